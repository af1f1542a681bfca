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

  /// The colour of the band that a value lies in; nil where bands are signs.
  package func colour(of value: Double) -> Colour? {
    guard case .filled(let palette) = rendering else { return nil }
    return .palette(palette.colours[levels.scaled(levels.thresholds.count { $0 <= value })])
  }

  private func fill(_ rect: Rect, on surface: inout Surface) {
    let cells = (0..<levels.bandCount).map(cell(band:))
    let columns = Interpolation.table(nodes: field.columns, cells: rect.width)
    let rows = Interpolation.table(nodes: field.rows, cells: rect.height)
    var values: [Double] = []
    values.reserveCapacity(rect.width)
    for y in 0..<rect.height {
      let row = rows[rect.height - 1 - y]
      values.removeAll(keepingCapacity: true)
      field.append(columns, row, to: &values)
      let bands = levels.bands(values, gap: Isolines.gap)
      var start = 0
      while start < bands.count {
        let band = bands[start]
        let end = bands[start...].firstIndex { $0 != band } ?? bands.count
        surface.fill(
          Rect(x: rect.minX + start, y: rect.minY + y, width: end - start, height: 1),
          with: band == Isolines.gap ? .blank : cells[Int(band)])
        start = end
      }
    }
  }

  private func drawLines(in rect: Rect, on surface: inout Surface) {
    var canvas = DotCanvas(rect.size, .braille)
    Isolines(field: field, levels: levels).paint(on: &canvas) { _ in .standard }
    let inks = self.inks
    canvas.forEachPaintedCell { x, y, glyph, _ in
      let place = Point(x: rect.minX + x, y: rect.minY + y)
      let ground = surface[place].style.background
      surface.put(
        Cell(glyph, Style(inks.first { $0.ground == ground }?.colour ?? .role(.muted), on: ground)), at: place)
    }
  }

  /// The lines' colour on each band: a few steps along the palette towards the other end, to be seen but not to
  /// outshine trails.
  private var inks: [Ink] {
    guard case .filled(let palette) = rendering else { return [] }
    let colours = palette.colours.map(Colour.palette)
    return colours.indices.map { Ink(ground: colours[$0], colour: colours[$0 < 4 ? $0 + 3 : $0 - 3]) }
  }

  private struct Ink {
    let ground: Colour
    let colour: Colour
  }

  private func drawDigits(in rect: Rect, on surface: inout Surface) {
    var canvas = DotCanvas(rect.size, .character)
    Isolines(field: field, levels: levels).paint(on: &canvas) { .palette(UInt8(clamping: $0)) }
    canvas.forEachPaintedCell { x, y, _, colour in
      guard case .palette(let threshold) = colour else { return }
      surface.put(Cell(digit(band: Int(threshold) + 1), Style(.text)), at: Point(x: rect.minX + x, y: rect.minY + y))
    }
  }

  /// The number of a band on a scale of 8.
  func digit(band: Int) -> Unicode.Scalar {
    Unicode.Scalar(48 + UInt8(clamping: levels.scaled(band)))
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
  /// A row of values between the nodes; a gap among the nodes that count makes a gap.
  func append(_ places: [Interpolation], _ row: Interpolation, to result: inout [Double]) {
    let (low, high) = (row.node * columns, row.next * columns)
    values.withUnsafeBufferPointer { values in
      for place in places {
        let below = mix(values[low + place.node], values[low + place.next], place.share)
        let above = row.share == 0 ? below : mix(values[high + place.node], values[high + place.next], place.share)
        result.append(mix(below, above, row.share))
      }
    }
  }

  @inline(__always)
  private func mix(_ first: Double, _ second: Double, _ share: Double) -> Double {
    share == 0 ? first : first * (1 - share) + second * share
  }
}
