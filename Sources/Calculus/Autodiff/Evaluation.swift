/// What came of an evaluation: a value, or the part of the formula that has none there.
package enum Evaluation<Value: Sendable>: Sendable {
  case defined(Value)
  case undefined(Undefined)

  /// The value, where there is one.
  package var value: Value? {
    if case .defined(let value) = self { value } else { nil }
  }

  /// Why there is no value, where there is none.
  package var undefined: Undefined? {
    if case .undefined(let undefined) = self { undefined } else { nil }
  }
}

extension Evaluation: Equatable where Value: Equatable {}

/// Why something has no value at a point.
package struct Undefined: Hashable, Sendable, Error {
  /// The smallest part of the formula that has no value while all its own parts have one.
  package let cause: Expression
  package let reason: Reason

  package enum Reason: Hashable, Sendable {
    case divisionByZero
    /// An even root, or a power that is no root of odd index, of a negative number.
    case rootOfNegative
    /// 0^0, or a negative power of zero.
    case powerOfZero
    /// A function outside its domain.
    case outsideDomain(Function)
    /// Beyond the largest double, about 1.8·10³⁰⁸. The formula has a value there that a double cannot hold.
    case overflow
    /// The value exists; its derivative does not, or is infinite.
    case noDerivative
    /// The variable was given no value.
    case noInput
    /// The formula has no value anywhere.
    case nowhereDefined
  }

  package init(cause: Expression, reason: Reason) {
    self.cause = cause
    self.reason = reason
  }
}
