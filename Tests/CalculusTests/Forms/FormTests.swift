import Calculus
import Testing

struct FormTests {
  private func objection(_ form: Form, _ text: String) throws -> Form.Objection? {
    form.objection(to: try Parser.parse(text, in: .any))
  }

  static let accepted: [(Form, [String])] = [
    (
      .simplified,
      [
        "2x", "x^2+2x+1", "(x+1)^2", "(x-1)(x+1)", "2x sin(x)+x^2 cos(x)", "1/2", "x/2", "-3x/4", "e^(-x)", "2sqrt(3)",
        "-sin(x)", "1/(x+1)", "x^-2", "6x(x^2+1)^2", "[2x, 1]", "2/(3x)", "1/x+1/y", "ln(2)", "x^x", "-x", "1-x", "0",
        "1",
        "sigmoid(x)(1-sigmoid(x))", "sqrt(2)/2", "x*sin(x)", "|x|", "sin(-x)", "2^x ln(2)", "3x^2 y", "(1/2)x",
        "1/(2sqrt(x))",
      ]
    ),
    (.expanded, ["x^2+2x+1", "2x", "x^2/(x+1)^2", "sin((x+1)^2)", "3", "-x^2+1", "x^2 y+x y^2", "(x+1)/(x-1)"]),
    (
      .factored,
      ["(x+1)(x-1)", "x(x+2)", "2(x+1)^2", "x^2+1", "3x", "-(x-1)(x+1)", "(x+1)/(x-1)", "x^2-2", "e^x(x+1)", "x"]
    ),
    (.singleFraction, ["x/2", "(x+1)/(x-1)", "-(3x+2)/(2sqrt(x+1))", "x+1", "e^(x/2)/x", #"\frac{1}{x+1}"#, "1/2x"]),
    (.lowestTerms, ["1/2", "x/(x+1)", "(x+1)/(x-1)", "3x/4", "5"]),
    (.exact, ["1/2", "sqrt(2)", "pi/4", "3x"]),
    (.noNegativeExponents, ["1/x^2", "e^(-x)", "x^2", "sin^-1 x"]),
    (.noFractionalExponents, ["sqrt(x)", "x^2", "x^n"]),
  ]

  static let refused: [(Form, [(String, String)])] = [
    (
      .simplified,
      [
        ("x+x", "x+x"), ("x*x", "x*x"), ("2*3x", "2*3x"), ("6/4", "6/4"), ("sin(0)", "sin(0)"), ("x^1", "x^1"),
        ("1*x", "1*x"), ("x+0", "x+0"), ("2^3", "2^3"), ("sqrt(12)", "sqrt(12)"), ("-(-x)", "-(-x)"),
        ("(x^2)^3", "(x^2)^3"),
        ("(x^2-1)/(x-1)", "(x^2-1)/(x-1)"), ("2x(x-1)-x^2", "2x(x-1)-x^2"), ("sin(x)^2+cos(x)^2", "sin(x)^2+cos(x)^2"),
        ("ln(e^x)", "ln(e^x)"), ("y+x+2x", "y+x+2x"), ("sin(x+x)", "x+x"), ("x-(-y)", "x-(-y)"), ("x^2*x^3", "x^2*x^3"),
      ]
    ),
    (
      .expanded,
      [("x(x+1)", "(x+1)"), ("(x+1)^2", "(x+1)^2"), ("2(x+1)", "(x+1)"), ("x+x", "x+x"), ("-(x+1)", "-(x+1)")]
    ),
    (.factored, [("x^2-1", "x^2-1"), ("x(x^2-1)", "(x^2-1)"), ("(2x+2)(x-1)", "(2x+2)"), ("x^2+x", "x^2+x")]),
    (
      .singleFraction,
      [
        ("1/x+1", "1/x+1"), ("(1/x)/2", "(1/x)/2"), ("1/x+1/y", "1/x+1/y"), ("x/(1+1/x)", "x/(1+1/x)"),
        ("x^-1+1", "x^-1+1"),
      ]
    ),
    (.lowestTerms, [("2/4", "2/4"), ("(x^2-1)/(x-1)", "(x^2-1)/(x-1)"), ("2x/(4y)", "2x/(4y)")]),
    (.exact, [("0.5x", "0.5"), ("x+1e-3", "1e-3")]),
    (.noNegativeExponents, [("x^-2", "x^-2"), ("3x⁻¹", "x⁻¹"), ("x^(-1/2)", "x^(-1/2)")]),
    (.noFractionalExponents, [("x^(1/2)", "x^(1/2)"), ("(x+1)^0.5", "(x+1)^0.5")]),
  ]

  @Test(arguments: accepted)
  func accepts(form: Form, texts: [String]) throws {
    for text in texts {
      let found = try objection(form, text)
      #expect(found == nil, "\(text): \(found?.message ?? "")")
    }
  }

  @Test(arguments: refused)
  func refuses(form: Form, texts: [(String, String)]) throws {
    for (text, place) in texts {
      let formula = try Parser.parse(text, in: .any)
      let found = try #require(form.objection(to: formula), "\(text)")
      #expect(formula.source(found.range) == place, "\(text): \(found.message)")
      #expect(found.form == form && found.message.hasSuffix("."))
    }
  }

  /// What a transformation makes has the form it is named for.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func transformationsHaveTheirForm(seed: UInt64) throws {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(15) {
      let expression = random.expression(size: 9)
      guard !expression.isUndefined else { continue }
      for (form, result) in [
        (Form.expanded, expression.expanded), (.exact, expression), (.singleFraction, expression.singleFraction),
      ] {
        guard !result.isUndefined else { continue }
        let found = try objection(form, result.text())
        #expect(found == nil, "seed \(seed): \(expression) \(form.description) is \(result): \(found?.message ?? "")")
      }
    }
  }
}
