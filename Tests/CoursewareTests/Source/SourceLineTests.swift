import Testing

@testable import Courseware

@Suite struct SourceLineTests {
  @Test(arguments: [
    ("", "1:1:0", ""), ("   ", "1:4:0", ""), ("  a b\t ", "1:3:3", "a b"), ("σ", "1:1:1", "σ"), (" é ", "1:2:1", "é"),
  ])
  func trimming(text: String, mark: String, expected: String) {
    let line = SourceLine(text, line: 1, column: 1).trimmed
    #expect(line.text == expected)
    #expect(line.range.mark == mark)
  }

  @Test(arguments: [
    ("a, b", ["1:1 a", "1:4 b"]),
    ("f(x, y), [1, 2]", ["1:1 f(x, y)", "1:10 [1, 2]"]),
    ("", ["1:1 "]),
    ("a,,b,", ["1:1 a", "1:3 ", "1:4 b", "1:6 "]),
    ("a), b", ["1:1 a)", "1:5 b"]),
    ("∂é, e\u{301},\u{301}b", ["1:1 ∂é", "1:5 e\u{301}", "1:8 \u{301}b"]),
  ])
  func splitting(text: String, expected: [String]) {
    let parts = SourceLine(text, line: 1, column: 1).parts(at: ",")
    #expect(parts.map { "\($0.range.line):\($0.range.column) \($0.text)" } == expected)
  }

  @Test(arguments: [
    ("(1, 2)", "1, 2"), ("(∂)", "∂"), ("(1)\u{301}", "(1)\u{301}"), ("(1) + (2)", "(1) + (2)"), ("((1))", "(1)"),
    ("()", ""), ("(", "("), ("1", "1"),
  ])
  func unwrapping(text: String, expected: String) {
    #expect(SourceLine(text, line: 1, column: 1).unwrapped(from: "(", to: ")").text == expected)
  }

  @Test func halves() throws {
    let (before, after) = try #require(SourceLine("  x  =  1 = 2", line: 3, column: 5).halves(at: "="))
    #expect([before.text, after.text] == ["x", "1 = 2"])
    #expect([before.range.mark, after.range.mark] == ["3:7:1", "3:13:5"])
    #expect(SourceLine("x", line: 1, column: 1).halves(at: "=") == nil)
    let range = try #require(SourceLine("∂..σ..e", line: 1, column: 1).lastHalves(at: ".."))
    #expect([range.before.text, range.after.text] == ["∂..σ", "e"])
    #expect(range.after.range.column == 7)
  }

  @Test func words() {
    let words = SourceLine(" a  bc\td ", line: 1, column: 1).words
    #expect(words.map(\.text) == ["a", "bc", "d"])
    #expect(words.map(\.range.column) == [2, 5, 8])
  }
}
