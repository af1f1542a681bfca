/// A real number known to within a radius: `center ± radius`, with any number of digits, and with what is known of
/// whether there is such a number at all.
///
/// Every operation encloses every true result (van der Hoeven 2009, Johansson 2017), so two balls that do not meet prove
/// that two values differ, at any precision, where intervals of doubles are too wide to tell. A ball is calculated with
/// by a `BallArithmetic`, which has a precision:
///
///     let arithmetic = BallArithmetic(bits: 256)
///     let third = arithmetic.number(Rational(1, 3))
///     let difference = arithmetic.subtract(arithmetic.apply(.sin, third), Ball(0.327))
///     difference.isPositive     // true, and proven
///
/// Whole formulas: `Ball(valueOf:at:bits:)` and `Tape.balls(at:bits:)`.
package struct Ball: Sendable {
  let center: Dyadic
  let radius: Magnitude
  /// Whether there is a value; where it is `never` the ball says nothing, where it is `possible` the value lies in the
  /// ball if it exists.
  package let definition: Interval.Definition

  init(_ center: Dyadic, _ radius: Magnitude = .zero, _ definition: Interval.Definition = .certain) {
    (self.center, self.radius, self.definition) = (radius.isInfinite ? .zero : center, radius, definition)
  }

  /// One number, exactly. What is not finite is no number.
  package init(_ value: Double) {
    self = Dyadic(value).map { Ball($0) } ?? .undefined
  }

  package init(_ value: Int) { self.init(Dyadic(.init(value), 0)) }

  /// Nothing: there is no value.
  package static let undefined = Ball(.zero, .infinity, .never)

  /// Any real number.
  static let unbounded = Ball(.zero, .infinity)

  static let zero = Ball(.zero)
  static let one = Ball(.one)

  /// A ball that holds two numbers and all between.
  init(from low: Dyadic, to high: Dyadic, _ definition: Interval.Definition = .certain) {
    let half = Magnitude.power(ofTwo: -1)
    if !low.isZero, !high.isZero, abs(low.top - high.top) > Ball.longestSum {
      // One is nothing beside the other.
      let (large, small) = low.top > high.top ? (low, high) : (high, low)
      self.init(large.scaled(byPowerOfTwo: -1), large.magnitude * half + small.magnitude, definition)
    } else {
      self.init((low + high).scaled(byPowerOfTwo: -1), (high - low).magnitude * half, definition)
    }
  }

  /// The bits that an exact sum may come to; numbers further apart are not aligned.
  private static let longestSum = 1 << 18

  func with(_ definition: Interval.Definition) -> Ball {
    Ball(center, radius, max(definition, self.definition))
  }

  func widened(by error: Magnitude) -> Ball { Ball(center, radius + error, definition) }

  /// The ends, or numbers a little outside of them; nil where the ball is unbounded.
  var lower: Dyadic? { upper(of: -center).map { -$0 } }
  var upper: Dyadic? { upper(of: center) }

  private func upper(of center: Dyadic) -> Dyadic? {
    guard let reach = radius.dyadic else { return nil }
    if center.isZero || reach.isZero { return center + reach }
    // A radius or a centre that is nothing beside the other is not aligned with it.
    if reach.top < center.exponent - 64 { return center + Dyadic(1, center.exponent - 64) }
    if center.top < reach.exponent - 64 { return reach + Dyadic(1, reach.exponent - 64) }
    return center + reach
  }

  /// The absolute value at most.
  var magnitude: Magnitude { center.magnitude + radius }

  var isExact: Bool { radius.isZero }
  var isExactZero: Bool { isExact && center.isZero }
}

// MARK: What a ball proves

extension Ball {
  package var isCertain: Bool { definition == .certain }

  /// Whether the value, if there is one, is certainly above zero.
  package var isPositive: Bool { center.isPositive && isFarFromZero }

  /// Whether the value, if there is one, is certainly below zero.
  package var isNegative: Bool { center.isNegative && isFarFromZero }

  package var containsZero: Bool { !isFarFromZero }

  private var isFarFromZero: Bool {
    guard let reach = radius.dyadic else { return false }
    return reach < (center.isNegative ? -center : center)
  }

  /// Whether no number lies in both: a proof of difference where both are certainly defined.
  package func isDisjoint(from other: Ball) -> Bool {
    guard let lower, let upper, let otherLower = other.lower, let otherUpper = other.upper else { return false }
    return upper < otherLower || otherUpper < lower
  }

  /// The least e with radius ≤ 2^e: nil for an exact number, `Int.max` for an unbounded ball.
  package var radiusExponent: Int? { radius.isInfinite ? .max : radius.logarithm }

  /// The least e with |x| ≤ 2^e for all x of the ball: nil for zero, `Int.max` for an unbounded ball.
  package var magnitudeExponent: Int? { radius.isInfinite ? .max : magnitude.logarithm }

  /// The doubles around the ball.
  package var interval: Interval {
    guard let lower, let upper else { return Interval(lower: -.infinity, upper: .infinity, definition: definition) }
    return Interval(
      lower: Double(lower, rounded: .down), upper: Double(upper, rounded: .up), definition: definition)
  }

  /// The double that is nearest to the middle of the ball.
  package var nearestDouble: Double {
    let (below, above) = (Double(center, rounded: .down), Double(center, rounded: .up))
    guard let low = Dyadic(below), let high = Dyadic(above) else { return below }
    // Without a difference, which would be as long as the exponents are apart.
    return center.scaled(byPowerOfTwo: 1) < low + high ? below : above
  }
}
