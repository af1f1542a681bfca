import Calculus

extension MathNode {
  /// The notation of an expression: quotients with a bar, roots, `sin²(x)`, `2x` but `3·(x + 1)²`, terms in the order the
  /// expression keeps.
  ///
  /// The sub-expressions that `parts` lists are marked with their numbers wherever they occur. Of an expression larger
  /// than `ExpressionWriter.maximumNodes`, or deeper than `maximumDepth`, the rest is an ellipsis.
  package init(_ expression: Expression, marking parts: [Expression: Int] = [:]) {
    var writer = ExpressionWriter(parts: parts)
    self = writer.write(expression)
  }

  /// A row vector in brackets: `[2x, 2y]`.
  package init(vector components: [Expression], marking parts: [Expression: Int] = [:]) {
    var writer = ExpressionWriter(parts: parts)
    self = .fenced("[", .list(components.map { writer.write($0) }), "]")
  }

  /// Rows and columns in brackets that grow.
  package init(matrix rows: [[Expression]], marking parts: [Expression: Int] = [:]) {
    var writer = ExpressionWriter(parts: parts)
    self = .fenced("[", .grid(Grid(.matrix, rows: rows.map { row in row.map { writer.write($0) } })), "]")
  }

  /// Pieces with commas between them.
  static func list(_ pieces: [MathNode]) -> MathNode {
    var row: [MathNode] = []
    for (index, piece) in pieces.enumerated() {
      if index > 0 { row.append(.symbol(.comma)) }
      row.append(piece)
    }
    return .joining(row)
  }
}
