import Testing

@testable import Typesetting

@Suite struct PictureTests {
  @Test func stacked() throws {
    try GoldenFile("stacked").check { MathNode(latex: $0).display().text }
  }

  @Test func asciiStacked() throws {
    try GoldenFile("ascii").check { MathNode(latex: $0).display(.ascii).text }
  }

  @Test func oneLine() throws {
    try GoldenFile("line").check { MathNode(latex: $0).line().text }
  }

  @Test func asciiOneLine() throws {
    try GoldenFile("ascii-line").check { MathNode(latex: $0).line(.ascii).text }
  }

  @Test func inline() throws {
    try GoldenFile("inline").check { MathNode(latex: $0).inline(fits: 60).text }
  }

  /// The width is the first word of the source.
  @Test func broken() throws {
    try GoldenFile("broken").check { source in
      let parts = source.split(separator: " ", maxSplits: 1).map(String.init)
      guard let width = parts.first.flatMap({ Int($0) }), let latex = parts.last else { return "no width" }
      return MathNode(latex: latex).display(width: width).text
    }
  }
}
