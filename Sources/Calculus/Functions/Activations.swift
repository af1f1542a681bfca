import RealModule

enum Sigmoid: UnaryRule {
  static let entry = FunctionEntry(
    ["sigmoid", "sigma", "logistic", "expit"], symbol: "σ", latex: "\\sigma", spoken: "sigmoid of",
    isNonnegative: true, lesson: "The derivative of σ(x) is σ(x)·(1 − σ(x)).")

  // The exponential of what is not positive: it cannot overflow.
  static func value(_ x: Double) -> Double {
    let small = Double.exp(-x.magnitude)
    return x >= 0 ? 1 / (1 + small) : small / (1 + small)
  }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { y * (1 - y) }
  static func slope(at x: Double, value y: Double) -> Double {
    guard y > 0.875 else { return y * (1 - y) }
    let small = Double.exp(-x)
    return small / ((1 + small) * (1 + small))
  }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? Expression(.half) : nil }
}

enum Softplus: UnaryRule {
  static let entry = FunctionEntry(
    ["softplus"], latex: "\\operatorname{softplus}", spoken: "softplus of", isNonnegative: true,
    lesson: "The derivative of softplus, ln(1 + eˣ), is the sigmoid.")

  static func value(_ x: Double) -> Double { Swift.max(x, 0) + .log(onePlus: .exp(-x.magnitude)) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.sigmoid, x) }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .apply(.ln, .two) : nil }
}

enum RectifiedLinear: UnaryRule {
  static let entry = FunctionEntry(
    ["relu"], symbol: "relu", latex: "\\operatorname{ReLU}", spoken: "relu of", isNonnegative: true, kinks: [0],
    convention: "ReLU has a corner at 0; Gradus takes ReLU'(0) = 0, as most frameworks do.",
    lesson: "The derivative of ReLU is 1 for x > 0 and 0 for x < 0.")

  static func value(_ x: Double) -> Double { x > 0 ? x : x <= 0 ? 0 : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.step, x) }
  static func simplified(_ x: Expression) -> Expression? {
    x.isNonnegative ? x : x.number == nil ? nil : .zero
  }
}

enum LeakyRectifiedLinear: FunctionRule {
  static let entry = FunctionEntry(
    ["leaky_relu", "leakyrelu"], latex: "\\operatorname{LeakyReLU}", spoken: "leaky relu of", arity: 1...2,
    kinks: [0], convention: "At the corner leaky ReLU takes the slope of its left side.",
    lesson: "The derivative of leaky ReLU is 1 for x > 0 and the small slope a for x < 0.",
    samples: [], tuples: [[-2.3, 0.1], [1.7, 0.1], [-0.4, 0.01], [0.3, 0.2]])

  static func enclosure(_ arguments: [Interval]) -> Interval {
    let x = arguments[0]
    let left = arguments[1] * x.clamped(-.infinity, 0)
    return x.lower > 0 ? x : x.upper <= 0 ? left : left.hull(x.clamped(0, .infinity))
  }
  static func value(_ arguments: [Double]) -> Double {
    let x = arguments[0]
    return arguments[1].isNaN ? .nan : x > 0 ? x : arguments[1] * x
  }

  static func partial<Number: Scalar>(_ index: Int, at arguments: [Number], value: Number) -> Number {
    let (x, slope) = (arguments[0], arguments[1])
    let step: Number = .apply(.step, x)
    return index == 0 ? slope + (1 - slope) * step : x * (1 - step)
  }

  /// The slope for x < 0 is 0.01 where none is given.
  static func simplified(_ arguments: [Expression]) -> Expression? {
    if arguments.count == 1 { return .apply(.leakyRelu, to: [arguments[0], Expression(Rational(1, 100))]) }
    return arguments[0].number.map { $0.isPositive ? arguments[0] : arguments[0] * arguments[1] }
  }
}

enum GaussianErrorLinear: UnaryRule {
  static let entry = FunctionEntry(
    ["gelu"], latex: "\\operatorname{GELU}", spoken: "gelu of",
    lesson: "The derivative of GELU, x·Φ(x), is Φ(x) + x·φ(x), with the normal distribution Φ and its density φ.")

  static let shape = Shape.valley(at: -0.7517915246935645)
  static func value(_ x: Double) -> Double {
    let argument = -x * rootOfHalf.high
    let tail = Double.erfc(argument)
    guard argument > 0.5 else { return x * tail / 2 }
    // Far out erfc is so steep that the rounding of its argument shows.
    let rest = (-argument).addingProduct(-x, rootOfHalf.high) - x * rootOfHalf.low
    return x * (tail - rest * 1.1283791670955126 * .exp(-argument * argument)) / 2
  }
  /// √½ in two doubles.
  private static let rootOfHalf = (high: 0.7071067811865476, low: -4.833646656726457e-17)
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    let half = Number(.half)
    let distribution = half * (1 + .apply(.erf, x * .power(2, -Rational.half)))
    let density: Number = .apply(.exp, -(half * x.squared)) * .power(2 * .pi, -Rational.half)
    return distribution + x * density
  }
  static func slope(at x: Double, value y: Double) -> Double {
    let distribution = Double.erfc(-x * rootOfHalf.high) / 2
    return x.magnitude < 39 ? distribution + x * .exp(-x * x / 2) * 0.3989422804014327 : distribution
  }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .zero : nil }
}

enum SigmoidLinear: UnaryRule {
  static let entry = FunctionEntry(
    ["silu", "swish"], latex: "\\operatorname{SiLU}", spoken: "silu of",
    lesson: "SiLU is x·σ(x): its derivative is σ(x) + x·σ(x)·(1 − σ(x)) by the product rule.")

  static let shape = Shape.valley(at: -1.2784645427610738)
  static func value(_ x: Double) -> Double { x == -.infinity ? 0 : x * Sigmoid.value(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    let sigmoid: Number = .apply(.sigmoid, x)
    return sigmoid + x * sigmoid * (1 - sigmoid)
  }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .zero : nil }
}

enum ErrorFunction: UnaryRule {
  static let entry = FunctionEntry(
    ["erf"], latex: "\\operatorname{erf}", spoken: "error function of", parity: .odd,
    lesson: "The derivative of erf x is 2/√π · e^(−x²).")

  static func value(_ x: Double) -> Double { .erf(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    2 * .power(.pi, -Rational.half) * .apply(.exp, -x.squared)
  }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .zero : nil }
}
