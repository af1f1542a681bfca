/// Values on a grid over a part of the plane: what a contour map draws.
package struct ContourField: Sendable {
  package let columns: Int
  package let rows: Int
  /// Row by row, the lowest `y` first, each from the lowest `x`. The first and last of a row lie on the ranges' ends.
  /// A value that is not finite is a gap.
  package let values: [Double]
  package let x: ClosedRange<Double>
  package let y: ClosedRange<Double>

  /// Missing values count as gaps, surplus ones are ignored.
  package init(columns: Int, rows: Int, values: [Double], x: ClosedRange<Double>, y: ClosedRange<Double>) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
    let count = self.columns * self.rows
    self.values =
      values.count == count
      ? values : Array(values.prefix(count)) + Array(repeating: .nan, count: max(0, count - values.count))
    self.x = PlotRange.drawable(x)
    self.y = PlotRange.drawable(y)
  }

  /// Samples a function: for small things and tests; a caller with a fast evaluator fills `values` itself.
  package init(
    columns: Int, rows: Int, x: ClosedRange<Double>, y: ClosedRange<Double>, of function: (Double, Double) -> Double
  ) {
    var values: [Double] = []
    values.reserveCapacity(columns * rows)
    for row in 0..<rows {
      let v = y.lowerBound + (y.upperBound - y.lowerBound) * Double(row) / Double(max(1, rows - 1))
      for column in 0..<columns {
        let u = x.lowerBound + (x.upperBound - x.lowerBound) * Double(column) / Double(max(1, columns - 1))
        values.append(function(u, v))
      }
    }
    self.init(columns: columns, rows: rows, values: values, x: x, y: y)
  }

  /// The grid that suits a rectangle of cells: a node at every cell's corner and half-way down its sides.
  package static func nodes(for size: Size) -> (columns: Int, rows: Int) {
    (size.width + 1, 2 * size.height + 1)
  }
}
