import Foundation
import Testing

@testable import Courseware

@Suite struct LessonTemplateTests {
  private let lesson = Lesson.read(Array(LessonTemplate.text(id: "my-lesson").utf8), file: "22-my-lesson.md")

  @Test func theTemplateLintsClean() {
    #expect(lesson.lint.map { $0.rendered(file: "22-my-lesson.md") } == [])
    #expect(lesson.title == "My lesson" && lesson.id == "my-lesson")
  }

  @Test func theTemplateShowsEachBlockOnceAndAPause() {
    let kinds = lesson.liveBlocks.map(\.block.kind)
    #expect(Set(kinds) == Set(LiveBlock.Kind.allCases) && kinds.count == LiveBlock.Kind.allCases.count)
    #expect(lesson.pages.contains { !$0.pauses.isEmpty })
  }

  /// A save in place, a save by renaming, a file that is away for a moment: each save is noticed once.
  @Test func savesAreNoticed() throws {
    let folder = try LessonFolder(["01-a.md": "one"])
    let file = folder.url.appending(path: "01-a.md")
    var watch = LessonWatch(file.path)
    func changes() -> Bool { watch.hasChanged() }
    #expect(!changes())
    try Data("longer".utf8).write(to: file)
    #expect(changes() && !changes())
    let other = folder.url.appending(path: "01-a.md~")
    try Data("sevens".utf8).write(to: other)
    #expect(rename(other.path, file.path) == 0)
    #expect(changes() && !changes())
    try FileManager.default.removeItem(at: file)
    #expect(!changes())
    try Data("back".utf8).write(to: file)
    #expect(changes() && !changes())
    try FileManager.default.removeItem(at: file)
    try FileManager.default.createDirectory(at: file, withIntermediateDirectories: false)
    #expect(changes())
    #expect(LessonFile.lesson(at: file.path, named: "01-a.md").diagnostics.map(\.code) == ["not-regular"])
  }
}
