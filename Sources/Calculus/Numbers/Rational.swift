import BigInt

/// An exact rational number in lowest terms: machine integers that grow to big ones when they must.
///
/// Equal numbers have equal storage, so equality and hashing are those of the storage.
package struct Rational: Hashable, Sendable {
  enum Storage: Hashable, Sendable {
    /// `denominator > 0`, lowest terms, `numerator` never `Int.min` (so that negation cannot overflow).
    case machine(numerator: Int, denominator: Int)
    /// Only where the value does not fit the case above.
    indirect case big(numerator: BigInt, denominator: BigInt)
  }

  let storage: Storage

  init(storage: Storage) { self.storage = storage }

  package static let zero = Rational(0)
  package static let one = Rational(1)
  package static let minusOne = Rational(-1)
  package static let half = Rational(1, 2)

  @inline(__always)
  package init(_ integer: Int) {
    storage =
      integer == .min
      ? .big(numerator: BigInt(integer), denominator: 1) : .machine(numerator: integer, denominator: 1)
  }

  /// `numerator / denominator`. The denominator must not be zero; nil would be `dividing`.
  package init(_ numerator: Int, _ denominator: Int) {
    precondition(denominator != 0, "a rational needs a denominator other than zero")
    if denominator > 0, let small = Rational(machine: numerator, denominator) {
      self = small
    } else {
      self.init(BigInt(numerator), BigInt(denominator))
    }
  }

  /// `numerator / denominator` brought to lowest terms. The denominator must not be zero.
  package init(_ numerator: BigInt, _ denominator: BigInt) {
    precondition(!denominator.isZero, "a rational needs a denominator other than zero")
    let divisor = numerator.greatestCommonDivisor(with: denominator)
    let sign: BigInt = denominator.sign == .minus ? -1 : 1
    self.init(lowest: numerator / divisor * sign, denominator / divisor * sign)
  }

  package init(_ integer: BigInt) { self.init(lowest: integer, 1) }

  /// The value of two coprime integers, the second positive.
  init(lowest numerator: BigInt, _ denominator: BigInt) {
    if let small = Int(exactly: numerator), small != .min, let below = Int(exactly: denominator) {
      storage = .machine(numerator: small, denominator: below)
    } else {
      storage = .big(numerator: numerator, denominator: denominator)
    }
  }

  package var numerator: BigInt {
    switch storage {
    case .machine(let numerator, _): BigInt(numerator)
    case .big(let numerator, _): numerator
    }
  }

  package var denominator: BigInt {
    switch storage {
    case .machine(_, let denominator): BigInt(denominator)
    case .big(_, let denominator): denominator
    }
  }
}

extension Rational {
  @inline(__always)
  package var isZero: Bool { if case .machine(0, _) = storage { true } else { false } }

  @inline(__always)
  package var isOne: Bool { if case .machine(1, 1) = storage { true } else { false } }

  package var isMinusOne: Bool { if case .machine(-1, 1) = storage { true } else { false } }

  @inline(__always)
  package var isNegative: Bool {
    switch storage {
    case .machine(let numerator, _): numerator < 0
    case .big(let numerator, _): numerator.sign == .minus
    }
  }

  package var isPositive: Bool { !isNegative && !isZero }

  @inline(__always)
  package var isInteger: Bool {
    switch storage {
    case .machine(_, let denominator): denominator == 1
    case .big(_, let denominator): denominator == 1
    }
  }

  /// Whether the value is one over an integer.
  @inline(__always)
  var isUnitFraction: Bool {
    switch storage {
    case .machine(let numerator, _): numerator == 1
    case .big(let numerator, _): numerator == 1
    }
  }

  package var hasEvenNumerator: Bool {
    switch storage {
    case .machine(let numerator, _): numerator & 1 == 0
    case .big(let numerator, _): numerator.isMultiple(of: 2)
    }
  }

  package var hasEvenDenominator: Bool {
    switch storage {
    case .machine(_, let denominator): denominator & 1 == 0
    case .big(_, let denominator): denominator.isMultiple(of: 2)
    }
  }

  /// The value as a machine integer, where it is one.
  @inline(__always)
  package var machineInteger: Int? {
    if case .machine(let numerator, 1) = storage { numerator } else { nil }
  }

  /// The largest integer that is not above the value.
  package var floor: BigInt {
    let (quotient, remainder) = numerator.quotientAndRemainder(dividingBy: denominator)
    return remainder.sign == .minus && !remainder.isZero ? quotient - 1 : quotient
  }

  package var magnitude: Rational { isNegative ? -self : self }
}
