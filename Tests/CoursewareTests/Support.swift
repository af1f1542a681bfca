@testable import Courseware

/// A text as the lines of a block whose fence stands in line 10 of its file.
func lines(_ text: String, from line: Int = 11) -> [SourceLine] {
  text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map {
    SourceLine(String($1), line: line + $0, column: 1)
  }
}

/// A lesson of a text, under the name `05-test.md`.
func lesson(_ text: String) -> Lesson { Lesson.read(Array(text.utf8), file: "05-test.md") }

/// A lesson with a title and one page that holds this text, which begins in line 5.
func page(_ text: String) -> Lesson { lesson("---\ntitle: Test\n---\n## Page\n" + text) }

extension Lesson {
  /// `line:column:length code` of each diagnostic.
  var marks: [String] { diagnostics.map(\.mark) }

  /// The blocks of its first page.
  var blocks: [Markdown.Block] { pages.first?.blocks ?? [] }

  /// The first live block of its first page.
  var live: LiveBlock? { liveBlocks.first?.block }
}

extension Diagnostic {
  var mark: String { "\(range.mark) \(code)" }
}

extension SourceRange {
  var mark: String { "\(line):\(column):\(length)" }
}
