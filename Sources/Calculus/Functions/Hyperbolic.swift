import RealModule

enum HyperbolicSine: UnaryRule {
  static let entry = FunctionEntry(
    ["sinh"], spoken: "hyperbolic sine of", parity: .odd, lesson: "The derivative of sinh x is cosh x.")

  static func value(_ x: Double) -> Double { .sinh(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.cosh, x) }
  static func simplified(_ x: Expression) -> Expression? {
    if case .function(.arsinh, let inner) = x.kind { return inner[0] }
    return x.isZero ? .zero : nil
  }
}

enum HyperbolicCosine: UnaryRule {
  static let entry = FunctionEntry(
    ["cosh"], spoken: "hyperbolic cosine of", parity: .even, isNonnegative: true,
    lesson: "The derivative of cosh x is sinh x, with no minus sign.")

  static let shape = Shape.valley(at: 0)
  static func value(_ x: Double) -> Double { .cosh(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.sinh, x) }
  static func simplified(_ x: Expression) -> Expression? {
    if case .function(.arcosh, let inner) = x.kind { return inner[0] }
    return x.isZero ? .one : nil
  }
}

enum HyperbolicTangent: UnaryRule {
  static let entry = FunctionEntry(
    ["tanh"], spoken: "hyperbolic tangent of", parity: .odd, lesson: "The derivative of tanh x is 1 − tanh² x.")

  /// (e^2|x| − 1)/(e^2|x| + 1) with the sign of x, to 3 units in the last place, without a branch, so that a row of
  /// numbers becomes vector instructions.
  static func value(_ x: Double) -> Double {
    // Beyond 22 the result is 1.
    let twice = x.magnitude < 22 ? 2 * x.magnitude : 44
    // 2|x| = k·ln 2 + r with |r| ≤ ln 2/2: k appears in the last bits when a large number is added.
    let shifted = twice * 1.4426950408889634 + 0x1.8p52
    let whole = shifted - 0x1.8p52
    let rest = (twice - whole * 0.6931471803691238) - whole * 1.9082149292705877e-10
    let scale = Double(bitPattern: shifted.bitPattern &<< 52 &+ 1.0.bitPattern)
    // e^r − 1 by its series, the last term below 2^−58 of the first.
    var series = 1.6059043836821613e-10
    series = series * rest + 2.08767569878681e-09
    series = series * rest + 2.505210838544172e-08
    series = series * rest + 2.755731922398589e-07
    series = series * rest + 2.7557319223985893e-06
    series = series * rest + 2.48015873015873e-05
    series = series * rest + 0.0001984126984126984
    series = series * rest + 0.001388888888888889
    series = series * rest + 0.008333333333333333
    series = series * rest + 0.041666666666666664
    series = series * rest + 0.16666666666666666
    series = series * rest + 0.5
    let less = scale * (rest + rest * rest * series) + (scale - 1)
    let result = Double(signOf: x, magnitudeOf: less / (less + 2))
    return x.isNaN ? x : result
  }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { 1 - y.squared }
  static func slope(at x: Double, value y: Double) -> Double {
    guard y.magnitude > 0.875 else { return 1 - y * y }
    let small = Double.exp(-2 * x.magnitude)
    return 4 * small / ((1 + small) * (1 + small))
  }
  static func simplified(_ x: Expression) -> Expression? {
    if case .function(.artanh, let inner) = x.kind { return inner[0] }
    return x.isZero ? .zero : nil
  }
}

enum InverseHyperbolicSine: UnaryRule {
  static let entry = FunctionEntry(
    ["arsinh", "asinh", "arcsinh"], latex: "\\operatorname{arsinh}", spoken: "inverse hyperbolic sine of", parity: .odd,
    lesson: "The derivative of arsinh x is 1/√(x² + 1).")

  static func value(_ x: Double) -> Double { .asinh(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    (x.squared + 1).squareRoot.reciprocal
  }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .zero : nil }
}

enum InverseHyperbolicCosine: UnaryRule {
  static let entry = FunctionEntry(
    ["arcosh", "acosh", "arccosh"], latex: "\\operatorname{arcosh}", spoken: "inverse hyperbolic cosine of",
    domain: .atLeastOne, isNonnegative: true,
    lesson: "The derivative of arcosh x is 1/(√(x − 1)·√(x + 1)).", samples: [1.2, 1.7, 3, 12])

  static func value(_ x: Double) -> Double { .acosh(x) }
  // Two roots, not √(x² − 1): where arcosh has no value its derivative must have none.
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    ((x - 1).squareRoot * (x + 1).squareRoot).reciprocal
  }
  static func simplified(_ x: Expression) -> Expression? { x.isOne ? .zero : nil }
}

enum InverseHyperbolicTangent: UnaryRule {
  static let entry = FunctionEntry(
    ["artanh", "atanh", "arctanh"], latex: "\\operatorname{artanh}", spoken: "inverse hyperbolic tangent of",
    parity: .odd, domain: .insideUnit, lesson: "The derivative of artanh x is 1/(1 − x²) for |x| < 1.",
    samples: [-0.9, -0.5, 0.1, 0.3, 0.8])

  static func value(_ x: Double) -> Double { x.magnitude < 1 ? .atanh(x) : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { (1 - x.squared).reciprocal }
  static func simplified(_ x: Expression) -> Expression? { x.isZero ? .zero : nil }
}
