/// Mathematics drawn as rows of text.
package struct Typeset: Hashable, Sendable {
  /// A run of cells in one row that a marked or emphasised part fills.
  package struct Span: Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
      /// The number given to `MathNode.marked`.
      case part(Int)
      case bold
    }

    package let kind: Kind
    package let row: Int
    /// In cells, not in characters.
    package let columns: Range<Int>
  }

  /// Top to bottom, each padded with spaces to `width` cells; at least one.
  package let rows: [String]
  /// The row that lines up with the surrounding line of text.
  package let baseline: Int
  /// In cells. It may exceed the width that was asked for: then no break helps, and the picture is to be scrolled.
  package let width: Int
  /// Inner parts after the parts that hold them.
  package let spans: [Span]

  package init(rows: [String], baseline: Int, width: Int, spans: [Span] = []) {
    self.rows = rows
    self.baseline = baseline
    self.width = width
    self.spans = spans
  }

  package var height: Int { rows.count }
  /// The rows, joined by line feeds.
  package var text: String { rows.joined(separator: "\n") }
}

/// The characters that a rendering may use.
package enum Repertoire: Hashable, Sendable, CaseIterable {
  case unicode
  /// Seven bits only.
  case ascii
}
