import Calculus

/// A function to be made small: a formula, the order of its variables, and where a picture of it looks.
package struct Objective: Sendable {
  package let formula: Expression
  package var variables: [Symbol] { tape.inputs }
  package let tape: Tape
  package var box: Box

  /// - Parameter variables: the order of coordinates; those that the formula has besides follow in the order of names.
  package init(_ formula: Expression, variables: [Symbol] = [], box: Box? = nil) {
    self.formula = formula
    tape = Tape(formula, inputs: variables)
    self.box = box ?? .usual(dimensions: tape.inputs.count)
  }

  package func value(at point: [Double]) -> Evaluation<Double> { tape.value(at: point) }
  package func gradient(at point: [Double]) -> Evaluation<[Double]> { tape.gradient(at: point) }
}
