import Calculus
import Courseware
import Grading
import Journal
import Practice
import Tutor

/// Decides attempts anew: the exercise drawn again from its seed, the answer read and judged again.
struct Replay {
  private let folder: CourseFolder?
  private let course: Course?
  /// Lessons as they are read, each once.
  private var lessons: [String: Lesson] = [:]

  init(_ folder: CourseFolder?) { (self.folder, course) = (folder, try? folder?.list()) }

  struct Decision {
    /// As the record calls it; nil where the text is no answer.
    let verdict: String?
    /// How the answer was read, and what the verdict rests on.
    let reading: [String]
    let question: String
    /// Whether the exercise says what it said when it was answered.
    let isSameWording: Bool
  }

  /// Nil where the exercise cannot be found.
  mutating func decide(_ attempt: Attempt) -> Decision? {
    guard let (block, lesson) = block(of: attempt) else { return nil }
    let isSame = block.contentHash == attempt.contentHash
    switch block {
    case .exercise(let exercise):
      let drawn =
        attempt.lesson == DayCount.practice ? exercise : attempt.seed.map { exercise.instance(seed: $0) } ?? exercise
      let question = ExerciseQuestion(drawn, lesson: lesson)
      return Decision(
        verdict: question.verdict(on: attempt.answer), reading: question.question.explanation(of: attempt.answer),
        question: drawn.ask.line, isSameWording: isSame)
    case .choice(let choice):
      let right = Set(choice.options.indices.filter { choice.options[$0].isRight }.map { $0 + 1 })
      let chosen = attempt.answer.split(separator: ",").map { Int($0) }
      let isChoice =
        !chosen.isEmpty && chosen.allSatisfy { $0.map { (1...choice.options.count).contains($0) } ?? false }
      return Decision(
        verdict: isChoice ? (Set(chosen.compactMap(\.self)) == right ? "right" : "wrong") : nil,
        reading: choice.options.enumerated().map { "option \($0 + 1): \($1.text.line)" }, question: choice.ask.line,
        isSameWording: isSame)
    case .steps, .plot, .descent, .graph, .network, .card, .broken: return nil
    }
  }

  private mutating func block(of attempt: Attempt) -> (LiveBlock, lesson: String)? {
    if attempt.lesson == DayCount.practice {
      return attempt.seed.flatMap { PracticeLesson(id: attempt.exercise, seed: $0) }.map { ($0.block, $0.lesson.id) }
    }
    return lesson(attempt.lesson)?.liveBlocks.first { $0.block.id == attempt.exercise }.map {
      ($0.block, attempt.lesson)
    }
  }

  private mutating func lesson(_ id: String) -> Lesson? {
    if let known = lessons[id] { return known }
    guard let folder, let entry = course?.entry(id: id) else { return nil }
    let lesson = folder.lesson(entry)
    lessons[id] = lesson
    return lesson
  }
}

extension ExerciseQuestion {
  /// As the record calls it: of one answer, else of the lines of a calculation; nil where it is neither.
  fileprivate func verdict(on text: String) -> String? {
    if let verdict = judge(text).recorded { return verdict }
    let lines = text.split(separator: Answer.lineDivider).map(String.init)
    guard let working = working(lines) else { return nil }
    return working.isFinished ? "right" : working.lines.contains { $0.mark == .wrong } ? "wrong" : nil
  }
}

extension Judgement {
  /// As the record calls it; nil for what it does not count.
  var recorded: String? {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .undecided: "undecided"
    case .unreadable, .otherShape, .otherForm: nil
    }
  }
}
