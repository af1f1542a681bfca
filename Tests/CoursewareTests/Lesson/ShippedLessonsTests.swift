import Testing

@testable import Courseware

/// The lessons that come with the program.
struct ShippedLessons {
  static let folder = CourseFolder(
    path: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
      + "/Lessons", origin: .package)

  static let entries: [Course.Entry] = (try? folder.list())?.entries ?? []
}

@Suite struct ShippedLessonsTests {
  @Test func theFolderIsListed() throws {
    let course = try ShippedLessons.folder.list()
    #expect(course.entries.count >= 2)
    #expect(course.problems.map(\.rendered) == [])
  }

  @Test(arguments: ShippedLessons.entries)
  func aLessonLoadsWithoutDiagnostics(entry: Course.Entry) {
    #expect(entry.notLoaded == nil)
    let lesson = ShippedLessons.folder.lesson(entry)
    #expect(lesson.diagnostics.map { $0.rendered(file: entry.file) } == [])
    #expect(lesson.title == entry.front.title)
    #expect(lesson.front == entry.front)
  }

  @Test(arguments: ShippedLessons.entries)
  func theQuickLookFindsWhatTheFullReadFinds(entry: Course.Entry) {
    let found = ShippedLessons.folder.lesson(entry).liveBlocks.compactMap { page, block in
      block.id.map { Course.Activity(kind: block.kind, id: $0) }
    }
    #expect(found == entry.activities)
    #expect(!found.isEmpty)
  }

  /// Short pages, one idea each: at most about 120 words between two interactions.
  @Test(arguments: ShippedLessons.entries)
  func readingIsInterrupted(entry: Course.Entry) {
    for page in ShippedLessons.folder.lesson(entry).pages {
      var words = 0
      for block in page.blocks {
        if case .live = block { words = 0 } else { words += block.wordCount }
        #expect(words <= 135, "\(entry.file), page \(page.title)")
      }
    }
  }

  @Test(arguments: ShippedLessons.entries)
  func picturesAndTablesFitEightyColumns(entry: Course.Entry) {
    for page in ShippedLessons.folder.lesson(entry).pages {
      for case .code(let code) in page.blocks {
        for line in code.text.split(separator: "\n") { #expect(line.count <= 76, "\(entry.file): \(line)") }
      }
    }
  }

  @Test(arguments: ShippedLessons.entries)
  func everyWrongAnswerIsAnswered(entry: Course.Entry) {
    for case (_, .exercise(let exercise)) in ShippedLessons.folder.lesson(entry).liveBlocks {
      #expect(exercise.wrongAnswers.count >= 2, "\(entry.file): \(exercise.id)")
      #expect(exercise.hints.count >= 1, "\(entry.file): \(exercise.id)")
      #expect(!exercise.explanation.isEmpty, "\(entry.file): \(exercise.id)")
    }
  }

  /// The outline that a lesson promises to cover.
  @Test(arguments: [("why-calculus", "C01-", 20), ("chain-rule", "C05-", 16)])
  func theOutlineIsCovered(id: String, prefix: String, count: Int) throws {
    let entry = try #require(ShippedLessons.entries.first { $0.id == id })
    let lesson = ShippedLessons.folder.lesson(entry)
    let covered = Set(lesson.pages.flatMap(\.covers) + lesson.liveBlocks.flatMap(\.block.covers))
    let items = (1...count).map { prefix + ($0 < 10 ? "0" : "") + String($0) }
    #expect(Set(items).subtracting(covered) == [])
    #expect(covered.subtracting(items) == [])
  }
}

extension Markdown.Block {
  /// Words of prose; a formula counts as one.
  fileprivate var wordCount: Int {
    func words(_ text: Markdown.Text) -> Int {
      text.reduce(0) { sum, run in
        if case .text(let text) = run.content { sum + text.split(separator: " ").count } else { sum + 1 }
      }
    }
    return switch self {
    case .paragraph(let text), .heading(_, let text): words(text)
    case .list(let list): list.items.flatMap(\.blocks).reduce(0) { $0 + $1.wordCount }
    case .quote(let blocks): blocks.reduce(0) { $0 + $1.wordCount }
    case .table, .code, .rule, .mathematics, .live: 0
    }
  }
}
