import BigInt

/// Arithmetic of balls at a precision: every result holds all true results, and its centre has at most so many bits.
///
/// Errors come from rounding the centre and from the radii of the operands, both bounded upwards. Cost grows with the
/// precision: at 256 bits a sum or a product takes some tenths of a microsecond, a function of the table some tens.
package struct BallArithmetic: Sendable {
  /// The bits of a centre, from 32 to 65,536; others are brought into that range.
  package let bits: Int

  package init(bits: Int) { self.bits = min(max(bits, 32), 65_536) }

  /// The same with more bits, for steps on the way.
  func finer(by extra: Int) -> BallArithmetic { BallArithmetic(bits: bits + extra) }

  /// Brings a centre to the precision. What is beyond all exponents becomes unbounded, what is below them an error.
  func rounded(_ center: Dyadic, _ radius: Magnitude, _ definition: Interval.Definition) -> Ball {
    let (value, error) = center.truncated(to: bits)
    if value.top > Dyadic.exponentLimit { return Ball(.zero, .infinity, definition) }
    if value.top < -Dyadic.exponentLimit { return Ball(.zero, radius + center.magnitude, definition) }
    return Ball(value, radius + error, definition)
  }

  /// The same number with a centre of the precision.
  func rounded(_ ball: Ball) -> Ball { rounded(ball.center, ball.radius, ball.definition) }
}

// MARK: The four operations

extension BallArithmetic {
  /// An exact number, to the precision.
  package func number(_ exact: Rational) -> Ball {
    quotient(Dyadic(exact.numerator, 0), Dyadic(exact.denominator, 0), .zero, .certain)
  }

  package func negate(_ ball: Ball) -> Ball { Ball(-ball.center, ball.radius, ball.definition) }

  package func add(_ left: Ball, _ right: Ball) -> Ball {
    let definition = max(left.definition, right.definition)
    let radius = left.radius + right.radius
    // Beside a much larger number a small one is part of the error.
    if !left.center.isZero, !right.center.isZero {
      if left.center.top > right.center.top + bits + 64 {
        return rounded(left.center, radius + right.center.magnitude, definition)
      }
      if right.center.top > left.center.top + bits + 64 {
        return rounded(right.center, radius + left.center.magnitude, definition)
      }
    }
    return rounded(left.center + right.center, radius, definition)
  }

  package func subtract(_ left: Ball, _ right: Ball) -> Ball { add(left, negate(right)) }

  package func multiply(_ left: Ball, _ right: Ball) -> Ball {
    let definition = max(left.definition, right.definition)
    // |xy − cd| ≤ |c|·s + |d|·r + r·s for x = c ± r and y = d ± s.
    let radius: Magnitude =
      left.isExact && right.isExact
      ? .zero : left.magnitude * right.radius + right.center.magnitude * left.radius
    return rounded(left.center * right.center, radius, definition)
  }

  package func divide(_ left: Ball, _ right: Ball) -> Ball {
    let definition = max(left.definition, right.definition)
    if right.isExactZero { return .undefined }
    // |d| − s, a little less where the two are too far apart to be aligned.
    guard !right.containsZero, let smallest = (right.center.isNegative ? negate(right) : right).lower,
      smallest.isPositive
    else { return Ball(.zero, .infinity, max(definition, .possible)) }
    let result = quotient(left.center, right.center, .zero, definition)
    if left.isExact, right.isExact { return result }
    // |x/y − c/d| ≤ (r + |c/d|·s)/(|d| − s).
    let error = (left.radius + result.magnitude * right.radius).divided(byAtLeast: smallest)
    return result.widened(by: error)
  }

  /// The quotient of two exact numbers, the second not zero.
  private func quotient(
    _ dividend: Dyadic, _ divisor: Dyadic, _ radius: Magnitude, _ definition: Interval.Definition
  ) -> Ball {
    if divisor.mantissa == 1 { return rounded(dividend.scaled(byPowerOfTwo: -divisor.exponent), radius, definition) }
    let surplus = dividend.mantissa.magnitude.bitWidth - divisor.mantissa.magnitude.bitWidth
    let shift = max(bits + 2 - surplus, 0)
    let (quotient, remainder) = (dividend.mantissa << shift).quotientAndRemainder(dividingBy: divisor.mantissa)
    let exponent = dividend.exponent - divisor.exponent - shift
    let error: Magnitude = remainder.isZero ? .zero : .power(ofTwo: exponent)
    return rounded(Dyadic(quotient, exponent), radius + error, definition)
  }

  /// Half the number, a quarter, …; twice, four times, ….
  func scale(_ ball: Ball, byPowerOfTwo power: Int) -> Ball {
    Ball(ball.center.scaled(byPowerOfTwo: power), ball.radius * .power(ofTwo: power), ball.definition)
  }
}

// MARK: Order

extension BallArithmetic {
  /// The larger of two.
  package func maximum(_ left: Ball, _ right: Ball) -> Ball {
    let definition = max(left.definition, right.definition)
    guard let a = left.lower, let b = left.upper, let c = right.lower, let d = right.upper else {
      return Ball(.zero, .infinity, definition)
    }
    if d <= a { return left.with(definition) }
    if b <= c { return right.with(definition) }
    return rounded(Ball(from: a < c ? c : a, to: b < d ? d : b, definition))
  }

  /// The smaller of two.
  package func minimum(_ left: Ball, _ right: Ball) -> Ball { negate(maximum(negate(left), negate(right))) }

  package func absoluteValue(_ ball: Ball) -> Ball {
    if ball.isPositive || ball.isExactZero { return ball }
    if ball.isNegative { return negate(ball) }
    guard let reach = ball.magnitude.dyadic else { return ball }
    return rounded(Ball(from: .zero, to: reach, ball.definition))
  }
}
