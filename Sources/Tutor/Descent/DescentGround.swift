import Calculus
import Descent
import Terminal

/// What lies under the runners and does not move: a contour map, or a curve where there is one variable.
///
/// Drawn once for a size and a part of the plane; frames copy its cells.
struct DescentGround: Sendable {
  /// What the picture depends on.
  struct Key: Hashable, Sendable {
    let size: Size
    let box: Box
    let formula: Expression
  }

  let key: Key
  let space: PlotSpace
  let legend: ContourLegend?
  private let cells: Surface

  init(_ objective: Objective, box: Box, size: Size, preferences: Preferences) {
    key = Key(size: size, box: box, formula: objective.formula)
    var cells = Surface(size)
    if objective.variables.count > 1 {
      space = PlotFrame(x: box.x, y: box.y).draw(in: cells.bounds, on: &cells)
      let map = ContourMap(objective, box: box, size: space.rect.size, preferences: preferences)
      map.draw(in: space.rect, on: &cells)
      legend = ContourLegend(map)
    } else {
      let samples = CurveSamples(objective.tape, along: SampleAxis(box.x, count: 2 * max(1, size.width)))
      let curve = LinePlot.Curve(samples.points, .role(.muted))
      space = LinePlot([curve], x: box.x).draw(in: cells.bounds, on: &cells)
      legend = nil
    }
    self.cells = cells
  }

  /// Copies the picture, and says where its points lie now.
  func draw(at origin: Point, on surface: inout Surface) -> PlotSpace {
    for y in 0..<key.size.height {
      for x in 0..<key.size.width { surface.put(cells[x, y], at: Point(x: origin.x + x, y: origin.y + y)) }
    }
    let inside = Rect(
      x: origin.x + space.rect.minX, y: origin.y + space.rect.minY, width: space.rect.width, height: space.rect.height)
    return PlotSpace(x: space.x, y: space.y, rect: inside)
  }
}
