import Calculus

extension ExerciseBlock {
  /// A search for a function by its derivative.
  package struct Inversion: Hashable, Sendable {
    /// What the derivative must be; a vector for a gradient.
    package var derivative: FormulaText
    /// One for a derivative, several for a gradient.
    package var variables: [Symbol]
    /// A function that has it, for "show the answer".
    package var solution: FormulaText
  }
}

extension ExerciseBlock.Inversion {
  /// The derivative of a function that somebody proposes, in the shape of the one asked for.
  func derivative(of function: Expression) -> Formula.Value {
    switch derivative.value {
    case .vector: .vector(function.gradient(by: variables))
    case .scalar, .matrix, .equation, .point:
      .scalar(variables.first.map { function.derivative(by: $0) } ?? .undefined)
    }
  }

  package var noun: String {
    if case .vector = derivative.value { "gradient of the function" } else { "derivative of the function" }
  }
}
