import Testing

@testable import Courseware

/// Each limit holds at the limit and is said beyond it.
@Suite struct MarkdownLimitsTests {
  private typealias Limits = CoursewareLimits

  private func codes(_ text: String) -> [String] { page(text).diagnostics.map(\.code) }

  /// How many quotes stand within each other.
  private func depth(_ blocks: [Markdown.Block]) -> Int {
    var (depth, blocks) = (0, blocks)
    while case .quote(let inner)? = blocks.first { (depth, blocks) = (depth + 1, inner) }
    return depth
  }

  @Test func nesting() {
    let marks = { (count: Int) in String(repeating: ">", count: count) + " deep" }
    #expect(codes(marks(Limits.blockNesting)) == [])
    #expect(depth(page(marks(Limits.blockNesting)).blocks) == Limits.blockNesting)
    let deeper = page(marks(Limits.blockNesting + 1))
    #expect(deeper.marks == ["5:19:0 nested-too-deep"])
    #expect(depth(deeper.blocks) == Limits.blockNesting)
    #expect(deeper.blocks.map(\.picture).joined().contains("p deep"))
    #expect(depth(page(marks(3_000)).blocks) == Limits.blockNesting)
  }

  @Test func listsThatAreTooDeepMoveOut() {
    let items = (0..<20).map { String(repeating: " ", count: 2 * $0) + "- a\($0)" }.joined(separator: "\n")
    let lesson = page(items + "\n\nafter")
    #expect(lesson.diagnostics.map(\.code) == ["nested-too-deep"])
    let picture = lesson.blocks.map(\.picture).joined(separator: " ")
    for number in 0..<20 { #expect(picture.contains("p a\(number)"), "a\(number)") }
  }

  @Test func listItems() {
    // Blank lines keep the paragraphs apart that the bound on lines would split.
    let items = { (count: Int) in String(repeating: "- a\n\n", count: count) }
    let atLimit = page(items(Limits.listItems))
    #expect(atLimit.marks == [])
    let beyond = page(items(Limits.listItems + 2))
    #expect(beyond.diagnostics.map(\.code) == ["list-too-long"])
    for lesson in [atLimit, beyond] {
      guard case .list(let list)? = lesson.blocks.first else {
        Issue.record("no list")
        continue
      }
      #expect(list.items.count == Limits.listItems)
    }
  }

  @Test func tableColumns() {
    func table(_ columns: Int) -> String {
      let row = { (cell: String) in "|" + String(repeating: cell + "|", count: columns) }
      return [row("h"), row("---"), row("c")].joined(separator: "\n")
    }
    #expect(codes(table(Limits.tableColumns)) == [])
    let wide = page(table(Limits.tableColumns + 1))
    #expect(wide.diagnostics.map(\.code) == ["table-too-wide"])
    guard case .table(let shown)? = wide.blocks.first else {
      Issue.record("no table")
      return
    }
    #expect(shown.alignments.count == Limits.tableColumns)
    #expect(shown.rows.allSatisfy { $0.count == Limits.tableColumns })
  }

  @Test func codeBytes() {
    let line = String(repeating: "x", count: 1_023) + "\n"
    let code = { (lines: Int, more: String) in "```\n" + String(repeating: line, count: lines) + more + "```\n" }
    #expect(codes(code(64, "")) == [])
    #expect(codes(code(64, "x\n")) == ["code-too-long"])
  }

  @Test func linesWithoutABlankOne() {
    let text = { (count: Int) in "---\ntitle: T\n---\n\n" + String(repeating: "word\n", count: count) }
    #expect(lesson(text(Limits.paragraphLines)).marks == [])
    let longer = lesson(text(Limits.paragraphLines + 1))
    #expect(longer.marks == ["\(5 + Limits.paragraphLines):1:0 paragraph-too-long"])
    #expect(longer.blocks.count == 2)
  }

  @Test func mathematics() {
    let formulas = { (bytes: Int) in
      String(repeating: "$\(String(repeating: "x", count: 1_024))$\n\n", count: bytes / 1_024)
    }
    let set = { (lesson: Lesson) in
      lesson.blocks.count { block in
        guard case .paragraph(let text) = block else { return false }
        return !text.mathematics.isEmpty
      }
    }
    let atLimit = page(formulas(Limits.mathematicsBytes))
    #expect(atLimit.marks == [] && set(atLimit) == Limits.mathematicsBytes / 1_024)
    let beyond = page(formulas(Limits.mathematicsBytes + 1_024))
    #expect(beyond.diagnostics.map(\.code) == ["too-much-mathematics"])
    #expect(set(beyond) == Limits.mathematicsBytes / 1_024)
  }

  @Test func links() {
    let links = { (count: Int) in String(repeating: "[a](b)\n\n", count: count) }
    let targets = { (lesson: Lesson) in
      lesson.blocks.count { block in
        guard case .paragraph(let text) = block else { return false }
        return text.contains { $0.target != nil }
      }
    }
    let atLimit = page(links(Limits.links))
    #expect(atLimit.marks == [])
    #expect(targets(atLimit) == Limits.links)
    let beyond = page(links(Limits.links + 1))
    #expect(beyond.diagnostics.map(\.code) == ["too-many-links"])
    #expect(targets(beyond) == Limits.links)
  }

  @Test func aTargetIsCut() {
    let target = String(repeating: "u", count: CoursewareLimits.linkTargetBytes + 100)
    guard case .paragraph(let text)? = page("[a](\(target))").blocks.first else {
      Issue.record("no paragraph")
      return
    }
    #expect(text.first?.target?.utf8.count == CoursewareLimits.linkTargetBytes)
  }

  /// The work grows with the length and not with its square: eight times the text makes about eight times the calls.
  @Test(arguments: [
    "*a ", "*", "**a* ", "[", "[a](", "[a][b]", "![", "`", "``a`", "$", "$a ", "$$", "<", "<a ", "&", "\\", "|", "> ",
    "- ", "- a\n", "1. a\n", "# a\n", "a\n", "[a]: b\n", "a  \n", "```\n", "~~~\n", "***a", "<!--", "    a\n", "-|\n",
  ])
  func workIsLinear(unit: String) {
    func work(_ length: Int) -> Int {
      var text = ""
      while text.utf8.count < length {
        text += String(repeating: unit, count: max(1, 60 / unit.utf8.count)) + "\n"
      }
      return MarkdownReader.read(MarkdownInput(lines(text)), isLesson: true).events
    }
    let (one, eight) = (work(4_000), work(32_000))
    #expect(eight <= 10 * one + 100, "\(one) calls, then \(eight)")
  }

  /// The Markdown library fills up the short rows of a wide table.
  @Test func aTableThatFillsItsRowsIsCutOff() {
    let columns = 800
    let table =
      "|" + String(repeating: "a|", count: columns) + "\n|" + String(repeating: "---|", count: columns) + "\n"
      + String(repeating: "|\n", count: 400) + "\n"
    let lesson = page(String(repeating: table, count: 20))
    #expect(lesson.diagnostics.map(\.code).contains("too-complex"))
  }
}
