import Courseware
import Grading
import Terminal

/// A verdict that the learner doubts, with what it takes to decide it again elsewhere.
package struct Doubt: Hashable, Sendable {
  /// The exercise, its seed, the answer and what was said to it.
  package let answer: Answer
  package let question: String
  /// The answer that counts as right.
  package let key: String
  /// How the answer was read, and what the verdict rests on, line by line.
  package let trace: [String]

  /// The same wherever there is a verdict.
  static func binding<A>(_ action: A) -> Binding<A> {
    Binding(
      .function(7), label: "doubt", help: "Doubt the verdict: all of it goes into a file to be looked at",
      action: action)
  }

  /// The word for it in the linear mode.
  static let word = "doubt"
}

extension Context {
  /// What the doubt of the verdict on the latest answer asks of the program; nothing where it is another's.
  func doubt(_ posed: PosedExercise) -> [Effect] {
    let question = posed.task.question
    return doubt(posed.id, posed.block.ask, key: question.answerText(.plain)) { question.question.explanation(of: $0) }
  }

  func doubt(_ id: ActivityID, _ ask: Prose, key: String, trace: (String) -> [String]) -> [Effect] {
    guard let answer = record.latestAnswer, answer.id == id else { return [] }
    return [
      .command(.write(Doubt(answer: answer, question: ask.line, key: key, trace: trace(answer.text))))
    ]
  }
}
