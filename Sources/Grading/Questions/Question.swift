import Calculus

/// What is asked, and so what counts as right.
package struct Question: Sendable {
  package enum Expected: Sendable {
    case expression(Expression)
    case vector([Expression])
    case matrix([[Expression]])
    /// Any number from the first to the second: the subgradients at a corner.
    case between(Expression, Expression)
  }

  package let expected: Expected
  /// What an answer may speak of, and what its left side may name.
  package let scope: Scope
  /// What the answer is a value of, for messages: "derivative", "gradient", "value".
  package let noun: String
  /// The problem's own, so that the same answer gets the same verdict everywhere.
  package let seed: UInt64
  /// By which share of its size a number may be off, 10⁻⁹ where it is zero; nil where numbers must be exact.
  package let tolerance: Double?
  /// To how many significant digits numbers are asked for, in place of a tolerance.
  package let significantDigits: Int?
  /// What is taken for granted of the variables.
  package let assumptions: [Assumption]
  /// What the answer must look like, beyond being right.
  package let forms: [Form]
  /// What is asked, as mathematics; where it is known wrong answers are explained.
  package let problem: Problem?

  package init(
    expected: Expected, scope: Scope, noun: String = "expression", seed: UInt64 = 0, tolerance: Double? = nil,
    significantDigits: Int? = nil, assuming assumptions: [Assumption] = [], forms: [Form] = [],
    problem: Problem? = nil
  ) {
    self.expected = expected
    self.scope = scope
    self.noun = noun
    self.seed = seed
    self.significantDigits = significantDigits
    self.tolerance = significantDigits.map { Question.tolerance(significantDigits: $0) } ?? tolerance
    self.assumptions = assumptions
    self.forms = forms
    self.problem = problem
  }

  /// Numbers are right to three significant digits unless the exercise says otherwise.
  package static let usualTolerance = 1e-3

  /// The largest share that a number may be off which is asked for to so many significant digits.
  static func tolerance(significantDigits count: Int) -> Double {
    (1..<max(1, min(count, 16))).reduce(0.5) { share, _ in share / 10 }
  }

  /// The derivative of a function, which Gradus finds itself.
  package init(derivativeOf function: Expression, by variable: Symbol, order: Int = 1, scope: Scope, seed: UInt64 = 0) {
    self.init(
      Problem.derivative(Problem.WrittenFunction(function), by: variable, order: order), scope: scope,
      noun: order == 1 ? "derivative" : "derivative of order \(order)", seed: seed)
  }

  /// A problem, whose answer Gradus finds itself.
  package init(
    _ problem: Problem, scope: Scope, noun: String? = nil, seed: UInt64 = 0, tolerance: Double? = nil,
    assuming assumptions: [Assumption] = [], forms: [Form] = []
  ) {
    self.init(
      expected: problem.answer.expected, scope: scope, noun: noun ?? problem.noun, seed: seed, tolerance: tolerance,
      assuming: assumptions, forms: forms, problem: problem)
  }
}

extension Question {
  /// How far a number may be off; nil where it must be exact.
  func slack(for right: Interval) -> Double? {
    guard let tolerance else { return nil }
    if right.containsZero { return 1e-9 }
    guard let significantDigits else { return tolerance * right.magnitude }
    var unit = 1.0
    while unit <= right.magnitude / 10 { unit *= 10 }
    while unit > right.magnitude { unit /= 10 }
    // Half a unit in the last digit, and a little, so that a tie counts.
    return Question.tolerance(significantDigits: significantDigits) * unit * 1.000_000_1
  }
}

extension Question {
  fileprivate static let powersOfTen = [1, 10, 100, 1_000, 10_000]

  /// What the answer's entries are compared with, row by row.
  var entries: [Expression] {
    switch expected {
    case .expression(let value): [value]
    case .vector(let components): components
    case .matrix(let rows): rows.flatMap(\.self)
    case .between(let low, let high): [low, high]
    }
  }

  /// Empty for a scalar, else the lengths of the sides.
  var shape: [Int] {
    switch expected {
    case .expression, .between: []
    case .vector(let components): [components.count]
    case .matrix(let rows): [rows.count, rows.first?.count ?? 0]
    }
  }

  /// Whether the answer is a number, or several: then a right value shown would be the answer given away.
  package var isNumeric: Bool { entries.allSatisfy(\.variablesAreAbsent) }

  /// The right answer in one notation, for "show the answer".
  package func answerText(_ notation: Notation) -> String {
    func text(_ value: Expression) -> String { value.answerText(notation, tolerance: tolerance) }
    if case .between(let low, let high) = expected { return text(low.isZero ? high : low) }
    return Problem.Answer(entries, shape: shape).text(text)
  }
}

extension Expression {
  /// The expression as an answer is written: a number that may be rounded as a decimal where that is short or where the
  /// fraction is long.
  fileprivate func answerText(_ notation: Notation, tolerance: Double?) -> String {
    guard let tolerance, let number, !number.isInteger else { return text(notation) }
    let value = Double(number)
    if (1...4).contains(where: { (number * Rational(Question.powersOfTen[$0])).isInteger }) {
      return value.text(significantDigits: 15)
    }
    guard text(.plain).utf8.count > Expression.longestFraction else { return text(notation) }
    return (6...17).lazy.map { value.text(significantDigits: $0) }
      .first { ((Double($0) ?? .nan) - value).magnitude <= tolerance / 10 * value.magnitude } ?? text(notation)
  }

  /// A fraction with more characters is shown as a decimal.
  private static let longestFraction = 9
}

/// A wrong answer that the author of an exercise has foreseen.
package struct ForeseenMistake: Sendable {
  package let answer: Formula.Value
  package init(answer: Formula.Value) { self.answer = answer }
}
