extension Expression {
  /// The expression as one fraction in lowest terms; itself where it has no fraction in it or is beyond the bounds.
  ///
  /// Numerator and denominator are written out or as products, whichever is shorter. A factor that is cancelled may
  /// widen the domain: (x² − 1)/(x − 1) becomes x + 1.
  package var singleFraction: Expression {
    guard hasFractions, let (basis, value) = rationalFunction else { return self }
    return basis.fraction(value, like: self) { basis.shortest($0) }
  }

  /// The expression as a product of factors that are irreducible over the rationals, as far as the bounds allow.
  ///
  /// Functions, roots and exponentials count as letters: e^(2x) − 1 is (e^x − 1)(e^x + 1).
  package var factored: Expression {
    guard let (basis, value) = rationalFunction else { return self }
    return basis.fraction(value, like: self) { basis.expression(of: $0.factorization.factors) }
  }

  /// Whether something stands below a line outside of functions and exponents.
  var hasFractions: Bool {
    switch kind {
    case .number(let value): !value.isInteger
    case .sum(let terms): terms.contains(where: \.hasFractions)
    case .product(let coefficient, let factors): !coefficient.isInteger || factors.contains(where: \.hasFractions)
    case .power(let base, _): isDenominator || base.hasFractions
    case .constant, .variable, .function, .undefined: false
    }
  }

  private var rationalFunction: (PolynomialBasis, RationalFunction)? {
    guard let basis = try? PolynomialBasis(for: [self]), let value = try? RationalFunction(self, over: basis) else {
      return nil
    }
    return (basis, value)
  }

  /// The sums that stand below lines.
  fileprivate var sumsBelow: [Expression] {
    switch kind {
    case .sum(let parts), .product(_, let parts): parts.flatMap(\.sumsBelow)
    case .power(let base, _): (isDenominator && base.terms != nil ? [base] : []) + base.sumsBelow
    case .number, .constant, .variable, .function, .undefined: []
    }
  }
}

extension PolynomialBasis {
  /// The shortest of the terms, the factors, and the factors with those of one exponent multiplied out.
  fileprivate func shortest(_ polynomial: Polynomial) -> Expression {
    let terms = expression(of: polynomial)
    let factorization = polynomial.factorization
    return [expression(of: factorization.squareFree), expression(of: factorization.factors)].reduce(terms) {
      $1.weight < $0.weight ? $1 : $0
    }
  }

  /// A quotient of polynomials as an expression; sums below the line are the way round in which a model has them.
  ///
  /// - Parameter write: how a primitive polynomial is written.
  fileprivate func fraction(_ value: RationalFunction, like model: Expression, _ write: (Polynomial) -> Expression)
    -> Expression
  {
    if value.numerator.isZero { return .zero }
    var coefficient = Rational(value.numerator.content, value.denominator.content)
    var below = value.denominator.primitivePart
    // A power of e is no denominator: e^x + e^(−x) stays.
    var shift: [Expression] = []
    for generator in below.commonMonomial.support where isExponential(generator) {
      let exponent = below.commonMonomial.exponent(of: generator)
      shift.append(power(generator, -exponent))
      below = below.divided(by: Polynomial(Monomial(generator, power: exponent))) ?? below
    }
    let above = value.numerator.primitivePart
    var top = write(above)
    if !shift.isEmpty {
      let product = Expression.product([top] + shift)
      let sum = Expression.sum(expression(of: above).asTerms.map { .product([$0] + shift) })
      top = sum.weight <= product.weight ? sum : product
    }
    var bottom = write(below)
    for written in model.sumsBelow {
      bottom = bottom.mapFactors { factor, exponent in
        guard factor == -written else { return factor }
        if !exponent.hasEvenNumerator { coefficient = -coefficient }
        return written
      }
    }
    if coefficient.isNegative, bottom.terms != nil, model.sumsBelow.contains(where: { !$0.startsPositive }) {
      (bottom, coefficient) = (-bottom, -coefficient)
    }
    // A number goes back into a lone sum: (2x + 2)/(x − 1).
    if let terms = top.terms, below.isOne ? coefficient.isInteger : !coefficient.numeratorIsUnit {
      let number = Rational(coefficient.numerator)
      (top, coefficient) = (.sum(terms.map { $0.scaled(by: number) }), Rational(1, coefficient.denominator))
    }
    return .product([Expression(coefficient), top, .power(bottom, Rational.minusOne)])
  }
}

extension Expression {
  /// Whether the first term bears no minus sign.
  fileprivate var startsPositive: Bool {
    (terms?.first ?? self).coefficient.isNegative == false
  }

  /// The product with another base in the place of each factor's.
  fileprivate func mapFactors(_ transform: (_ base: Expression, _ exponent: Rational) -> Expression) -> Expression {
    func mapped(_ factor: Expression) -> Expression {
      guard case .power(let base, let exponent) = factor.kind, let value = exponent.number else {
        return transform(factor, .one)
      }
      let new = transform(base, value)
      return new.isIdentical(to: base) ? factor : .power(new, value)
    }
    switch kind {
    case .product(let coefficient, let factors): return .product([Expression(coefficient)] + factors.map(mapped))
    case .sum, .power: return mapped(self)
    case .number, .constant, .variable, .function, .undefined: return self
    }
  }
}

extension Rational {
  fileprivate var numeratorIsUnit: Bool { numerator.magnitude == 1 }
}

extension Expression {
  /// The greatest common divisor of two expressions as polynomials, with the numbers; nil beyond the bounds.
  static func commonDivisor(_ first: Expression, _ second: Expression) -> Expression? {
    guard let basis = try? PolynomialBasis(for: [first, second]),
      let a = try? RationalFunction(first, over: basis), let b = try? RationalFunction(second, over: basis),
      a.denominator.isConstant, b.denominator.isConstant
    else { return nil }
    return basis.expression(of: a.numerator.commonDivisor(with: b.numerator))
  }
}
