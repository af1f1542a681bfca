import BigInt

/// An exact number of the form m·2^e with integers of any size.
struct Dyadic: Sendable {
  let mantissa: BigInt
  let exponent: Int

  /// Beyond 2 to this power a number counts as infinitely large, below its reciprocal as an error of that size.
  static let exponentLimit = 1 << 40

  static let zero = Dyadic(0, 0)
  static let one = Dyadic(1, 0)

  init(_ mantissa: BigInt, _ exponent: Int) {
    self.mantissa = mantissa
    self.exponent = mantissa.isZero ? 0 : exponent
  }

  /// The exact value; nil for what is not finite.
  init?(_ value: Double) {
    guard value.isFinite else { return nil }
    let significand = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let power = (value.isNormal ? Int(value.exponent) : -1022) - 52
    self.init(value.sign == .minus ? -significand : significand, power)
  }

  var isZero: Bool { mantissa.isZero }
  var isNegative: Bool { mantissa.sign == .minus && !mantissa.isZero }
  var isPositive: Bool { mantissa.sign == .plus && !mantissa.isZero }

  /// The least e with |value| < 2^e; the smallest exponent there is for zero.
  var top: Int { isZero ? -Dyadic.exponentLimit : exponent + mantissa.magnitude.bitWidth }

  /// The absolute value, rounded up.
  var magnitude: Magnitude {
    guard !isZero, let (leading, shift) = magnitudeBits(32) else { return .zero }
    return Magnitude(mantissa.magnitude.bitWidth > 32 ? leading + 1 : leading, exponent: shift)
  }

  /// The first bits of a positive number, rounded down, and the power of two that they are to be taken times.
  func leadingBits(_ count: Int) -> (bits: UInt64, exponent: Int)? { isPositive ? magnitudeBits(count) : nil }

  private func magnitudeBits(_ count: Int) -> (bits: UInt64, exponent: Int)? {
    let shift = mantissa.magnitude.bitWidth - count
    guard shift > 0 else { return (UInt64(truncatingIfNeeded: mantissa.magnitude), exponent) }
    return (UInt64(truncatingIfNeeded: mantissa.magnitude >> shift), exponent + shift)
  }

  static prefix func - (value: Dyadic) -> Dyadic { Dyadic(-value.mantissa, value.exponent) }

  /// The exact sum. Exponents far apart make it as long as their distance.
  static func + (left: Dyadic, right: Dyadic) -> Dyadic {
    if left.isZero { return right }
    if right.isZero { return left }
    let exponent = min(left.exponent, right.exponent)
    return Dyadic(
      left.mantissa << (left.exponent - exponent) + right.mantissa << (right.exponent - exponent), exponent)
  }

  static func - (left: Dyadic, right: Dyadic) -> Dyadic { left + -right }

  static func * (left: Dyadic, right: Dyadic) -> Dyadic {
    Dyadic(left.mantissa * right.mantissa, left.exponent + right.exponent)
  }

  func scaled(byPowerOfTwo power: Int) -> Dyadic { Dyadic(mantissa, exponent + power) }

  /// The number with at most so many bits, cut off towards zero, and a bound of what was cut off.
  func truncated(to bits: Int) -> (value: Dyadic, error: Magnitude) {
    let shift = mantissa.magnitude.bitWidth - bits
    guard shift > 0 else { return (self, .zero) }
    let kept = BigInt(sign: mantissa.sign, magnitude: mantissa.magnitude >> shift)
    return (Dyadic(kept, exponent + shift), .power(ofTwo: exponent + shift))
  }

  /// The integer nearest to value · 2^power, or one beside it.
  func fixedPoint(_ power: Int) -> BigInt {
    let shift = exponent + power
    guard shift < 0 else { return mantissa << shift }
    return BigInt(sign: mantissa.sign, magnitude: mantissa.magnitude >> -shift)
  }

  /// Whether the number is smaller than another, found without aligning numbers that are far apart.
  static func < (left: Dyadic, right: Dyadic) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    if left.isZero || right.isZero { return left.isZero ? right.isPositive : left.isNegative }
    if left.top != right.top { return (left.top < right.top) != left.isNegative }
    return (left - right).isNegative
  }

  static func <= (left: Dyadic, right: Dyadic) -> Bool { !(right < left) }
}

extension Double {
  /// The largest double that is not above a number, or the smallest that is not below it.
  init(_ value: Dyadic, rounded rule: FloatingPointRoundingRule) {
    if value.isNegative {
      self = -Double(-value, rounded: rule == .down ? .up : .down)
      return
    }
    guard let (bits, exponent) = value.leadingBits(53) else {
      self = 0
      return
    }
    if value.top > 1024 {
      self = rule == .down ? .greatestFiniteMagnitude : .infinity
    } else if value.top < -1021 {
      // Among the subnormal numbers the spacing is that of the smallest.
      let units = value.top < -1074 ? 0 : Double(UInt64(truncatingIfNeeded: value.fixedPoint(1074)))
      let low = units * .leastNonzeroMagnitude
      self = rule == .down ? low : Dyadic(low).map { value <= $0 } ?? false ? low : low.nextUp
    } else {
      let low = Double(sign: .plus, exponent: exponent + bits.bitWidth - 64, significand: Double(bits))
      self = rule == .down || value.mantissa.magnitude.bitWidth <= 53 ? low : low.nextUp
    }
  }
}
