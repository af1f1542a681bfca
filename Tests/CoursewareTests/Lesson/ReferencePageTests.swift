import Testing

@testable import Courseware

/// A reference page read by itself is the page that its lesson holds.
@Suite struct ReferencePageTests {
  @Test(arguments: ShippedLessons.ids)
  func aShippedPageIsThatOfItsLesson(id: String) throws {
    let entry = try ShippedLessons.entry(id)
    let lesson = ShippedLessons.folder.lesson(entry)
    guard !entry.references.isEmpty else { return }
    let bytes = try LessonFile.bytes(at: ShippedLessons.folder.path + "/" + entry.file)
    #expect(Course.Glance(bytes).isCertain, "it is read by itself")
    for reference in entry.references {
      let page = try #require(lesson.pages.first { $0.reference == reference.id })
      #expect(ShippedLessons.folder.page(reference, of: entry) == page)
    }
  }

  private static let front = "---\ntitle: T\n---\n"

  @Test(arguments: [
    // Headings that a quick look does not see, or sees where there are none.
    "## A\ntext\n\n## Card\n<!-- reference: card -->\n\n$x$ **b**\n\n## C\nmore\n",
    "A\n---\ntext\n\n   ## Card\n<!-- reference: card -->\n\nown\n\nC\n---\nmore\n",
    "## A\n\n- item\n\n  ```\n  ## inner\n  ```\n\n## Card\n<!-- reference: card -->\n\n```\n## code\n```\n\nend\n",
    "## Card\r\n<!-- reference: card -->\r\n\r\nlines of Windows\r\n## C\r\n",
    "## A\rold\r## Card\r<!-- reference: card -->\r\rlines of a Mac\r## C\r",
    "## Card\n<!-- reference: card -->\n\na\rb\rc\rd\re\n\nAFTER\n## C\n",
    // What hides headings, or seems to.
    "## Card\n<!-- reference: card -->\n\n<!-- note\n## hidden\n-->\n\nAFTER\n",
    "## Card\n<!-- reference: card -->\n\n ```\n## code\n ```\n\nAFTER\n",
    "## A\n\n<!--\n## hidden\n-->\n<!-- reference: card -->\n\nAFTER\n",
    "## Card\n<!-- reference: card -->\n\n```x``` is code\n\n```\n## comment\n```\n\nAFTER\n",
    "## Card\n<!-- reference: card -->\n\n```\na\n ```\n\n```\n## comment\n```\n\nAFTER\n",
    "## Card\n<!-- reference: card -->\n\n<pre>\n## x\n</pre>\n\nAFTER\n",
    "## Card\n<!-- reference: card -->\n\n- ~~~\n## x\n\nAFTER\n",
    // A link that another page defines, and a page without anything else.
    "## A\n\n[there]: derivative.md\n\n## Card\n<!-- reference: card -->\n\nsee [it][there]\n",
    "## Card\n<!-- reference: card -->",
    // Twice, and not at all.
    "## Card\n<!-- reference: card -->\n\nfirst\n\n## Card\n<!-- reference: card -->\n\nsecond\n",
    "## A\n\nThe page was taken out.\n",
  ])
  func whateverStandsAroundIt(text: String) throws {
    let bytes = Array((Self.front + text).utf8)
    let lesson = Lesson.read(bytes, file: "01-t.md")
    let page = lesson.pages.first { $0.reference == "card" } ?? lesson.pages[0]
    #expect(Lesson.referencePage("card", in: bytes, file: "01-t.md") == page)
  }

  @Test func aFileThatIsGoneSaysSo() throws {
    let folder = CourseFolder(path: "/nonexistent", origin: .option)
    let entry = Course.Entry(id: "t", order: 1, file: "01-t.md", front: FrontMatter(title: "T"))
    let page = folder.page(Course.Reference(id: "card", title: "Card", line: 4), of: entry)
    #expect(page.title == "This lesson has a mistake")
  }
}
