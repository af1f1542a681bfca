import Calculus

extension Mistake {
  /// C. Trigonometric, inverse, hyperbolic and activation functions.
  static let functions: [Mistake] = [
    Mistake(
      "C1", "cos-sign", 3, "cosine is given a positive slope",
      "Cosine starts by falling, so its slope starts negative.",
      ["sin(u) du"]
    ) { $0.of(.cos) },
    Mistake(
      "C2", "sin-sign", 3, "sine is given a negative slope", "Sine starts by rising, so its slope starts positive.",
      ["-cos(u) du"]
    ) { $0.of(.sin) },
    Mistake(
      "C3", "tan-sign", 1, "tangent is given a negative slope", "Tangent always rises.", ["-du/cos(u)^2"]
    ) { $0.of(.tan) },
    Mistake(
      "C4", "tan-sec-mixed", 2, "the slopes of tangent and secant are mixed up",
      "One has the slope secant times tangent, the other secant squared.",
      ["c du/cos(u)", "c du sin(u)/cos(u)^2", "z tan(u)^2 du", "z du/cos(u)^2"]
    ) { site in site.function == .tan ? ["c": 1] : site.function == .sec ? ["z": 1] : nil },
    Mistake(
      "C5", "inner-missing", 3, "the slope of the inside is left out",
      "The inside runs at its own speed, and that speed is a factor.", ["s"]
    ) { $0.isTableFunction && $0.linearSlope != nil && !$0.isInDegrees && !$0.isInside ? [:] : nil },
    Mistake(
      "C6", "inner-becomes-x", 3, "the inside shrinks to the variable alone",
      "The inside stays inside: the outer slope is taken there.", ["sx du"]
    ) { $0.isTableFunction && $0.linearSlope != nil ? [:] : nil },
    Mistake(
      "C7", "inner-differentiated-inside", 3, "the inside is differentiated in its place",
      "Differentiate the outside at the inside as it is, then multiply by the slope of the inside.", ["sd", "sd du"]
    ) { $0.isTableFunction && !$0.isPlain ? [:] : nil },
    Mistake(
      "C8", "power-vs-argument", 2, "a power of the function is confused with a power of its argument",
      "sin²x squares the sine; it does not square the angle.", ["z"]
    ) { site in
      if let exponent = site.exponent, exponent.number?.isInteger == true,
        case .function(let function)? = site.u?.shape,
        site.u?.parts.count == 1, let inner = site.u?.parts.first
      {
        let other = Expression.apply(function, .power(inner.expression, exponent))
        return ["z": other.derivative(by: site.variable)]
      }
      guard let function = site.function, function.isTrigonometric, case .power(let exponent)? = site.u?.shape,
        exponent.number?.isInteger == true, let inner = site.u?.parts.first
      else { return nil }
      let other = Expression.power(.apply(function, inner.expression), exponent)
      return ["z": other.derivative(by: site.variable)]
    },
    Mistake(
      "C9", "function-unchanged", 1, "the outer function stays as it is",
      "The outer function must change too.", ["f du"]
    ) { $0.isTableFunction ? [:] : nil },
    Mistake(
      "C10", "name-as-factor", 1, "the name of the function is treated as a factor",
      "The function is applied to its inside; it does not multiply it.", ["s u + f du"]
    ) { $0.isTableFunction && !$0.isPlain ? [:] : nil },
    Mistake(
      "C11", "degrees", 1, "degrees are treated like radians",
      "The clean rule needs radians; degrees bring the factor π/180.",
      ["s"]
    ) { $0.isInDegrees ? [:] : nil },
    Mistake(
      "C12", "arcsin-sign", 1, "arcsine is given the slope of arccosine", "That is the slope of arccosine.", ["-s du"]
    ) { $0.of(.arcsin) },
    Mistake(
      "C13", "arcsin-plus", 1, "one plus the square stands under the root",
      "It is one minus the square, as in the circle.", ["du/(1+u^2)^(1/2)"]
    ) { $0.of(.arcsin) },
    Mistake(
      "C14", "arctan-form", 1, "the denominator of arctangent's slope is not one plus the square",
      "Below the line stands one plus the square.", ["du/(1-u^2)", "du/(1+u)"]
    ) { $0.of(.arctan) },
    Mistake(
      "C15", "inverse-as-reciprocal", 2, "the inverse function is taken for one over the function",
      "The inverse undoes the function; it is not one over it.", ["z du"]
    ) { site in
      guard let u = site.u.map({ _ in Expression(Slot.u.symbol) }) else { return nil }
      let (sine, cosine) = (Expression.apply(.sin, u), Expression.apply(.cos, u))
      switch site.function {
      case .arcsin: return ["z": -cosine / (sine * sine)]
      case .arccos: return ["z": sine / (cosine * cosine)]
      case .arctan: return ["z": -1 / (sine * sine)]
      case _: return nil
      }
    },
    Mistake(
      "C16", "cosh-sign", 1, "hyperbolic cosine is given a minus", "The slope of hyperbolic cosine has no minus.",
      ["-s du"]
    ) { $0.of(.cosh) },
    Mistake(
      "C17", "sigmoid-half", 2, "half of the sigmoid's slope is missing, or a sign in it",
      "The slope of the sigmoid is its value times what is left to one.", ["(1-f) du", "f (1+f) du", "f du"]
    ) { $0.of(.sigmoid) },
    Mistake(
      "C18", "tanh-square-missing", 2, "the square is missing in the slope of tanh",
      "It is one minus the square of tanh.", ["(1-f) du"]
    ) { $0.of(.tanh) },
    Mistake(
      "C19", "relu", 2, "ReLU is given one slope everywhere",
      "ReLU is flat on the left and rises with slope 1 on the right.",
      ["du", "u du"]
    ) { $0.of(.relu) },
    Mistake(
      "C20", "abs", 2, "the absolute value is given one slope everywhere",
      "Left of the corner the graph falls; at the corner there is no slope.", ["du", "u du"]
    ) { $0.of(.abs) },
  ]
}

extension Function {
  var isTrigonometric: Bool {
    switch self {
    case .sin, .cos, .tan, .sec, .csc, .cot: true
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .arcsin, .arccos, .arctan, .sinh,
      .cosh,
      .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
      false
    }
  }
}

extension Site {
  fileprivate func of(_ function: Function) -> [String: Expression]? { self.function == function ? [:] : nil }

  /// A function of the table that is no logarithm: those have mistakes of their own.
  var isTableFunction: Bool { function != nil && logarithmFactor == nil }

  /// The sine or cosine of π/180·x.
  fileprivate var isInDegrees: Bool {
    function?.isTrigonometric == true && linearSlope == .degree
  }
}

extension Expression {
  /// π/180, the degrees' share of a radian.
  static let degree = Expression.pi.scaled(by: Rational(1, 180))
}
