/// A piece of mathematics as it is written: the tree between its sources (LaTeX, expressions) and its renderings
/// (stacked rows, one line, ASCII, speech, LaTeX).
///
/// It says how things stand to each other on paper, not what they mean: `2x` is a row of a number and a letter.
/// Its depth is bounded by those who build it (`MathNode.maximumDepth`), so that every walk may recurse.
package indirect enum MathNode: Hashable, Sendable {
  /// Pieces side by side; the space between them follows from their roles.
  case row([MathNode])
  /// One glyph of the symbol table, or a letter.
  case symbol(MathSymbol)
  /// Digits with an optional decimal point.
  case number(String)
  /// An upright name that takes an argument: sin, log, max, ReLU.
  case function(String)
  /// Words, or a variable of several letters.
  case text(String)
  case fraction(MathNode, MathNode)
  case root(MathNode, index: MathNode?)
  case scripts(MathNode, sub: MathNode?, sup: MathNode?)
  /// Under and over a sum, a limit, an arrow.
  case limits(MathNode, under: MathNode?, over: MathNode?)
  case accent(Accent, MathNode)
  /// Delimiters that grow with what they hold; `nil` is an invisible one.
  case fenced(Character?, MathNode, Character?)
  case grid(Grid)
  case brace(Brace, MathNode, label: MathNode?)
  case boxed(MathNode)
  /// Blank cells.
  case space(Int)
  case bold(MathNode)
  /// A part that the caller wants to find again in the rendering: see `Typeset.Span`.
  case marked(Int, MathNode)
}

extension MathNode {
  /// The deepest nesting that the sources build, in levels of the source.
  package static let maximumDepth = 200

  package static let empty = MathNode.row([])

  /// A letter or another ordinary glyph.
  package static func letter(_ glyph: Character) -> MathNode { .symbol(MathSymbol(glyph, .ordinary)) }
}

/// A mark over a letter or a group.
package enum Accent: String, CaseIterable, Hashable, Sendable {
  case hat, bar, vec, dot, ddot, tilde
}

/// The side on which a horizontal brace stands.
package enum Brace: Hashable, Sendable {
  case over, under
}

/// Rows and columns: matrices, cases, aligned equations.
package struct Grid: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable { case left, center, right }

  /// What the rows are to each other.
  package enum Kind: Hashable, Sendable {
    case matrix, cases
    /// Columns alternate right and left without a gap, so that relations stand below each other.
    case aligned
    /// Lines under each other without columns.
    case lines
  }

  package var kind: Kind
  package var rows: [[MathNode]]
  /// The alignment of the columns; columns beyond are centred.
  package var alignments: [Alignment]

  package init(_ kind: Kind, rows: [[MathNode]], alignments: [Alignment] = []) {
    self.kind = kind
    self.rows = rows
    self.alignments = alignments
  }

  package var columnCount: Int { rows.reduce(0) { max($0, $1.count) } }

  func alignment(ofColumn column: Int) -> Alignment {
    if alignments.indices.contains(column) { return alignments[column] }
    switch kind {
    case .matrix, .lines: return .center
    case .cases: return .left
    case .aligned: return column.isMultiple(of: 2) ? .right : .left
    }
  }
}
