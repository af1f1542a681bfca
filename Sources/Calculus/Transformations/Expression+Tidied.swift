/// What a teacher does in passing after a rule was applied: common factors are taken out and brackets multiplied out,
/// where that makes a sum shorter and only then.
///
/// Letters and functions alone are not taken out, so `2x·sin(x) + x²·cos(x)` stays; powers of sums, exponentials, roots
/// and denominators are, and then everything else goes with them.
extension Expression {
  /// A sum as a teacher leaves it. Takes time linear in the sum where there is nothing to do, and a bounded time else.
  static func tidied(_ terms: [Expression]) -> Expression {
    let plain = Expression.sum(terms)
    guard let list = plain.terms, plain.weight <= weightLimit else { return plain }
    guard let common = CommonFactor(of: list) else { return plain.multipliedOutIfShorter }
    let parts = list.map { $0 / common.expression }
    // Roots of numbers may come back in another form: √2·∛4 over √2 is not ∛4.
    guard parts.reduce(0, { $0 + $1.weight }) < list.reduce(0, { $0 + $1.weight }) else {
      return plain.multipliedOutIfShorter
    }
    let rest = Expression.tidied(parts)
    let (content, primitive) = rest.primitive
    let product = Expression.product([Expression(content), common.expression, primitive])
    return product.weight <= plain.weight ? product : plain.multipliedOutIfShorter
  }

  /// Heavier sums, which no teacher would rewrite in passing, are left as the rules make them.
  private static let weightLimit = 64

  /// A sum over a denominator, with the minus sign that all its terms have in front.
  static func tidied(_ terms: [Expression], over denominator: Expression) -> Expression {
    let numerator = tidied(terms)
    let below = power(denominator, Rational.minusOne)
    return numerator.terms != nil && numerator.isNegativeForm
      ? .product([-1, -numerator, below]) : .product([numerator, below])
  }

  /// A product whose denominators hold fractions, with these cleared where that is shorter: 1/(1 + u²/v²)/v² is
  /// 1/(v² + u²).
  var clearedOfInnerFractions: Expression {
    guard case .product(let coefficient, let factors) = kind, weight <= Self.weightLimit else { return self }
    for (index, factor) in factors.enumerated() where factor.isDenominator {
      guard case .power(let base, let exponent) = factor.kind, let power = exponent.number, let terms = base.terms,
        let denominator = Expression.divisor(clearing: terms, under: power)
      else { continue }
      let (content, cleared) = Expression.tidied(terms.map { $0 * denominator }).primitive
      guard power.isInteger || content.isPositive else { continue }
      var rest = factors
      rest.remove(at: index)
      let product = Expression.product(
        rest + [
          Expression(coefficient), .power(Expression(content), power), .power(cleared, power),
          .power(denominator, -power),
        ])
      if product.weight < weight { return product.clearedOfInnerFractions }
    }
    return self
  }

  /// What clears the terms below a line of their denominators; nil where that is nothing or not allowed: out of a root
  /// comes only a positive number, and √(1 − x²/4) is √(4 − x²)/2.
  private static func divisor(clearing terms: [Expression], under power: Rational) -> Expression? {
    if power.isInteger { return commonDenominator(of: terms) }
    return terms.contains { !$0.coefficient.isInteger } && commonDenominator(of: terms) == nil ? .one : nil
  }

  /// What clears the terms of a sum of their denominators; nil where they have none.
  private static func commonDenominator(of terms: [Expression]) -> Expression? {
    var powers: [(base: Expression, exponent: Rational)] = []
    for factor in terms.lazy.flatMap(\.factors) where factor.isDenominator {
      guard case .power(let base, let exponent) = factor.kind, let power = exponent.number else { continue }
      if let place = powers.firstIndex(where: { $0.base == base }) {
        powers[place].exponent = max(powers[place].exponent, -power)
      } else {
        powers.append((base, -power))
      }
    }
    return powers.isEmpty ? nil : .product(powers.map { .power($0.base, $0.exponent) })
  }

  /// A sum multiplied out where it is shorter so.
  var expandedIfShorter: Expression {
    guard let estimate = ExpansionFootprint.weight(of: self), estimate < weight else { return self }
    let open = expanded
    return open.weight < weight ? open : self
  }

  /// A sum multiplied out where it is shorter so, sin² + cos² = 1 being used.
  private var multipliedOutIfShorter: Expression {
    let open = expandedIfShorter
    guard SquareIdentity.mayApply(to: self) || !open.isIdentical(to: self) && SquareIdentity.mayApply(to: open) else {
      return open
    }
    let source = ExpansionFootprint.weight(of: self) == nil ? self : expanded
    return SquareIdentity.candidates(for: source).filter { $0.asTerms.count < source.asTerms.count }
      .reduce(open) { $1.weight < $0.weight ? $1 : $0 }
  }

  /// The number that divides every term, with the sign of the first, and what is left.
  var primitive: (content: Rational, part: Expression) {
    switch kind {
    case .sum(let terms):
      let divisor = terms.dropFirst().reduce(terms[0].coefficient.magnitude) { $0.commonMeasure(with: $1.coefficient) }
      let content = isNegativeForm ? -divisor : divisor
      guard !content.isOne, let inverse = content.reciprocal else { return (.one, self) }
      return (content, .sum(terms.map { $0.scaled(by: inverse) }))
    case .product(let coefficient, let factors): return (coefficient, .assembled(.one, factors))
    case .number(let value): return (value, .one)
    case .constant, .variable, .power, .function, .undefined: return (.one, self)
    }
  }
}

/// What every term of a sum has in common.
private struct CommonFactor {
  let expression: Expression

  /// Nil where no more than letters and functions are common.
  init?(of terms: [Expression]) {
    guard CommonFactor.mayDivide(terms[0]) else { return nil }
    var found = CommonFactor.powers(of: terms[0])
    for term in terms.dropFirst() {
      guard found.contains(where: \.isWorthwhile) else { return nil }
      let others = CommonFactor.powers(of: term)
      found = found.compactMap { power in
        others.first { $0.root == power.root }.flatMap { power.common(with: $0) }
      }
    }
    guard found.contains(where: \.isWorthwhile) else { return nil }
    expression = .product(found.map(\.expression))
  }

  /// Whether a term has a factor that is worth taking out, found without taking it apart.
  private static func mayDivide(_ term: Expression) -> Bool {
    switch term.kind {
    case .product(_, let factors): factors.contains(where: mayDivide)
    case .power, .sum, .constant(.e), .function(.exp, _): true
    case .number, .constant, .variable, .function, .undefined: false
    }
  }

  private struct Power {
    let root: PolynomialBasis.Root
    let exponent: Rational

    var isWorthwhile: Bool {
      switch root {
      case .exponential(let argument): !argument.isOne
      case .base(let base):
        // A base that is a power itself has letters in its exponent: x^x.
        if case .power = base.kind { true } else { base.terms != nil || !exponent.isInteger || exponent.isNegative }
      }
    }

    /// The lesser power; nil where exponentials go apart, as e^x and e^(−x).
    func common(with other: Power) -> Power? {
      switch root {
      case .exponential:
        if exponent.isNegative != other.exponent.isNegative { return nil }
        return exponent.magnitude < other.exponent.magnitude ? self : other
      case .base: return exponent < other.exponent ? self : other
      }
    }

    var expression: Expression {
      switch root {
      case .base(let base): .power(base, exponent)
      case .exponential(let argument): .apply(.exp, argument.scaled(by: exponent))
      }
    }
  }

  private static func powers(of term: Expression) -> [Power] {
    switch term.kind {
    case .product(_, let factors): factors.flatMap { powers(ofFactor: $0) }
    case .number: []
    case .constant, .variable, .sum, .power, .function, .undefined: powers(ofFactor: term)
    }
  }

  private static func powers(ofFactor factor: Expression) -> [Power] {
    PolynomialBasis.powers(of: factor).map { Power(root: $0.root, exponent: $0.exponent) }
  }
}
