import RealModule

enum Sine: UnaryRule {
  static let entry = FunctionEntry(
    ["sin"], spoken: "sine of", parity: .odd, lesson: "The derivative of sin x is cos x.")

  static let shape = Shape.wave(crest: .pi / 2)
  static func value(_ x: Double) -> Double { .sin(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { .apply(.cos, x) }
  static func simplified(_ x: Expression) -> Expression? {
    x.ratio(.sin) ?? SpecialAngle(x).map(\.sine)
  }
}

enum Cosine: UnaryRule {
  static let entry = FunctionEntry(
    ["cos"], spoken: "cosine of", parity: .even, lesson: "The derivative of cos x is −sin x.")

  static let shape = Shape.wave(crest: 0)
  static func value(_ x: Double) -> Double { .cos(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { -.apply(.sin, x) }
  static func simplified(_ x: Expression) -> Expression? {
    x.ratio(.cos) ?? SpecialAngle(x).map(\.cosine)
  }
}

enum Tangent: UnaryRule {
  static let entry = FunctionEntry(
    ["tan"], spoken: "tangent of", parity: .odd, domain: .cosineNotZero,
    lesson: "The derivative of tan x is 1/cos² x.")

  static func enclosure(_ x: [Interval]) -> Interval { Sine.enclosure(x) / Cosine.enclosure(x) }
  static func value(_ x: Double) -> Double { .tan(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    .power(.apply(.cos, x), -2)
  }
  static func simplified(_ x: Expression) -> Expression? {
    x.ratio(.tan) ?? SpecialAngle(x).map { $0.sine / $0.cosine }
  }
}

enum Secant: UnaryRule {
  static let entry = FunctionEntry(
    ["sec"], spoken: "secant of", parity: .even, domain: .cosineNotZero,
    lesson: "The derivative of sec x is sec x · tan x.")

  static func enclosure(_ x: [Interval]) -> Interval { 1 / Cosine.enclosure(x) }
  static func value(_ x: Double) -> Double { 1 / .cos(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { y * .apply(.tan, x) }
  static func simplified(_ x: Expression) -> Expression? { SpecialAngle(x).map { 1 / $0.cosine } }
}

enum Cosecant: UnaryRule {
  static let entry = FunctionEntry(
    ["csc", "cosec"], spoken: "cosecant of", parity: .odd, domain: .sineNotZero,
    lesson: "The derivative of csc x is −csc x · cot x.")

  static func enclosure(_ x: [Interval]) -> Interval { 1 / Sine.enclosure(x) }
  static func value(_ x: Double) -> Double { x == 0 ? .nan : 1 / .sin(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { -(y * .apply(.cot, x)) }
  static func simplified(_ x: Expression) -> Expression? { SpecialAngle(x).map { 1 / $0.sine } }
}

enum Cotangent: UnaryRule {
  static let entry = FunctionEntry(
    ["cot"], spoken: "cotangent of", parity: .odd, domain: .sineNotZero,
    lesson: "The derivative of cot x is −1/sin² x.")

  static func enclosure(_ x: [Interval]) -> Interval { Cosine.enclosure(x) / Sine.enclosure(x) }
  static func value(_ x: Double) -> Double { x == 0 ? .nan : .cos(x) / .sin(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    -.power(.apply(.sin, x), -2)
  }
  static func simplified(_ x: Expression) -> Expression? { SpecialAngle(x).map { $0.cosine / $0.sine } }
}

enum Arcsine: UnaryRule {
  static let entry = FunctionEntry(
    ["arcsin", "asin"], spoken: "arc sine of", parity: .odd, domain: .withinUnit,
    lesson: "The derivative of arcsin x is 1/√(1 − x²).", samples: [-0.9, -0.5, 0.1, 0.3, 0.8])

  static func value(_ x: Double) -> Double { .asin(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    (1 - x.squared).squareRoot.reciprocal
  }
  static func simplified(_ x: Expression) -> Expression? { SpecialAngle.arcsine(of: x) }
}

enum Arccosine: UnaryRule {
  static let entry = FunctionEntry(
    ["arccos", "acos"], spoken: "arc cosine of", domain: .withinUnit, isNonnegative: true,
    lesson: "The derivative of arccos x is −1/√(1 − x²).", samples: [-0.9, -0.5, 0.1, 0.3, 0.8])

  static let shape = Shape.falling
  static func value(_ x: Double) -> Double { .acos(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number {
    -(1 - x.squared).squareRoot.reciprocal
  }
  static func simplified(_ x: Expression) -> Expression? {
    SpecialAngle.arcsine(of: x).map { Expression.pi.scaled(by: .half) - $0 }
  }
}

enum Arctangent: UnaryRule {
  static let entry = FunctionEntry(
    ["arctan", "atan"], spoken: "arc tangent of", parity: .odd, lesson: "The derivative of arctan x is 1/(1 + x²).")

  static func value(_ x: Double) -> Double { .atan(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { (1 + x.squared).reciprocal }
  static func simplified(_ x: Expression) -> Expression? { SpecialAngle.arctangent(of: x) }
}

extension Expression {
  /// The value of a function of an angle that is an inverse function of something: sin(arccos u) is √(1 − u²).
  ///
  /// Only where u then occurs once: with sin(arctan u) = u/√(1 + u²) an expression could double at every level.
  fileprivate func ratio(_ function: Function) -> Expression? {
    guard case .function(let inverse, let arguments) = kind else { return nil }
    let ratio = arguments[0]
    return switch (function, inverse) {
    case (.sin, .arcsin), (.cos, .arccos), (.tan, .arctan): ratio
    case (.sin, .arccos), (.cos, .arcsin): (1 - ratio.squared).squareRoot
    case (.cos, .arctan): (1 + ratio.squared).squareRoot.reciprocal
    case (_, _): nil
    }
  }
}
