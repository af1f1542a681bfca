import BigInt

/// The greatest common divisor of two machine integers by the binary algorithm of Stein (1967); not negative.
@inline(__always)
private func commonDivisor(_ first: Int, _ second: Int) -> Int {
  var (a, b) = (first.magnitude, second.magnitude)
  if a == 0 { return Int(b) }
  if b == 0 { return Int(a) }
  let shift = (a | b).trailingZeroBitCount
  a >>= a.trailingZeroBitCount
  repeat {
    b >>= b.trailingZeroBitCount
    if a > b { swap(&a, &b) }
    b -= a
  } while b != 0
  return Int(a << shift)
}

extension Rational {
  /// The machine-integer result of an operation that did not overflow, over a positive denominator, in lowest terms.
  @inline(__always)
  init?(machine numerator: Int, _ denominator: Int) {
    guard numerator != .min, denominator != .min else { return nil }
    let divisor = denominator == 1 ? 1 : commonDivisor(numerator, denominator)
    storage = .machine(numerator: numerator / divisor, denominator: denominator / divisor)
  }

  package static func + (left: Rational, right: Rational) -> Rational {
    if case .machine(let a, let b) = left.storage, case .machine(let c, let d) = right.storage {
      if b == 1, d == 1 {
        let (sum, overflow) = a.addingReportingOverflow(c)
        if !overflow { return Rational(sum) }
      } else {
        let (x, overflow) = a.multipliedReportingOverflow(by: d)
        let (y, overflow2) = c.multipliedReportingOverflow(by: b)
        let (numerator, overflow3) = x.addingReportingOverflow(y)
        let (denominator, overflow4) = b.multipliedReportingOverflow(by: d)
        if !(overflow || overflow2 || overflow3 || overflow4), let sum = Rational(machine: numerator, denominator) {
          return sum
        }
      }
    }
    return Rational(
      left.numerator * right.denominator + right.numerator * left.denominator, left.denominator * right.denominator)
  }

  package static prefix func - (value: Rational) -> Rational {
    switch value.storage {
    case .machine(let numerator, let denominator):
      Rational(storage: .machine(numerator: -numerator, denominator: denominator))
    case .big(let numerator, let denominator):
      Rational(lowest: -numerator, denominator)
    }
  }

  package static func - (left: Rational, right: Rational) -> Rational { left + -right }

  package static func * (left: Rational, right: Rational) -> Rational {
    if case .machine(let a, let b) = left.storage, case .machine(let c, let d) = right.storage {
      if a == b { return right }
      if c == d { return left }
      let (numerator, overflow) = a.multipliedReportingOverflow(by: c)
      let (denominator, overflow2) = b.multipliedReportingOverflow(by: d)
      if !(overflow || overflow2), let product = Rational(machine: numerator, denominator) { return product }
    }
    return Rational(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  /// One over the value, or nil for zero.
  package var reciprocal: Rational? {
    switch storage {
    case .machine(0, _): nil
    case .machine(let numerator, let denominator):
      Rational(
        storage: numerator < 0
          ? .machine(numerator: -denominator, denominator: -numerator)
          : .machine(numerator: denominator, denominator: numerator))
    case .big(let numerator, let denominator): Rational(denominator, numerator)
    }
  }

  /// The quotient, or nil where the divisor is zero.
  package func divided(by divisor: Rational) -> Rational? {
    divisor.reciprocal.map { self * $0 }
  }

  /// The value to an integer power; nil for zero to a negative power, or where the result would pass `maximumBits`.
  package func raised(to exponent: Int, maximumBits: Int = Rational.maximumBits) -> Rational? {
    guard exponent != 0 else { return .one }
    if let small = raisedWithinMachine(to: exponent) { return small }
    guard let base = exponent < 0 ? reciprocal : self else { return nil }
    if base.numerator.magnitude == 1, base.isInteger {
      return base.isNegative && exponent & 1 == 1 ? .minusOne : .one
    }
    if base.isZero { return .zero }
    // A power has more than (bits − 1)·n bits and at most bits·n: what passes the first test costs at most twice the bound.
    let count = Int(exactly: exponent.magnitude) ?? .max
    let bits = max(base.numerator.magnitude.bitWidth, base.denominator.magnitude.bitWidth)
    let (least, overflow) = (bits - 1).multipliedReportingOverflow(by: count)
    guard !overflow, least <= maximumBits else { return nil }
    let power = Rational(lowest: base.numerator.power(count), base.denominator.power(count))
    return max(power.numerator.magnitude.bitWidth, power.denominator.magnitude.bitWidth) <= maximumBits ? power : nil
  }

  /// The power by repeated squaring, while it fits machine integers.
  private func raisedWithinMachine(to exponent: Int) -> Rational? {
    guard case .machine(let numerator, let denominator) = storage, (1...64).contains(exponent.magnitude) else {
      return nil
    }
    func power(_ base: Int) -> Int? {
      var (result, square, rest) = (1, base, exponent.magnitude)
      while true {
        if rest & 1 == 1 {
          let (product, overflow) = result.multipliedReportingOverflow(by: square)
          if overflow { return nil }
          result = product
        }
        rest >>= 1
        if rest == 0 { return result == .min ? nil : result }
        let (product, overflow) = square.multipliedReportingOverflow(by: square)
        if overflow { return nil }
        square = product
      }
    }
    guard let above = power(numerator), let below = power(denominator) else { return nil }
    let result = Rational(storage: .machine(numerator: above, denominator: below))
    return exponent < 0 ? result.reciprocal : result
  }

  /// Numbers are kept exact up to 4,096 decimal digits: 4,096 · log₂ 10 bits.
  package static let maximumBits = 13_607
}

extension Rational: Comparable {
  package static func < (left: Rational, right: Rational) -> Bool {
    if case .machine(let a, let b) = left.storage, case .machine(let c, let d) = right.storage {
      if b == d { return a < c }
      let (x, overflow) = a.multipliedReportingOverflow(by: d)
      let (y, overflow2) = c.multipliedReportingOverflow(by: b)
      if !(overflow || overflow2) { return x < y }
    }
    return left.numerator * right.denominator < right.numerator * left.denominator
  }
}

extension Rational: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: CustomStringConvertible {
  /// `3`, `-1/2`.
  package var description: String {
    switch storage {
    case .machine(let numerator, 1): "\(numerator)"
    case .machine(let numerator, let denominator): "\(numerator)/\(denominator)"
    case .big(let numerator, 1): "\(numerator)"
    case .big(let numerator, let denominator): "\(numerator)/\(denominator)"
    }
  }
}
