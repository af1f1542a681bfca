/// Axes around a plot: a frame with round numbers at the left and below.
package struct PlotFrame: Hashable, Sendable {
  package let x: ClosedRange<Double>
  package let y: ClosedRange<Double>

  package init(x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.x = PlotRange.drawable(x)
    self.y = PlotRange.drawable(y)
  }

  /// Draws the axes and says where the plot itself goes. In less than 12 × 5 cells there are no axes.
  package func draw(in rect: Rect, on surface: inout Surface) -> PlotSpace {
    guard rect.width >= 12, rect.height >= 5 else { return PlotSpace(x: x, y: y, rect: rect) }
    let yTicks = Tick.marks(in: y, atMost: max(3, rect.height / 3))
    let labels = min(yTicks.reduce(0) { max($0, $1.label.columns) }, rect.width / 3)
    let inside = Rect(x: rect.minX + labels + 1, y: rect.minY, width: rect.width - labels - 1, height: rect.height - 2)
    let space = PlotSpace(x: x, y: y, rect: inside)
    surface.clipped(to: rect) { surface in
      surface.verticalLine(from: Point(x: inside.minX - 1, y: inside.minY), height: inside.height)
      surface.horizontalLine(from: Point(x: inside.minX, y: inside.maxY), width: inside.width)
      surface.put(Cell("└", Style(.border)), at: Point(x: inside.minX - 1, y: inside.maxY))
      for tick in yTicks {
        guard let cell = space.cell(x: x.lowerBound, y: tick.value) else { continue }
        surface.put(Cell("┤", Style(.border)), at: Point(x: inside.minX - 1, y: cell.y))
        surface.write(tick.label, endingAt: Point(x: inside.minX - 1, y: cell.y), Style(.muted))
      }
      drawAcross(space, on: &surface)
    }
    return space
  }

  /// The ticks below, those that would touch their neighbour left out.
  private func drawAcross(_ space: PlotSpace, on surface: inout Surface) {
    let inside = space.rect
    var free = inside.minX - 1
    for tick in Tick.marks(in: x, atMost: max(3, inside.width / 10)) {
      guard let cell = space.cell(x: tick.value, y: y.lowerBound) else { continue }
      surface.put(Cell("┬", Style(.border)), at: Point(x: cell.x, y: inside.maxY))
      let start = min(cell.x - tick.label.columns / 2, inside.maxX - tick.label.columns)
      guard start >= free else { continue }
      free = surface.write(tick.label, at: Point(x: start, y: inside.maxY + 1), Style(.muted)) + 1
    }
  }
}
