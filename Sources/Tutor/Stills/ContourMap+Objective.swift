import Calculus
import Descent
import Terminal

extension ContourMap {
  /// A map of a function of two variables, sampled as finely as a rectangle of cells shows.
  init(
    _ objective: Objective, box: Box, size: Size, _ spacing: ContourLevels.Spacing = .automatic,
    preferences: Preferences
  ) {
    let nodes = Terminal.ContourField.nodes(for: size)
    let sampled = Descent.ContourField(objective, box: box, columns: nodes.columns, rows: nodes.rows)
    let field = Terminal.ContourField(
      columns: nodes.columns, rows: nodes.rows, values: sampled.values, x: box.x, y: box.y)
    self.init(
      field, levels: ContourLevels(of: field, spacing),
      rendering: Rendering(depth: preferences.depth, charset: preferences.charset))
  }
}
