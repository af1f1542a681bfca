/// How much a lesson may hold. Lessons may come from strangers.
package enum CoursewareLimits {
  package static let fileBytes = 1 << 20
  package static let lines = 20_000
  package static let scalarsPerLine = 4_096
  package static let frontMatterBytes = 16 << 10
  /// Fields and list items in one front matter or live block.
  package static let fieldNodes = 500
  package static let blockNesting = 16
  package static let listItems = 5_000
  package static let tableColumns = 64
  package static let codeBytes = 64 << 10
  /// Lines that follow each other without a blank one: the Markdown library takes time that grows with the square of
  /// a paragraph's brackets and lines.
  package static let paragraphLines = 512
  /// Calls of the Markdown library for each byte of text, a bound on tables whose rows it fills up with empty cells.
  package static let markdownEventsPerByte = 4
  package static let links = 5_000
  /// Mathematics that is typeset; it takes a hundred times as long as text.
  package static let mathematicsBytes = 128 << 10
  package static let linkTargetBytes = 2_048
  /// The columns of a page on a terminal of 80 columns; wider code, tables and formulas are warned of.
  package static let pageColumns = 76
  /// The rows of a page on a terminal of 24 rows; higher code is warned of.
  package static let pageRows = 20
  package static let files = 2_000
  package static let fileNameBytes = 200
  package static let identifierLength = 64
  /// Nodes of a function, and of each derivative on the way to an answer.
  package static let functionNodes = 512
  package static let derivativeNodes = 2_000
  package static let parameterValues = 10_000
  /// Control and invisible characters reported one by one in a file.
  package static let reportedCharacters = 20
  /// Findings of one kind that the linter lists in a file.
  package static let findingsPerCode = 20
}
