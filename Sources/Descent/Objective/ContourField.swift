import Calculus

/// The values of a function of two variables over a box: what contour maps are drawn from.
package struct ContourField: Sendable {
  package let columns: Int
  package let rows: Int
  package let box: Box
  /// Row after row from the lowest y, each from the lowest x; both ends of each range are sampled.
  /// NaN where the function has no value, infinite where it overflows a double.
  package let values: [Double]

  /// Samples an objective of two variables, or of more with the others held at a point.
  ///
  /// Takes `columns · rows` evaluations in blocks and one array.
  package init(_ objective: Objective, box: Box? = nil, columns: Int, rows: Int, at point: [Double] = []) {
    self.columns = max(columns, 0)
    self.rows = max(rows, 0)
    self.box = box ?? objective.box
    var evaluator = objective.tape.evaluator()
    values = evaluator.values(
      x: SampleAxis(self.box.x, count: columns), y: SampleAxis(self.box.y, count: rows), at: point)
  }

  package subscript(column: Int, row: Int) -> Double { values[row * columns + column] }

  /// The smallest and the largest finite value, where there is one.
  package var extremes: ClosedRange<Double>? {
    var (low, high) = (Double.infinity, -Double.infinity)
    for value in values where value.isFinite { (low, high) = (min(low, value), max(high, value)) }
    return low <= high ? low...high : nil
  }
}
