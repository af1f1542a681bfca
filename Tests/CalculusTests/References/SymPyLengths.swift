/// Functions with the length of the derivative that SymPy 1.14 prints, `len(str(diff(f, x)))`: products of 20 factors,
/// ten-fold compositions, and a few of each kind of rule.
enum SymPyLengths {
  struct Row: Sendable {
    let name: String
    let function: String
    let length: Int

    init(_ name: String, _ function: String, _ length: Int) {
      (self.name, self.function, self.length) = (name, function, length)
    }
  }

  private static func product(_ factor: (Int) -> String) -> String { (1...20).map(factor).joined(separator: "*") }

  /// Layers around x, the innermost first; `#` stands for what is inside.
  private static func nested(_ layers: [String], times: Int = 1) -> String {
    (0..<times).flatMap { _ in layers }.reduce("x") { $1.replacing("#", with: $0) }
  }

  private static let mixed = [
    "sqrt(9*x+7)", "tanh(x/3)", "atan(5*x)", "sqrt(2*x+8)", "atan(2*x)", "tanh(x/5)", "cos(x+4)", "sqrt(7*x+2)",
    "cos(x+8)", "(x^4+1)", "log(x+3)", "(x^4+6)", "sin(4*x)", "exp(x/3)", "sqrt(3*x+6)", "cos(x+2)", "tanh(x/4)",
    "sin(7*x)", "(x+8)", "sqrt(5*x+6)",
  ]

  static let table: [Row] = [
    Row("sines", product { "sin(\($0)*x)" }, 3866),
    Row("lines", product { "(x+\($0))" }, 3286),
    Row("parabolas", product { "(x^2+\($0))" }, 4506),
    Row("four kinds", product { ["sin(\($0)*x)", "cos(\($0)*x)", "exp(\($0)*x)", "sqrt(\($0)*x+1)"][$0 % 4] }, 2905),
    Row("many kinds", mixed.joined(separator: "*"), 4518),
    Row("logarithms", product { "log(x+\($0))" }, 4597),
    Row("hyperbolic tangents", product { "tanh(x/\($0 + 1))" }, 4561),
    Row("powers", product { "(x+\($0))^\($0 % 4 + 2)" }, 4683),
    Row("nested sines", nested(["sin(#)"], times: 10), 294),
    Row("nested exp sin", nested(["sin(#)", "exp(#)"], times: 5), 294),
    Row("nested logarithms", nested(["log(#+1)"], times: 10), 488),
    Row("nested roots", nested(["sqrt(#+1)"], times: 10), 578),
    Row("nested tanh", nested(["tanh(2*(#))"], times: 10), 555),
    Row(
      "ten kinds nested",
      nested([
        "sin(#)", "exp(#)", "log(#+2)", "sqrt(#+1)", "atan(#)", "cos(#)", "tanh(#)", "(#)^2+1", "exp(-(#))", "log(#+1)",
      ]), 269),
    Row("nested arctangents", nested(["atan(#)"], times: 10), 383),
    Row("nested squares", nested(["(#)^2+1"], times: 10), 429),
    Row("continued fraction", nested(["1/(1+#)"], times: 10), 473),
    Row("nested cosines", nested(["cos(3*(#)+1)"], times: 10), 630),
    Row("nested bells", nested(["exp(-(#)^2)"], times: 10), 494),
    Row("nested logistic functions", nested(["1/(1+exp(-(#)))"], times: 10), 1511),
    Row("quotient", "(x^2+1)/(x-1)", 35),
    Row("three factors", "x^2*sin(x)*exp(x)", 59),
    Row("two powers", "(x^2+1)^3*(x-1)^2", 54),
    Row("x to the x", "x^x", 17),
    Row("three roots", "sqrt(x+sqrt(x+sqrt(x)))", 79),
    Row("sines over sines", "(sin(x)+cos(x))/(sin(x)-cos(x))", 96),
    Row("root over cube", "x*sqrt(x^2+1)/(x^3-1)", 99),
    Row("three logarithms", "log(log(log(x)))", 24),
    Row("arctangent of a quotient", "atan((1+x)/(1-x))", 60),
    Row("hyperbolic quotient", "(exp(x)-exp(-x))/(exp(x)+exp(-x))", 64),
  ]
}
