import Testing

@testable import Courseware

@Suite struct DiagnosticTests {
  @Test func theCompilersForm() {
    let diagnostic = Diagnostic(.badIdentifier("A b"), at: SourceRange(line: 12, column: 5, length: 3))
    #expect(
      diagnostic.rendered(file: "05-x.md", line: "id: A b") == """
        05-x.md:12:5: error: "A b" is no id; an id has 1 to 64 characters out of a-z, 0-9 and - [bad-id]
          id: A b
              ^^^
        """)
  }

  @Test(arguments: [
    ("abc", 1, 1, "^"), ("abc", 2, 2, " ^^"), ("abc", 2, 9, " ^^"), ("abc", 2, 0, " ^"), ("a\tb", 3, 1, " \t^"),
    ("", 1, 0, "^"), ("abc", 4, 0, "   ^"), ("abc", 90, 2, "   ^"),
  ])
  func carets(line: String, column: Int, length: Int, expected: String) {
    #expect(SourceRange(line: 1, column: column, length: length).caret(under: line) == expected)
  }

  @Test(arguments: [
    (0, "0 bytes"), (1_023, "1023 bytes"), (1_024, "1 KiB"), (1_025, "1.1 KiB"), (16 << 10, "16 KiB"),
    (1 << 20, "1 MiB"), ((1 << 20) + 1, "1.1 MiB"), (1_363_148, "1.3 MiB"), (1 << 21, "2 MiB"),
  ])
  func sizesAreRoundedUp(bytes: Int, expected: String) {
    #expect(binarySize(bytes) == expected)
  }

  @Test(arguments: [
    ("tilte", "title"), ("sumary", "summary"), ("TITLE", "title"), ("minutse", "minutes"), ("x", nil), ("", nil),
    ("objectivs", "objectives"), ("foo", nil), (String(repeating: "t", count: 200), nil),
  ])
  func nearestWords(word: String, expected: String?) {
    #expect(nearest(to: word, among: Schema.frontMatter.keys.map(\.name)) == expected)
  }

  @Test func theSchemaIsComplete() {
    for kind in LiveBlock.Kind.allCases { #expect(Schema.block(kind).kind == kind) }
    for schema in Schema.blocks + [.frontMatter] {
      #expect(Set(schema.keys.map(\.name)).count == schema.keys.count, "\(schema.name)")
      #expect(schema.keys.allSatisfy { !$0.meaning.isEmpty }, "\(schema.name)")
      #expect(schema.ownList.map { schema.key($0) != nil } ?? true, "\(schema.name)")
      #expect(schema.keys.contains { $0.isRequired }, "\(schema.name)")
    }
  }
}
