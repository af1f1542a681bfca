/// A product of powers of at most 16 generators, each to at most the 127th power, packed into one integer.
///
/// Generator 0 stands in the highest byte, so that the order of the integers is the lexicographic order of monomials;
/// the top bit of each byte is kept clear to show an overflow.
struct Monomial: Hashable, Comparable, Sendable {
  let bits: UInt128

  static let generators = 16
  static let one = Monomial(bits: 0)

  private static let guards: UInt128 = (0..<16).reduce(0) { bits, lane in bits | 0x80 << UInt128(8 * lane) }

  /// A power of one generator; `exponent` is at most 127.
  init(_ generator: Int, power exponent: Int) {
    bits = UInt128(truncatingIfNeeded: exponent & 127) << Monomial.shift(generator)
  }

  private init(bits: UInt128) { self.bits = bits }

  private static func shift(_ generator: Int) -> UInt128 { UInt128(truncatingIfNeeded: 8 * (15 - generator)) }

  func exponent(of generator: Int) -> Int { Int(truncatingIfNeeded: bits >> Monomial.shift(generator) & 127) }

  var isOne: Bool { bits == 0 }

  /// The generators that occur, in their order.
  var support: [Int] { (0..<Monomial.generators).filter { exponent(of: $0) > 0 } }

  var degree: Int { support.reduce(0) { $0 + exponent(of: $1) } }

  static func < (left: Monomial, right: Monomial) -> Bool { left.bits < right.bits }

  static func * (left: Monomial, right: Monomial) throws(PolynomialBound) -> Monomial {
    let bits = left.bits + right.bits
    guard bits & guards == 0 else { throw PolynomialBound() }
    return Monomial(bits: bits)
  }

  /// The quotient, or nil where some exponent would be negative.
  func divided(by divisor: Monomial) -> Monomial? {
    let difference = (bits | Monomial.guards) - divisor.bits
    return difference & Monomial.guards == Monomial.guards ? Monomial(bits: difference ^ Monomial.guards) : nil
  }

  /// The product without the powers of one generator.
  func without(_ generator: Int) -> Monomial { Monomial(bits: bits & ~(0xFF << Monomial.shift(generator))) }

  /// The greatest common divisor: the lesser of the exponents.
  func common(with other: Monomial) -> Monomial {
    var result: UInt128 = 0
    for lane in 0..<UInt128(16) {
      let mask: UInt128 = 0xFF << (8 * lane)
      result |= min(bits & mask, other.bits & mask)
    }
    return Monomial(bits: result)
  }
}

/// A polynomial would pass the bounds of `Polynomial`; whoever asked for it goes without.
struct PolynomialBound: Error {}
