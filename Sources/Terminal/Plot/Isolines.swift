/// Lines of equal value, by marching squares.
///
/// Each square of four neighbouring nodes is looked at alone. A line of level `t` crosses the sides whose ends lie on
/// different sides of `t`, where straight interpolation puts it. Two crossings are joined. Four mean a saddle: the mean
/// of the corners says which of them belong together. Squares with a gap at a corner are left out. Most squares are
/// crossed by no line, which a comparison of the corners' bands shows for eight at once (Lorensen and Cline 1987, in two
/// dimensions).
struct Isolines {
  let field: ContourField
  let levels: ContourLevels

  static let gap: UInt8 = 255

  /// Paints the lines of all levels over the whole canvas; `colour` is asked for that of each threshold.
  func paint(on canvas: inout DotCanvas, colour: (Int) -> Colour) {
    guard field.columns > 1, field.rows > 1 else { return }
    let bands = levels.bands(field.values, gap: Self.gap)
    let colours = levels.thresholds.indices.map(colour)
    let columns = field.columns
    bands.withUnsafeBytes { bands in
      for row in 0..<(field.rows - 1) {
        let (below, above) = (row * columns, (row + 1) * columns)
        var column = 0
        while column < columns - 1 {
          guard column + 8 >= columns || !Self.isFlat(bands, below + column, above + column) else {
            column += 8
            continue
          }
          for column in column..<min(column + 8, columns - 1) {
            let (a, b) = (bands[below + column], bands[below + column + 1])
            let (c, d) = (bands[above + column + 1], bands[above + column])
            let low = min(a, b, c, d)
            let high = max(a, b, c, d)
            guard low < high, high != Self.gap else { continue }
            for index in Int(low)..<Int(high) {
              join(level: levels.thresholds[index], column: column, row: row, colours[index], on: &canvas)
            }
          }
          column += 8
        }
      }
    }
  }

  /// Whether the corners of the eight squares that begin at two nodes, one above the other, lie in one band.
  @inline(__always)
  private static func isFlat(_ bands: UnsafeRawBufferPointer, _ below: Int, _ above: Int) -> Bool {
    func eight(_ offset: Int) -> UInt64 { bands.loadUnaligned(fromByteOffset: offset, as: UInt64.self) }
    let first = eight(below)
    // A row that equals itself moved by one is all one value.
    return first == eight(below + 1) && first == eight(above) && first == eight(above + 1)
  }

  /// Paints one level's line in one square.
  private func join(level: Double, column: Int, row: Int, _ colour: Colour, on canvas: inout DotCanvas) {
    let corner = row * field.columns + column
    let a = field.values[corner]
    let b = field.values[corner + 1]
    let c = field.values[corner + field.columns + 1]
    let d = field.values[corner + field.columns]
    let (x, y) = (Double(column), Double(row))
    let dots = canvas.dotSize
    func side(_ first: Double, _ second: Double) -> Double { (level - first) / (second - first) }
    // Rows of nodes count upwards, dots downwards.
    func place(_ x: Double, _ y: Double) -> DotCanvas.Place {
      DotCanvas.Place(
        x: x / Double(field.columns - 1) * Double(dots.width) - 0.5,
        y: (1 - y / Double(field.rows - 1)) * Double(dots.height) - 0.5)
    }
    func bottom() -> DotCanvas.Place { place(x + side(a, b), y) }
    func right() -> DotCanvas.Place { place(x + 1, y + side(b, c)) }
    func top() -> DotCanvas.Place { place(x + side(d, c), y + 1) }
    func left() -> DotCanvas.Place { place(x, y + side(a, d)) }
    let above = (a >= level ? 1 : 0) | (b >= level ? 2 : 0) | (c >= level ? 4 : 0) | (d >= level ? 8 : 0)
    switch above {
    case 1, 14: canvas.line(from: left(), to: bottom(), colour)
    case 2, 13: canvas.line(from: bottom(), to: right(), colour)
    case 3, 12: canvas.line(from: left(), to: right(), colour)
    case 4, 11: canvas.line(from: right(), to: top(), colour)
    case 6, 9: canvas.line(from: bottom(), to: top(), colour)
    case 7, 8: canvas.line(from: left(), to: top(), colour)
    case 5, 10:
      let middleIsAbove = (a / 4 + b / 4 + c / 4 + d / 4) >= level
      if middleIsAbove == (above == 5) {
        canvas.line(from: left(), to: top(), colour)
        canvas.line(from: bottom(), to: right(), colour)
      } else {
        canvas.line(from: left(), to: bottom(), colour)
        canvas.line(from: right(), to: top(), colour)
      }
    case _: break
    }
  }
}
