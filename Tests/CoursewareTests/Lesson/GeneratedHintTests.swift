import Calculus
import Grading
import Testing

@testable import Courseware

struct GeneratedHintTests {
  /// Over every exercise of every lesson, as learners draw it: no hint that Gradus makes holds the answer.
  @Test(arguments: ShippedLessons.ids)
  func noHintHoldsTheAnswer(id: String) throws {
    for case (_, .exercise(let exercise)) in try ShippedLessons.lesson(id).liveBlocks {
      for trial in exercise.trials(lesson: id, count: 12) {
        guard let problem = trial.question.question.problem else { continue }
        let answers = problem.answer.entries + problem.general.answer.entries
        for hint in HintLadder(problem).hints {
          #expect(
            !answers.contains { $0.weight > 1 && hint.formulas.contains($0) },
            "\(exercise.id): \(hint.text)")
        }
      }
    }
  }
}
