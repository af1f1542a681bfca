import Testing

@testable import Typesetting

@Suite struct LaTeXLexerTests {
  /// Marks are told by one scalar; what stands together with others is a character.
  @Test(
    arguments: [
      ("{^_'&}", [.open, .superscript, .subscript, .prime, .ampersand, .close]),
      ("’", [.prime]),
      ("{\u{301}", [.character("{\u{301}")]),
      ("a\u{301}1", [.character("a\u{301}"), .character("1")]),
      ("\r\n \t\u{A0}", [.space]),
      ("\u{212A}\u{660}", [.character("\u{212A}"), .character("\u{660}")]),
      (
        "\\alpha\u{301}b\\\\\\,\\{",
        [.command("alph"), .character("a\u{301}"), .character("b"), .newline, .command(","), .command("{")]
      ),
      ("\u{202E}\u{1}", [.character("\u{FFFD}"), .character("\u{FFFD}")]),
    ] as [(String, [LaTeXToken.Kind])])
  func tokens(source: String, expected: [LaTeXToken.Kind]) {
    #expect(LaTeXLexer(source).tokens.map(\.kind) == expected + [.end])
  }

  @Test(arguments: [
    ("1.25", "1.25"), ("0.{7}", "0.7"), ("1..", "1 . ."), ("1.2.3", "1.2 . 3"), (".5", ". 5"), ("2{3}", "2 3"),
    ("0.{a}", "0 . a"), ("12x", "12 x"), ("\u{660}1", "\u{660} 1"),
  ])
  func numbers(source: String, expected: String) {
    let node = MathNode(latex: source)
    let pieces = if case .row(let pieces) = node { pieces } else { [node] }
    #expect(pieces.map { $0.line().text }.joined(separator: " ") == expected)
  }
}
