import BigInt

/// Integers modulo the Mersenne prime 2^61 − 1, as remainders.
enum PrimeField {
  static let prime: UInt64 = (1 << 61) - 1

  static func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a + b
    return sum >= prime ? sum - prime : sum
  }

  static func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a - b : a + prime - b }

  static func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return add((low & prime), high << 3 | low >> 61)
  }

  static func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest): (UInt64, UInt64, UInt64) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// One over a remainder other than zero, by Fermat's little theorem.
  static func inverse(_ value: UInt64) -> UInt64 { power(value, prime - 2) }

  static func remainder(_ value: BigInt) -> UInt64 {
    let rest = UInt64(value.magnitude % BigUInt(prime))
    return value.sign == .minus && rest > 0 ? prime - rest : rest
  }

  /// The integer of least magnitude with a remainder.
  static func integer(_ remainder: UInt64) -> BigInt {
    remainder > prime / 2 ? BigInt(remainder) - BigInt(prime) : BigInt(remainder)
  }
}

/// A polynomial in one letter over the prime field; coefficients from the constant upwards, the last one not zero.
struct ModularPolynomial: Hashable {
  private(set) var coefficients: [UInt64]

  init(_ coefficients: [UInt64]) {
    self.coefficients = coefficients
    while self.coefficients.last == 0 { self.coefficients.removeLast() }
  }

  static let one = ModularPolynomial([1])
  static let letter = ModularPolynomial([0, 1])

  /// −1 for zero.
  var degree: Int { coefficients.count - 1 }
  var isZero: Bool { coefficients.isEmpty }

  static func - (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
    ModularPolynomial(
      (0..<max(left.coefficients.count, right.coefficients.count)).map {
        PrimeField.subtract(left[$0], right[$0])
      })
  }

  static func + (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
    ModularPolynomial(
      (0..<max(left.coefficients.count, right.coefficients.count)).map { PrimeField.add(left[$0], right[$0]) })
  }

  static func * (left: ModularPolynomial, right: ModularPolynomial) -> ModularPolynomial {
    if left.isZero || right.isZero { return ModularPolynomial([]) }
    var result = [UInt64](repeating: 0, count: left.coefficients.count + right.coefficients.count - 1)
    for (i, a) in left.coefficients.enumerated() where a != 0 {
      for (j, b) in right.coefficients.enumerated() {
        result[i + j] = PrimeField.add(result[i + j], PrimeField.multiply(a, b))
      }
    }
    return ModularPolynomial(result)
  }

  subscript(exponent: Int) -> UInt64 { exponent < coefficients.count ? coefficients[exponent] : 0 }

  var monic: ModularPolynomial {
    guard let last = coefficients.last, last != 1 else { return self }
    let inverse = PrimeField.inverse(last)
    return ModularPolynomial(coefficients.map { PrimeField.multiply($0, inverse) })
  }

  /// Quotient and remainder by a divisor that is monic.
  func divided(byMonic divisor: ModularPolynomial) -> (quotient: ModularPolynomial, remainder: ModularPolynomial) {
    guard degree >= divisor.degree else { return (ModularPolynomial([]), self) }
    var rest = coefficients
    var quotient = [UInt64](repeating: 0, count: degree - divisor.degree + 1)
    for place in quotient.indices.reversed() {
      let factor = rest[place + divisor.degree]
      guard factor != 0 else { continue }
      quotient[place] = factor
      for (offset, coefficient) in divisor.coefficients.enumerated() {
        rest[place + offset] = PrimeField.subtract(rest[place + offset], PrimeField.multiply(factor, coefficient))
      }
    }
    return (ModularPolynomial(quotient), ModularPolynomial(rest))
  }

  func remainder(_ divisor: ModularPolynomial) -> ModularPolynomial { divided(byMonic: divisor).remainder }

  /// The monic greatest common divisor (Euclid).
  func commonDivisor(_ other: ModularPolynomial) -> ModularPolynomial {
    var (a, b) = (monic, other.monic)
    while !b.isZero { (a, b) = (b, a.remainder(b).monic) }
    return a
  }

  /// What gives 1 with this polynomial modulo a coprime one (Euclid).
  func inverse(modulo divisor: ModularPolynomial) -> ModularPolynomial {
    var (rest, next) = (divisor, remainder(divisor.monic))
    var (factor, nextFactor) = (ModularPolynomial([]), ModularPolynomial.one)
    while let last = next.coefficients.last {
      let scale = ModularPolynomial([PrimeField.inverse(last)])
      (next, nextFactor) = (next * scale, nextFactor * scale)
      let (quotient, remainder) = rest.divided(byMonic: next)
      (rest, next) = (next, remainder)
      (factor, nextFactor) = (nextFactor, factor - quotient * nextFactor)
    }
    return factor.remainder(divisor.monic)
  }

  func power(_ exponent: UInt64, modulo divisor: ModularPolynomial) -> ModularPolynomial {
    var (result, square, rest) = (ModularPolynomial.one, remainder(divisor), exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = (result * square).remainder(divisor) }
      rest >>= 1
      if rest > 0 { square = (square * square).remainder(divisor) }
    }
    return result
  }

  var derivative: ModularPolynomial {
    ModularPolynomial(
      coefficients.indices.dropFirst().map { PrimeField.multiply(coefficients[$0], UInt64($0)) })
  }
}

extension ModularPolynomial {
  /// The remainders of a polynomial in one generator, with fixed numbers in the place of the others.
  init(_ polynomial: Polynomial, in generator: Int) {
    var coefficients = [UInt64](repeating: 0, count: polynomial.degree(in: generator) + 1)
    for term in polynomial.terms {
      var value = PrimeField.remainder(term.coefficient)
      for other in term.monomial.support where other != generator {
        // Any numbers do that no polynomial of a text knows of.
        let number = (0x9E37_79B9_7F4A_7C15 &* UInt64(other + 1)) % PrimeField.prime
        value = PrimeField.multiply(value, PrimeField.power(number, UInt64(term.monomial.exponent(of: other))))
      }
      let exponent = term.monomial.exponent(of: generator)
      coefficients[exponent] = PrimeField.add(coefficients[exponent], value)
    }
    self.init(coefficients)
  }

  /// The polynomial over the integers with coefficients of least magnitude.
  func lifted(to generator: Int) -> Polynomial {
    Polynomial(
      sorted: coefficients.indices.reversed().compactMap { exponent in
        coefficients[exponent] == 0
          ? nil
          : Polynomial.Term(
            monomial: Monomial(generator, power: exponent), coefficient: PrimeField.integer(coefficients[exponent]))
      })
  }
}
