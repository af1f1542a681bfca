/// Lines of equal value, by marching squares.
///
/// Each square of four neighbouring nodes is looked at alone. A line of level `t` crosses the sides whose ends lie on
/// different sides of `t`, where straight interpolation puts it. Two crossings are joined. Four mean a saddle: the mean
/// of the corners says which of them belong together. Squares with a gap at a corner are left out. Most squares are
/// crossed by no line, which one comparison of the corners' bands shows (Lorensen and Cline 1987, in two dimensions).
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
    for row in 0..<(field.rows - 1) {
      let (lows, highs) = Self.extremes(bands, row: row, columns)
      for column in 0..<(columns - 1) where lows[column] < highs[column] && highs[column] != Self.gap {
        for index in Int(lows[column])..<Int(highs[column]) {
          join(level: levels.thresholds[index], column: column, row: row, colours[index], on: &canvas)
        }
      }
    }
  }

  /// The least and the greatest band at the corners of each square of a row, in passes that the compiler makes vectors
  /// of.
  private static func extremes(_ bands: [UInt8], row: Int, _ columns: Int) -> (lows: [UInt8], highs: [UInt8]) {
    func folded(_ fold: (UInt8, UInt8) -> UInt8) -> [UInt8] {
      Array(unsafeUninitializedCapacity: columns) { result, count in
        bands.withUnsafeBufferPointer { bands in
          let first = row * columns
          for column in 0..<columns { result[column] = fold(bands[first + column], bands[first + columns + column]) }
          for column in 0..<columns - 1 { result[column] = fold(result[column], result[column + 1]) }
        }
        count = columns
      }
    }
    return (folded { min($0, $1) }, folded { max($0, $1) })
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
