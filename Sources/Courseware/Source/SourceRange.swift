/// Where something stands in a lesson file: a line and a stretch of its columns.
///
/// Lines and columns count from 1, columns and length in Unicode scalars. What has no length of its own, such as a
/// missing field, has length 0 and points at the place where it belongs.
package struct SourceRange: Hashable, Sendable, Comparable {
  package var line: Int
  package var column: Int
  package var length: Int

  package init(line: Int, column: Int, length: Int = 0) {
    self.line = line
    self.column = column
    self.length = length
  }

  /// The first character of a file.
  package static let start = SourceRange(line: 1, column: 1)

  package static func < (left: SourceRange, right: SourceRange) -> Bool {
    (left.line, left.column, left.length) < (right.line, right.column, right.length)
  }

  /// The part of this range that begins `offset` scalars after its start.
  package func part(at offset: Int, length: Int) -> SourceRange {
    SourceRange(line: line, column: column + offset, length: length)
  }
}
