/// A map of a field: bands filled by colour, and lines in Braille dots where they meet.
///
/// With 16 or fewer colours, or in ASCII, the bands are filled with the signs of a ramp, and the lines are rows of
/// digits: the number of the band that begins there.
package struct ContourMap: Sendable {
  package enum Rendering: Hashable, Sendable {
    case filled(ContourPalette)
    case ramp

    /// The rendering that a terminal allows.
    package init(depth: ColourDepth, charset: Charset, palette: ContourPalette = .viridis) {
      self = depth == .full && charset == .unicode ? .filled(palette) : .ramp
    }
  }

  package let field: ContourField
  package let levels: ContourLevels
  package let rendering: Rendering

  package init(_ field: ContourField, levels: ContourLevels, rendering: Rendering) {
    self.field = field
    self.levels = levels
    self.rendering = rendering
  }

  /// The bands' signs where there are no colours, from the lowest.
  package static let ramp: [Unicode.Scalar] = [" ", ".", ":", "-", "=", "+", "*", "#"]

  /// Draws the whole field in a rectangle and says where its points lie.
  @discardableResult
  package func draw(in rect: Rect, on surface: inout Surface) -> PlotSpace {
    let space = PlotSpace(x: field.x, y: field.y, rect: rect)
    guard field.columns > 0, field.rows > 0, !rect.isEmpty else { return space }
    surface.clipped(to: rect) { surface in
      fill(rect, on: &surface)
      switch rendering {
      case .filled: drawLines(in: rect, on: &surface)
      case .ramp: drawDigits(in: rect, on: &surface)
      }
    }
    return space
  }

  /// How a band looks on the map and in the legend.
  func cell(band: Int) -> Cell {
    let level = levels.scaled(band)
    return switch rendering {
    case .filled(let palette): Cell(" ", Style(.standard, on: .palette(palette.colours[level])))
    case .ramp: Cell(Self.ramp[level], Style(.muted))
    }
  }

  private func fill(_ rect: Rect, on surface: inout Surface) {
    let cells = (0..<levels.bandCount).map(cell(band:))
    let columns = Interpolation.table(nodes: field.columns, cells: rect.width)
    let rows = Interpolation.table(nodes: field.rows, cells: rect.height)
    for y in 0..<rect.height {
      let row = rows[rect.height - 1 - y]
      for x in 0..<rect.width {
        let value = field.value(columns[x], row)
        let cell = levels.band(value).map { cells[$0] } ?? .blank
        surface.put(cell, at: Point(x: rect.minX + x, y: rect.minY + y))
      }
    }
  }

  private func drawLines(in rect: Rect, on surface: inout Surface) {
    var canvas = DotCanvas(rect.size, .braille)
    Isolines(field: field, levels: levels).paint(on: &canvas)
    for y in 0..<rect.height {
      for x in 0..<rect.width {
        guard let glyph = canvas.glyph(x: x, y: y) else { continue }
        let place = Point(x: rect.minX + x, y: rect.minY + y)
        let ground = surface[place].style.background
        surface.put(Cell(glyph, Style(ink(on: ground), on: ground)), at: place)
      }
    }
  }

  /// The lines' colour: a few steps along the palette towards the other end, to be seen but not to outshine trails.
  private func ink(on ground: Colour) -> Colour {
    guard case .filled(let palette) = rendering, case .palette(let index) = ground,
      let level = palette.colours.firstIndex(of: index)
    else { return .role(.muted) }
    return .palette(palette.colours[level < 4 ? level + 3 : level - 3])
  }

  private func drawDigits(in rect: Rect, on surface: inout Surface) {
    var bands = [UInt8](repeating: 0, count: rect.width * rect.height)
    let isolines = Isolines(field: field, levels: levels)
    for band in 1..<max(1, levels.bandCount) {
      var canvas = DotCanvas(rect.size, .character)
      isolines.paint(only: band - 1, on: &canvas)
      for y in 0..<rect.height {
        for x in 0..<rect.width where canvas.glyph(x: x, y: y) != nil {
          bands[y * rect.width + x] = UInt8(clamping: band)
        }
      }
    }
    for (index, band) in bands.enumerated() where band > 0 {
      guard let digit = Unicode.Scalar(48 + UInt32(levels.scaled(Int(band)))) else { continue }
      surface.put(
        Cell(digit, Style(.text)), at: Point(x: rect.minX + index % rect.width, y: rect.minY + index / rect.width))
    }
  }
}

/// The node before a cell's middle and the share of the way to the next.
struct Interpolation {
  let node: Int
  let next: Int
  let share: Double

  static func table(nodes: Int, cells: Int) -> [Interpolation] {
    (0..<cells).map { cell in
      let place = (Double(cell) + 0.5) / Double(cells) * Double(nodes - 1)
      let node = min(place.rounded(.down).cells, nodes - 1)
      return Interpolation(node: node, next: min(node + 1, nodes - 1), share: place - Double(node))
    }
  }
}

extension ContourField {
  /// Between the four nodes around; a gap among those that count makes a gap.
  func value(_ column: Interpolation, _ row: Interpolation) -> Double {
    let low = mix(values[row.node * columns + column.node], values[row.node * columns + column.next], column.share)
    if row.share == 0 { return low }
    return mix(
      low, mix(values[row.next * columns + column.node], values[row.next * columns + column.next], column.share),
      row.share)
  }

  @inline(__always)
  private func mix(_ first: Double, _ second: Double, _ share: Double) -> Double {
    share == 0 ? first : first * (1 - share) + second * share
  }
}
