import Calculus
import Testing

@testable import Typesetting

@Suite struct ExpressionPictureTests {
  private func expression(_ text: String) -> Expression {
    (try? Parser.parseExpression(text)) ?? .undefined
  }

  @Test func stacked() throws {
    try GoldenFile("expressions").check { MathNode(expression($0)).display().text }
  }

  @Test func spoken() throws {
    try GoldenFile("expressions-spoken").check { MathNode(expression($0)).spoken }
  }

  @Test func asTyped() throws {
    try GoldenFile("formulas").check { source in
      guard let formula = try? Parser.parse(source) else { return "does not parse" }
      return MathNode(formula).display().text
    }
  }

  /// One line in Unicode, then in ASCII; both read back as the same expression, and so does LaTeX.
  @Test func oneLine() throws {
    try GoldenFile("expression-lines").check { source in
      let original = expression(source)
      let lines = Repertoire.allCases.map { MathNode(original).line($0).text }
      for line in lines + [MathNode(original).latex] {
        #expect(expression(line) == original, "\(source) is written \(line)")
      }
      return lines.joined(separator: "\n")
    }
  }
}
