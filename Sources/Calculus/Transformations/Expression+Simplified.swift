extension Expression {
  /// The expression in the shortest form that the rules of `SimplificationRule` find, part by part from the inside out.
  ///
  /// Values never change where there was one; cancelling may widen the domain. Takes a bounded time: what is very large
  /// is simplified only in its smaller parts.
  package var simplified: Expression { simplified(by: SimplificationRule.allCases) }

  /// The expression simplified by some of the rules.
  package func simplified(by rules: [SimplificationRule]) -> Expression { simplification(by: rules).result }

  /// The simplified expression with the rewriting of each part on the way to it, in the order in which it was done.
  package func simplification(by rules: [SimplificationRule] = SimplificationRule.allCases) -> (
    result: Expression, steps: [SimplificationStep]
  ) {
    var simplifier = Simplifier(rules)
    let result = simplifier.simplify(self)
    return (result, simplifier.steps)
  }
}

/// One rewriting of a part of an expression; both sides are equal wherever the first has a value.
package struct SimplificationStep: Hashable, Sendable {
  package let rule: SimplificationRule
  package let before: Expression
  package let after: Expression
}

private struct Simplifier {
  private let rules: [SimplificationRule]
  private var known: [Expression: Expression] = [:]
  /// Nodes that rules may still look at.
  private var effort = 12_000
  private(set) var steps: [SimplificationStep] = []

  /// Rules look at parts of the tree up to this weight.
  private static let weightLimit = 400

  init(_ rules: [SimplificationRule]) { self.rules = rules }

  mutating func simplify(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .number, .constant, .variable, .undefined: return expression
    case .sum, .product, .power, .function: break
    }
    if let result = known[expression] { return result }
    let begin = steps.count
    var current = expression.mapChildren { simplify($0) }
    while let step = shorter(current) {
      steps.append(step)
      current = step.after.mapChildren { simplify($0) }
    }
    // Parts that are shorter may make a longer whole: √(2x + ½) with one fraction inside is ½√2·√(4x + 1).
    if current.weight > expression.weight {
      steps.removeSubrange(begin...)
      current = expression
    }
    known[expression] = current
    known[current] = current
    return current
  }

  /// The shortest of what the rules make, where that is shorter.
  private mutating func shorter(_ expression: Expression) -> SimplificationStep? {
    guard expression.weight <= Simplifier.weightLimit else { return nil }
    var best: SimplificationStep?
    for rule in rules where rule.applies(to: expression) {
      effort -= expression.weight
      guard effort > 0 else { return nil }
      for candidate in rule.candidates(for: expression) where !candidate.isUndefined {
        if candidate.cost < (best?.after ?? expression).cost {
          best = SimplificationStep(rule: rule, before: expression, after: candidate)
        }
      }
    }
    return best
  }
}

extension Expression {
  /// What simplification makes less: the weight, and among equals one product or fraction rather than a sum.
  fileprivate var cost: Int { 2 * weight + (terms == nil ? 0 : 1) }
}
