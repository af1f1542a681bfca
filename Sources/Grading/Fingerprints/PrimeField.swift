/// Whole numbers modulo a prime below 2⁶², in the representation of Montgomery (1985): a product costs two multiplications.
///
/// Elements are `UInt64`; those of two fields must not be mixed.
struct PrimeField: Sendable {
  let modulus: UInt64
  let one: UInt64
  /// −p⁻¹ modulo 2⁶⁴.
  private let inverse: UInt64
  /// 2¹²⁸ modulo p, which brings a number into the representation.
  private let shift: UInt64

  /// - Parameter modulus: an odd prime below 2⁶².
  init(_ modulus: UInt64) {
    self.modulus = modulus
    // Newton's iteration doubles the number of right bits.
    var inverse = modulus
    for _ in 0..<5 { inverse = inverse &* (2 &- modulus &* inverse) }
    self.inverse = 0 &- inverse
    one = UInt64.max % modulus + 1
    shift = modulus.dividingFullWidth(one.multipliedFullWidth(by: one)).remainder
  }

  func element(_ value: Int) -> UInt64 {
    let magnitude = multiply(UInt64(value.magnitude) % modulus, shift)
    return value < 0 ? negate(magnitude) : magnitude
  }

  @inline(__always)
  func add(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= modulus ? sum &- modulus : sum
  }

  @inline(__always)
  func subtract(_ a: UInt64, _ b: UInt64) -> UInt64 { a >= b ? a &- b : a &+ modulus &- b }

  @inline(__always)
  func negate(_ a: UInt64) -> UInt64 { a == 0 ? 0 : modulus &- a }

  @inline(__always)
  func multiply(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    let carried = (low &* inverse).multipliedFullWidth(by: modulus).high
    let sum = high &+ carried &+ (low == 0 ? 0 : 1)
    return sum >= modulus ? sum &- modulus : sum
  }

  func power(_ base: UInt64, _ exponent: UInt64) -> UInt64 {
    var (result, square, rest) = (one, base, exponent)
    while rest != 0 {
      if rest & 1 == 1 { result = multiply(result, square) }
      square = multiply(square, square)
      rest >>= 1
    }
    return result
  }

  /// One over an element, by Fermat's little theorem; nil for zero.
  func reciprocal(_ a: UInt64) -> UInt64? { a == 0 ? nil : power(a, modulus - 2) }

  /// 1 where the element is a square other than zero, −1 where it is none (Euler's criterion).
  ///
  /// Where p ≡ 3 modulo 4 it behaves as a sign does: it is multiplicative, and that of −1 is −1.
  func sign(_ a: UInt64) -> UInt64 { power(a, modulus >> 1) }

  /// The root that is a square itself, as the positive root of a positive number is; nil where there is no root.
  ///
  /// Needs p ≡ 3 modulo 4.
  func squareRoot(_ a: UInt64) -> UInt64? {
    let root = power(a, modulus / 4 + 1)
    return multiply(root, root) == a ? root : nil
  }

  /// The number from 0 to p − 1 that an element stands for.
  func number(_ a: UInt64) -> UInt64 { multiply(a, 1) }

  /// The element that a number from 0 on stands for.
  func element(_ number: UInt64) -> UInt64 { multiply(number % modulus, shift) }
}
