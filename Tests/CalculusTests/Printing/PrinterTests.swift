import Calculus
import Testing

struct PrinterTests {
  @Test(arguments: [
    ("3x^2 sin x", "3*x^2*sin(x)", "3x²·sin(x)", "3 x^{2} \\sin\\left(x\\right)"),
    ("-1+2x", "2*x - 1", "2x − 1", "2 x - 1"),
    ("1-x", "1 - x", "1 − x", "1 - x"),
    ("6x(x^2+1)^2", "6*x*(x^2 + 1)^2", "6x·(x² + 1)²", "6 x \\left(x^{2} + 1\\right)^{2}"),
    ("1/(2sqrt(x))", "1/(2*sqrt(x))", "1/(2·√x)", "\\frac{1}{2 \\sqrt{x}}"),
    ("e^(-x)", "exp(-x)", "e^(−x)", "e^{-x}"),
    ("x/2", "x/2", "x/2", "\\frac{x}{2}"),
    ("(x+1)/(x-1)", "(x + 1)/(x - 1)", "(x + 1)/(x − 1)", "\\frac{x + 1}{x - 1}"),
    ("sin(x)^2", "sin(x)^2", "sin²(x)", "\\sin^{2}\\left(x\\right)"),
    ("|x-1|", "abs(x - 1)", "|x − 1|", "\\left|x - 1\\right|"),
    ("w1*x1+b", "w1*x1 + b", "w₁·x₁ + b", "w_{1} x_{1} + b"),
    ("theta*y_hat", "theta*y_hat", "θ·ŷ", "\\theta \\hat{y}"),
    ("sigma(z)", "sigmoid(z)", "σ(z)", "\\sigma\\left(z\\right)"),
    ("x^(1/3)", "x^(1/3)", "x^(1/3)", "x^{\\frac{1}{3}}"),
    ("(-2)^x", "(-2)^x", "(−2)^x", "\\left(-2\\right)^{x}"),
    ("x^-2", "1/x^2", "1/x²", "\\frac{1}{x^{2}}"),
    ("2/(3x)", "2/(3*x)", "2/(3x)", "\\frac{2}{3 x}"),
    ("max(x,0)", "max(x, 0)", "max(x, 0)", "\\max\\left(x, 0\\right)"),
    ("pi*x", "pi*x", "π·x", "\\pi x"),
    ("-x^2/2", "-x^2/2", "−x²/2", "-\\frac{x^{2}}{2}"),
    ("3+x+x^5+x^2", "x^5 + x^2 + x + 3", "x⁵ + x² + x + 3", "x^{5} + x^{2} + x + 3"),
  ])
  func writesAsPeopleDo(text: String, plain: String, unicode: String, latex: String) throws {
    let expression = try read(text)
    #expect(expression.text(.plain) == plain)
    #expect(expression.text(.unicode) == unicode)
    #expect(expression.text(.latex) == latex)
  }

  /// What is printed reads back as what was printed; 2,000 for each notation, 100,000 by `make soak`.
  @Test(arguments: Notation.allCases, 1...10 as ClosedRange<UInt64>)
  func readsBack(notation: Notation, seed: UInt64) {
    var random = RandomExpression(seed: seed)
    let scope = Scope(["x", "y"])
    for _ in 0..<Soak.count(200, soak: 10_000) {
      let expression = random.expression(size: 14)
      guard !expression.isUndefined else { continue }
      let text = expression.text(notation)
      #expect((try? Parser.parseExpression(text, in: scope)) == expression, "seed \(seed): \(expression) as \(text)")
    }
  }
}
