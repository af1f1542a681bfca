import Testing

@testable import Courseware

private func entry(_ file: String, requires: String = "", title: String = "T") -> Course.Entry {
  let text = "---\ntitle: \(title)\n" + (requires.isEmpty ? "" : "requires: \(requires)\n") + "---\n## P\ntext\n"
  return .listed(file: file, contents: .success(Array(text.utf8)))
}

@Suite struct CourseTests {
  @Test(arguments: [
    ("05-chain-rule.md", "chain-rule", 5), ("5-a.md", "a", 5), ("chain-rule.md", "chain-rule", nil),
    ("2024.md", "2024", nil), ("100-x-1.md", "x-1", 100), ("05-.md", nil, nil), ("05-Chain.md", nil, nil),
    ("05_chain.md", nil, nil), ("a b.md", nil, nil), ("a.txt", nil, nil), (".md", nil, nil), ("é.md", nil, nil),
    ("99999999999999999999-a.md", "99999999999999999999-a", nil),
  ])
  func fileNames(file: String, id: String?, order: Int?) {
    let name = LessonFileName(file)
    #expect(name?.id == id)
    #expect(name?.order == order)
  }

  @Test(arguments: [
    ("05-a.md", true), ("a.md", true), ("README.md", false), (".hidden.md", false), ("_draft.md", false),
    ("a.txt", false), ("a.md~", false), ("", false),
  ])
  func whatMeansToBeALesson(file: String, expected: Bool) {
    #expect(LessonFileName.isLesson(file) == expected)
  }

  @Test func idsHaveALengthAndAnAlphabet() {
    #expect(String(repeating: "a", count: 64).isIdentifier)
    for text in ["", String(repeating: "a", count: 65), "A", "a_b", "a b", "é", "a/b", ".."] {
      #expect(!text.isIdentifier, "\(text)")
    }
  }

  @Test func lessonsComeInTheirOrder() {
    let files = ["b.md", "10-z.md", "2-y.md", "a.md", "02-x.md"]
    let course = Course(files.map { entry($0) })
    #expect(course.entries.map(\.file) == ["02-x.md", "2-y.md", "10-z.md", "a.md", "b.md"])
  }

  @Test func ofTwoLessonsWithOneIdTheFirstIsFound() {
    let course = Course([entry("2-a.md"), entry("1-a.md"), entry("3-b.md")])
    #expect(course.entry(id: "a")?.file == "1-a.md")
    #expect(course.entry(id: "b")?.file == "3-b.md")
    #expect(course.entry(id: "c") == nil)
  }

  /// What each file requires, and what is wrong between them.
  @Test(arguments: [
    ([("1-a.md", ""), ("2-b.md", "a")], []),
    ([("1-a.md", "chainrule"), ("2-chain-rule.md", "")], ["1-a.md:3:11 prerequisite-missing chain-rule"]),
    ([("1-a.md", "b"), ("2-b.md", "a")], ["2-b.md:3:11 prerequisite-circular a needs b needs a"]),
    ([("1-a.md", "a")], ["1-a.md:3:11 prerequisite-circular a needs a"]),
    ([("1-a.md", "b, c"), ("2-b.md", "c"), ("3-c.md", "")], []),
    (
      [("1-a.md", "b"), ("2-b.md", "c"), ("3-c.md", "b"), ("4-d.md", "a, c")],
      ["3-c.md:3:11 prerequisite-circular b needs c needs b"]
    ),
    ([("1-a.md", ""), ("2-a.md", "")], ["2-a.md:1:1 duplicate-lesson 1-a.md"]),
    (
      [("1-a.md", "x, y, z")],
      [
        "1-a.md:3:11 prerequisite-missing", "1-a.md:3:14 prerequisite-missing",
        "1-a.md:3:17 prerequisite-missing",
      ]
    ),
  ])
  func whatIsWrongBetweenLessons(files: [(String, String)], expected: [String]) {
    let problems = Course(files.map { entry($0.0, requires: $0.1) }).problems
    #expect(problems.count == expected.count)
    for (problem, expected) in zip(problems, expected) {
      let parts = expected.split(separator: " ", maxSplits: 2).map(String.init)
      #expect(problem.rendered.hasPrefix(parts[0] + ": error: "))
      #expect(problem.diagnostic.code == parts[1])
      if parts.count > 2 { #expect(problem.diagnostic.message.contains(parts[2])) }
    }
  }

  /// A thousand lessons, each requiring the next, and the last the first.
  @Test func longCirclesAreFound() {
    let entries = (0..<1_000).map { entry("\($0)-l\($0).md", requires: "l\(($0 + 1) % 1_000)") }
    #expect(Course(entries).problems.map(\.diagnostic.code) == ["prerequisite-circular"])
  }

  @Test func aFileThatCannotBeReadIsListedWithItsReason() {
    let broken = Course.Entry.listed(file: "03-limits.md", contents: .failure(Diagnostic(.notRegular, at: .start)))
    #expect(broken.front.title == "Limits" && broken.order == 3)
    #expect(broken.notLoaded?.code == "not-regular")
    #expect(Course.Entry.listed(file: "03 x.md", contents: .success([])).notLoaded?.code == "file-name")
    let large = [UInt8](repeating: 0x61, count: CoursewareLimits.fileBytes + 300_000)
    let entry = Course.Entry.listed(file: "04-a.md", contents: .success(large))
    #expect(entry.notLoaded?.message == "file too large (1.3 MiB, limit 1 MiB)")
  }

  @Test func theQuickLookIsNotFooledByCode() {
    let text = """
      ---
      title: T
      ---
      ## P
      ```exercise
      id: one
      id: two
      ```
      ~~~text
      ```exercise
      id: three
      ```
      ~~~
      ````choice
      ```
      id: four
      ````
      ```steps
      id: five
      ```
      ```card
      ask: no id
      ```
      ```card
      id: NotAnID
      id: six
      """
    let entry = Course.Entry.listed(file: "1-a.md", contents: .success(Array(text.utf8)))
    #expect(entry.activities.map(\.id) == ["one", "four", "six"])
    #expect(entry.activities.map(\.kind) == [.exercise, .choice, .card])
  }

  /// Listing looks at no text below the front matter.
  @Test func theFrontMatterAloneIsDecoded() {
    let bytes = Array("---\ntitle: T\n---\n".utf8) + [0xFF, 0x00]
    #expect(Course.Entry.listed(file: "1-a.md", contents: .success(bytes)).front.title == "T")
    #expect(FrontMatter.head(of: bytes).count == 17)
    #expect(FrontMatter.head(of: Array("no front".utf8)).count == 8)
    let lines = Array(String(repeating: String(repeating: "é", count: 99) + "\n", count: 500).utf8)
    #expect(FrontMatter.head(of: lines).count == CoursewareLimits.frontMatterBytes / 199 * 199)
    #expect(FrontMatter.head(of: Array("---\n---x\n--- \r\nrest".utf8)).count == 15)
  }
}
