import RealModule

extension Interval: Scalar {
  package init(integerLiteral value: Int) { self.init(Double(value)) }

  package init(_ exact: Rational) {
    let nearest = Double(exact)
    self = Rational(exactly: nearest) == exact ? Interval(nearest) : Interval(nearest).widened()
  }

  package static let pi = Interval(Double.pi).widened()

  package static prefix func - (value: Interval) -> Interval {
    Interval(lower: -value.upper, upper: -value.lower, definition: value.definition)
  }

  package static func + (left: Interval, right: Interval) -> Interval {
    Interval(
      lower: (left.lower + right.lower).nextDown, upper: (left.upper + right.upper).nextUp,
      definition: max(left.definition, right.definition))
  }

  package static func - (left: Interval, right: Interval) -> Interval { left + -right }

  package static func * (left: Interval, right: Interval) -> Interval {
    let definition = max(left.definition, right.definition)
    // Zero times anything real is zero; the ends may be infinite only because they overflowed.
    func product(_ a: Double, _ b: Double) -> Double { a == 0 || b == 0 ? 0 : a * b }
    let (a, b) = (product(left.lower, right.lower), product(left.lower, right.upper))
    let (c, d) = (product(left.upper, right.lower), product(left.upper, right.upper))
    return Interval(
      lower: min(min(a, b), min(c, d)).nextDown, upper: max(max(a, b), max(c, d)).nextUp, definition: definition)
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
    if exponent.isZero { return Interval(lower: 1, upper: 1, definition: base.definition) }
    if exponent.hasEvenDenominator {
      guard base.upper >= 0 else { return .undefined }
      let inside = base.clamped(0, .infinity).with(base.lower < 0 ? .possible : .certain)
      return inside.mappedRising(exponent)
    }
    if !exponent.hasEvenNumerator { return base.mappedRising(exponent) }
    return AbsoluteValue.enclosure([base]).mappedRising(exponent)
  }

  /// A power that rises on the interval, by its ends.
  private func mappedRising(_ exponent: Rational) -> Interval {
    let units = exponent == .half ? 1 : 4
    let ends = Interval(
      lower: Double.power(lower, exponent), upper: Double.power(upper, exponent), definition: definition
    ).widened(by: units)
    return lower >= 0 ? ends.clamped(0, .infinity) : ends
  }

  package static func power(_ base: Interval, _ exponent: Interval) -> Interval {
    if base.upper < 0 { return .undefined }
    if base.upper == 0 { return exponent.lower > 0 ? base : .undefined }
    let logarithm = apply(.ln, base.clamped(0, .infinity))
    let power = apply(.exp, exponent * logarithm)
    let isCertain = base.lower > 0
    return power.with(isCertain ? max(base.definition, exponent.definition) : .possible)
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
    var known: [Expression: Interval] = [:]
    func value(_ expression: Expression) -> Interval {
      switch expression.kind {
      case .number(let number): return Interval(number)
      case .constant(.pi): return .pi
      case .constant(.e): return Interval(Constant.e.value).widened()
      case .variable(let symbol): return point[symbol] ?? .undefined
      case .undefined: return .undefined
      case .sum, .product, .power, .function: break
      }
      if let value = known[expression] { return value }
      let result: Interval
      switch expression.kind {
      case .sum(let terms): result = terms.dropFirst().reduce(value(terms[0])) { $0 + value($1) }
      case .product(let coefficient, let factors):
        let product = factors.dropFirst().reduce(value(factors[0])) { $0 * value($1) }
        result = coefficient.isOne ? product : Interval(coefficient) * product
      case .power(let base, let exponent):
        result =
          if let number = exponent.number { .power(value(base), number) } else { .power(value(base), value(exponent)) }
      case .function(let function, let arguments): result = .apply(function, to: arguments.map(value))
      case .number, .constant, .variable, .undefined: result = .undefined
      }
      known[expression] = result
      return result
    }
    self = value(expression)
  }
}
