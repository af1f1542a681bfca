import Calculus

/// A question with a typed answer.
package struct ExerciseBlock: Hashable, Sendable {
  package var id: String
  package var ask: Prose
  package var task: Task
  /// The form the answer must have beyond being equal, such as `factored`.
  package var form: String?
  /// Conditions on the variables, such as `x > 0`.
  package var assumptions: [MathText]
  /// The relative error that a number may have; `nil` for the usual one.
  package var tolerance: Double?
  /// To how many significant digits a number is asked for; `nil` where the tolerance holds.
  package var digits: Int?
  /// What counts at a corner of the function; `nil` for the convention.
  package var kink: Kink?
  /// In the order in which they are shown.
  package var hints: [Prose]
  package var wrongAnswers: [WrongAnswer]
  /// Said after the right answer.
  package var explanation: Prose
  /// From 1, one idea, to 3, needs insight.
  package var difficulty: Int
  package var tags: [String]
  /// Drawn anew each time.
  package var parameters: [Parameter]
  /// What a draw must fulfil, such as `a != b`.
  var requirements: [Claim]
  /// What the linter would say of it and the author means to be so.
  var allowance: Diagnostic.Code?
  package var notes: BlockNotes

  /// What counts as the slope at a corner.
  package enum Kink: String, Hashable, Sendable, CaseIterable {
    /// The one slope that programs give: 0 for relu and |x| at 0.
    case convention
    /// Every number between the slopes on both sides.
    case subgradient
  }

  /// A likely wrong answer and what to say to it.
  package struct WrongAnswer: Hashable, Sendable {
    package var answer: FormulaText
    package var explanation: Prose
  }

  /// What the learner is asked for.
  package enum Task: Hashable, Sendable {
    /// Gradus derives the answer from the function.
    case derive(Derivation)
    /// The author gives the answer.
    case answer(FormulaText)
    /// Where an optimiser gets to; Gradus takes the steps.
    case predict(Prediction)
    /// A function that has a given derivative.
    case invert(Inversion)
  }
}
