import Calculus

/// A derivative being found by choosing rules: the learner picks a part that is still to be differentiated and a rule,
/// which is applied, or refused with the reason.
package struct RuleWorking: Sendable {
  /// The rules to choose from.
  package enum Rule: String, Sendable, CaseIterable {
    case constant, variable, sum
    case constantMultiple = "constant-multiple"
    case product, quotient, power, exponential
    case generalPower = "general-power"
    case function

    package var name: String {
      switch self {
      case .constant: "constant rule"
      case .variable: "derivative of the variable"
      case .sum: "sum rule"
      case .constantMultiple: "constant multiple rule"
      case .product: "product rule"
      case .quotient: "quotient rule"
      case .power: "power rule"
      case .exponential: "exponential rule"
      case .generalPower: "general power rule"
      case .function: "derivative of a named function"
      }
    }
  }

  /// Why a rule does not apply.
  package struct Refusal: Error, Hashable, Sendable {
    package let reason: String
  }

  package let variable: Symbol
  /// The derivative so far; what is still to be differentiated stands in it as a name of its own.
  package private(set) var expression: Expression
  /// What these names stand for the derivatives of, in the order in which they came up.
  package private(set) var open: [(name: Symbol, part: Expression)] = []
  private var count = 0

  package init(of function: Expression, by variable: Symbol) {
    self.variable = variable
    expression = .zero
    expression = place(for: function)
  }

  /// Whether nothing is left to be differentiated.
  package var isFinished: Bool { open.isEmpty }

  /// The derivative so far, with `d/dx[…]` for what is still to be done.
  package func text(_ notation: Notation = .unicode) -> String {
    var text = expression.text(notation)
    for index in open.indices.reversed() {
      text = text.replacing(open[index].name.text(notation), with: operation(index, notation))
    }
    return text
  }

  /// What is to be done with one of the open parts: `d/dx[x^2]`.
  package func operation(_ index: Int, _ notation: Notation = .unicode) -> String {
    let (by, part) = (variable.text(notation), open[index].part.text(notation))
    return notation == .latex ? "\\frac{d}{d\(by)}\\left[\(part)\\right]" : "d/d\(by)[\(part)]"
  }

  /// Applies a rule to one of the open parts.
  package mutating func apply(_ rule: Rule, to name: Symbol) throws(Refusal) {
    guard let index = open.firstIndex(where: { $0.name == name }) else {
      throw Refusal(reason: "There is nothing to be differentiated there.")
    }
    let part = open[index].part
    let (factors, parts) = try contributions(of: part, rule)
    open.remove(at: index)
    let terms = zip(factors, parts).map { factor, part in factor * place(for: part) }
    let derivative = rule == .variable ? Expression.one : Expression.sum(terms)
    expression = expression.substituting([name: derivative])
  }

  /// The rule that a derivation begins with, and why others would not do; those that would do as well are left out.
  package static func choices(for derivation: Derivation) -> (fitting: Rule, refused: [(rule: Rule, reason: String)]) {
    let working = RuleWorking(of: derivation.expression, by: derivation.variable)
    let refused = Rule.allCases.compactMap { rule -> (Rule, String)? in
      do throws(Refusal) {
        _ = try working.contributions(of: derivation.expression, rule)
        return nil
      } catch {
        return (rule, error.reason)
      }
    }
    return (derivation.rule.choice, refused)
  }

  private mutating func place(for part: Expression) -> Expression {
    count += 1
    let name = Symbol("'D\(count)")
    open.append((name, part))
    return Expression(name)
  }

  /// The parts that a rule differentiates, each with the factor in front.
  private func contributions(of part: Expression, _ rule: Rule) throws(Refusal) -> ([Expression], [Expression]) {
    let derivation = Derivation(of: part, by: variable)
    let fitting = derivation.rule.choice
    if rule == fitting || rule == .function && derivation.rule == .function(.exp) {
      return (derivation.contributions.map(\.factor), derivation.contributions.map(\.part.expression))
    }
    switch (rule, fitting) {
    case (.product, .quotient), (.product, .constantMultiple):
      // u/v is u·v⁻¹, and a number is a factor like any other.
      let factors = part.factorList
      return (
        factors.indices.map { index in .product(factors.indices.filter { $0 != index }.map { factors[$0] }) }, factors
      )
    case (.quotient, .power):
      // 1/v has a top that does not change.
      let below = 1 / part
      if case .power(_, let exponent) = part.kind, exponent.number?.isNegative == true {
        return ([-part * part], [below])
      }
    case (.sum, .constantMultiple), (_, _): break
    }
    throw Refusal(reason: fitting.isWhy(part, in: variable, not: rule))
  }
}

extension DifferentiationRule {
  fileprivate var choice: RuleWorking.Rule {
    switch self {
    case .constant: .constant
    case .variable: .variable
    case .sum: .sum
    case .constantMultiple: .constantMultiple
    case .product: .product
    case .quotient: .quotient
    case .power: .power
    case .exponential: .exponential
    case .generalPower: .generalPower
    case .function(.exp): .exponential
    case .function: .function
    }
  }
}

extension RuleWorking.Rule {
  /// What an expression is that this rule fits, said to somebody who chose another.
  fileprivate func isWhy(_ part: Expression, in variable: Symbol, not chosen: RuleWorking.Rule) -> String {
    let text = part.text(.unicode)
    let truth =
      switch self {
      case .constant: "\(text) does not contain \(variable)"
      case .variable: "\(text) is the variable itself"
      case .sum: "\(text) is a sum: its last operation is + or −"
      case .constantMultiple: "in \(text) only one factor changes with \(variable)"
      case .product: "\(text) is a product of factors that change with \(variable)"
      case .quotient: "\(text) is a quotient with \(variable) below the line"
      case .power: "\(text) has \(variable) in the base of a power, and a fixed exponent"
      case .exponential: "\(text) has \(variable) in the exponent, and a fixed base"
      case .generalPower: "\(text) has \(variable) in the base and in the exponent"
      case .function: "\(text) is a named function of something"
      }
    return "The \(chosen.name) does not fit: \(truth)."
  }
}

extension Expression {
  /// The factors of a product, with its number.
  fileprivate var factorList: [Expression] {
    guard case .product(let coefficient, let factors) = kind else { return [self] }
    return (coefficient.isOne ? [] : [Expression(coefficient)]) + factors
  }
}
