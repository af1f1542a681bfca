import Calculus

/// A question with a typed answer.
package struct ExerciseBlock: Hashable, Sendable {
  /// What the learner is asked for.
  package enum Task: Hashable, Sendable {
    /// Gradus derives the answer from the function.
    case derive(Derivation)
    /// The author gives the answer.
    case answer(FormulaText)
  }

  /// What Gradus differentiates, and how.
  package struct Derivation: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// With respect to one variable, `order` times; order 0 is the value itself.
      case derivative(variable: Symbol, order: Int)
      /// With respect to one variable after the other: ∂²f/∂x∂y.
      case mixed(variables: [Symbol])
      case gradient(variables: [Symbol])
      case hessian(variables: [Symbol])
      case jacobian(variables: [Symbol])
    }

    /// A vector `[…]` for a Jacobian.
    package var function: FormulaText
    package var kind: Kind
    /// Where the value is asked for; empty where the answer is an expression.
    package var point: [Assignment]
    /// What the author says the answer is, checked by the linter; `nil` where it is left to Gradus.
    package var stated: FormulaText?

    package init(function: FormulaText, kind: Kind, point: [Assignment] = [], stated: FormulaText? = nil) {
      self.function = function
      self.kind = kind
      self.point = point
      self.stated = stated
    }
  }

  /// A likely wrong answer and what to say to it.
  package struct WrongAnswer: Hashable, Sendable {
    package var answer: FormulaText
    package var explanation: Prose

    package init(answer: FormulaText, explanation: Prose) {
      self.answer = answer
      self.explanation = explanation
    }
  }

  package var id: String
  package var ask: Prose
  package var task: Task
  /// The form the answer must have beyond being equal, such as `factored`.
  package var form: String?
  /// Conditions on the variables, such as `x > 0`.
  package var assumptions: [MathText]
  /// The relative error that a number may have; `nil` for the usual one.
  package var tolerance: Double?
  /// In the order in which they are shown.
  package var hints: [Prose]
  package var wrongAnswers: [WrongAnswer]
  /// Said after the right answer.
  package var explanation: Prose
  /// From 1, one idea, to 3, needs insight.
  package var difficulty: Int
  package var tags: [String]
  package var covers: [String]
  /// Drawn anew each time.
  package var parameters: [Parameter]
  package var range: SourceRange

  package init(
    id: String, ask: Prose, task: Task, form: String? = nil, assumptions: [MathText] = [], tolerance: Double? = nil,
    hints: [Prose] = [], wrongAnswers: [WrongAnswer] = [], explanation: Prose = [], difficulty: Int = 1,
    tags: [String] = [], covers: [String] = [], parameters: [Parameter] = [], range: SourceRange
  ) {
    self.id = id
    self.ask = ask
    self.task = task
    self.form = form
    self.assumptions = assumptions
    self.tolerance = tolerance
    self.hints = hints
    self.wrongAnswers = wrongAnswers
    self.explanation = explanation
    self.difficulty = difficulty
    self.tags = tags
    self.covers = covers
    self.parameters = parameters
    self.range = range
  }
}
