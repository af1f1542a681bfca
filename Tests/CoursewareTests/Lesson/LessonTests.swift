import Testing

@testable import Courseware

@Suite struct LessonTests {
  @Test func frontMatter() {
    let lesson = lesson(
      """
      ---
      title: Backprop: the chain rule
      summary: One line
        and another.
      minutes: 15
      requires: a, b
      objectives:
        - Split $f(g(x))$
        - Multiply
      tags: x, y
      ---
      ## Page
      text
      """)
    #expect(lesson.marks == [])
    #expect(lesson.id == "test" && lesson.order == 5)
    #expect(lesson.front.title == "Backprop: the chain rule")
    #expect(lesson.front.summary == "One line and another.")
    #expect(lesson.front.minutes == 15)
    #expect(lesson.front.requires.map(\.id) == ["a", "b"])
    #expect(lesson.front.requires.map(\.range.mark) == ["6:11:1", "6:14:1"])
    #expect(lesson.front.objectives.map { $0.map(\.picture) } == [["p Split $f(g(x))$@8:12:7"], ["p Multiply"]])
    #expect(lesson.front.tags == ["x", "y"])
  }

  /// What is wrong before the first page: the lesson opens with a page that says so, and the rest lives.
  @Test(arguments: [
    ("## P\ntext", ["1:1:0 front-matter-missing"], 2),
    ("---\ntitle: T\n## P\ntext", ["1:1:3 front-matter-unclosed"], 3),
    ("---\nsummary: S\n---\n## P\ntext", ["1:1:0 missing-key"], 2),
    ("---\ntitle: T\ntitle: U\n---\n## P\ntext", ["3:1:5 duplicate-key"], 2),
    ("---\ntitle: T\nminutes: soon\n---\n## P\ntext", ["3:10:4 bad-whole-number"], 2),
    ("---\ntitle: T\nrequires: A\n---\n## P\ntext", ["3:11:1 bad-id"], 2),
    ("---\ntitle: T\n- item\n---\n## P\ntext", ["3:1:6 item-without-field"], 2),
    ("---\ntitle: T\n---\n", ["4:1:0 no-pages"], 1),
    ("", ["1:1:0 front-matter-missing", "1:1:0 no-pages"], 1),
  ])
  func mistakesAreToldOnAPage(text: String, marks: [String], pages: Int) throws {
    let lesson = lesson(text)
    #expect(lesson.marks == marks)
    #expect(lesson.pages.count == pages)
    let first = try #require(lesson.pages.first)
    #expect(first.title == "This lesson has a mistake")
    let told = first.blocks.map(\.picture).joined(separator: "\n")
    #expect(told.contains("05-test.md:" + marks[0].split(separator: ":").prefix(2).joined(separator: ":")))
    #expect(told.contains(lesson.diagnostics[0].message))
  }

  @Test func unknownKeysAreWarnings() {
    let lesson = lesson("---\ntitle: T\nsumary: S\n---\n## P\ntext")
    #expect(
      lesson.diagnostics.map { $0.rendered(file: "f") } == [
        "f:3:1: warning: a lesson has no field \"sumary\" - did you mean \"summary\"? [unknown-key]"
      ])
    #expect(lesson.pages.map(\.title) == ["P"])
  }

  @Test func theFrontMatterIsBounded() {
    let head = "---\ntitle: T\nsummary: "
    let tail = "\n---\n## P\ntext"
    let room = CoursewareLimits.frontMatterBytes - head.utf8.count - 1
    let filler = { (count: Int) in
      // Lines stay below their own bound.
      String((0..<count).map { $0 % 1_000 == 999 ? "\n" : ($0 % 1_000 == 0 ? " " : "x") })
    }
    #expect(lesson(head + filler(room) + tail).marks == [])
    #expect(lesson(head + filler(room + 1) + tail).diagnostics.map(\.code) == ["front-matter-too-long"])
  }

  @Test func aFileThatIsNoTextIsALessonThatSaysSo() {
    let lesson = Lesson.read([0x61, 0, 0x62], file: "07-x.md")
    #expect(lesson.id == "x" && lesson.order == 7 && lesson.title == "X")
    #expect(lesson.diagnostics.map(\.code) == ["binary"])
    #expect(lesson.pages.count == 1)
  }

  @Test func linesEndAsTheyLike() {
    let unix = "---\ntitle: T\n---\n## P\na $x$\n```plot\nfunction: x\nx: 0..1\n```\n"
    for end in ["\r\n", "\r"] {
      let other = lesson(unix.replacing("\n", with: end))
      #expect(other == lesson(unix))
    }
  }
}
