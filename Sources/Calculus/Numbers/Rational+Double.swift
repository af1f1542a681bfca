import BigInt

extension Double {
  /// The number nearest to an exact one; infinite where that is beyond the range of doubles.
  package init(_ value: Rational) {
    switch value.storage {
    case .machine(let numerator, let denominator)
    where numerator.magnitude < 1 << 53 && denominator < 1 << 53:
      // Both are exact, so the one division rounds once.
      self = Double(numerator) / Double(denominator)
    case .machine, .big:
      self = Double.nearest(value.numerator, value.denominator)
    }
  }

  /// The quotient of two integers of any size, correctly rounded while it is a normal number.
  private static func nearest(_ numerator: BigInt, _ denominator: BigInt) -> Double {
    if numerator.isZero { return 0 }
    // Scale so that the integer quotient has 64 or 65 bits; a last sticky bit keeps the rounding right.
    let shift = 65 - (numerator.magnitude.bitWidth - denominator.magnitude.bitWidth)
    let scaled = shift >= 0 ? numerator.magnitude << shift : numerator.magnitude
    let divisor = shift >= 0 ? denominator.magnitude : denominator.magnitude << -shift
    let (quotient, remainder) = scaled.quotientAndRemainder(dividingBy: divisor)
    let sticky = remainder.isZero ? quotient : quotient | 1
    let high = Double(UInt64(truncatingIfNeeded: sticky >> 32))
    let low = Double(UInt64(truncatingIfNeeded: sticky) & 0xFFFF_FFFF)
    // high has at most 35 bits and low 32: their sum rounds once.
    let magnitude = high * 0x1p32 + low
    let value = Double(sign: .plus, exponent: 0, significand: magnitude).scaled(by: -shift)
    return numerator.sign == .minus ? -value : value
  }

  /// The value times two to a power, in two steps so that the power itself cannot overflow.
  private func scaled(by power: Int) -> Double {
    if power > 1_000 { return self * .infinity }
    if power < -1_200 { return self * 0 }
    let half = power / 2
    return self * Double(sign: .plus, exponent: half, significand: 1)
      * Double(sign: .plus, exponent: power - half, significand: 1)
  }
}

extension Rational {
  /// The exact value of a finite number; nil for infinities and NaN.
  package init?(exactly value: Double) {
    guard value.isFinite else { return nil }
    let significand = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 52 : 0))
    let power = (value.isNormal ? Int(value.exponent) : -1022) - 52
    let signed = value.sign == .minus ? -significand : significand
    self = power >= 0 ? Rational(signed << power) : Rational(signed, BigInt(1) << -power)
  }
}
