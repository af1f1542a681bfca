import BigInt

extension BallArithmetic {
  /// A base to an exact exponent, with real odd roots: `(-8)^(1/3)` is −2. Zero to an exponent that is not positive has
  /// no value.
  package func power(_ base: Ball, _ exponent: Rational) -> Ball {
    if exponent.isZero { return Ball.one.with(base.definition) }
    if exponent.isNegative {
      let positive = power(base, -exponent)
      return divide(.one, positive)
    }
    if let integer = exponent.machineInteger { return power(base, whole: integer) }
    if exponent == .half { return squareRoot(base) }
    if exponent.isInteger {
      let result = magnitudePower(absoluteValue(base), exponent)
      return exponent.hasEvenNumerator || base.isPositive ? result : base.isNegative ? negate(result) : spread(result)
    }
    if exponent.hasEvenDenominator { return magnitudePower(base, exponent) }
    let result = magnitudePower(absoluteValue(base), exponent)
    if exponent.hasEvenNumerator || base.isPositive || base.isExactZero { return result }
    return base.isNegative ? negate(result) : spread(result)
  }

  /// A base to a variable exponent: exp(v·ln u) for u > 0, 0 for u = 0 and v > 0; no value otherwise, as everywhere in
  /// this package.
  package func power(_ base: Ball, _ exponent: Ball) -> Ball {
    let definition = max(base.definition, exponent.definition)
    if base.isNegative { return .undefined }
    if base.isExactZero {
      if exponent.isPositive { return Ball.zero.with(definition) }
      return exponent.isNegative || exponent.isExactZero ? .undefined : Ball.zero.with(max(definition, .possible))
    }
    if base.isPositive {
      let fine = finer(by: 32)
      return rounded(fine.exponential(fine.multiply(exponent, fine.logarithm(base)))).with(definition)
    }
    guard exponent.isPositive, let upper = base.upper, let most = power(Ball(upper), exponent).upper else {
      return Ball(.zero, .infinity, max(definition, .possible))
    }
    return rounded(Ball(from: .zero, to: most, max(definition, .possible)))
  }

  /// Repeated squaring.
  private func power(_ base: Ball, whole exponent: Int) -> Ball {
    if exponent == 1 { return rounded(base) }
    let fine = finer(by: 8)
    var (result, square, rest): (Ball?, Ball, Int) = (nil, base, exponent)
    while true {
      if rest & 1 == 1 { result = result.map { fine.multiply($0, square) } ?? square }
      rest >>= 1
      if rest == 0 { break }
      square = fine.multiply(square, square)
    }
    let power = rounded(result ?? .one)
    // An even power is not negative, which a product of two factors does not know.
    guard exponent & 1 == 0, let upper = power.upper, !power.isPositive, !power.isExactZero else { return power }
    return rounded(Ball(from: .zero, to: upper, power.definition))
  }

  package func squareRoot(_ ball: Ball) -> Ball {
    if ball.isNegative { return .undefined }
    if ball.isExactZero { return ball }
    guard ball.isPositive else { return rootAroundZero(ball) { $0.squareRoot(Ball($1)) } }
    let center = ball.center
    // A mantissa of twice the bits, and an even exponent.
    var shift = max(2 * bits + 2 - center.mantissa.magnitude.bitWidth, 0)
    if (center.exponent - shift) & 1 != 0 { shift += 1 }
    let root = (center.mantissa.magnitude << shift).squareRoot()
    let exponent = (center.exponent - shift) / 2
    let rootValue = Dyadic(BigInt(root), exponent)
    let isExactRoot = root * root == center.mantissa.magnitude << shift
    // |√x − √c| ≤ |x − c|/√c.
    let error = ball.radius.divided(byAtLeast: rootValue)
    return rounded(rootValue, isExactRoot ? error : error + .power(ofTwo: exponent), ball.definition)
  }

  /// A power of what is not negative, by the exponential; the exponent is positive and no half integer.
  private func magnitudePower(_ base: Ball, _ exponent: Rational) -> Ball {
    if base.isNegative { return .undefined }
    if base.isExactZero { return base }
    guard base.isPositive else { return rootAroundZero(base) { $0.magnitudePower(Ball($1), exponent) } }
    if exponent.denominator == 2, let whole = (exponent * 2).machineInteger {
      let fine = finer(by: 16)
      return rounded(fine.power(fine.squareRoot(base), Rational(whole)))
    }
    // The logarithm's size costs bits before the point.
    let fine = finer(by: 64)
    return rounded(fine.exponential(fine.multiply(fine.number(exponent), fine.logarithm(base))))
  }

  /// A rising function that is 0 at 0, over a ball around zero.
  private func rootAroundZero(_ ball: Ball, _ root: (BallArithmetic, Dyadic) -> Ball) -> Ball {
    let definition: Interval.Definition = ball.lower.map { $0.isNegative } ?? true ? .possible : .certain
    guard let upper = ball.upper else { return Ball(.zero, .infinity, max(definition, ball.definition)) }
    if upper.isZero { return Ball.zero.with(max(definition, ball.definition)) }
    guard let reach = root(self, upper).upper else { return Ball(.zero, .infinity, max(definition, ball.definition)) }
    return rounded(Ball(from: .zero, to: reach, max(definition, ball.definition)))
  }

  /// The ball from −x to x.
  private func spread(_ ball: Ball) -> Ball { Ball(.zero, ball.magnitude, ball.definition) }
}
