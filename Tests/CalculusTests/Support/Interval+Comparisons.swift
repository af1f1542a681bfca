@testable import Calculus

extension Interval {
  /// Whether the interval holds a number that was computed with roundings of its own, in another order.
  func admits(_ value: Double) -> Bool {
    let slack = 8 * width + 1e-13 * magnitude + 1e-290
    return lower - slack <= value && value <= upper + slack
  }

  /// Whether the ends lie on the right sides of a number known to within much less than a double's spacing.
  func isBelow(_ ball: Ball) -> Bool {
    lower == -.infinity || !BallArithmetic(bits: 2_048).subtract(ball, Ball(lower)).isNegative
  }

  func isAbove(_ ball: Ball) -> Bool {
    upper != .infinity && BallArithmetic(bits: 2_048).subtract(ball, Ball(upper)).isPositive
  }
}
