/// One line of text and the place where it stands in its file.
package struct SourceLine: Hashable, Sendable {
  package let text: String
  /// The place of the first scalar of `text`; its length is that of the text.
  package let range: SourceRange

  package init(_ text: String, line: Int, column: Int) {
    self.text = text
    // As many scalars as bytes that do not continue one.
    let length = text.utf8.withContiguousStorageIfAvailable { bytes in bytes.count { $0 & 0xC0 != 0x80 } }
    range = SourceRange(line: line, column: column, length: length ?? text.unicodeScalars.count)
  }

  init(_ mathematics: MathText) {
    self.init(mathematics.text, line: mathematics.range.line, column: mathematics.range.column)
  }

  /// The line from its scalar number `offset` on.
  package func dropping(_ offset: Int) -> SourceLine {
    guard offset > 0 else { return self }
    return SourceLine(
      String(text.unicodeScalars.dropFirst(offset)), line: range.line, column: range.column + min(offset, range.length))
  }

  /// The number of blanks (spaces and tabs, each counted once) before the first other scalar.
  package var indentation: Int { text.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.count }

  package var isBlank: Bool { indentation == range.length }

  /// The line without blanks at either end.
  package var trimmed: SourceLine {
    let scalars = text.unicodeScalars
    guard let last = scalars.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return dropping(range.length) }
    let first = scalars.firstIndex { $0 != " " && $0 != "\t" } ?? last
    let end = scalars.index(after: last)
    if first == scalars.startIndex, end == scalars.endIndex { return self }
    return SourceLine(String(scalars[first..<end]), line: range.line, column: range.column + indentation)
  }
}
