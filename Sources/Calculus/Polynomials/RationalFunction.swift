import BigInt

/// A quotient of polynomials over a basis, in lowest terms; the denominator's first coefficient is positive.
struct RationalFunction: Hashable {
  let numerator: Polynomial
  let denominator: Polynomial

  private init(lowest numerator: Polynomial, _ denominator: Polynomial) {
    (self.numerator, self.denominator) = (numerator, denominator)
  }

  /// A quotient brought to lowest terms; the divisor must not be zero.
  private init(_ numerator: Polynomial, over denominator: Polynomial) throws(PolynomialBound) {
    guard !denominator.isZero else { throw PolynomialBound() }
    var divisor = numerator.commonDivisor(with: denominator)
    if denominator.leadingCoefficient.sign == .minus { divisor = -divisor }
    guard !divisor.isOne else {
      self.init(lowest: numerator, denominator)
      return
    }
    guard let above = numerator.divided(by: divisor), let below = denominator.divided(by: divisor) else {
      throw PolynomialBound()
    }
    self.init(lowest: above, below)
  }

  /// An expression over a basis that was made for it.
  init(_ expression: Expression, over basis: PolynomialBasis) throws(PolynomialBound) {
    switch expression.kind {
    case .number(let value): self.init(lowest: Polynomial(value.numerator), Polynomial(value.denominator))
    case .undefined: throw PolynomialBound()
    case .sum(let terms):
      // Terms over one denominator are added before any are multiplied.
      var parts: [(denominator: Polynomial, numerator: Polynomial)] = []
      for term in terms {
        let part = try RationalFunction(term, over: basis)
        if let place = parts.firstIndex(where: { $0.denominator == part.denominator }) {
          parts[place].numerator = parts[place].numerator + part.numerator
        } else {
          parts.append((part.denominator, part.numerator))
        }
      }
      var sum = RationalFunction(lowest: .zero, .one)
      for part in parts { sum = try sum.adding(RationalFunction(part.numerator, over: part.denominator), over: basis) }
      self = sum
    case .product(let coefficient, let factors):
      var product = RationalFunction(lowest: Polynomial(coefficient.numerator), Polynomial(coefficient.denominator))
      for factor in factors { product = try product.multiplied(by: RationalFunction(factor, over: basis), over: basis) }
      self = product
    case .constant, .variable, .power, .function:
      var product = RationalFunction(lowest: .one, .one)
      for (root, exponent) in PolynomialBasis.powers(of: expression) {
        product = try product.multiplied(by: RationalFunction(root, exponent, over: basis), over: basis)
      }
      self = product
    }
  }

  private init(_ root: PolynomialBasis.Root, _ exponent: Rational, over basis: PolynomialBasis) throws(PolynomialBound)
  {
    // Whole powers of a sum are multiplied out; a root of it is a generator.
    if case .base(let base) = root, base.terms != nil {
      guard let whole = Int(exactly: exponent.floor), whole.magnitude <= 127 else { throw PolynomialBound() }
      let fraction = exponent - Rational(whole)
      let inner = whole == 0 ? RationalFunction(lowest: .one, .one) : try RationalFunction(base, over: basis)
      var power = try inner.raised(to: whole, over: basis)
      if !fraction.isZero {
        let (place, count) = try basis.place(of: root, fraction)
        power = try power.multiplied(by: RationalFunction(place, count), over: basis)
      }
      self = power
      return
    }
    let (place, count) = try basis.place(of: root, exponent)
    self.init(place, count)
  }

  /// A generator to a power.
  private init(_ generator: Int, _ exponent: Int) {
    let power = Polynomial(Monomial(generator, power: abs(exponent)))
    self.init(lowest: exponent < 0 ? .one : power, exponent < 0 ? power : .one)
  }

  private func adding(_ other: RationalFunction, over basis: PolynomialBasis) throws(PolynomialBound)
    -> RationalFunction
  {
    if numerator.isZero { return other }
    if other.numerator.isZero { return self }
    // Over the least common denominator.
    let common = denominator.commonDivisor(with: other.denominator)
    guard let left = denominator.divided(by: common), let right = other.denominator.divided(by: common) else {
      throw PolynomialBound()
    }
    return try RationalFunction(
      basis.product(numerator, right) + basis.product(other.numerator, left),
      over: basis.product(denominator, right))
  }

  private func multiplied(by other: RationalFunction, over basis: PolynomialBasis) throws(PolynomialBound)
    -> RationalFunction
  {
    if self.denominator.isOne, other.denominator.isOne {
      return RationalFunction(lowest: try basis.product(numerator, other.numerator), .one)
    }
    let (first, second) = (
      try RationalFunction(numerator, over: other.denominator), try RationalFunction(other.numerator, over: denominator)
    )
    return try RationalFunction(
      basis.product(first.numerator, second.numerator), over: basis.product(first.denominator, second.denominator))
  }

  private func raised(to exponent: Int, over basis: PolynomialBasis) throws(PolynomialBound) -> RationalFunction {
    guard exponent != 0 else { return RationalFunction(lowest: .one, .one) }
    if exponent < 0, numerator.isZero { throw PolynomialBound() }
    let base = exponent > 0 ? self : try RationalFunction(denominator, over: numerator)
    var (above, below) = (base.numerator, base.denominator)
    for _ in 1..<exponent.magnitude {
      above = try basis.product(above, base.numerator)
      below = try basis.product(below, base.denominator)
    }
    return try RationalFunction(above, over: below)
  }
}
