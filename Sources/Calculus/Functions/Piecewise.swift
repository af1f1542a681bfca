import RealModule

enum AbsoluteValue: UnaryRule {
  static let entry = FunctionEntry(
    ["abs"], symbol: "abs", latex: "\\operatorname{abs}", spoken: "absolute value of", parity: .even,
    isNonnegative: true, kinks: [0], convention: "|x| has no derivative at 0; Gradus takes 0 there.",
    lesson: "The derivative of |x| is sign x: −1 on the left of 0, +1 on the right.")

  static let shape = Shape.valley(at: 0)
  static func value(_ x: Double) -> Double { x.magnitude }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.sign, x) }

  static func simplified(_ x: Expression) -> Expression? {
    if x.isNonnegative { return x }
    guard case .product(let coefficient, let factors) = x.kind else { return nil }
    let outside = factors.filter(\.isNonnegative)
    if outside.isEmpty, coefficient.isOne || coefficient.isMinusOne { return nil }
    let inside = factors.filter { !$0.isNonnegative }
    return .product([Expression(coefficient.magnitude)] + outside + [.apply(.abs, .product(inside))])
  }
}

enum Sign: UnaryRule {
  static let entry = FunctionEntry(
    ["sign", "sgn"], latex: "\\operatorname{sign}", spoken: "sign of", parity: .odd, kinks: [0],
    convention: "sign jumps at 0; Gradus takes 0 for its derivative there.",
    lesson: "sign is flat on both sides of 0: its derivative is 0.")

  static func value(_ x: Double) -> Double { x > 0 ? 1 : x < 0 ? -1 : x == 0 ? 0 : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { 0 }
  static func simplified(_ x: Expression) -> Expression? {
    if x.isZero { return .zero }
    return x.isPositive ? 1 : (-x).isPositive ? -1 : nil
  }
}

enum UnitStep: UnaryRule {
  static let entry = FunctionEntry(
    ["step", "heaviside"], latex: "\\operatorname{step}", spoken: "unit step of", isNonnegative: true, kinks: [0],
    convention: "step(0) is 0 here, and so is its derivative.",
    lesson: "step is flat on both sides of 0: its derivative is 0.")

  static func value(_ x: Double) -> Double { x > 0 ? 1 : x <= 0 ? 0 : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { 0 }
  static func simplified(_ x: Expression) -> Expression? { x.isPositive ? .one : (-x).isNonnegative ? .zero : nil }
}

enum Maximum: FunctionRule {
  static let entry = FunctionEntry(
    ["max"], spoken: "the largest of", arity: 1...64,
    convention: "Where two arguments are the largest together, max takes the slope of the one written later.",
    lesson: "max has the slope of whichever argument is the largest.",
    samples: [], tuples: [[1, 2], [2, 1], [-1, 0.5, 0.2], [3, -4, 1, 2]])

  static func enclosure(_ arguments: [Interval]) -> Interval {
    arguments.dropFirst().reduce(arguments[0]) {
      Interval(lower: Swift.max($0.lower, $1.lower), upper: Swift.max($0.upper, $1.upper))
    }
  }
  static func value(_ arguments: [Double]) -> Double { Extremum.value(arguments, >) }
  static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    Extremum.partial(index, arguments, direction: 1)
  }
  static func simplified(_ arguments: [Expression]) -> Expression? { Extremum.simplified(.max, arguments) }
}

enum Minimum: FunctionRule {
  static let entry = FunctionEntry(
    ["min"], spoken: "the smallest of", arity: 1...64,
    convention: "Where two arguments are the smallest together, min takes the slope of the one written later.",
    lesson: "min has the slope of whichever argument is the smallest.",
    samples: [], tuples: [[1, 2], [2, 1], [-1, 0.5, 0.2], [3, -4, 1, 2]])

  static func enclosure(_ arguments: [Interval]) -> Interval {
    arguments.dropFirst().reduce(arguments[0]) {
      Interval(lower: Swift.min($0.lower, $1.lower), upper: Swift.min($0.upper, $1.upper))
    }
  }
  static func value(_ arguments: [Double]) -> Double { Extremum.value(arguments, <) }
  static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    Extremum.partial(index, arguments, direction: -1)
  }
  static func simplified(_ arguments: [Expression]) -> Expression? { Extremum.simplified(.min, arguments) }
}

/// What max and min have in common.
private enum Extremum {
  static func value(_ arguments: [Double], _ wins: (Double, Double) -> Bool) -> Double {
    arguments.dropFirst().reduce(arguments[0]) { $0.isNaN || $1.isNaN ? .nan : wins($0, $1) ? $0 : $1 }
  }

  /// One where the argument beats every later one and is not beaten by an earlier one, else zero.
  static func partial<Number: Scalar>(_ index: Int, _ arguments: [Number], direction: Int) -> Number {
    var result: Number = 1
    for (other, argument) in arguments.enumerated() where other != index {
      let lead = Number(Rational(direction)) * (arguments[index] - argument)
      result = result * (other > index ? Number.apply(.step, lead) : 1 - Number.apply(.step, -lead))
    }
    return result
  }

  /// Arguments opened, put in order, taken once, and the numbers among them settled.
  static func simplified(_ function: Function, _ arguments: [Expression]) -> Expression? {
    let opened = arguments.flatMap { argument in
      if case .function(function, let inner) = argument.kind { inner } else { [argument] }
    }
    var kept: [Expression] = []
    for argument in opened.sorted(by: { Expression.compareTerms($0, $1) < 0 }) {
      if let last = kept.last {
        if last == argument { continue }
        if let a = last.number, let b = argument.number {
          kept[kept.count - 1] = (a > b) == (function == .max) ? last : argument
          continue
        }
      }
      kept.append(argument)
    }
    if kept.count == 1 { return kept[0] }
    return kept == arguments ? nil : .apply(function, to: kept)
  }
}

enum Clip: FunctionRule {
  static let entry = FunctionEntry(
    ["clip", "clamp"], latex: "\\operatorname{clip}", spoken: "clip of", arity: 3...3,
    convention: "At both ends of the interval clip takes the slope 0.",
    lesson: "clip(x, a, b) has slope 1 between a and b and slope 0 outside.",
    samples: [], tuples: [[0.5, -1, 1], [-2, -1, 1], [3, -1, 1]])

  static func enclosure(_ arguments: [Interval]) -> Interval {
    let (low, high) = (arguments[1], arguments[2])
    let definition: Interval.Definition =
      low.upper <= high.lower ? .certain : low.lower <= high.upper ? .possible : .never
    return Minimum.enclosure([Maximum.enclosure([arguments[0], low]), high]).with(definition)
  }
  static func value(_ arguments: [Double]) -> Double {
    let (x, low, high) = (arguments[0], arguments[1], arguments[2])
    return x.isNaN || !(low <= high) ? .nan : Swift.min(Swift.max(x, low), high)
  }

  static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    let (x, low, high) = (arguments[0], arguments[1], arguments[2])
    return switch index {
    case 0: .apply(.step, x - low) * .apply(.step, high - x)
    case 1: 1 - .apply(.step, x - low)
    default: 1 - .apply(.step, high - x)
    }
  }
}
