import Testing

@testable import Calculus

/// A text that does not read: its cause, the part of it that is underlined, and the first repair.
struct ParseErrorTests {
  struct Case: Sendable {
    let text: String
    let code: String
    let part: String
    let repair: String?
    let names: [Symbol]?

    init(_ text: String, _ code: String, _ part: String, _ repair: String? = nil, names: [Symbol]? = nil) {
      (self.text, self.code, self.part, self.repair, self.names) = (text, code, part, repair, names)
    }
  }

  private static let cases: [Case] = [
    // Names.
    Case("sine(x)", "unknown-function", "sine", "sin(x)"), Case("sine x", "unknown-name", "sine", "sin x"),
    Case("cso(x)", "unknown-function", "cso", "cos(x)", names: ["x"]),
    Case("sni(x)", "unknown-function", "sni", "sin(x)"),
    Case("sqr(x)", "unknown-function", "sqr", "sqrt(x)"), Case("expp(x)", "unknown-function", "expp", "exp(x)"),
    Case("tahn(x)", "unknown-function", "tahn", "tanh(x)"),
    Case("sigmod(x)", "unknown-function", "sigmod", "sigmoid(x)"),
    Case("xsine(x)", "unknown-function", "sine", "xsin(x)", names: ["x"]),
    Case("tg(x)", "unknown-function", "tg", "tan(x)", names: ["x"]),
    Case("lg(x)", "unknown-function", "lg", "log10(x)", names: ["x"]),
    Case("sin2(x)", "unknown-function", "sin2", "sin^2(x)", names: ["x"]),
    Case("softmax(x)", "unknown-function", "softmax"), Case("x*floor(2x)", "unknown-function", "floor"),
    Case("2sech(x)", "unknown-function", "sech", "2*1/cosh(x)"),
    Case("x*sech(x)", "unknown-function", "sech", "x*1/cosh(x)"),
    Case("x/sech(x)", "unknown-function", "sech"), Case("np.log1p(x)", "unknown-function", "log1p", "np.ln(1+x)"),
    Case("hypot(x, y)", "unknown-function", "hypot"), Case("det(x)", "unknown-function", "det"),
    Case("f(x)", "unknown-function", "f"), Case("frobnicate(x)", "unknown-function", "frobnicate"),
    Case("q", "unknown-name", "q", names: ["x", "y"]), Case("x+q", "unknown-name", "q", names: ["x", "y"]),
    Case("X", "unknown-name", "X", "x", names: ["x"]), Case("x2", "unknown-name", "x2", "x^2", names: ["x"]),
    Case("thet", "unknown-name", "thet", "theta", names: ["theta"]),
    Case("w_3", "unknown-name", "w_3", "w1", names: ["w1"]),
    Case("θ", "unknown-name", "θ", names: ["x"]), Case("x[3]", "unknown-name", "x[3]", "x0", names: ["x0"]),
    Case(#"\frc{1}{2}"#, "unknown-command", #"\frc"#, #"\frac{1}{2}"#),
    Case(#"\sine x"#, "unknown-command", #"\sine"#, #"\sin x"#),
    Case(#"\foo{x}"#, "unknown-command", #"\foo"#, "{x}"),
    // Operators and operands.
    Case("", "empty", ""), Case("   ", "empty", "   "), Case("$$$$", "empty", "$$$$"),
    Case("2x + * 3", "missing-operand", "*", "2x +  3"),
    Case("2x+", "missing-operand", "+", "2x"), Case("*x", "missing-operand", "*", "x"),
    Case("x//2", "missing-operand", "/", "x/2"),
    Case("x*/2", "missing-operand", "/", "x*2"), Case("(x+)", "missing-operand", ")", "(x)"),
    Case("x*^2", "missing-operand", "^", "x^2"),
    Case("max(,x)", "missing-operand", ",", "max(x)"), Case("+", "missing-operand", "+"),
    Case("²", "missing-operand", ""),
    Case("x^", "missing-exponent", "^", "x^2"), Case("x**", "missing-exponent", "**", "x**2"),
    Case("x^*2", "missing-exponent", "^", "x^2"),
    Case("x^^2", "missing-exponent", "^", "x^2"), Case("2 3", "missing-operator", "2 3", "2*3"),
    Case("x 2", "missing-operator", "x 2", "x^2"),
    Case("1 000", "missing-operator", "1 000", "1*000"), Case("sqrt", "missing-argument", "sqrt", "sqrt(x)"),
    Case("sin()", "missing-argument", "sin(", "sin(x)"),
    Case("sin*(x)", "missing-argument", "sin", "sin(x)"), Case("sin+1", "missing-argument", "sin", "sin(x)+1"),
    Case(#"\sqrt"#, "missing-argument", #"\sqrt"#, #"\sqrt(x)"#),
    Case(#"\frac{1}"#, "missing-argument", #"\frac"#), Case("ln(x, 2)", "wrong-argument-count", "ln(x, 2)"),
    Case("clip(x)", "wrong-argument-count", "clip(x)"),
    Case("pow(x)", "wrong-argument-count", "pow(x)"), Case("sin(x, y)", "wrong-argument-count", "sin(x, y)"),
    Case("log_2(x, 3)", "wrong-argument-count", "log_2(x, 3)"),
    // Brackets.
    Case("(x+1", "unclosed-bracket", "(", "(x+1)"), Case("x+1)", "unmatched-bracket", ")", "x+1"),
    Case("(x+1]", "mismatched-brackets", "]", "(x+1)"),
    Case("x+1)*2", "unmatched-bracket", ")", "(x+1)*2"), Case("sin x)", "unmatched-bracket", ")", "sin (x)"),
    Case("1/x+1)", "unmatched-bracket", ")", "1/(x+1)"),
    Case("e^-x)", "unmatched-bracket", ")", "e^(-x)"), Case("sin(x*cos(y)", "unclosed-bracket", "(", "sin(x)*cos(y)"),
    Case("(x+1*(x-1)", "unclosed-bracket", "(", "(x+1)*(x-1)"), Case("ln(x^2+1", "unclosed-bracket", "(", "ln(x^2+1)"),
    Case("((x+1)", "unclosed-bracket", "(", "((x+1))"),
    Case("|x+1", "unclosed-bracket", "|", "|x+1|"), Case("()", "empty-brackets", "()", "(x)"),
    Case("x^()", "empty-brackets", "()", "x^(x)"), Case("[1, 2", "unclosed-bracket", "[", "[1, 2]"),
    Case(#"\left(x"#, "unclosed-bracket", "(", #"\left(x)"#), Case("{x", "unclosed-bracket", "{", "{x}"),
    Case("<1, 2", "unclosed-bracket", "<", "<1, 2>"),
    // Numbers.
    Case("2,5", "decimal-comma", ",", "2.5"), Case("2,5x + 1,5", "decimal-comma", ",", "2.5x + 1.5"),
    Case("sin(2,5)", "decimal-comma", ",", "sin(2.5)"),
    Case("(x+1,5)*2", "vector-inside", "(x+1,5)", "(x+1.5)*2"), Case("x+1,5", "decimal-comma", ",", "x+1.5"),
    Case("1.2.3", "malformed-number", "1.2."), Case("1..5", "malformed-number", "1..", "1.5"),
    Case("1e999", "exponent-out-of-range", "1e999"),
    Case("1e401", "exponent-out-of-range", "1e401"),
    Case(String(repeating: "9", count: 41), "number-too-long", String(repeating: "9", count: 41)),
    Case("9^9^9^9", "number-too-large", "9^9^9"), Case("2^99999", "number-too-large", "2^99999"),
    Case("x, y, z)", "misplaced-comma", ","), Case("x, y", "misplaced-comma", ","),
    // What the language does not have.
    Case("x!", "unsupported-factorial", "!"), Case("5%", "unsupported-percent", "%", "5/100"),
    Case("x<2", "unsupported-comparison", "<"), Case("x≤2", "unsupported-comparison", "≤"),
    Case("x==2", "unsupported-comparison", "==", "x=2"), Case("x!=2", "unsupported-comparison", "!="),
    Case("∞", "unsupported-infinity", "∞"), Case(#"\infty"#, "unsupported-infinity", #"\infty"#),
    Case("∫x", "unsupported-integral", "∫"), Case(#"\sum x"#, "unsupported-summation", #"\sum"#),
    Case(#"\lim x"#, "unsupported-limit", #"\lim"#), Case("x'", "unsupported-differentiation", "'"),
    Case("d/dx x^3", "unsupported-differentiation", "d/dx"),
    Case("2 d^2/dx^2(x)", "unsupported-differentiation", "d^2/dx"),
    Case(#"\frac{d}{dx} x"#, "unsupported-differentiation", "d}{dx", names: ["x"]),
    Case("3x + dy/dx", "unsupported-differentiation", "dy/dx", names: ["x"]),
    Case("d / dtheta f(x)", "unsupported-differentiation", "d / dtheta"),
    Case("∂x", "unsupported-differentiation", "∂"), Case("±x", "unsupported-plus-minus", "±"),
    Case("x:2", "unsupported-division", ":", "x/2"), Case("x:=2", "unsupported-assignment", ":=", "x=2"),
    Case("30°", "unsupported-degree", "°", "30*pi/180"), Case("ln^-1 x", "unsupported-inverse", "ln^-1"),
    Case("a@b", "unsupported-matrix-product", "@", "a*b"), Case("‖x‖", "unsupported-norm", "‖"),
    Case("“x”", "unsupported-quotation", "“", "x"), Case("xᵀ", "unsupported-transpose", "ᵀ", "x"),
    // Characters.
    Case("２x+１", "confusable-character", "２", "2x+1"), Case("хy", "confusable-character", "х", "xy"),
    Case("sіn(x)", "confusable-character", "і", "sin(x)"),
    Case("𝑥", "confusable-character", "𝑥", "x"), Case("x\u{7}y", "control-character", "\u{7}", "xy"),
    Case("x\u{0}", "control-character", "\u{0}", "x"),
    Case("x\u{202E}y", "invisible-character", "\u{202E}", "xy"),
    Case("x\u{200B}y", "invisible-character", "\u{200B}", "xy"), Case("x\u{FFFD}", "invalid-encoding", "\u{FFFD}", "x"),
    Case("x\u{9B}31m", "control-character", "\u{9B}", "x31m"), Case("x🙂", "unexpected-character", "🙂", "x"),
    Case("#x", "unexpected-character", "#", "x"), Case("x?", "unexpected-character", "?", "x"),
    Case("x_", "malformed-subscript", "_", "x"), Case("w_{1", "malformed-subscript", "_{1", "w_{1}"),
    Case("x⁻", "missing-operand", "⁻", "x"),
    Case("₁", "malformed-subscript", "₁"),
    // Left sides, vectors.
    Case("f(x)=", "missing-right-side", "="), Case("=2", "missing-left-side", "=", "2"),
    Case("a=b=c", "unexpected-equals", "=", "c"), Case("x=1,y", "misplaced-comma", ","),
    Case("2[1,2]", "vector-inside", "["), Case("(1,2)+(3,4)", "vector-inside", "(1,2)"),
    Case("[[1,2],[3]]", "ragged-matrix", "[[1,2],[3]]"), Case("[1,[2,3]]", "vector-inside", "1"),
    Case(#"\begin{vmatrix}1\end{vmatrix}"#, "unsupported-determinant", #"\begin{vmatrix"#),
  ]

  @Test(arguments: cases)
  func names(_ example: Case) throws {
    let scope = example.names.map { Scope($0) } ?? .any
    let error = try #require(throws: ParseError.self, "\(example.text)") { try Parser.parse(example.text, in: scope) }
    #expect(error.code == example.code, "\(example.text)")
    #expect(example.text.slice(error.range) == example.part, "\(example.text)")
    #expect(error.repairs.first?.text == example.repair, "\(example.text): \(error.repairs)")
    #expect(error.repairs.count <= 2)
    for repair in error.repairs { _ = try Parser.parse(repair.text, in: scope) }
    #expect(
      error.message.unicodeScalars.allSatisfy { $0.value >= 32 && $0.value != 127 && !(0x80..<0xA0).contains($0.value) }
    )
    #expect(throws: ParseError.self) { try Parser.parseExpression(example.text, in: scope) }
  }

  @Test(arguments: [
    ("2x + * 3", "expected a number, a variable or a function before \"*\""),
    ("sine(x)", "unknown function \"sine\" - did you mean sin?"),
    ("q", "unknown name q; this exercise uses x, y"),
    ("2,5", "write decimals with a point, not with a comma"),
    ("хy", "this is U+0445 cyrillic small letter ha, which only looks like \"x\""),
  ])
  func messages(text: String, message: String) throws {
    let error = try #require(throws: ParseError.self) { try Parser.parse(text, in: Scope(["x", "y"])) }
    #expect(error.message == message)
  }

  @Test func codesAreStableWords() {
    for what in ParseError.Unsupported.allCases {
      let code = ParseError(.unsupported(what), 0..<0).code
      #expect(code.utf8.allSatisfy { $0 == UInt8(ascii: "-") || (97...122).contains($0) }, "\(code)")
    }
  }

  /// A caret is placed by characters as they are seen, not by bytes.
  @Test func columnsCountCharacters() {
    #expect("ŷ + θ!".columns(of: 0..<2) == 0..<1)
    #expect("y\u{302}!".columns(of: 3..<4) == 1..<2)
    #expect("x".columns(of: 1..<1) == 1..<1)
    #expect("".columns(of: 0..<0) == 0..<0)
    #expect("½x".columns(of: 2..<3) == 1..<2)
  }

  @Test func anExpressionIsAskedFor() throws {
    for (text, found) in [
      ("y=x^2", "an equation"), ("[1,2]", "a vector"), ("x=1,y=2", "a point"), ("[[1,2],[3,4]]", "a matrix"),
    ] {
      let error = try #require(throws: ParseError.self) { try Parser.parseExpression(text) }
      #expect(error.cause == .expectedExpression(found: found))
    }
    let error = try #require(throws: ParseError.self) { try Parser.parseExpression("y = x^2") }
    #expect(error.repairs.first?.text == "x^2")
  }
}
