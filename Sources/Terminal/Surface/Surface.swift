/// A grid of cells to draw on: the whole screen as a value.
///
/// Drawing outside the grid, or outside the clip, is silently cut off, so that no widget needs to check its size.
/// Coordinates are always those of the whole surface. Equal surfaces look the same.
package struct Surface: Hashable, Sendable {
  package let size: Size
  /// The cells, row by row.
  package private(set) var cells: [Cell]
  /// Where the terminal's cursor stands, or nil to hide it.
  package var cursor: Point?
  /// Drawing happens only inside.
  package private(set) var clip: Rect

  /// The largest surface: 2,048 × 1,024 cells, whatever a terminal claims.
  package static let largest = Size(width: 2_048, height: 1_024)

  /// A blank surface. A larger size than `largest` is cut to it.
  package init(_ size: Size) {
    self.size = Size(width: min(size.width, Self.largest.width), height: min(size.height, Self.largest.height))
    cells = Array(repeating: .blank, count: self.size.width * self.size.height)
    clip = Rect(self.size)
  }

  /// The whole surface.
  package var bounds: Rect { Rect(size) }

  /// The cell at a place; outside the grid, a blank.
  package subscript(point: Point) -> Cell {
    guard size.contains(point) else { return .blank }
    return cells[point.y * size.width + point.x]
  }

  package subscript(x: Int, y: Int) -> Cell { self[Point(x: x, y: y)] }

  /// The first of a row's columns at which another surface of the same size shows something else. One pass over the
  /// columns, here where a cell's comparison is compiled in: a backend asks this for every row of every frame.
  package func firstDifference(from other: Surface, inRow y: Int, columns: Range<Int>) -> Int? {
    let offset = y * size.width
    return columns.first { cells[offset + $0] != other.cells[offset + $0] }
  }

  /// Runs `body` with drawing confined to the common part of the clip and `rect`.
  package mutating func clipped(to rect: Rect, _ body: (inout Surface) -> Void) {
    let outer = clip
    clip = clip.intersection(rect)
    body(&self)
    clip = outer
  }

  /// Puts a cell. A wide one needs both of its columns inside the clip; at an edge a blank stands in its place.
  package mutating func put(_ cell: Cell, at point: Point) {
    guard clip.contains(point), cell.width > 0 else { return }
    let index = point.y * size.width + point.x
    detach(index, column: point.x)
    guard cell.width == 2 else {
      cells[index] = cell
      return
    }
    guard clip.contains(Point(x: point.x + 1, y: point.y)) else {
      cells[index] = Cell(" ", cell.style)
      return
    }
    detach(index + 1, column: point.x + 1)
    cells[index] = cell
    cells[index + 1] = .continuation(cell.style)
  }

  /// Changes the style of the cells in a rectangle and keeps what they show.
  package mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(clip)
    for y in area.minY..<max(area.minY, area.maxY) {
      for x in area.minX..<max(area.minX, area.maxX) {
        let index = y * size.width + x
        cells[index].style = change(cells[index].style)
      }
    }
  }

  /// Fills a rectangle with a cell of one column.
  package mutating func fill(_ rect: Rect, with cell: Cell = .blank) {
    let area = rect.intersection(clip)
    guard !area.isEmpty, cell.width == 1 else { return }
    for y in area.minY..<area.maxY {
      let row = y * size.width
      // A wide cell can be cut in two at the edges alone.
      detach(row + area.minX, column: area.minX)
      detach(row + area.maxX - 1, column: area.maxX - 1)
      for index in row + area.minX..<row + area.maxX { cells[index] = cell }
    }
  }

  /// Exchanges every cell, for a change of charset or of colours.
  package mutating func mapCells(_ change: (Cell) -> Cell) {
    for index in cells.indices { cells[index] = change(cells[index]) }
  }

  /// Adds a mark to the cell at a place: the base left of a following position.
  mutating func combine(_ mark: Unicode.Scalar, at point: Point) {
    guard clip.contains(point) else { return }
    let index = point.y * size.width + point.x
    if cells[index].width == 0 && point.x > 0 {
      cells[index - 1].cluster.append(mark)
    } else {
      cells[index].cluster.append(mark)
    }
  }

  /// Blanks the other half when one half of a wide character is about to be overwritten.
  private mutating func detach(_ index: Int, column: Int) {
    switch cells[index].width {
    case 0 where column > 0:
      cells[index - 1] = Cell(" ", cells[index - 1].style)
    case 2 where column + 1 < size.width:
      cells[index + 1] = Cell(" ", cells[index + 1].style)
    case _:
      break
    }
  }
}
