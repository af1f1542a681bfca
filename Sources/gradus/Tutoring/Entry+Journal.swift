import Practice
import Journal
import Tutor

extension Entry {
  /// What the tutor wants kept, at a moment.
  init(_ entry: RecordEntry, at moment: Moment) {
    switch entry {
    case .answer(let answer): self = .attempt(Attempt(answer, at: moment))
    case .bookmark(let bookmark): self = .place(Place(lesson: bookmark.lesson, page: bookmark.page))
    case .draft(let id, let text):
      self = .draft(Draft(exercise: ExerciseID(lesson: id.lesson, exercise: id.activity), text: text))
    case .practice(let entry): self = .practice(entry)
    case .deadline(let day): self = .setting(name: Self.deadline, value: day.map { String($0) } ?? "")
    case .mistakes(let names): self = .setting(name: Self.mistakes, value: names.joined(separator: " "))
    }
  }

  /// The name under which the mistakes that were named lately are kept.
  static let mistakes = "mistakes"
  /// And that of the day for which everything is to be known.
  static let deadline = "deadline"
}

extension Attempt {
  init(_ answer: Answer, at moment: Moment) {
    let (seconds, attoseconds) = answer.elapsed.components
    self.init(
      lesson: answer.id.lesson, exercise: answer.id.activity, contentHash: answer.contentHash, seed: answer.seed,
      answer: answer.text, verdict: answer.verdict.rawValue, isSolution: answer.verdict == .right,
      message: answer.message, hintsUsed: answer.hintsUsed,
      elapsedMilliseconds: seconds * 1_000 + attoseconds / 1_000_000_000_000_000, moment: moment)
  }
}
