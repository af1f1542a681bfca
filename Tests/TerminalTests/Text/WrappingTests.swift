import Testing

@testable import Terminal

struct WrappingTests {
  @Test(arguments: [
    ("", 10, [""]),
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 100, ["one two three"]),
    ("a\n\nb", 5, ["a", "", "b"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("ab abcdefgh", 4, ["ab", "abcd", "efgh"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢", 1, ["漢"]),
    ("a  b", 10, ["a  b"]),
    ("  indented text", 10, ["  indented", "text"]),
    ("a b", 0, ["a", "b"]),
  ])
  func linesBreakAtBlanks(text: String, width: Int, expected: [String]) {
    #expect(Wrapping.lines(text, width: width) == expected)
  }

  @Test func aHangingIndentSparesTheFirstLine() {
    let lines = Wrapping.lines([Span("• one two three")], width: 9, hanging: 2).map(\.text)
    #expect(lines == ["• one two", "  three"])
  }

  @Test func stylesSurviveTheBreaks() {
    let lines = Wrapping.lines([Span("one "), Span("two three", .maths), Span(" end")], width: 7)
    #expect(lines.map(\.text) == ["one two", "three", "end"])
    #expect(lines[0].last == Span("two", .maths))
    #expect(lines[1] == [Span("three", .maths)])
  }

  @Test(arguments: 0..<50 as Range<UInt64>)
  func noLineIsTooWideAndNothingIsLost(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let letters = ["a", "∇", "漢", " ", " ", "e\u{301}", "\n"]
    let text = (0..<100).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] }.joined()
    let width = Int.random(in: 2...20, using: &generator)
    let lines = Wrapping.lines(text, width: width)
    for line in lines { #expect(line.columns <= width, "seed \(seed)") }
    func solid(_ text: String) -> [Unicode.Scalar] { text.unicodeScalars.filter { $0 != " " && $0 != "\n" } }
    #expect(solid(lines.joined()) == solid(text), "seed \(seed)")
  }
}
