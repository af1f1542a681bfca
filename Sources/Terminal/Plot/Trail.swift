/// The path of a runner over a map, with a mark where it stands now.
package struct Trail: Sendable {
  package let points: [(x: Double, y: Double)]
  package let role: Role
  /// Drawn at the last point: runners are told apart by it, not by colour alone.
  package let marker: Unicode.Scalar

  package init(_ points: [(x: Double, y: Double)], role: Role, marker: Unicode.Scalar) {
    self.points = points
    self.role = role
    self.marker = marker
  }

  /// Marks that are told apart in ASCII, too.
  package static let markers: [Unicode.Scalar] = ["●", "▲", "◆", "■", "▼", "✚"]

  /// Draws over what is there. Points outside the space, or not finite, are passed over.
  package func draw(in space: PlotSpace, on surface: inout Surface) {
    var canvas = DotCanvas(space.rect.size, .braille)
    canvas.polyline(points.map { space.place(x: $0.x, y: $0.y, on: canvas) }, .role(role))
    surface.clipped(to: space.rect) { surface in
      canvas.draw(at: space.rect.origin, on: &surface, .bold)
      guard let last = points.last, let place = space.cell(x: last.x, y: last.y) else { return }
      surface.put(Cell(marker, Style(.role(role), on: surface[place].style.background, .bold)), at: place)
    }
  }
}
