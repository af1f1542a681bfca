/// Curves over axes.
package struct LinePlot: Sendable {
  package struct Curve: Sendable {
    /// In order of drawing; a point that is not finite interrupts the curve.
    package let points: [(x: Double, y: Double)]
    package let colour: Colour
    package let dashes: DotCanvas.Dashes

    package init(
      _ points: [(x: Double, y: Double)], _ colour: Colour = .role(.series1), _ dashes: DotCanvas.Dashes = .solid
    ) {
      self.points = points
      self.colour = colour
      self.dashes = dashes
    }
  }

  package let curves: [Curve]
  package let frame: PlotFrame
  /// Points of interest, such as where a tangent touches.
  package var marks: [(x: Double, y: Double)] = []

  /// - Parameters:
  ///   - x: the axis' range; by default what the curves span.
  ///   - y: by default what fits the curves, poles left out.
  package init(_ curves: [Curve], x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil) {
    self.curves = curves
    frame = PlotFrame(
      x: x ?? PlotRange.fitting(curves.flatMap { $0.points.map(\.x) }, margin: 0),
      y: y ?? PlotRange.fitting(curves.flatMap { $0.points.map(\.y) }))
  }

  /// Draws axes, the lines `x = 0` and `y = 0` where they are in view, and the curves, the first on top.
  @discardableResult
  package func draw(in rect: Rect, on surface: inout Surface) -> PlotSpace {
    let space = frame.draw(in: rect, on: &surface)
    drawZeros(space, on: &surface)
    // On one canvas, so that where lines come close the dots of all are seen.
    var canvas = DotCanvas(space.rect.size, .braille)
    for curve in curves.reversed() {
      canvas.polyline(places(of: curve, in: space, on: canvas), curve.colour, curve.dashes)
    }
    surface.clipped(to: space.rect) { surface in
      canvas.draw(at: space.rect.origin, on: &surface)
      for mark in marks {
        if let place = space.cell(x: mark.x, y: mark.y) { surface.put(Cell("●", Style(.accent, .bold)), at: place) }
      }
    }
    return space
  }

  private func drawZeros(_ space: PlotSpace, on surface: inout Surface) {
    let style = Style(.border)
    surface.clipped(to: space.rect) { surface in
      if frame.y.lowerBound < 0, let zero = space.cell(x: frame.x.lowerBound, y: 0) {
        for x in space.rect.minX..<space.rect.maxX { surface.put(Cell("┄", style), at: Point(x: x, y: zero.y)) }
      }
      if frame.x.lowerBound < 0, let zero = space.cell(x: 0, y: frame.y.lowerBound) {
        for y in space.rect.minY..<space.rect.maxY { surface.put(Cell("┆", style), at: Point(x: zero.x, y: y)) }
      }
    }
  }

  /// The curve's places, interrupted where it leaps over the whole height between neighbours: a pole, not a slope.
  private func places(of curve: Curve, in space: PlotSpace, on canvas: DotCanvas) -> [DotCanvas.Place] {
    let height = Double(canvas.dotSize.height)
    var places: [DotCanvas.Place] = []
    for point in curve.points {
      let place = space.place(x: point.x, y: point.y, on: canvas)
      if let last = places.last, (last.y < 0 && place.y > height) || (last.y > height && place.y < 0) {
        places.append(DotCanvas.Place(x: .nan, y: .nan))
      }
      places.append(place)
    }
    return places
  }
}
