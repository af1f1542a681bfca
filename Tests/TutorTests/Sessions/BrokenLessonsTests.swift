import Courseware
import Foundation
import Terminal
import Testing

@testable import Tutor

/// The broken lessons of the linter's tests, opened and walked through.
@Suite struct BrokenLessonsTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "CoursewareTests/Broken")
  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  @Test func theyAreThere() { #expect(Self.files.count >= 120) }

  @Test(arguments: files)
  func aBrokenLessonOpensAndHarmsNothing(file: String) {
    let lesson = LessonFile.lesson(at: Self.folder.appending(path: file).path, named: file)
    var player = Player(size: Size(width: 60, height: 16))
    player.send(.loaded(lesson))
    for key in [Key.enter, " ", .tab, .enter, .escape, .right, .enter, " ", .end, .home] { player.press(key) }
    let picture = player.tutor.picture
    for y in 0..<picture.size.height {
      for x in 0..<picture.size.width {
        let text = picture[x, y].cluster.string
        #expect(text == Sanitizer.cleanLine(text), "\(file): \(text.unicodeScalars.map(\.value))")
      }
    }
    #expect(player.others.isEmpty)
  }

  /// An exercise whose question or answer was changed is offered again; other edits keep what was done.
  @Test func editingKeepsProgress() throws {
    func text(_ body: String) -> String { "---\ntitle: Draft\n---\n## Page\n\(body)" }
    func exercise(_ ask: String, hint: String = "h") -> String {
      "```exercise\nid: a\nask: \(ask)\nfunction: x^3\nhints:\n  - \(hint)\n```\n"
    }
    func read(_ body: String, file: String = "01-draft.md") -> Lesson {
      Lesson.read(Array(text(body).utf8), file: file)
    }
    func hash(_ lesson: Lesson) throws -> String { try #require(lesson.liveBlocks.first?.block.contentHash) }
    let first = read(exercise("Differentiate."))
    let contents = ["a": try hash(first)]
    func shows(_ lesson: Lesson, _ words: String) -> Bool {
      var player = Player(record: LearnerRecord(solved: ["draft": ["a"]]))
      player.send(.solvedContents(lesson: "draft", contents))
      player.send(.loaded(lesson))
      return player.shows(words)
    }
    #expect(shows(first, "✓ solved"))
    // Another hint, another place, another number before the name: solved it stays.
    #expect(shows(read(exercise("Differentiate.", hint: "better")), "✓ solved"))
    #expect(shows(read("More text.\n\n" + exercise("Differentiate.")), "✓ solved"))
    #expect(shows(read(exercise("Differentiate."), file: "07-draft.md"), "✓ solved"))
    // Another question: offered again. Gone: nothing is lost, and back it is solved.
    #expect(!shows(read(exercise("Differentiate twice.")), "✓ solved"))
    #expect(!shows(read("Deleted.\n"), "✓ solved"))
    #expect(shows(first, "✓ solved"))
  }
}
