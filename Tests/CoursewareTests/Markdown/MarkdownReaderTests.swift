import Calculus
import Testing

@testable import Courseware

@Suite struct MarkdownReaderTests {
  /// Markdown, and the picture of what it becomes (`Picture.swift`).
  @Test(arguments: [
    ("plain", "plain  text\nover lines", ["p plain  text over lines"]),
    ("styles", "*a* **b** ***c*** `d`", ["p /a/ *b* /*c*/ `d`"]),
    ("nested styles add up", "**a *b* c**", ["p *a *" + "/*b*/" + "* c*"]),
    ("a hard line break", "a  \nb\\\nc", ["p a⏎b⏎c"]),
    ("inline mathematics", "so $x^2$ it is", ["p so $x^2$@5:5:3 it is"]),
    ("mathematics keeps its markup", "$a_b_c * d * \\{e\\}$", ["p $a_b_c * d * \\{e\\}$@5:2:17"]),
    ("mathematics in styles", "**$k$** and *$j$*", ["p *$k$@5:4:1* and /$j$@5:15:1/"]),
    ("a dollar", "costs \\$5", ["p costs $5"]),
    ("displayed mathematics", "see\n$$a \\\\ b$$\nthere", ["p see", "$$a \\\\ b$$@6:3:6", "p there"]),
    ("displayed alone", "$$\nx\n$$", ["$$x $$@6:1:1"]),
    ("mathematics over two lines", "> $a +\n> b$", ["quote(p $a + b$@5:4:3)"]),
    ("columns count characters", "δσ $x$", ["p δσ $x$@5:5:1"]),
    ("headings", "### h $x$\n\n# top", ["h3 h $x$@5:8:1", "h1 top"]),
    ("a tight list", "- a\n- b\n  c", ["ul(p a; p b c)"]),
    ("a loose list", "- a\n\n- b", ["ul loose(p a; p b)"]),
    ("a numbered list", "3. a\n4. b", ["ol3(p a; p b)"]),
    ("tasks", "- [x] a\n- [ ] b", ["ul([x] p a; [ ] p b)"]),
    ("nested lists", "- a\n  - b\n- c", ["ul(p a, ul(p b); p c)"]),
    ("a quote", "> a\n>\n> b", ["quote(p a, p b)"]),
    (
      "a table", "| a | b |\n|---|--:|\n| $x$ | `p\\|q` |\n| 1 |",
      ["table left right: a & b / $x$@7:4:1 & `p|q` / 1 & "]
    ),
    ("code", "```swift\nlet a = 1\n\n  b\n```", ["code swift@6:1: let a = 1||  b"]),
    ("indented code", "    a\n    b", ["code @5:5: a|b"]),
    ("an open fence", "~~~\na", ["code @6:1: a"]),
    ("code in a list", "- x\n\n  ```\n  a\n  ```", ["ul loose(p x, code @8:3: a)"]),
    ("a rule", "a\n\n---", ["p a", "rule"]),
    (
      "links are shown", "[a *b*](http://c.d) <http://e.f>",
      ["p a →http://c.d/b/→http://c.d http://e.f→http://e.f"]
    ),
    ("pictures are shown", "![alt](p.png)", ["p alt→p.png"]),
    ("references", "&amp; &lt; &#65; &#x42; &nope; &#27;", ["p & < A B &nope; \u{FFFD}"]),
    ("a comment", "a\n\n<!-- anything -->\n\nb", ["p a", "p b"]),
    ("escapes", "\\*a\\* \\# \\`", ["p *a* # `"]),
  ])
  func reading(name: String, text: String, expected: [String]) {
    let lesson = page(text)
    #expect(lesson.blocks.map(\.picture) == expected)
    #expect(lesson.marks == [])
  }

  @Test(arguments: [
    ("unclosed display", "a $$ b", ["5:3:2 mathematics-not-closed"]),
    ("a comment in a line", "a <!-- b -->", ["5:3:4 comment-in-text"]),
    ("HTML", "<div>\na\n</div>", ["5:1:5 html"]),
    ("a misspelt block", "```exercice\n```", ["5:4:8 unknown-block"]),
    ("a live block in a list", "- a\n\n  ```steps\n  function: x\n  ```", ["7:6:5 live-block-inside"]),
    ("a live block in a quote", "> ```plot\n> x: 1\n> ```", ["5:6:4 live-block-inside"]),
  ])
  func warnings(name: String, text: String, marks: [String]) {
    #expect(page(text).marks == marks)
  }

  @Test func otherLanguagesAreNotSuspected() {
    for language in ["swift", "python", "text", "sh", "c", "console", "json", ""] {
      #expect(page("```\(language)\nx\n```").marks == [], "\(language)")
    }
  }

  @Test func sectionsBecomePages() {
    let lesson = lesson("---\ntitle: T\n---\n\nbefore\n\n## One $x$\na\n### sub\n## Two\n> ## inside\n")
    #expect(lesson.pages.map(\.title) == ["T", "One x", "Two"])
    #expect(lesson.pages.map(\.range.line) == [4, 7, 10])
    #expect(lesson.pages[1].blocks.map(\.picture) == ["p a", "h3 sub"])
    #expect(lesson.pages[2].blocks.map(\.picture) == ["quote(h2 inside)"])
  }

  @Test func commentsSayWhatIsCovered() {
    let lesson = page(
      "<!-- covers: A-1, A-2 A-3 SEE -->\n\na\n\n<!--\ncovers: B1\n  B2 READ SEE\n-->\n## Next\n<!-- covers: C1 -->\n")
    let placements = lesson.pages.map { page in
      page.covers.map { "\($0.item) \($0.activities.map(\.rawValue).sorted().joined(separator: "+")) \($0.range.mark)" }
    }
    #expect(
      placements == [
        ["A-1 READ 5:14:3", "A-2 SEE 5:19:3", "A-3 SEE 5:23:3", "B1 READ 10:9:2", "B2 READ+SEE 11:3:2"],
        ["C1 READ 14:14:2"],
      ])
    #expect(lesson.marks == [])
  }

  @Test func pausesStandBetweenBlocks() {
    let lesson = page(
      "a\n\n<!-- pause -->\nb\n\n- c\n\n  <!-- pause -->\n\n<!-- pause -->\n## Next\nd\n<!-- pause -->\n")
    #expect(lesson.pages.map(\.pauses) == [[1, 3], [1]])
    #expect(lesson.marks == ["12:8:5 pause-inside"])
  }

  @Test func pagesOfReferenceHaveAName() {
    let lesson = page("<!-- reference: formula-card -->\na\n## Next\n<!-- reference: A b -->\nb\n")
    #expect(lesson.pages.map(\.reference) == ["formula-card", nil])
    #expect(lesson.marks == ["8:17:3 bad-id"])
  }

  /// Words alone are not given to md4c; it would make the same of them.
  @Test func plainTextsAreWhatMarkdownMakesOfThem() throws {
    var random = SplitMix64(seed: 5)
    let alphabet = Array("abyzAZ019 ,.:;?'-")
    for number in 0..<3_000 {
      let text = String(
        (0..<Int.random(in: 1...24, using: &random)).compactMap { _ in alphabet.randomElement(using: &random) })
      guard text.isPlain else { continue }
      let read = MarkdownReader.read(MarkdownInput(lines(text)), isLesson: false)
      var diagnostics: [Diagnostic] = []
      #expect(
        Markdown.prose(lines(text), into: &diagnostics) == read.sections.flatMap(\.blocks), "seed 5, \(number): \(text)"
      )
      #expect(diagnostics == read.diagnostics)
    }
    #expect("What a gradient says: how steep, and where to.".isPlain)
    for text in [
      "", "- item", "1. item", "a ", " a", "*a*", "a $x$", "a\tb", "é", "<b>", "a\\", "&amp;", "[a]", "a_b_", "`a`",
    ] {
      #expect(!text.isPlain, "\(text)")
    }
  }
}
