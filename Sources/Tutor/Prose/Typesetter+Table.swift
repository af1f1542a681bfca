import Courseware
import Terminal

extension Typesetter {
  private static let columnGap = 3

  /// Columns as wide as their content; where that is too much the widest give way and their cells wrap.
  func sheet(_ table: Markdown.Table) -> Sheet {
    let hasHeader = table.header.contains { !$0.isEmpty }
    let widths = columnWidths(table)
    var bold = self
    bold.style = Style(.title, .bold)
    var sheet = Sheet()
    if hasHeader {
      sheet.append(row(table.header, widths, table.alignments, bold))
      sheet.append(rule(widths))
    }
    var isTall = false
    for cells in table.rows {
      let next = row(cells, widths, table.alignments, self)
      sheet.append(next, gap: isTall || next.height > 1 ? 1 : 0)
      isTall = next.height > 1
    }
    return sheet
  }

  private func columnWidths(_ table: Markdown.Table) -> [Int] {
    let wide = Typesetter(width: 10_000, charset: repertoire == .ascii ? .ascii : .unicode)
    var widths = table.alignments.indices.map { column in
      ([table.header] + table.rows).reduce(1) {
        max($0, $1.indices.contains(column) ? wide.sheet($1[column]).width : 0)
      }
    }
    var excess = widths.reduce(0, +) + Self.columnGap * max(0, widths.count - 1) - width
    while excess > 0, let widest = widths.max(), widest > 1, let column = widths.firstIndex(of: widest) {
      let others = widths.enumerated().filter { $0.offset != column }.map(\.element).max() ?? 1
      let cut = min(excess, max(1, widest - max(others, 1)))
      widths[column] -= min(cut, widest - 1)
      excess -= cut
    }
    return widths
  }

  private func rule(_ widths: [Int]) -> Sheet {
    var row: Sheet.Row = []
    var column = 0
    for width in widths {
      row.append(Sheet.Piece(column: column, span: Span(String(repeating: "─", count: width), .border)))
      column += width + Self.columnGap
    }
    return Sheet(rows: [row])
  }

  /// The cells side by side on one baseline.
  private func row(
    _ cells: [Markdown.Text], _ widths: [Int], _ alignments: [Markdown.Table.Alignment], _ typesetter: Typesetter
  ) -> Sheet {
    let sheets = zip(cells, widths).map { cell, width in typesetter.narrowed(by: self.width - width).sheet(cell) }
    let baseline = sheets.reduce(0) { max($0, $1.baseline) }
    var row = Sheet(rows: [[]], baseline: baseline)
    var column = 0
    for (index, sheet) in sheets.enumerated() {
      let room = max(0, widths[index] - sheet.width)
      let indent =
        switch alignments[index] {
        case .left: 0
        case .centre: room / 2
        case .right: room
        }
      row.overlay(sheet, column: column + indent, row: baseline - sheet.baseline)
      column += widths[index] + Self.columnGap
    }
    return row
  }
}
