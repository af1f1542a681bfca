import Calculus
import Testing

@testable import Courseware

@Suite struct FieldsTests {
  /// A text, and the fields it makes with the lines below each; the block's own list comes last.
  @Test(arguments: [
    ("title: Backprop: the chain rule", [["11:8 title=Backprop: the chain rule"]]),
    ("answer: |x|", [["11:9 answer=|x|"]]),
    ("answer: y", [["11:9 answer=y"]]),
    ("answer: \"2x\" # no comment", [["11:9 answer=\"2x\" # no comment"]]),
    ("answer:y", [["11:8 answer=y"]]),
    ("answer:   2x   ", [["11:11 answer=2x"]]),
    ("key:", [["11:5 key="]]),
    ("", []),
    ("a: 1\n\n\nb: 2", [["11:4 a=1"], ["14:4 b=2"]]),
    ("ask: one\n  two\n\n  three\n", [["11:6 ask=one", "  two", "", "  three"]]),
    ("hints:\n  - a\n    more\n  - b", [["11:7 hints=", "  - a", "    more", "  - b"]]),
    ("hints:\n- a\n  more\n- b", [["11:7 hints=", "- a", "  more", "- b"]]),
    ("hints:\n- a\nx: 1", [["11:7 hints=", "- a"], ["13:4 x=1"]]),
    ("ask: q\n- [x] a\n  why\n- [ ] b", [["11:6 ask=q"], ["- [x] a", "  why", "- [ ] b"]]),
    ("hints:\n- [x] a", [["11:7 hints="], ["- [x] a"]]),
    ("hints:\n  - a\n- b", [["11:7 hints=", "  - a"], ["- b"]]),
    ("w_1: 2\nfoo-bar: 3", [["11:6 w_1=2"], ["12:10 foo-bar=3"]]),
  ])
  func reading(text: String, expected: [[String]]) {
    let fields = Fields(lines(text))
    var pictures = fields.fields.map { field in
      ["\(field.value.range.line):\(field.value.range.column) \(field.key)=\(field.value.text)"]
        + field.lines.map(\.text)
    }
    if !fields.ownLines.isEmpty { pictures.append(fields.ownLines.map(\.text)) }
    #expect(pictures == expected)
    #expect(fields.diagnostics == [])
  }

  @Test(arguments: [
    ("no colon", ["11:1:8 field-syntax"]),
    ("a: 1\nwhat is this\n  and this\nb: 2", ["12:1:12 field-syntax"]),
    ("  a: 1", ["11:1:6 indented-without-field"]),
    (": 1", ["11:1:3 field-syntax"]),
    ("a b: 1", ["11:1:6 field-syntax"]),
    ("$x$: 1", ["11:1:6 field-syntax"]),
  ])
  func whatDoesNotReadIsReportedAndTheRestCounts(text: String, marks: [String]) {
    #expect(Fields(lines(text)).diagnostics.map(\.mark) == marks)
  }

  @Test func theNumberOfFieldsIsBounded() {
    let text = (1...CoursewareLimits.fieldNodes).map { "k\($0): 1" }.joined(separator: "\n")
    #expect(Fields(lines(text)).diagnostics == [])
    let more = Fields(lines(text + "\nlast: 1\nignored: 1"))
    #expect(more.diagnostics.map(\.mark) == ["511:1:7 too-many-fields"])
  }

  @Test(arguments: [
    (["- a", "- b"], ["a", "b"]),
    (["", "  - a", "    x", "  - b", ""], ["a/x", "b"]),
    (["  - a", "    - nested", "  - b"], ["a/- nested", "b"]),
    (["-"], [""]),
    ([], []),
  ])
  func lists(text: [String], expected: [String]) {
    let items = lines(text.joined(separator: "\n")).items
    #expect(items?.map { $0.proseLines.map(\.text).joined(separator: "/") } == expected)
  }

  @Test func whatBelongsToNoItemIsNoList() {
    #expect(lines("  a\n  - b").items == nil)
    #expect(lines("    - a\n  - b").items == nil)
  }

  @Test(arguments: 0..<200)
  func randomLinesNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let alphabet = ["a", ":", " ", "  ", "-", "- ", "[x]", "[", "]", "\n", "\t", "é", "$", "|", "=", ".."]
    let text = (0..<200).map { _ in alphabet.randomElement(using: &random) ?? "" }.joined()
    let fields = Fields(lines(text))
    for field in fields.fields {
      #expect(field.value.range.line >= 11, "seed \(seed)")
      #expect(field.keyRange.column == 1, "seed \(seed)")
    }
  }
}
