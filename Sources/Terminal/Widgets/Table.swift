/// Rows of cells under headings; columns as wide as their content, the last one cut or all shortened where it must be.
package struct Table: Hashable, Sendable {
  package enum Alignment: Hashable, Sendable {
    case left, right, centre
  }

  package struct Column: Hashable, Sendable {
    package let title: String
    package let alignment: Alignment

    package init(_ title: String, _ alignment: Alignment = .left) {
      self.title = title
      self.alignment = alignment
    }
  }

  package let columns: [Column]
  package let rows: [[[Span]]]

  /// A row shorter than the columns is filled with empty cells, a longer one cut.
  package init(_ columns: [Column], rows: [[[Span]]]) {
    self.columns = columns
    self.rows = rows
  }

  private static let gap = 2

  /// The columns' widths so that all fit: the widest give way first.
  package func widths(within width: Int) -> [Int] {
    var widths = columns.enumerated().map { index, column in
      rows.reduce(column.title.columns) { max($0, $1.indices.contains(index) ? $1[index].columns : 0) }
    }
    var excess = widths.reduce(0, +) + Self.gap * max(0, columns.count - 1) - width
    while excess > 0, let widest = widths.max(), widest > 1 {
      // Brings all of the widest down to the next width at once, so that the loop runs once a column.
      let next = widths.filter { $0 < widest }.max() ?? 1
      let candidates = widths.indices.filter { widths[$0] == widest }
      let cut = max(1, min(widest - next, (excess + candidates.count - 1) / candidates.count))
      for index in candidates where excess > 0 {
        let step = min(cut, excess)
        widths[index] -= step
        excess -= step
      }
    }
    return widths
  }

  /// Draws headings, a line and the rows from `offset` on.
  package func draw(in rect: Rect, on surface: inout Surface, offset: Int = 0) {
    let widths = widths(within: rect.width)
    surface.clipped(to: rect) { surface in
      draw(columns.map { [Span($0.title, .title, .bold)] }, widths, row: rect.minY, in: rect, on: &surface)
      let total = widths.reduce(0, +) + Self.gap * max(0, widths.count - 1)
      surface.horizontalLine(from: Point(x: rect.minX, y: rect.minY + 1), width: min(total, rect.width))
      for (index, row) in rows.dropFirst(max(0, offset)).prefix(max(0, rect.height - 2)).enumerated() {
        draw(row, widths, row: rect.minY + 2 + index, in: rect, on: &surface)
      }
    }
  }

  private func draw(_ row: [[Span]], _ widths: [Int], row y: Int, in rect: Rect, on surface: inout Surface) {
    var x = rect.minX
    for (index, width) in widths.enumerated() {
      let cell = row.indices.contains(index) ? row[index] : []
      let room = max(0, width - cell.columns)
      let indent =
        switch columns[index].alignment {
        case .left: 0
        case .right: room
        case .centre: room / 2
        }
      surface.clipped(to: Rect(x: x, y: y, width: width, height: 1)) { surface in
        surface.write(cell, at: Point(x: x + indent, y: y))
        if cell.columns > width { surface.put(Cell("…", Style(.muted)), at: Point(x: x + width - 1, y: y)) }
      }
      x += width + Self.gap
    }
  }
}
