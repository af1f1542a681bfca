/// Arithmetic on sets of real numbers that encloses every true result, and knows where there is none.
protocol EnclosureArithmetic {
  associatedtype Enclosure: Sendable
  /// What is known of a number that does not exist.
  var undefined: Enclosure { get }
  var pi: Enclosure { get }
  func number(_ exact: Rational) -> Enclosure
  func negate(_ x: Enclosure) -> Enclosure
  func add(_ left: Enclosure, _ right: Enclosure) -> Enclosure
  func subtract(_ left: Enclosure, _ right: Enclosure) -> Enclosure
  func multiply(_ left: Enclosure, _ right: Enclosure) -> Enclosure
  func divide(_ left: Enclosure, _ right: Enclosure) -> Enclosure
  func power(_ base: Enclosure, _ exponent: Rational) -> Enclosure
  func power(_ base: Enclosure, _ exponent: Enclosure) -> Enclosure
  func apply(_ function: Function, _ arguments: [Enclosure]) -> Enclosure
}

extension BallArithmetic: EnclosureArithmetic {
  var undefined: Ball { .undefined }
}

/// The operations of `Interval`.
struct IntervalArithmetic: EnclosureArithmetic {
  var undefined: Interval { .undefined }
  var pi: Interval { .pi }
  func number(_ exact: Rational) -> Interval { Interval(exact) }
  func negate(_ x: Interval) -> Interval { -x }
  func add(_ left: Interval, _ right: Interval) -> Interval { left + right }
  func subtract(_ left: Interval, _ right: Interval) -> Interval { left - right }
  func multiply(_ left: Interval, _ right: Interval) -> Interval { left * right }
  func divide(_ left: Interval, _ right: Interval) -> Interval { left / right }
  func power(_ base: Interval, _ exponent: Rational) -> Interval { .power(base, exponent) }
  func power(_ base: Interval, _ exponent: Interval) -> Interval { .power(base, exponent) }
  func apply(_ function: Function, _ arguments: [Interval]) -> Interval { .apply(function, to: arguments) }
}
