import Foundation
import FuzzCorpus
import Testing

@testable import Courseware

/// What fuzzing kept: bytes that take the readers of lessons another way.
@Suite struct FuzzCorpusTests {
  @Test func aLessonOfAnything() throws {
    let inputs = try corpus("LessonReader")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let lesson = Lesson.read(input, file: "05-fuzz.md")
      #expect(!lesson.pages.isEmpty && !lesson.title.isEmpty)
      let lines = input.count { $0 == 0x0A || $0 == 0x0D } + 1
      for diagnostic in lesson.diagnostics {
        #expect((1...(lines + 1)).contains(diagnostic.range.line) && diagnostic.range.column >= 1)
        #expect(!diagnostic.message.isEmpty)
      }
      #expect(!Handout(lesson, hasAnswers: true).html.contains("<script"))
    }
  }

  @Test func fieldsOfAnything() throws {
    let inputs = try corpus("FieldsReader")
    #expect(!inputs.isEmpty)
    for input in inputs {
      guard let source = try? SourceText(input) else { continue }
      let lines = (0..<source.lineCount).map(source.line)
      for kind in LiveBlock.Kind.allCases {
        var diagnostics: [Diagnostic] = []
        let block = LiveBlock.read(lines, of: kind, at: SourceRange(line: 1, column: 1), into: &diagnostics)
        if case .broken(let broken) = block { #expect(!broken.diagnostics.isEmpty) }
        #expect(diagnostics.allSatisfy { (1...source.lineCount).contains($0.range.line) })
      }
    }
  }
}
