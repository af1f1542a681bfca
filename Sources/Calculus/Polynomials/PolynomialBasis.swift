import BigInt

/// The generators in which expressions are quotients of polynomials: letters, roots, exponentials, functions.
///
/// Powers of one base share one generator: `x` and `√x` are g² and g with g = √x; `e^x` and `e^(3x)` are g and g³.
struct PolynomialBasis {
  /// What a generator is a power of, but for the exponent.
  enum Root: Hashable {
    case base(Expression)
    /// e to a multiple of an expression that has no number in front.
    case exponential(Expression)
  }

  private(set) var roots: [Root] = []
  /// The exponent of each generator over its root: ½ where it is a square root, −1 where it is e^(−x).
  private var units: [Rational] = []
  private var places: [Root: Int] = [:]
  /// Roots of sums and numbers: g^exponent is a polynomial in the others.
  private var relations: [(generator: Int, exponent: Int, value: Polynomial)] = []

  /// The basis over which some expressions can be read.
  init(for expressions: [Expression]) throws(PolynomialBound) {
    for expression in expressions { try collect(expression) }
    for (generator, root) in roots.enumerated() {
      guard case .base(let base) = root, base.number != nil || base.terms != nil,
        let exponent = units[generator].reciprocal?.machineInteger, (2...8).contains(exponent),
        let value = try? RationalFunction(base, over: self), value.denominator.isOne
      else { continue }
      relations.append((generator, exponent, value.numerator))
    }
  }

  private mutating func collect(_ expression: Expression) throws(PolynomialBound) {
    switch expression.kind {
    case .number: return
    case .undefined: throw PolynomialBound()
    case .sum(let parts), .product(_, let parts): for part in parts { try collect(part) }
    case .constant, .variable, .power, .function:
      for (root, exponent) in PolynomialBasis.powers(of: expression) {
        if case .base(let base) = root, base.terms != nil {
          try collect(base)
          if exponent.isInteger { continue }
        }
        try add(root, exponent)
      }
    }
  }

  private mutating func add(_ root: Root, _ exponent: Rational) throws(PolynomialBound) {
    guard let place = places[root] else {
      guard roots.count < Monomial.generators else { throw PolynomialBound() }
      places[root] = roots.count
      roots.append(root)
      // e^(−x) stays as it is while no e^x is near.
      let unit = exponent.commonMeasure(with: .one)
      if case .exponential = root, exponent.isNegative { units.append(-unit) } else { units.append(unit) }
      return
    }
    let unit = units[place].commonMeasure(with: exponent)
    units[place] = units[place].isNegative && exponent.isNegative ? -unit : unit
  }

  /// A factor that is no number, sum or product, as powers of roots.
  static func powers(of factor: Expression) -> [(root: Root, exponent: Rational)] {
    switch factor.kind {
    case .power(let base, let exponent): [exponent.number.map { (.base(base), $0) } ?? (.base(factor), .one)]
    case .constant(.e): [(.exponential(.one), .one)]
    case .function(.exp, let arguments):
      arguments[0].asTerms.map { (.exponential($0.withoutCoefficient), $0.coefficient) }
    case .number, .constant, .variable, .sum, .product, .function, .undefined: [(.base(factor), .one)]
    }
  }

  /// The generator of a root and the power of it that an exponent is.
  func place(of root: Root, _ exponent: Rational) throws(PolynomialBound) -> (generator: Int, exponent: Int) {
    guard let place = places[root], let count = exponent.divided(by: units[place])?.machineInteger,
      count.magnitude <= 127
    else { throw PolynomialBound() }
    return (place, count)
  }

  func isExponential(_ generator: Int) -> Bool {
    if case .exponential = roots[generator] { true } else { false }
  }

  /// A product, with the roots that became whole powers of their radicands replaced.
  func product(_ first: Polynomial, _ second: Polynomial) throws(PolynomialBound) -> Polynomial {
    if first.isOne { return second }
    if second.isOne { return first }
    var result = try first * second
    for relation in relations {
      while result.degree(in: relation.generator) >= relation.exponent {
        let root = Monomial(relation.generator, power: relation.exponent)
        var next = Polynomial.zero
        for term in result.terms {
          if let rest = term.monomial.divided(by: root) {
            next = next + (try Polynomial(rest, term.coefficient) * relation.value)
          } else {
            next = next + Polynomial(term.monomial, term.coefficient)
          }
        }
        result = next
      }
    }
    return result
  }

  // MARK: Back to expressions

  /// A generator to a power, which may be negative.
  func power(_ generator: Int, _ exponent: Int) -> Expression {
    let exponent = units[generator] * Rational(exponent)
    return switch roots[generator] {
    case .base(let base): .power(base, exponent)
    case .exponential(let argument): .apply(.exp, argument.scaled(by: exponent))
    }
  }

  func expression(of monomial: Monomial) -> Expression {
    .product(monomial.support.map { power($0, monomial.exponent(of: $0)) })
  }

  func expression(of polynomial: Polynomial) -> Expression {
    .sum(polynomial.terms.map { expression(of: $0.monomial).scaled(by: Rational($0.coefficient)) })
  }

  /// The product of the factors, without the number in front.
  func expression(of factors: [(base: Polynomial, exponent: Int)]) -> Expression {
    .product(factors.map { .power(expression(of: $0.base), Rational($0.exponent)) })
  }
}

extension Expression {
  /// A term without its number: `x` of `3x`, 1 of 5.
  var withoutCoefficient: Expression {
    switch kind {
    case .number: .one
    case .product(_, let factors): .assembled(.one, factors)
    case .constant, .variable, .sum, .power, .function, .undefined: self
    }
  }

  /// The terms of a sum; nil where the expression is none.
  var terms: [Expression]? { if case .sum(let terms) = kind { terms } else { nil } }

  /// The terms of a sum, or the expression as its only one.
  var asTerms: [Expression] { terms ?? [self] }
}

extension Rational {
  /// The largest number of which both are integer multiples; not negative.
  func commonMeasure(with other: Rational) -> Rational {
    if isZero || magnitude == other.magnitude { return other.magnitude }
    if other.isZero { return magnitude }
    let above = numerator.greatestCommonDivisor(with: other.numerator)
    let below = denominator * other.denominator / denominator.greatestCommonDivisor(with: other.denominator)
    return Rational(above, below)
  }
}
