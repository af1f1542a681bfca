import RealModule

extension Interval: Scalar {
  package init(integerLiteral value: Int) { self.init(Double(value)) }

  package init(_ exact: Rational) {
    let nearest = Double(exact)
    self = exact.isExactly(nearest) ? Interval(nearest) : Interval(nearest).widened()
  }

  package static let pi = Interval(Double.pi).widened()

  package static prefix func - (value: Interval) -> Interval {
    Interval(lower: -value.upper, upper: -value.lower, definition: value.definition)
  }

  package static func + (left: Interval, right: Interval) -> Interval {
    Interval(
      lower: Rounding.sum(left.lower, right.lower).down, upper: Rounding.sum(left.upper, right.upper).up,
      definition: max(left.definition, right.definition))
  }

  package static func - (left: Interval, right: Interval) -> Interval { left + -right }

  package static func * (left: Interval, right: Interval) -> Interval {
    let definition = max(left.definition, right.definition)
    let (a, b) = (Rounding.product(left.lower, right.lower), Rounding.product(left.lower, right.upper))
    let (c, d) = (Rounding.product(left.upper, right.lower), Rounding.product(left.upper, right.upper))
    return Interval(
      lower: min(min(a.down, b.down), min(c.down, d.down)), upper: max(max(a.up, b.up), max(c.up, d.up)),
      definition: definition)
  }

  package static func / (left: Interval, right: Interval) -> Interval {
    let definition = max(left.definition, right.definition)
    if right.lower == 0, right.upper == 0 { return .undefined }
    if right.containsZero {
      return Interval(lower: -.infinity, upper: .infinity, definition: max(definition, .possible))
    }
    return left
      * Interval(lower: (1 / right.upper).nextDown, upper: (1 / right.lower).nextUp, definition: definition)
  }

  package static func power(_ base: Interval, _ exponent: Rational) -> Interval {
    if exponent.isNegative { return 1 / power(base, -exponent) }
    if exponent.isOne { return base }
    if exponent.isZero { return Interval(lower: 1, upper: 1, definition: base.definition) }
    if exponent.hasEvenDenominator {
      guard base.upper >= 0 else { return .undefined }
      let inside = base.clamped(0, .infinity).with(base.lower < 0 ? .possible : .certain)
      return inside.mappedRising(exponent)
    }
    if !exponent.hasEvenNumerator { return base.mappedRising(exponent) }
    // Widened below zero it would rise to the left.
    return AbsoluteValue.enclosure([base]).clamped(0, .infinity).with(base.definition).mappedRising(exponent)
  }

  /// A power that rises on the interval, by its ends.
  private func mappedRising(_ exponent: Rational) -> Interval {
    let units = exponent == .half ? 1 : 6
    let ends = Interval(
      lower: Double.power(lower, exponent), upper: Double.power(upper, exponent), definition: definition
    ).widened(by: units)
    return lower >= 0 ? ends.clamped(0, .infinity) : ends
  }

  /// exp(v·ln u) for u > 0, 0 for u = 0 and v > 0; no value otherwise.
  package static func power(_ base: Interval, _ exponent: Interval) -> Interval {
    let definition = max(base.definition, exponent.definition)
    if base.upper < 0 { return .undefined }
    if base.upper == 0, base.lower == 0 {
      if exponent.upper <= 0 { return .undefined }
      return base.with(exponent.lower > 0 ? definition : max(definition, .possible))
    }
    let logarithm = apply(.ln, base.clamped(0, .infinity))
    return apply(.exp, exponent * logarithm).with(base.lower > 0 ? definition : .possible)
  }

  package static func apply(_ function: Function, to arguments: [Interval]) -> Interval {
    let row = function.row
    var result = row.enclosure(arguments)
    for argument in arguments { result = result.with(argument.definition) }
    guard let condition = row.entry.domain else { return result }
    return result.with(condition.definition(on: arguments[0]))
  }

  /// The expression's value at a point, enclosed; variables that the point lacks make it undefined.
  package init(valueOf expression: Expression, at point: [Symbol: Interval]) {
    self = expression.evaluated(at: point, undefined: .undefined)
  }
}

extension Rational {
  /// Whether the double nearest to the number is the number itself.
  fileprivate func isExactly(_ nearest: Double) -> Bool {
    switch storage {
    case .machine(let numerator, let denominator) where numerator.magnitude <= 1 << 53:
      // In lowest terms; the exponent of a double goes much farther than that of a machine integer.
      denominator & (denominator - 1) == 0
    case .machine, .big: Rational(exactly: nearest) == self
    }
  }
}
