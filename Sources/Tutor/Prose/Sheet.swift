import Terminal

/// Laid-out text: rows of pieces, each at a column. It may be drawn from any row on.
struct Sheet: Sendable {
  struct Piece: Sendable {
    var column: Int
    var span: Span
  }

  /// A row's pieces from left to right.
  typealias Row = [Piece]

  private(set) var rows: [Row] = []
  /// The row on which the first line of text stands; rows above belong to tall mathematics.
  private(set) var baseline = 0

  init() {}

  init(rows: [Row], baseline: Int = 0) {
    self.rows = rows
    self.baseline = baseline
  }

  init(_ lines: [[Span]]) {
    rows = lines.map { Sheet.row($0) }
  }

  init(_ text: String, _ style: Style = .plain, width: Int) {
    self.init(Wrapping.lines([Span(text, style)], width: width))
  }

  var height: Int { rows.count }
  var isEmpty: Bool { rows.isEmpty }

  /// The columns up to the last piece's end.
  var width: Int { rows.reduce(0) { max($0, Sheet.end(of: $1)) } }

  static func row(_ spans: [Span], at column: Int = 0) -> Row {
    var column = column
    return spans.map { span in
      defer { column += span.text.columns }
      return Piece(column: column, span: span)
    }
  }

  static func end(of row: Row) -> Int { row.last.map { $0.column + $0.span.text.columns } ?? 0 }

  /// Adds rows below, with blank rows between what is there and what comes.
  mutating func append(_ other: Sheet, gap: Int = 0) {
    guard !other.isEmpty else { return }
    if rows.isEmpty {
      baseline = other.baseline
    } else {
      rows += Array(repeating: [], count: gap)
    }
    rows += other.rows
  }

  mutating func append(_ row: Row) { rows.append(row) }

  /// The same further to the right, with spans before the line of its baseline.
  func indented(by columns: Int, marker: [Span] = []) -> Sheet {
    var moved = self
    for index in moved.rows.indices {
      for piece in moved.rows[index].indices { moved.rows[index][piece].column += columns }
    }
    if !marker.isEmpty {
      if moved.rows.isEmpty { moved.rows = [[]] }
      let row = min(baseline, moved.rows.count - 1)
      moved.rows[row].insert(contentsOf: Sheet.row(marker), at: 0)
    }
    return moved
  }

  /// The same with a span before every row.
  func prefixed(_ prefix: Span) -> Sheet {
    var moved = indented(by: prefix.text.columns)
    for index in moved.rows.indices { moved.rows[index].insert(Piece(column: 0, span: prefix), at: 0) }
    return moved
  }

  /// Adds a piece at the end of a row that is there.
  mutating func append(_ span: Span, column: Int, row: Int) { rows[row].append(Piece(column: column, span: span)) }

  /// Lays another sheet over this one, its row 0 at a row of this.
  mutating func overlay(_ other: Sheet, column: Int, row: Int) {
    for (index, pieces) in other.rows.enumerated() {
      while rows.count <= row + index { rows.append([]) }
      rows[row + index] += pieces.map { Piece(column: $0.column + column, span: $0.span) }
    }
  }

  /// Draws the rows from `offset` on.
  func draw(in rect: Rect, on surface: inout Surface, offset: Int = 0) {
    surface.clipped(to: rect) { surface in
      for (index, row) in rows.dropFirst(max(0, offset)).prefix(rect.height).enumerated() {
        for piece in row {
          surface.write(piece.span.text, at: Point(x: rect.minX + piece.column, y: rect.minY + index), piece.span.style)
        }
      }
    }
  }
}
