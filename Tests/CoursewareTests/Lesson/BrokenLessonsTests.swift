import Foundation
import Testing

@testable import Courseware

/// A folder of lessons with one fault each. `expected.txt` beside them says what the linter finds; with
/// `GRADUS_RECORD=1` in the environment it is written anew, to be looked at before it is committed.
struct BrokenLessons {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Broken")

  static let files: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).filter { $0.hasSuffix(".md") }.sorted()

  /// What the linter says of a file, a line a finding.
  static func findings(_ file: String) -> [String] {
    let linted = Linter.job(forFile: folder.appending(path: file).path, alone: true)()
    return linted.diagnostics.map { $0.rendered(file: file) }
  }

  static let expected: [String: [String]] = {
    let text = (try? String(contentsOf: folder.appending(path: "expected.txt"), encoding: .utf8)) ?? ""
    return Dictionary(grouping: text.split(separator: "\n").map(String.init)) { String($0.prefix { $0 != ":" }) }
  }()
}

@Suite struct BrokenLessonsTests {
  @Test func thereAreManyAndTheListIsComplete() throws {
    if ProcessInfo.processInfo.environment["GRADUS_RECORD"] == "1" {
      let text = BrokenLessons.files.flatMap(BrokenLessons.findings).joined(separator: "\n") + "\n"
      try text.write(to: BrokenLessons.folder.appending(path: "expected.txt"), atomically: true, encoding: .utf8)
    }
    #expect(BrokenLessons.files.count >= 120)
    #expect(BrokenLessons.expected.keys.sorted() == BrokenLessons.files)
  }

  @Test(arguments: BrokenLessons.files)
  func theFaultIsFound(file: String) {
    let found = BrokenLessons.findings(file)
    #expect(!found.isEmpty)
    #expect(found == BrokenLessons.expected[file])
  }

  /// The rest of the lesson lives: whatever is wrong, there is something to read.
  @Test(arguments: BrokenLessons.files)
  func theLessonOpens(file: String) {
    let lesson = LessonFile.lesson(at: BrokenLessons.folder.appending(path: file).path, named: file)
    #expect(!lesson.pages.isEmpty && !lesson.title.isEmpty)
    #expect(Handout(lesson, hasAnswers: true).html.hasSuffix("</html>\n"))
  }

  /// Codes that need other files, faults of the program, or sizes that other tests make.
  private static let elsewhere: Set<Diagnostic.Code> = [
    .unreadable, .notRegular, .symbolicLink, .fileTooLarge, .fileName, .duplicateLesson, .prerequisiteMissing,
    .prerequisiteCircular, .duplicateReference, .unknownItem, .predictionDisagrees, .tapeDisagrees, .answerRejected,
    .tooComplex, .tooMuchMathematics, .wrongShape, .claimUndecided, .answerUndecided, .wrongUndecided, .lineUndecided,
    .wrongUnanswered,
    .badName,
  ]

  @Test func everyCodeHasALesson() {
    let text = BrokenLessons.expected.values.joined().joined(separator: "\n")
    for code in Diagnostic.Code.allCases where !Self.elsewhere.contains(code) {
      #expect(text.contains("[\(code.rawValue)]"), "\(code.rawValue)")
    }
  }
}
