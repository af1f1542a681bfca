import Calculus
import Testing

@testable import Typesetting

@Suite struct TypesetTests {
  @Test func marksFollowTheirPartThroughEveryRendering() throws {
    let x = Expression("x" as Symbol)
    let inner = x * x + 1
    let node = MathNode(.power(inner, 3 as Rational) / x, marking: [inner: 7])
    let stacked = node.display()
    #expect(stacked.rows == ["(x² + 1)³", "─────────", "    x    "])
    #expect(stacked.spans == [Typeset.Span(kind: .part(7), row: 0, columns: 1..<7)])
    let line = node.line()
    #expect(line.text == "(x² + 1)³/x")
    #expect(line.spans == [Typeset.Span(kind: .part(7), row: 0, columns: 1..<7)])
  }

  @Test func aTallPartHasASpanARow() {
    let node = MathNode.row([.letter("y"), .symbol(.equals), .marked(1, .fraction(.letter("a"), .letter("b")))])
    #expect(
      node.display().spans.map(\.columns) == [4..<5, 4..<5, 4..<5] && node.display().spans.map(\.row) == [0, 1, 2])
  }

  @Test func innerSpansComeAfterOuter() {
    let node = MathNode.marked(1, .row([.letter("a"), .symbol(.plus), .marked(2, .letter("b"))]))
    #expect(node.line().spans.map(\.kind) == [.part(1), .part(2)])
    #expect(node.line().spans.map(\.columns) == [0..<5, 4..<5])
  }

  @Test(arguments: [
    ("\\text{slope } -6 \\text{ at } x", "slope − 6 at x"), ("\\text{if } x", "if x"), ("\\nabla_w L", "∇_w L"),
    ("\\nabla_w L(w)", "∇_w L(w)"), ("\\nabla_x L", "∇ₓL"), ("a_{bc} d", "a_bc d"), ("2 x_b", "2x_b"),
    ("0.{75}", "0.75"), ("0.{k}", "0.k"), ("1.2.{3}", "1.2.3"),
  ])
  func onOneLine(latex: String, line: String) {
    #expect(MathNode(latex: latex).line().text == line)
  }

  @Test func decimalsInBracesAreSpokenAsANumber() {
    #expect(MathNode(latex: "0.{7}").spoken == "0.7")
  }

  @Test func boldIsASpan() {
    #expect(
      MathNode(latex: "\\mathbf{w} x").line().spans == [Typeset.Span(kind: .bold, row: 0, columns: 0..<1)])
  }

  @Test func spansCountCells() {
    let node = MathNode.row([.text("日本"), .marked(1, .letter("x"))])
    #expect(node.line().spans.map(\.columns) == [4..<5])
    #expect(node.line().width == 5)
  }

  @Test func theBaselineIsTheLineOfTheText() {
    #expect(MathNode(latex: "\\frac{a}{b}").display().baseline == 1)
    #expect(MathNode(latex: "x^{[l]}").display().baseline == 1)
    #expect(MathNode(latex: "\\sum_{i=1}^n x").display().baseline == 1)
  }

  @Test(arguments: [
    ("x", 1), ("日", 2), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("√", 1), ("𝔼", 1), ("\u{200B}", 0), ("", 0), ("한", 2), ("½", 1),
    ("∑∫", 2),
  ])
  func cells(text: String, count: Int) {
    #expect(Cells.count(text) == count)
  }

  @Test func hugeExpressionsAreCutShort() {
    // Shared parts: thirty doublings print as a thousand million nodes.
    var expression = Expression("x" as Symbol)
    for _ in 0..<30 { expression = .apply(.sin, expression) * .apply(.cos, expression) }
    let node = MathNode(expression)
    #expect(node.line().width < 400_000)
    #expect(node.line().text.contains("…"))
  }
}
