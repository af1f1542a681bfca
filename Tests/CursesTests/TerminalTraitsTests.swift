import Testing

@testable import Curses

struct TerminalTraitsTests {
  @Test func terminfoKnowsTheCommonTerminals() {
    #expect(TerminalTraits.terminfoColours(term: "xterm-256color") == 256)
    #expect(TerminalTraits.terminfoColours(term: "vt100") == 0)
  }

  @Test(arguments: ["", "no-such-terminal", "../xterm", "/etc/passwd", String(repeating: "x", count: 5_000)])
  func unknownNamesAreRefusedQuietly(term: String) {
    #expect(TerminalTraits.terminfoColours(term: term) < 0)
  }

  @Test func theCodesetHasAName() {
    #expect(!TerminalTraits.codeset().isEmpty)
  }
}
