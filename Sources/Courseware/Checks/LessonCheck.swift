import Calculus
import Grading

/// Something that can be wrong in a lesson that reads: what the linter looks for beyond what reading finds.
package struct LessonCheck: Sendable {
  package let name: String
  let diagnostics: @Sendable (Lesson) -> [Diagnostic]

  /// All of them, in the order in which they run.
  package static let all = [
    LessonCheck(name: "mathematics reads", diagnostics: mathematics),
    LessonCheck(name: "pages fit the screen", diagnostics: widths),
    LessonCheck(name: "answers are defined", diagnostics: perExercise(undefinedAnswer)),
    LessonCheck(name: "stated answers are what the function gives", diagnostics: perExercise(statedAnswer)),
    LessonCheck(name: "wrong answers are wrong", diagnostics: perExercise(wrongAnswers)),
    LessonCheck(name: "hints keep the answer", diagnostics: perExercise(hints)),
  ]

  /// Runs a check on each exercise, with its parameters drawn where it has any.
  private static func perExercise(
    _ check: @escaping @Sendable (ExerciseBlock, Question) -> [Diagnostic]
  ) -> @Sendable (Lesson) -> [Diagnostic] {
    { lesson in
      lesson.liveBlocks.flatMap { _, block -> [Diagnostic] in
        guard case .exercise(let exercise) = block else { return [] }
        var found: [Diagnostic] = []
        for draw in exercise.draws {
          found = check(draw, draw.question(lesson: lesson.id))
          if !found.isEmpty { break }
        }
        return found
      }
    }
  }

  private static func undefinedAnswer(_ exercise: ExerciseBlock, _ question: Question) -> [Diagnostic] {
    var entries = exercise.task.answer.entries
    if case .derive(let derivation) = exercise.task { entries += derivation.function.value.entries }
    guard entries.contains(where: { $0.isUndefined || $0.isNumberWithoutValue }) else { return [] }
    return [Diagnostic(.answerUndefined, at: exercise.range)]
  }

  private static func statedAnswer(_ exercise: ExerciseBlock, _ question: Question) -> [Diagnostic] {
    guard case .derive(let derivation) = exercise.task, let stated = derivation.stated else { return [] }
    switch question.judge(stated.formula) {
    case .right: return []
    case .unreadable, .otherShape, .wrong:
      return [Diagnostic(.answerDiffers(derivation.answer.text(.plain)), at: stated.range)]
    case .undecided: return [Diagnostic(.answerUndecided, at: stated.range)]
    }
  }

  private static func wrongAnswers(_ exercise: ExerciseBlock, _ question: Question) -> [Diagnostic] {
    exercise.wrongAnswers.compactMap { wrong in
      switch question.judge(wrong.answer.formula) {
      case .wrong, .undecided: nil
      case .right: Diagnostic(.wrongAnswerIsRight, at: wrong.answer.range)
      case .unreadable, .otherShape: Diagnostic(.wrongAnswerOfOtherShape, at: wrong.answer.range)
      }
    }
  }

  /// A hint that holds the right answer as a formula of its own.
  private static func hints(_ exercise: ExerciseBlock, _ question: Question) -> [Diagnostic] {
    exercise.hints.flatMap { hint in
      hint.flatMap(\.texts).flatMap(\.mathematics).compactMap { source in
        guard let formula = try? Parser.parse(source.text, in: question.scope) else { return nil }
        // A bare number or variable is no give-away by itself: "the inside has the slope 2".
        guard source.text.unicodeScalars.count > 3, case .right = question.judge(formula) else { return nil }
        return Diagnostic(.hintHasAnswer, at: source.range)
      }
    }
  }
}

extension Expression {
  /// Whether it has no variables and no value either.
  fileprivate var isNumberWithoutValue: Bool { variables.isEmpty && number64 == nil }
}

extension ExerciseBlock {
  /// The draws that are looked at: all there are, or some spread over them where there are many.
  fileprivate var draws: [ExerciseBlock] {
    guard !parameters.isEmpty else { return [self] }
    let most = 64
    let counts = parameters.map(\.values.count)
    let all = counts.reduce(1) { $0.multipliedReportingOverflow(by: $1).overflow ? Int.max : $0 * $1 }
    return (0..<min(all, most)).map { number in
      var rest = all <= most ? number : number &* (all / most)
      var values: [Symbol: Expression] = [:]
      for parameter in parameters {
        values[parameter.variable] = parameter.values[rest % parameter.values.count]
        rest /= parameter.values.count
      }
      return drawn(values)
    }
  }
}

extension Lesson {
  /// What is wrong with the lesson: what reading found and what the checks find.
  package var lint: [Diagnostic] {
    (diagnostics + LessonCheck.all.flatMap { $0.diagnostics(self) }).sorted { $0.range < $1.range }
  }
}
