import RealModule

enum Exponential: UnaryRule {
  static let entry = FunctionEntry(
    ["exp"], spoken: "e to the power of", isNonnegative: true,
    lesson: "The exponential is its own derivative.")

  static func value(_ x: Double) -> Double { .exp(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { y }

  /// e⁰ = 1, e¹ = e, e^(ln u) = u, e^(n·ln u) = uⁿ.
  static func simplified(_ x: Expression) -> Expression? {
    switch x.kind {
    case .number(let value): value.isZero ? .one : value.isOne ? .e : nil
    case .function(.ln, let arguments): arguments[0]
    case .product(let coefficient, let factors):
      if let index = factors.firstIndex(where: { if case .function(.ln, _) = $0.kind { true } else { false } }),
        case .function(.ln, let arguments) = factors[index].kind
      {
        .power(arguments[0], .assembled(coefficient, Array(factors[..<index] + factors[(index + 1)...])))
      } else {
        nil
      }
    case .constant, .variable, .sum, .power, .function, .undefined: nil
    }
  }
}

enum NaturalLogarithm: UnaryRule {
  static let entry = FunctionEntry(
    ["ln", "log", "loge"], spoken: "natural log of", domain: .positive,
    lesson: "The derivative of ln x is 1/x.", samples: [0.1, 0.5, 1, 2.7, 40])

  static func value(_ x: Double) -> Double { x > 0 ? .log(x) : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { x.reciprocal }

  static func simplified(_ x: Expression) -> Expression? {
    switch x.kind {
    case .number(let value): value.isOne ? .zero : value.isPositive ? nil : .undefined
    case .constant(.e): .one
    case .function(.exp, let arguments): arguments[0]
    case .constant, .variable, .sum, .product, .power, .function, .undefined: nil
    }
  }
}

enum BinaryLogarithm: UnaryRule {
  static let entry = FunctionEntry(
    ["log2"], symbol: "log₂", latex: "\\log_2", spoken: "log base 2 of", domain: .positive,
    lesson: "The derivative of log₂ x is 1/(x ln 2).", samples: [0.1, 0.5, 1, 2.7, 40])

  static func value(_ x: Double) -> Double { x > 0 ? .log2(x) : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { (x * .apply(.ln, 2)).reciprocal }
  static func simplified(_ x: Expression) -> Expression? { Logarithm.exact(of: x, base: 2) }
}

enum DecimalLogarithm: UnaryRule {
  static let entry = FunctionEntry(
    ["log10"], symbol: "log₁₀", latex: "\\log_{10}", spoken: "log base 10 of", domain: .positive,
    lesson: "The derivative of log₁₀ x is 1/(x ln 10).", samples: [0.1, 0.5, 1, 2.7, 40])

  static func value(_ x: Double) -> Double { x > 0 ? .log10(x) : .nan }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { (x * .apply(.ln, 10)).reciprocal }
  static func simplified(_ x: Expression) -> Expression? { Logarithm.exact(of: x, base: 10) }
}

enum Logarithm {
  /// The logarithm of an exact power of the base.
  static func exact(of x: Expression, base: Int) -> Expression? {
    guard case .number(let value) = x.kind else { return nil }
    guard value.isPositive else { return .undefined }
    var (rest, exponent) = (value, 0)
    let (up, down) = (Rational(base), Rational(1, base))
    while rest.isInteger, !rest.isOne, (rest * down).isInteger { (rest, exponent) = (rest * down, exponent + 1) }
    while !rest.isOne, !rest.isInteger, (rest * up) <= .one { (rest, exponent) = (rest * up, exponent - 1) }
    return rest.isOne ? Expression(Rational(exponent)) : nil
  }
}

/// Canonical expressions hold the power ½ in its place; the row is for the name, the domain and the sentence.
enum SquareRoot: UnaryRule {
  static let entry = FunctionEntry(
    ["sqrt"], symbol: "√", spoken: "square root of", domain: .nonnegative, isNonnegative: true,
    lesson: "The derivative of √x is 1/(2√x).", samples: [0.1, 0.5, 1, 2.7, 40])

  static func value(_ x: Double) -> Double { .sqrt(x) }
  static func derivative<Number: Scalar>(at x: Number, value y: Number) -> Number { (2 * y).reciprocal }
  static func simplified(_ x: Expression) -> Expression? { x.squareRoot }
}
