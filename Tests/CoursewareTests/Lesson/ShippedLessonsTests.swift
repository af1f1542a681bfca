import Calculus
import Grading
import Testing

@testable import Courseware

/// The lessons that come with the program.
struct ShippedLessons {
  static let folder = CourseFolder(
    path: #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(4).joined(separator: "/")
      + "/Lessons", origin: .package)

  static let entries: [Course.Entry] = (try? folder.list())?.entries ?? []
  static let ids = entries.map(\.id)

  static func entry(_ id: String) throws -> Course.Entry { try #require(entries.first { $0.id == id }) }
  static func lesson(_ id: String) throws -> Lesson { folder.lesson(try entry(id)) }
}

@Suite struct ShippedLessonsTests {
  @Test func theFolderIsListed() throws {
    let course = try ShippedLessons.folder.list()
    #expect(course.entries.count >= 2)
    #expect(course.problems.map(\.rendered) == [])
  }

  @Test(arguments: ShippedLessons.ids)
  func aLessonLoadsWithoutDiagnostics(id: String) throws {
    let entry = try ShippedLessons.entry(id)
    #expect(entry.notLoaded == nil)
    let lesson = ShippedLessons.folder.lesson(entry)
    #expect(lesson.diagnostics.map { $0.rendered(file: entry.file) } == [])
    #expect(lesson.title == entry.front.title)
    #expect(lesson.front == entry.front)
  }

  @Test(arguments: ShippedLessons.ids)
  func theLinterFindsNothing(id: String) throws {
    #expect(try ShippedLessons.lesson(id).lint.map { $0.rendered(file: id) } == [])
  }

  /// The answer that Gradus shows is accepted in each of its spellings.
  @Test(arguments: ShippedLessons.ids)
  func answersAreAccepted(id: String) throws {
    var random = SplitMix64(seed: 1)
    for case (_, .exercise(let written)) in try ShippedLessons.lesson(id).liveBlocks {
      let exercise = written.drawn(using: &random)
      let question = ExerciseQuestion(exercise, lesson: id)
      for notation in Notation.allCases {
        guard case .right = question.judge(question.answerText(notation)) else {
          Issue.record("\(id), \(exercise.id): \(question.answerText(notation)) is not accepted")
          continue
        }
      }
    }
  }

  @Test(arguments: ShippedLessons.ids)
  func theQuickLookFindsWhatTheFullReadFinds(id: String) throws {
    let entry = try ShippedLessons.entry(id)
    let found = ShippedLessons.folder.lesson(entry).liveBlocks.compactMap { page, block in
      block.id.map { Course.Activity(kind: block.kind, id: $0) }
    }
    #expect(found == entry.activities)
    #expect(!found.isEmpty)
  }

  /// Short pages, one idea each: at most about 120 words between two interactions.
  @Test(arguments: ShippedLessons.ids)
  func readingIsInterrupted(id: String) throws {
    for page in try ShippedLessons.lesson(id).pages {
      var words = 0
      for block in page.blocks {
        if case .live = block { words = 0 } else { words += block.wordCount }
        #expect(words <= 135, "\(id), page \(page.title)")
      }
    }
  }

  @Test(arguments: ShippedLessons.ids)
  func picturesAndTablesFitEightyColumns(id: String) throws {
    for page in try ShippedLessons.lesson(id).pages {
      for case .code(let code) in page.blocks {
        for line in code.text.split(separator: "\n") { #expect(line.count <= 76, "\(id): \(line)") }
      }
    }
  }

  @Test(arguments: ShippedLessons.ids)
  func everyWrongAnswerIsAnswered(id: String) throws {
    for case (_, .exercise(let exercise)) in try ShippedLessons.lesson(id).liveBlocks {
      #expect(exercise.wrongAnswers.count >= 1, "\(id): \(exercise.id)")
      #expect(exercise.hints.count >= 1, "\(id): \(exercise.id)")
      #expect(!exercise.explanation.isEmpty, "\(id): \(exercise.id)")
    }
  }

  /// The outline that a lesson promises to cover.
  @Test(arguments: [("why-calculus", "C01-", 20), ("chain-rule", "C05-", 16)])
  func theOutlineIsCovered(id: String, prefix: String, count: Int) throws {
    let lesson = try ShippedLessons.lesson(id)
    let covered = Set((lesson.pages.flatMap(\.covers) + lesson.liveBlocks.flatMap(\.block.covers)).map(\.item))
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
