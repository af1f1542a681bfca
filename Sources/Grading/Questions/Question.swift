import Calculus

/// What is asked, and so what counts as right.
package struct Question: Sendable {
  package enum Expected: Sendable {
    case expression(Expression)
    case vector([Expression])
    case matrix([[Expression]])
    /// A number that may be off by a share of its size; where it is zero, by 10⁻⁹.
    case number(Expression, tolerance: Double)
  }

  package let expected: Expected
  /// What an answer may speak of, and what its left side may name.
  package let scope: Scope
  /// What the answer is a value of, for messages: "derivative", "gradient", "value".
  package let noun: String
  /// The problem's own, so that the same answer gets the same verdict everywhere.
  package let seed: UInt64

  package init(expected: Expected, scope: Scope, noun: String = "expression", seed: UInt64 = 0) {
    self.expected = expected
    self.scope = scope
    self.noun = noun
    self.seed = seed
  }

  /// Numbers are right to three significant digits unless the exercise says otherwise.
  package static let usualTolerance = 1e-3

  /// The derivative of a function, which Gradus finds itself.
  package init(derivativeOf function: Expression, by variable: Symbol, order: Int = 1, scope: Scope, seed: UInt64 = 0) {
    self.init(
      expected: .expression(function.derivative(by: variable, order: order)), scope: scope,
      noun: order == 1 ? "derivative" : "derivative of order \(order)", seed: seed)
  }

  /// The right answer in one notation, for "show the answer".
  package func answerText(_ notation: Notation) -> String {
    func list(_ items: [Expression]) -> String { "[" + items.map { $0.text(notation) }.joined(separator: ", ") + "]" }
    return switch expected {
    case .expression(let value), .number(let value, _): value.text(notation)
    case .vector(let components): list(components)
    case .matrix(let rows): "[" + rows.map(list).joined(separator: ", ") + "]"
    }
  }
}

/// A wrong answer that the author of an exercise has foreseen.
package struct ForeseenMistake: Sendable {
  package let answer: Formula.Value
  package init(answer: Formula.Value) { self.answer = answer }
}
