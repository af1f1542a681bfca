import BigInt

/// A number that is not negative, rounded up wherever it is rounded: the radius of a ball, the bound of an error.
///
/// Thirty-two bits are enough, since what counts of an error is its size (Johansson 2017, section 3.1).
struct Magnitude: Sendable {
  /// The value is `significand · 2^exponent`; 2³¹ or more, below 2³², unless it is zero.
  private let significand: UInt64
  private let exponent: Int

  static let zero = Magnitude(normal: 0, 0)
  static let infinity = Magnitude(normal: 1 << 31, .max)

  private init(normal significand: UInt64, _ exponent: Int) {
    (self.significand, self.exponent) = (significand, exponent)
  }

  /// `significand · 2^exponent`, rounded up.
  init(_ significand: UInt64, exponent: Int = 0) {
    guard significand != 0 else {
      self = .zero
      return
    }
    guard exponent < Dyadic.exponentLimit else {
      self = .infinity
      return
    }
    let shift = 32 - significand.leadingZeroBitCount
    if shift <= 0 {
      self.init(normal: significand << UInt64(-shift), exponent + shift)
    } else {
      let dropped = significand & (1 << UInt64(shift) - 1)
      let kept = significand >> UInt64(shift) + (dropped == 0 ? 0 : 1)
      self.init(normal: kept >> 32 == 0 ? kept : 1 << 31, exponent + shift + (kept >> 32 == 0 ? 0 : 1))
    }
  }

  static func power(ofTwo exponent: Int) -> Magnitude { Magnitude(1, exponent: exponent) }

  var isZero: Bool { significand == 0 }
  var isInfinite: Bool { exponent == .max }

  /// The least e with value ≤ 2^e; nil for zero and for infinity.
  var logarithm: Int? {
    if isZero || isInfinite { return nil }
    return exponent + (significand == 1 << 31 ? 31 : 32)
  }

  /// The exact value; nil for infinity.
  var dyadic: Dyadic? { isInfinite ? nil : Dyadic(BigInt(significand), exponent) }

  static func + (left: Magnitude, right: Magnitude) -> Magnitude {
    if left.isZero { return right }
    if right.isZero { return left }
    if left.isInfinite || right.isInfinite { return .infinity }
    let (large, small) = left.exponent >= right.exponent ? (left, right) : (right, left)
    let gap = large.exponent - small.exponent
    let addend = gap < 32 ? small.significand >> UInt64(gap) + 1 : 1
    return Magnitude(large.significand + addend, exponent: large.exponent)
  }

  static func * (left: Magnitude, right: Magnitude) -> Magnitude {
    if left.isZero || right.isZero { return .zero }
    if left.isInfinite || right.isInfinite { return .infinity }
    return Magnitude(left.significand * right.significand, exponent: left.exponent + right.exponent)
  }

  /// A bound of the quotient by a number that is at least `floor`.
  func divided(byAtLeast floor: Dyadic) -> Magnitude {
    if isZero { return .zero }
    guard !isInfinite, floor.isPositive, let (divisor, shift) = floor.leadingBits(31) else { return .infinity }
    return Magnitude(significand << 31 / divisor + 1, exponent: exponent - shift - 31)
  }

  static func max(_ left: Magnitude, _ right: Magnitude) -> Magnitude { left < right ? right : left }

  static func < (left: Magnitude, right: Magnitude) -> Bool {
    if left.isZero || right.isZero { return left.isZero && !right.isZero }
    return left.exponent != right.exponent ? left.exponent < right.exponent : left.significand < right.significand
  }
}
