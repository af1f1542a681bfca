extension Layout {
  /// The most cells that are drawn; rows beyond are left out behind a row of dots.
  private static let maximumCells = 4_000

  func grid(_ grid: Grid, _ form: Form) -> Box {
    if form.isFlat { return flatGrid(grid, form) }
    let columns = grid.columnCount
    guard columns > 0 else { return .empty }
    let cells = grid.rows.prefix(max(1, Self.maximumCells / columns)).map { row in
      row.enumerated().map { column, cell in self.cell(cell, grid.kind, column) }
    }
    var widths = Array(repeating: 0, count: columns)
    for row in cells {
      for (column, box) in row.enumerated() { widths[column] = max(widths[column], box.width) }
    }
    var rows = cells.map { row($0, grid, widths) }
    if cells.count < grid.rows.count { rows.append(.text(isASCII ? "..." : "⋮")) }
    return centredOnAxis(rows, hasGaps: hasGaps(grid, rows))
  }

  /// In an aligned column that begins with a relation the space before it belongs to the cell.
  private func cell(_ notation: MathNode, _ kind: Grid.Kind, _ column: Int) -> Box {
    guard kind == .aligned, !column.isMultiple(of: 2), case .row(let pieces) = notation else {
      return box(notation, .stacked)
    }
    guard let first = pieces.first, first.leadingRole == .relation || first.leadingRole == .binary else {
      return box(notation, .stacked)
    }
    return .beside([.blank(1), row([.empty] + pieces, .stacked)])
  }

  private func row(_ cells: [Box], _ grid: Grid, _ widths: [Int]) -> Box {
    var placed: [Box.Placed] = []
    var x = 0
    for (column, cell) in cells.enumerated() {
      let room = widths[column] - cell.width
      let inset =
        switch grid.alignment(ofColumn: column) {
        case .left: 0
        case .center: (room + 1) / 2
        case .right: room
        }
      placed.append(Box.Placed(box: cell, x: x + inset, y: 0))
      x += widths[column] + gap(after: column, grid.kind)
    }
    let width = widths.indices.reduce(0) { $0 + widths[$1] + ($1 + 1 < widths.count ? gap(after: $1, grid.kind) : 0) }
    placed.append(Box.Placed(box: .blank(width), x: 0, y: 0))
    return .group(placed)
  }

  private func gap(after column: Int, _ kind: Grid.Kind) -> Int {
    switch kind {
    case .matrix, .cases, .lines: 2
    case .aligned: column.isMultiple(of: 2) ? 0 : 3
    }
  }

  /// A blank row keeps tall rows apart, and gives a brace of two cases its point.
  private func hasGaps(_ grid: Grid, _ rows: [Box]) -> Bool {
    rows.contains { $0.height > 1 } || (grid.kind == .cases && rows.count == 2)
  }

  private func centredOnAxis(_ rows: [Box], hasGaps: Bool) -> Box {
    var stack: [(box: Box, x: Int)] = []
    let width = rows.reduce(0) { max($0, $1.width) }
    for (index, row) in rows.enumerated() {
      if index > 0, hasGaps { stack.append((.empty, 0)) }
      stack.append((row, (width - row.width) / 2))
    }
    guard stack.count > 1 else { return rows.first ?? .empty }
    let box = Box.stack(stack, baseline: 0)
    let height = box.height
    let middle = (height - 1) / 2
    return box.lowered(by: box.ascent - middle)
  }

  private func separator(before cell: MathNode, after last: MathNode, _ kind: Grid.Kind) -> String {
    switch kind {
    case .matrix: ", "
    case .cases: cell.startsWithText ? " " : ", "
    case .aligned, .lines: last == .empty ? "" : " "
    }
  }

  /// `a, b; c, d` for one line; a matrix of several columns as rows in brackets.
  private func flatGrid(_ grid: Grid, _ form: Form) -> Box {
    let isMatrix = grid.kind == .matrix && grid.rows.count > 1 && grid.columnCount > 1
    var boxes: [Box] = []
    for (index, cells) in grid.rows.enumerated() {
      if index > 0 { boxes.append(.text(grid.kind == .matrix ? ", " : "; ")) }
      if isMatrix { boxes.append(.text("[")) }
      for (column, cell) in cells.enumerated() {
        if column > 0 { boxes.append(.text(separator(before: cell, after: cells[column - 1], grid.kind))) }
        boxes.append(box(cell, form))
      }
      if isMatrix { boxes.append(.text("]")) }
    }
    return boxes.isEmpty ? .empty : .beside(boxes)
  }
}
