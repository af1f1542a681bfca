import Calculus

/// A way to go wrong that is known: one row of the catalogue.
package struct Mistake: Sendable {
  /// Its place in the catalogue: "D1".
  package let id: String
  /// What it is called: "inner-missing".
  package let name: String
  /// How common it is: 3 common, 2 regular, 1 rare.
  package let weight: Int
  /// Completes "This is what you get if …".
  package let cause: String
  /// The sentence that helps, without the answer.
  package let advice: String
  let form: Form

  enum Form: Sendable {
    /// A rule of differentiation applied wrongly to one figure.
    case rule(Misrule)
    /// A question mistaken as a whole: the wrong answers it leads to.
    case question(@Sendable (Problem) -> [Problem.Answer])
  }

  init(
    _ id: String, _ name: String, _ weight: Int, _ cause: String, _ advice: String, _ formulas: [String],
    onTerms isOnTerms: Bool = false, where applies: @escaping @Sendable (Site) -> [String: Expression]?
  ) {
    (self.id, self.name, self.weight, self.cause, self.advice) = (id, name, weight, cause, advice)
    form = .rule(Misrule(formulas: formulas.map(Template.init), isOnTerms: isOnTerms, applies: applies))
  }

  init(
    _ id: String, _ name: String, _ weight: Int, _ cause: String, _ advice: String,
    answers: @escaping @Sendable (Problem) -> [Problem.Answer]
  ) {
    (self.id, self.name, self.weight, self.cause, self.advice) = (id, name, weight, cause, advice)
    form = .question(answers)
  }

  /// The whole catalogue.
  package static let all: [Mistake] =
    constants + exponentials + functions + chains + products + quotients + higher + partials + gradients + graphs
    + optimizers

  /// The places in `all` of the rules, which the differentiator runs.
  static let rules: [(index: Int, rule: Misrule)] = all.enumerated().compactMap { index, mistake in
    if case .rule(let rule) = mistake.form { (index, rule) } else { nil }
  }
}

/// A wrong rule: what stands in place of the derivative of a figure.
struct Misrule: Sendable {
  let formulas: [Template]
  /// Whether it gives what a term adds to its sum (`k` is its sign), and not the derivative of a figure.
  let isOnTerms: Bool
  /// Nil where the rule does not apply to a figure, else what further letters of the formulas stand for.
  let applies: @Sendable (Site) -> [String: Expression]?
}

/// A figure in its surroundings, as the rules look at it.
struct Site {
  let figure: Figure
  let variable: Symbol
  /// Whether it is one of several terms, and with which sign; the whole formula is a term of its own.
  var term: (isNegative: Bool, isAlone: Bool)?
  /// Whether it is the inside of another function or power.
  var isInside = false
  /// Whether it is a factor of a product with three factors or more.
  var isPartOfProduct = false
  var isWhole = false

  var expression: Expression { figure.expression }
  /// The first part.
  var u: Figure? { figure.parts.first }
  var v: Figure? { figure.parts.count > 1 ? figure.parts[1] : nil }
  /// Whether the inside is the variable alone.
  var isPlain: Bool { u?.isVariable ?? false }

  /// The slope of an inside a·x + b other than x.
  var linearSlope: Expression? {
    guard let u, !u.isVariable, u.expression.contains(variable) else { return nil }
    let slope = u.expression.derivative(by: variable)
    return slope.contains(variable) ? nil : slope
  }

  /// Whether the inside is a·x.
  var isProportional: Bool {
    linearSlope.map { $0 * Expression(variable) == u?.expression } ?? false
  }

  var exponent: Expression? { if case .power(let exponent) = figure.shape { exponent } else { nil } }
  var base: Expression? { if case .exponential(let base) = figure.shape { base } else { nil } }
  var factor: Expression? { if case .multiple(let factor) = figure.shape { factor } else { nil } }
  var function: Function? {
    if case .function(let function) = figure.shape, figure.parts.count == 1 { function } else { nil }
  }
  var isSquareRoot: Bool { exponent?.number == .half }
}
