/// Something that can be wrong in a lesson that reads: what the linter looks for beyond what reading finds.
package struct LessonCheck: Sendable {
  package let name: String
  let diagnostics: @Sendable (Lesson) -> [Diagnostic]

  /// All of them, in the order in which they run.
  package static let all = [
    LessonCheck(name: "mathematics reads", diagnostics: mathematics),
    LessonCheck(name: "pages fit the screen", diagnostics: widths),
    LessonCheck(name: "claims are true", diagnostics: claims),
    LessonCheck(name: "what is promised is there", diagnostics: placements),
    LessonCheck(name: "exercises hold", diagnostics: exercises),
  ]

  private static func exercises(_ lesson: Lesson) -> [Diagnostic] {
    lesson.liveBlocks.flatMap { _, block -> [Diagnostic] in
      guard case .exercise(let exercise) = block else { return [] }
      return ExerciseCheck.diagnostics(exercise, lesson: lesson.id)
    }
  }
}

extension Lesson {
  /// What is wrong with the lesson: what reading found and what the checks find.
  package var lint: [Diagnostic] {
    (diagnostics + LessonCheck.all.flatMap { $0.diagnostics(self) }).sorted { $0.range < $1.range }
  }
}
