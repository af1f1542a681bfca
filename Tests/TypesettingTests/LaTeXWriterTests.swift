import Testing

@testable import Typesetting

@Suite struct LaTeXWriterTests {
  /// What is written reads back without a diagnostic, to the same picture and the same words.
  @Test(arguments: GoldenFile("stacked").entries.map(\.source))
  func readsBack(source: String) {
    let node = MathNode(latex: source)
    let (copy, diagnostics) = MathNode.reading(latex: node.latex)
    #expect(diagnostics == [], "\(node.latex)")
    #expect(copy.display().text == node.display().text, "\(node.latex)")
    #expect(copy.line(.ascii) == node.line(.ascii), "\(node.latex)")
    #expect(copy.spoken == node.spoken, "\(node.latex)")
  }
}
