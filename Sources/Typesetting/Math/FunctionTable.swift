/// One row of the table of upright names.
package struct FunctionName: Sendable {
  package let name: String
  package let spoken: String
  /// Whether a subscript stands below the name: `lim`, `max`.
  package let hasLimits: Bool

  /// Whether people write `sin²(x)` for the square of its value.
  package var takesPowers: Bool { !hasLimits && name != "exp" }

  /// Whether LaTeX has a command of this name.
  var isCommand: Bool { !name.hasPrefix("arg") || name == "arg" }

  init(_ name: String, _ spoken: String, limits: Bool = false) {
    self.name = name
    self.spoken = spoken
    hasLimits = limits
  }
}

/// The names that LaTeX knows as commands and a voice reads out in full.
package enum FunctionTable {
  package static let all: [FunctionName] = [
    FunctionName("sin", "sine"), FunctionName("cos", "cosine"), FunctionName("tan", "tangent"),
    FunctionName("cot", "cotangent"), FunctionName("sec", "secant"), FunctionName("csc", "cosecant"),
    FunctionName("arcsin", "arc sine"), FunctionName("arccos", "arc cosine"), FunctionName("arctan", "arc tangent"),
    FunctionName("sinh", "hyperbolic sine"), FunctionName("cosh", "hyperbolic cosine"),
    FunctionName("tanh", "hyperbolic tangent"), FunctionName("coth", "hyperbolic cotangent"),
    FunctionName("exp", "exponential"), FunctionName("ln", "natural log"), FunctionName("log", "log"),
    FunctionName("lg", "log"), FunctionName("det", "determinant"), FunctionName("dim", "dimension"),
    FunctionName("ker", "kernel"), FunctionName("deg", "degree"), FunctionName("arg", "argument"),
    FunctionName("gcd", "greatest common divisor", limits: true), FunctionName("Pr", "probability", limits: true),
    FunctionName("lim", "limit", limits: true), FunctionName("max", "maximum", limits: true),
    FunctionName("min", "minimum", limits: true), FunctionName("sup", "supremum", limits: true),
    FunctionName("inf", "infimum", limits: true), FunctionName("argmax", "arg max", limits: true),
    FunctionName("argmin", "arg min", limits: true), FunctionName("arg max", "arg max", limits: true),
    FunctionName("arg min", "arg min", limits: true), FunctionName("limsup", "limit superior", limits: true),
    FunctionName("liminf", "limit inferior", limits: true),
  ]

  static let byName: [String: FunctionName] = Dictionary(
    all.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
