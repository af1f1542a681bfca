import Testing

@testable import Typesetting

@Suite struct DiagnosticTests {
  @Test(arguments: [
    ("\\alpa + 1", LaTeXDiagnostic.Cause.unknownCommand("alpa", suggestion: "alpha"), 0..<5),
    ("1 + \\frobnicate", .unknownCommand("frobnicate", suggestion: nil), 4..<15),
    ("{x", .unclosedBrace, 0..<1), ("x}", .unopenedBrace, 1..<2), ("\\left( x", .unclosedLeft, 0..<5),
    ("x \\right)", .unopenedRight, 2..<8), ("\\begin{matrix} x", .unclosedEnvironment("matrix"), 0..<6),
    ("x \\end{cases}", .unopenedEnvironment("cases"), 2..<6),
    ("\\begin{matrix} x \\end{cases}", .mismatchedEnvironment(begun: "matrix", ended: "cases"), 17..<21),
    ("\\begin{matrx} x \\end{matrx}", .unknownEnvironment("matrx", suggestion: "matrix"), 0..<13),
    ("\\frac{1}", .missingArgument("\\frac"), 0..<5), ("x^", .missingArgument("^"), 1..<2),
    ("\\left x \\right)", .missingDelimiter("left"), 0..<5), ("x^2^3", .doubleScript, 3..<4),
    ("a & b", .strayAlignment, 2..<3), ("é\u{202E}x", .forbiddenCharacter, 2..<5),
  ])
  func names(source: String, cause: LaTeXDiagnostic.Cause, range: Range<Int>) {
    let diagnostics = MathNode.reading(latex: source).diagnostics
    #expect(diagnostics == [LaTeXDiagnostic(cause: cause, range: range)])
  }

  @Test func unknownCommandsAreShownAsTyped() {
    #expect(MathNode(latex: "1 + \\frobnicate").line().text == "1 + \\frobnicate")
  }

  @Test func messagesSayTheWayOut() {
    let message = MathNode.reading(latex: "\\alpa").diagnostics.first?.message
    #expect(message == "unknown command \"\\alpa\" - did you mean \"\\alpha\"?")
  }

  @Test(arguments: GoldenFile("stacked").entries.map(\.source))
  func goodMathematicsHasNone(source: String) {
    guard source != "{x^2}^3" else { return }
    #expect(MathNode.reading(latex: source).diagnostics == [])
  }
}
