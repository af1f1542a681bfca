/// A sum of exponentials with numbers in front, c₁·e^u₁ + c₂·e^u₂ + …, a number alone being c·e⁰.
///
/// Computed as it stands, e^x/(1 + e^x) is ∞/∞ from x = 710 on. With m the largest of the exponents the sum is
/// e^m·(c₁·e^(u₁−m) + …): no term overflows, the largest is its own coefficient, and e^m joins the exponentials around
/// it, where it cancels. So quotients (sigmoid, softmax, tanh) and logarithms (softplus, log-sum-exp) come out right.
struct ExponentialSum {
  private let terms: [(coefficient: Rational, exponent: Expression)]

  /// Nil where the expression is no such sum of two terms or more, or its exponents are all constant.
  init?(_ expression: Expression) {
    guard case .sum(let parts) = expression.kind else { return nil }
    var terms: [(Rational, Expression)] = []
    for part in parts {
      guard let term = ExponentialSum.term(part) else { return nil }
      terms.append(term)
    }
    guard terms.contains(where: { !$0.1.variablesAreAbsent }) else { return nil }
    self.terms = terms
  }

  private static func term(_ part: Expression) -> (Rational, Expression)? {
    switch part.kind {
    case .number(let value): (value, .zero)
    case .constant(.e): (.one, .one)
    case .function(.exp, let arguments): (.one, arguments[0])
    case .product(let coefficient, let factors):
      factors.count == 1 ? term(factors[0]).map { (coefficient * $0.0, $0.1) } : nil
    case .constant, .variable, .sum, .power, .function, .undefined: nil
    }
  }

  /// u where the sum is 1 + e^u.
  var logisticExponent: Expression? {
    guard terms.count == 2, terms.allSatisfy({ $0.coefficient.isOne }) else { return nil }
    if terms[0].exponent.isZero { return terms[1].exponent }
    return terms[1].exponent.isZero ? terms[0].exponent : nil
  }

  /// The largest of the exponents.
  var peak: Expression { .apply(.max, to: terms.map(\.exponent)) }

  /// The sum over e to the peak.
  var scaled: Expression {
    let peak = peak
    return .sum(terms.map { Expression.apply(.exp, $0.exponent - peak).scaled(by: $0.coefficient) })
  }

  var allPositive: Bool { terms.allSatisfy { $0.coefficient.isPositive } }
}

extension Expression {
  /// The same function in a form whose exponentials do not overflow before they cancel; nil where there is nothing to do.
  var withTamedExponentials: Expression? {
    switch kind {
    case .function(.ln, let arguments):
      guard let sum = ExponentialSum(arguments[0]), sum.allPositive else { return nil }
      return sum.logisticExponent.map { .apply(.softplus, $0) } ?? sum.peak + .apply(.ln, sum.scaled)
    case .product(let coefficient, let factors): return Expression.tamed(coefficient, factors)
    case .power: return Expression.tamed(.one, [self])
    case .number, .constant, .variable, .sum, .function, .undefined: return nil
    }
  }

  /// Whether the expression is a sum below a fraction line.
  private var isSumBelow: Bool {
    guard case .power(let base, let exponent) = kind, case .sum = base.kind else { return false }
    return exponent.number?.isNegative ?? false
  }

  private static func tamed(_ coefficient: Rational, _ factors: [Expression]) -> Expression? {
    guard factors.contains(where: \.isSumBelow) else { return nil }
    var sums: [(sum: ExponentialSum, power: Int)] = []
    var exponent: Expression = .zero
    var others: [Expression] = []
    for factor in factors {
      let (base, power) = factor.asPower
      if case .function(.exp, let arguments) = factor.kind {
        exponent = arguments[0]
      } else if let sum = ExponentialSum(base), let power = power.number?.machineInteger, power.magnitude < 64 {
        sums.append((sum, power))
      } else {
        others.append(factor)
      }
    }
    guard sums.contains(where: { $0.power < 0 }) else { return nil }
    others.append(Expression(coefficient))
    if sums.count == 1, let logistic = logistic(sums[0].sum, -sums[0].power, times: exponent) {
      return .product(others + logistic)
    }
    for (sum, power) in sums {
      exponent = exponent + sum.peak.scaled(by: Rational(power))
      others.append(.power(sum.scaled, Rational(power)))
    }
    return .product(others + [.apply(.exp, exponent)])
  }

  /// (e^u)^k/(1 + e^u)^n = σ(u)^k·σ(−u)^(n−k) for 0 ≤ k ≤ n.
  private static func logistic(_ sum: ExponentialSum, _ power: Int, times exponent: Expression) -> [Expression]? {
    guard let u = sum.logisticExponent else { return nil }
    for count in 0...power where u.scaled(by: Rational(count)) == exponent {
      return [
        .power(.apply(.sigmoid, u), Rational(count)), .power(.apply(.sigmoid, -u), Rational(power - count)),
      ]
    }
    return nil
  }
}
