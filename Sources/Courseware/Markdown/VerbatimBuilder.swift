/// Collects the lines of a code block or a block of HTML.
struct VerbatimBuilder {
  /// The first word after the fence.
  var language = ""
  /// Where that word stands.
  var fence: SourceRange?

  private var lines: [String] = []
  private var line = ""
  /// Where the first line with text begins, and its index.
  private var known: (index: Int, place: SourceRange)?
  private var columns: [Int] = []
  private var column: Int?
  private var bytes = 0

  var isTooLong: Bool { bytes > CoursewareLimits.codeBytes }
  var size: Int { bytes }

  mutating func add(_ piece: Piece, _ places: inout MarkdownInput.Locator) {
    bytes += piece.bytes.count
    if isTooLong { return }
    if piece.isLineEnd {
      endLine()
      return
    }
    if let offset = piece.offset, column == nil {
      let place = places.place(of: offset)
      column = max(1, place.column - line.unicodeScalars.count)
      if known == nil { known = (lines.count, place) }
    }
    line += piece.text
  }

  private mutating func endLine() {
    lines.append(line)
    columns.append(column ?? 1)
    (line, column) = ("", nil)
  }

  /// The lines with their places.
  mutating func takeLines() -> [SourceLine] {
    if !line.isEmpty { endLine() }
    let first = known.map { $0.place.line - $0.index } ?? fence.map { $0.line + 1 } ?? 1
    defer { self = VerbatimBuilder() }
    return lines.indices.map { SourceLine(lines[$0], line: first + $0, column: columns[$0]) }
  }
}
