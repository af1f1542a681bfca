import BigInt
import RealModule

/// The functions from which all others are made, each by a series with a bound of what is left out.
extension BallArithmetic {
  // MARK: Constants

  package var pi: Ball {
    constant(BallArithmetic.longPi) { $0.pi }
  }

  var logarithmOfTwo: Ball { constant(BallArithmetic.longLogarithmOfTwo) { $0.logarithmOfTwo } }

  private static let longBits = 2_400
  private static let longPi = FixedPoint(bits: longBits).pi
  private static let longLogarithmOfTwo = FixedPoint(bits: longBits).logarithmOfTwo

  /// From the value that is kept, or computed anew where that is too short.
  private func constant(_ kept: FixedPoint.Result, _ compute: (FixedPoint) -> FixedPoint.Result) -> Ball {
    if bits <= BallArithmetic.longBits - 64 { return ball(kept, BallArithmetic.longBits) }
    return ball(compute(FixedPoint(bits: bits + 64)), bits + 64)
  }

  /// The ball around a result of `FixedPoint`.
  private func ball(_ result: FixedPoint.Result, _ places: Int) -> Ball {
    rounded(Dyadic(result.value, -places), result.error * .power(ofTwo: -places), .certain)
  }

  // MARK: The exponential and the logarithm

  package func exponential(_ x: Ball) -> Ball {
    guard let reach = x.radius.logarithm ?? (x.isExact ? -1 : nil), reach <= 0 else { return wideExponential(x) }
    let value = exponential(x.center)
    // e^(c + d) − e^c is at most e^c·2|d| for |d| ≤ 1.
    return value.widened(by: value.magnitude * x.radius * Magnitude(2)).with(x.definition)
  }

  private func exponential(_ x: Dyadic) -> Ball {
    if x.isZero { return .one }
    guard x.top <= 41 else {
      return x.isNegative ? Ball(.zero, .power(ofTwo: -Dyadic.exponentLimit)) : .unbounded
    }
    let places = bits + 48
    if x.top < -places { return rounded(.one, .power(ofTwo: x.top + 1), .certain) }
    // x = n·ln 2 + r.
    let turns = Int(checking: Double(x, rounded: .down) / 0.6931471805599453) ?? 0
    let fine = BallArithmetic(bits: places + 64)
    let rest = fine.subtract(Ball(x), fine.multiply(Ball(turns), fine.logarithmOfTwo))
    let series = FixedPoint(bits: places).exponential(rest.center.fixedPoint(places))
    // The argument's own error, a unit for cutting it, times a slope below 3.
    let slack = (rest.radius + .power(ofTwo: -places)) * Magnitude(3)
    let value = rounded(
      Dyadic(series.value, -places), series.error * .power(ofTwo: -places) + slack, .certain)
    return scale(value, byPowerOfTwo: turns)
  }

  /// Over a ball too wide for its slope to tell anything: from the ends.
  private func wideExponential(_ x: Ball) -> Ball {
    guard let low = x.lower, let high = x.upper, let least = exponential(low).lower, let most = exponential(high).upper
    else { return Ball(.zero, .infinity, x.definition) }
    return rounded(Ball(from: least.isNegative ? .zero : least, to: most, x.definition))
  }

  /// The natural logarithm; never defined where the ball has nothing above zero.
  package func logarithm(_ x: Ball) -> Ball {
    guard let upper = x.upper else { return Ball(.zero, .infinity, max(x.definition, .possible)) }
    guard upper.isPositive else { return .undefined }
    guard x.isPositive, let lower = x.lower, lower.isPositive else {
      return Ball(.zero, .infinity, max(x.definition, .possible))
    }
    if x.radius.isZero || (x.radius.logarithm ?? 0) < x.center.top - 8 {
      // |ln x − ln c| ≤ |x − c|/(c − r).
      return logarithm(x.center).widened(by: x.radius.divided(byAtLeast: lower)).with(x.definition)
    }
    guard let least = logarithm(lower).lower, let most = logarithm(upper).upper else { return .unbounded }
    return rounded(Ball(from: least, to: most, x.definition))
  }

  /// A double near the logarithm, and the logarithm of what e to that is wrong by.
  private func logarithm(_ x: Dyadic) -> Ball {
    // x = m·2^e with m near 1, so that nothing cancels.
    var exponent = x.top
    var mantissa = x.scaled(byPowerOfTwo: -exponent)
    var near = Double(mantissa, rounded: .down)
    if near < 0.5.squareRoot() {
      (exponent, near) = (exponent - 1, near * 2)
      mantissa = mantissa.scaled(byPowerOfTwo: 1)
    }
    let guess = Double.log(near)
    let fine = finer(by: 32 + max(0, exponent == 0 ? -(mantissa - .one).top : 0))
    let ratio = guess == 0 ? Ball(mantissa) : fine.multiply(Ball(mantissa), fine.exponential(Ball(-guess)))
    let part = fine.artanhNearZero(fine.divide(fine.subtract(ratio, .one), fine.add(ratio, .one)))
    let logarithm = fine.add(Ball(guess), fine.scale(part, byPowerOfTwo: 1))
    if exponent == 0 { return rounded(logarithm) }
    return rounded(fine.add(logarithm, fine.multiply(Ball(exponent), fine.logarithmOfTwo)))
  }

  /// u + u³/3 + u⁵/5 + …, for u so small that a few terms do.
  private func artanhNearZero(_ u: Ball) -> Ball { oddSeries(u, sign: 1) }

  /// u ± u³/3 + u⁵/5 ± …: the hyperbolic arc tangent or the arc tangent.
  private func oddSeries(_ u: Ball, sign: Int) -> Ball {
    guard let size = u.magnitudeExponent else { return u }
    guard size < -8 else { return .unbounded }
    let square = multiply(u, u)
    let terms = bits / (-2 * size) + 2
    var sum = Ball.zero
    for index in stride(from: terms - 1, through: 0, by: -1) {
      let term = divide(index & 1 == 1 && sign < 0 ? Ball(-1) : .one, Ball(2 * index + 1))
      sum = add(multiply(sum, square), term)
    }
    // The rest is below the next term times 1/(1 − u²).
    return multiply(sum, u).widened(by: .power(ofTwo: size * (2 * terms + 1) + 1))
  }

  // MARK: The circle

  package func sine(_ x: Ball) -> Ball { wave(x, quarters: 0) }
  package func cosine(_ x: Ball) -> Ball { wave(x, quarters: 1) }

  /// sin(x + quarters·π/2): neither it nor its slope passes 1.
  private func wave(_ x: Ball, quarters: Int) -> Ball {
    let value = wave(x.center, quarters: quarters)
    if let reach = x.radius.logarithm, reach > 1 { return Ball(.zero, .power(ofTwo: 0), x.definition) }
    if x.radius.isInfinite { return Ball(.zero, .power(ofTwo: 0), x.definition) }
    return value.widened(by: x.radius).with(x.definition)
  }

  private func wave(_ x: Dyadic, quarters: Int) -> Ball {
    // Beyond that telling the phase would cost more than it is worth.
    guard x.top <= 16_384 else { return Ball(.zero, .power(ofTwo: 0)) }
    let (turns, rest) = quarterTurns(x, places: bits + 24 + smallness(of: x))
    let quarter = (turns + quarters) & 3
    guard quarter & 1 == 0, rest.center.top < -16, x.top > 0 else { return wave(quarter, rest, smallness(of: x)) }
    // Near a multiple of π the sine is as small as what is left of the argument.
    let extra = smallness(of: rest.center)
    return wave(quarter, quarterTurns(x, places: bits + 24 + extra).rest, extra)
  }

  /// The nearest multiple of π/2, counted modulo 4, and what is left.
  private func quarterTurns(_ x: Dyadic, places: Int) -> (turns: Int, rest: Ball) {
    guard x.top > 0 else { return (0, Ball(x)) }
    let fine = BallArithmetic(bits: places + x.top + 16)
    let half = fine.scale(fine.pi, byPowerOfTwo: -1)
    let quotient = fine.divide(Ball(x), half).center
    let whole = quotient.fixedPoint(1) + (quotient.isNegative ? -1 : 1)
    let nearest = BigInt(sign: whole.sign, magnitude: whole.magnitude >> 1)
    let turns = Int(truncatingIfNeeded: nearest.magnitude % 4) * (nearest.sign == .minus ? -1 : 1)
    return (turns, fine.subtract(Ball(x), fine.multiply(Ball(Dyadic(nearest, 0)), half)))
  }

  /// The sine for even quarters, the cosine for odd ones, of an argument near zero.
  private func wave(_ quarter: Int, _ rest: Ball, _ extra: Int) -> Ball {
    let places = bits + 24 + extra
    let series = FixedPoint(bits: places)
    let argument = rest.center.fixedPoint(places)
    let result = quarter & 1 == 0 ? series.sine(argument) : series.cosine(argument)
    return rounded(
      Dyadic(quarter & 2 == 0 ? result.value : -result.value, -places),
      (result.error + Magnitude(1)) * .power(ofTwo: -places) + rest.radius, .certain)
  }

  /// The zeros before the first digit of a small number, as far as that is a matter of doubles or of this precision.
  func smallness(of x: Dyadic) -> Int { min(max(-x.top, 0), 1_100 + 4 * bits) }

  /// The arc tangent: a double near it, and the arc tangent of what its tangent is wrong by.
  package func arctangent(_ x: Ball) -> Ball {
    guard let reach = x.radius.logarithm ?? (x.isExact ? -1 : nil) else {
      return Ball(.zero, Magnitude(2), x.definition)
    }
    let value = arctangent(x.center)
    return value.widened(by: reach > 1 ? Magnitude(4) : x.radius).with(x.definition)
  }

  private func arctangent(_ x: Dyadic) -> Ball {
    if x.isZero { return .zero }
    let fine = finer(by: 32 + smallness(of: x))
    let guess = Double.atan(Double(x, rounded: .down))
    let (sine, cosine) = (fine.sine(Ball(guess)), fine.cosine(Ball(guess)))
    let rest = fine.divide(
      fine.subtract(fine.multiply(Ball(x), cosine), sine), fine.add(cosine, fine.multiply(Ball(x), sine)))
    return rounded(fine.add(Ball(guess), fine.oddSeries(rest, sign: -1)))
  }

  // MARK: The error function

  package func errorFunction(_ x: Ball) -> Ball {
    guard let reach = x.radius.logarithm ?? (x.isExact ? -1 : nil), reach <= 0 else {
      return Ball(.zero, .power(ofTwo: 0), x.definition)
    }
    // Its slope is at most 2/√π.
    return errorFunction(x.center).widened(by: x.radius * Magnitude(5, exponent: -2)).with(x.definition)
  }

  private func errorFunction(_ x: Dyadic) -> Ball {
    if x.isZero { return .zero }
    if x.isNegative { return negate(errorFunction(-x)) }
    let near = Double(x, rounded: .up)
    // 1 − erf x ≤ e^(−x²).
    guard near < 400, near * near * 1.4 < Double(bits) + 8 else {
      let tail = exponential(negate(multiply(Ball(x), Ball(x)))).magnitude
      return Ball(.one, tail)
    }
    let square = Int(checking: (near * near).rounded(.up)) ?? 0
    let smallness = smallness(of: x)
    let places = bits + smallness + FixedPoint.errorFunctionGuard(square: square) + 40
    // The argument cut to the places; what is cut off costs its size times the slope.
    let argument = x.fixedPoint(places)
    let cut = Dyadic(argument, -places)
    let series = FixedPoint(bits: places).errorFunctionSeries(argument, square: square)
    let fine = finer(by: 24 + smallness)
    let sum = Ball(Dyadic(series.value, -places), series.error * .power(ofTwo: -places))
    let bell = fine.exponential(fine.negate(fine.multiply(Ball(cut), Ball(cut))))
    let factor = fine.divide(Ball(2), fine.squareRoot(fine.pi))
    return rounded(fine.multiply(fine.multiply(sum, bell), factor).widened(by: .power(ofTwo: 1 - places)))
  }
}
