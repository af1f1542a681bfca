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
      let map = Self.map(objective, box, space.rect.size, preferences)
      map.draw(in: space.rect, on: &cells)
      legend = ContourLegend(map)
    } else {
      var evaluator = objective.tape.evaluator()
      let axis = SampleAxis(box.x, count: 2 * max(1, size.width))
      let values = evaluator.values(along: axis)
      let curve = LinePlot.Curve(values.indices.map { (axis[$0], values[$0]) }, .role(.muted))
      space = LinePlot([curve], x: box.x).draw(in: cells.bounds, on: &cells)
      legend = nil
    }
    self.cells = cells
  }

  private static func map(_ objective: Objective, _ box: Box, _ size: Size, _ preferences: Preferences) -> ContourMap {
    let nodes = Terminal.ContourField.nodes(for: size)
    let sampled = Descent.ContourField(objective, box: box, columns: nodes.columns, rows: nodes.rows)
    let field = Terminal.ContourField(
      columns: nodes.columns, rows: nodes.rows, values: sampled.values, x: box.x, y: box.y)
    return ContourMap(
      field, levels: ContourLevels(of: field),
      rendering: ContourMap.Rendering(depth: preferences.depth, charset: preferences.charset))
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
