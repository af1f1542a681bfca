/// Dots finer than cells, to paint shapes with. Shapes only paint dots; how dots look is decided when they are drawn.
///
/// Places are in dots from the upper left corner; whatever lies outside is cut off at no cost.
package struct DotCanvas: Sendable {
  /// The dots of one cell.
  package enum Resolution: CaseIterable, Sendable {
    /// One: a `*` where anything is painted.
    case character
    /// Two, one above the other.
    case halfBlock
    /// Two by four.
    case braille

    package var columns: Int { self == .braille ? 2 : 1 }

    package var rows: Int {
      switch self {
      case .character: 1
      case .halfBlock: 2
      case .braille: 4
      }
    }
  }

  /// In cells.
  package let size: Size
  package let resolution: Resolution
  /// In dots.
  package let dotSize: Size
  /// The painted dots of each cell, a bit each.
  private var bits: [UInt8]
  /// The colour of each cell's dots: that of the last paint, for a cell has one foreground.
  private var colours: [Colour]

  package init(_ size: Size, _ resolution: Resolution = .braille) {
    self.size = size
    self.resolution = resolution
    dotSize = Size(width: size.width * resolution.columns, height: size.height * resolution.rows)
    bits = Array(repeating: 0, count: size.width * size.height)
    colours = Array(repeating: .standard, count: bits.count)
  }

  /// Paints one dot.
  package mutating func paint(x: Int, y: Int, _ colour: Colour = .standard) {
    guard x >= 0, y >= 0, x < dotSize.width, y < dotSize.height else { return }
    let index: Int
    let bit: UInt8
    switch resolution {
    case .character: (index, bit) = (y * size.width + x, 1)
    case .halfBlock: (index, bit) = ((y >> 1) * size.width + x, y & 1 == 0 ? 1 : 2)
    case .braille: (index, bit) = ((y >> 2) * size.width + (x >> 1), Self.brailleBit(x & 1, y & 3))
    }
    bits[index] |= bit
    colours[index] = colour
  }

  /// Unicode numbers the dots of a cell down the left column, down the right one, then the fourth row.
  private static func brailleBit(_ column: Int, _ row: Int) -> UInt8 {
    row == 3 ? (column == 0 ? 64 : 128) : 1 << UInt8(row + 3 * column)
  }

  /// The glyph of a cell's dots; nil where none is painted.
  package func glyph(x: Int, y: Int) -> Unicode.Scalar? {
    guard size.contains(Point(x: x, y: y)) else { return nil }
    let dots = bits[y * size.width + x]
    guard dots != 0 else { return nil }
    switch resolution {
    case .character: return "*"
    case .halfBlock: return dots == 1 ? "▀" : dots == 2 ? "▄" : "█"
    case .braille: return Unicode.Scalar(0x2800 + UInt32(dots))
    }
  }

  /// The colour of a cell's dots; nil where none is painted.
  package func colour(x: Int, y: Int) -> Colour? {
    glyph(x: x, y: y) == nil ? nil : colours[y * size.width + x]
  }

  /// Visits the cells that hold dots, row by row.
  package func forEachPaintedCell(
    _ visit: (_ x: Int, _ y: Int, _ glyph: Unicode.Scalar, _ colour: Colour) -> Void
  ) {
    for y in 0..<size.height {
      for x in 0..<size.width where bits[y * size.width + x] != 0 {
        if let glyph = glyph(x: x, y: y) { visit(x, y, glyph, colours[y * size.width + x]) }
      }
    }
  }

  /// Draws the cells that hold dots, over the background that is there.
  ///
  /// - Parameter attributes: added to every cell drawn.
  package func draw(at origin: Point, on surface: inout Surface, _ attributes: Style.Attributes = []) {
    forEachPaintedCell { x, y, glyph, colour in
      let place = Point(x: origin.x + x, y: origin.y + y)
      surface.put(Cell(glyph, Style(colour, on: surface[place].style.background, attributes)), at: place)
    }
  }
}
