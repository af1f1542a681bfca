import Calculus

/// The hints to a question about derivatives, made from the derivation: each says a little more than the one before, and
/// none says the answer.
package struct HintLadder: Sendable {
  package enum Rung: Int, Sendable, CaseIterable {
    /// Where to look.
    case nudge
    /// Which rule.
    case rule
    /// The rule with the parts of this problem in it.
    case setup
    /// One of the derivatives that the rule asks for.
    case step
    /// A problem of the same kind, worked out.
    case sibling
  }

  package struct Hint: Sendable {
    package let rung: Rung
    package let text: String
    /// Every formula in the text.
    package let formulas: [Expression]
  }

  package let hints: [Hint]

  /// - Parameter problem: nothing is said about problems that are no derivatives of a function.
  package init(_ problem: Problem) {
    guard let (function, variable) = problem.firstDerivative else {
      hints = []
      return
    }
    let derivation = Derivation(of: function, by: variable)
    var found = [HintLadder.nudge(derivation, problem), HintLadder.rule(derivation)]
    found += [HintLadder.setup(derivation), HintLadder.step(derivation)].compactMap { $0 }
    found += Sibling.derivation(of: function, by: variable).map { [HintLadder.worked($0)] } ?? []
    let answers = problem.answer.entries + problem.general.answer.entries
    hints = found.filter { hint in !hint.givesAway(answers) }
  }

  // MARK: The rungs

  private static func nudge(_ derivation: Derivation, _ problem: Problem) -> Hint {
    let sentence =
      switch derivation.rule {
      case .constant, .variable: "Ask yourself how fast this changes when \(derivation.variable) moves."
      case .sum: "It is put together from several terms. How are terms differentiated that are added?"
      case .constantMultiple: "A factor in front does not change. What becomes of it?"
      case .product: "Two things that both change are multiplied here. Which rule is made for that?"
      case .quotient: "One changing thing is divided by another. Which rule is made for that?"
      case .power, .exponential, .generalPower:
        "Look at where the variable stands: in the base, in the exponent, or in both? Which rule goes with that?"
      case .function: "Which operation would you carry out last to compute a value? Begin with its rule."
      }
    return Hint(rung: .nudge, text: (problem.opening.map { $0 + " " } ?? "") + sentence, formulas: [])
  }

  private static func rule(_ derivation: Derivation) -> Hint {
    Hint(rung: .rule, text: "Use the \(derivation.title). \(derivation.rule.statement)", formulas: [])
  }

  private static func setup(_ derivation: Derivation) -> Hint? {
    let parts = derivation.contributions.map(\.part.expression)
    guard let first = parts.first else { return nil }
    func named(_ names: [String], _ values: [Expression]) -> String {
      zip(names, values).map { "\($0) = \($1.text(.unicode))" }.joined(separator: " and ")
    }
    let (text, formulas): (String, [Expression])
    switch derivation.rule {
    case .constant, .variable: return nil
    case .sum: (text, formulas) = ("The terms are \(parts.map { $0.text(.unicode) }.joined(separator: ", ")).", parts)
    case .constantMultiple: (text, formulas) = ("What changes is u = \(first.text(.unicode)); find u'.", [first])
    case .product:
      (text, formulas) = ("The factors are \(named(["u", "v", "w", "z"], parts)). Find the derivative of each.", parts)
    case .quotient:
      guard let below = derivation.expression.denominator else { return nil }
      (text, formulas) = ("Here \(named(["u", "v"], [first, below])). Find u' and v'.", [first, below])
    case .power, .exponential, .function:
      guard derivation.isChained else { return nil }
      (text, formulas) = ("The inside is u = \(first.text(.unicode)). Find u', and multiply by it.", [first])
    case .generalPower:
      (text, formulas) = ("Here \(named(["u", "v"], parts)), and both change.", parts)
    }
    return Hint(rung: .setup, text: text, formulas: formulas)
  }

  /// The first derivative of a part that is more than a constant, told.
  private static func step(_ derivation: Derivation) -> Hint? {
    let parts = derivation.contributions.map(\.part)
    guard
      let part = parts.first(where: { !$0.derivative.variablesAreAbsent })
        ?? parts.first(where: { $0.rule != .variable })
    else { return nil }
    return Hint(
      rung: .step,
      text: "One step of it: the derivative of \(part.expression.text(.unicode)) is \(part.derivative.text(.unicode)).",
      formulas: [part.expression, part.derivative])
  }

  private static func worked(_ sibling: Derivation) -> Hint {
    let steps = sibling.steps().reversed().map { step in
      "(\(step.expression.text(.unicode)))' = \(step.derivative.text(.unicode)) by the \(step.title)"
    }
    let formulas = sibling.steps().flatMap { [$0.expression, $0.derivative] }
    return Hint(
      rung: .sibling,
      text: "A problem like it, worked out: to differentiate \(sibling.expression.text(.unicode)), "
        + "go from the inside out. " + steps.joined(separator: "; ") + ". Now do the same with yours.",
      formulas: formulas)
  }
}

extension HintLadder.Hint {
  /// Whether one of its formulas is one of the answers. Bare numbers and variables are in every text.
  fileprivate func givesAway(_ answers: [Expression]) -> Bool {
    formulas.contains { formula in
      answers.contains { answer in
        if formula == answer { return true }
        guard formula.weight > 1, !answer.variablesAreAbsent, formula.variables == answer.variables else {
          return false
        }
        if case .different = Comparison(expected: answer, answer: formula).verdict { return false }
        return true
      }
    }
  }
}

extension Problem {
  /// The function and the variable of the first derivative to be found; nil for other problems.
  fileprivate var firstDerivative: (Expression, Symbol)? {
    switch general {
    case .derivative(let f, let x, _), .tangent(let f, let x, _): return (f.expression, x)
    case .mixed(let f, let variables), .gradient(let f, let variables), .hessian(let f, let variables),
      .directional(let f, let variables, _), .discriminant(let f, let variables):
      return variables.first.map { (f.expression, $0) }
    case .jacobian(let functions, let variables):
      guard let f = functions.first, let x = variables.first else { return nil }
      return (f.expression, x)
    case .limit, .implicit, .parametric, .graph, .layer, .softmax, .chain, .steps, .centralDifference, .value:
      return nil
    }
  }

  /// What comes before the first derivative is looked at.
  fileprivate var opening: String? {
    switch general {
    case .derivative(_, _, let order): order > 1 ? "Differentiate once, then differentiate what you get." : nil
    case .mixed(_, let variables):
      variables.first.map { "Begin with the derivative by \($0); hold the other variables still." }
    case .gradient(_, let variables), .directional(_, let variables, _):
      variables.first.map { "Take one variable at a time, \($0) first, and hold the others still." }
    case .hessian, .discriminant: "Find the first derivatives, then differentiate each of them again."
    case .jacobian: "Each row belongs to one function, each column to one variable: one entry at a time."
    case .tangent, .limit, .implicit, .parametric, .graph, .layer, .softmax, .chain, .steps, .centralDifference, .value:
      nil
    }
  }
}

extension Expression {
  /// What stands below the line of a quotient.
  fileprivate var denominator: Expression? {
    guard case .product(_, let factors) = kind else { return nil }
    let below = factors.filter {
      if case .power(_, let exponent) = $0.kind { exponent.number?.isNegative == true } else { false }
    }
    return below.isEmpty ? nil : 1 / Expression.product(below)
  }
}
