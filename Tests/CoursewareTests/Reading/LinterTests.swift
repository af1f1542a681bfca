import Foundation
import Testing

@testable import Courseware

/// A folder of lessons that is gone after the test.
final class LessonFolder {
  let url: URL
  var path: String { url.path }

  init(_ files: [String: String]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gradus-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (name, text) in files { try Data(text.utf8).write(to: url.appending(path: name)) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// `file mark` of everything that is found, file by file.
  func lint() throws -> [String] {
    try Linter(CourseFolder(path: path, origin: .option)).jobs.flatMap { job in
      let file = job()
      return file.diagnostics.map { "\(file.path.dropFirst(path.count + 1)) \($0.mark)" }
    }
  }
}

@Suite struct LinterTests {
  private static func lesson(_ text: String, requires: String = "") -> String {
    "---\ntitle: T\n" + (requires.isEmpty ? "" : "requires: \(requires)\n") + "---\n## P\n\(text)\n"
  }

  @Test func aFolderIsCheckedAsAWhole() throws {
    let folder = try LessonFolder([
      "01-one.md": Self.lesson(
        "[a](two) [b](02-two.md#p) [c](tow) [d](https://x.org) [e](#p) [f](09-two.md)\n<!-- covers: A1, A9 -->"),
      "02-two.md": Self.lesson("<!-- reference: card -->", requires: "one"),
      "03-three.md": Self.lesson("a\n<!-- reference: card -->", requires: "onee"),
      "README.md": "nothing to see",
      "outline.txt": "# items\n\nA1 READ WATCH\nA2 SEE\nA1 CHECK\nwhat\n",
    ])
    #expect(
      try folder.lint()
        == [
          "01-one.md 5:31:3 dead-link", "01-one.md 5:67:9 dead-link", "01-one.md 6:18:2 unknown-item",
          "03-three.md 3:11:4 prerequisite-missing",
          "03-three.md 7:1:0 duplicate-reference",
          "outline.txt 5:1:2 given-twice", "outline.txt 6:1:4 bad-item",
        ])
  }

  @Test func whatIsMissingOfTheOutlineIsListed() throws {
    let folder = try LessonFolder([
      "01-one.md": Self.lesson("a\n<!-- covers: A1, A2 READ -->\n```steps\nfunction: x\ncovers: A3 WATCH\n```"),
      "outline.txt": "A1 READ\nA2 READ CHECK RECALL\nA3 SEE WATCH\nA4 READ\n",
    ])
    let linter = try Linter(CourseFolder(path: folder.path, origin: .option))
    let missing = linter.outline?.missing(from: linter.jobs.flatMap { $0().placements }) ?? []
    #expect(
      missing.map { "\($0.item) \($0.activities.map(\.rawValue).joined(separator: " "))" } == [
        "A2 CHECK RECALL", "A3 SEE", "A4 READ",
      ])
  }

  @Test func oneFileKnowsTheLessonsBesideIt() throws {
    let folder = try LessonFolder(["01-one.md": Self.lesson("a"), "02-two.md": Self.lesson("b", requires: "nine")])
    let file = Linter.job(forFile: folder.path + "/02-two.md")()
    #expect(file.diagnostics.map(\.mark) == ["3:11:4 prerequisite-missing"])
    #expect(file.lines == [3: "requires: nine"])
    #expect(
      file.rendered == [
        folder.path
          + "/02-two.md:3:11: error: there is no lesson \"nine\" [prerequisite-missing]\n  requires: nine\n            ^^^^"
      ])
    #expect(Linter.job(forFile: folder.path + "/missing.md")().diagnostics.map(\.code) == ["unreadable"])
    #expect(Linter.job(forFile: folder.path)().diagnostics.map(\.code) == ["not-regular"])
  }

  @Test func statisticsCountWhatIsRead() {
    let lesson = page(
      "Three *new* words, $x$ and `y`.\n\n```exercise\nid: a\nask: one two\nanswer: 1\nhints:\n- not counted\n```\n## Two\n**New** *term*\n"
    )
    let statistics = LessonStatistics(lesson)
    #expect(statistics.pages.map(\.words) == [8, 2])
    #expect(statistics.pages.map(\.formulas) == [1, 0])
    #expect(statistics.pages.map(\.newTerms) == [["new"], ["term"]])
    #expect(statistics.questions == 1 && statistics.countedMinutes == 2)
  }

  /// A code is explained by more than its name.
  @Test(arguments: Diagnostic.Code.allCases)
  func everyCodeIsExplained(code: Diagnostic.Code) {
    #expect(code.explanation.count > 40 && code.explanation.hasSuffix("."))
    #expect(code.rawValue.allSatisfy { $0.isLowercase || $0 == "-" || $0.isNumber })
  }
}
