/// The path of a runner over a map, with a mark where it stands now.
package struct Trail: Sendable {
  package let points: [(x: Double, y: Double)]
  /// Which runner it is: its colour and its mark follow from that, so that runners differ by more than colour.
  package let series: Int
  /// Solid, or where there is no colour a pattern of its own.
  package let dashes: DotCanvas.Dashes

  package init(_ points: [(x: Double, y: Double)], series: Int, _ dashes: DotCanvas.Dashes = .solid) {
    self.points = points
    self.series = max(0, series)
    self.dashes = dashes
  }

  /// The runners' marks, told apart in ASCII, too: one for each optimiser there is.
  private static let markers: [Unicode.Scalar] = ["●", "▲", "◆", "■", "▼", "✚", "◄", "►", "✕", "@"]

  /// The mark of a series, for legends.
  package static func marker(_ series: Int) -> Unicode.Scalar { markers[max(0, series) % markers.count] }

  private var role: Role { .series(series) }

  /// Draws over what is there. Points that are not finite are passed over; the mark of a runner that is out of view
  /// stands at the edge where it left.
  package func draw(in space: PlotSpace, on surface: inout Surface) {
    var canvas = DotCanvas(space.rect.size, .braille)
    canvas.polyline(points.map { space.place(x: $0.x, y: $0.y, on: canvas) }, .role(role), dashes)
    surface.clipped(to: space.rect) { surface in
      canvas.forEachPaintedCell { x, y, glyph, _ in
        draw(glyph, at: Point(x: space.rect.minX + x, y: space.rect.minY + y), on: &surface)
      }
      if let last = points.last, let place = space.nearestCell(x: last.x, y: last.y) {
        draw(Self.marker(series), at: place, on: &surface)
      }
    }
  }

  /// On a coloured ground a trail is cut out in black with vivid dots, for no colour stands out from all of a map's.
  private func draw(_ glyph: Unicode.Scalar, at place: Point, on surface: inout Surface) {
    var style = Style(.role(role), on: .standard, .bold)
    if case .palette = surface[place].style.background {
      style = Style(.palette(Self.vivid[series % Self.vivid.count]), on: .palette(16), .bold)
    }
    surface.put(Cell(glyph, style), at: place)
  }

  /// Colours told apart on black, one a series.
  private static let vivid: [UInt8] = [209, 117, 221, 213, 120, 231]
}
