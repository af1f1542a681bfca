import Testing

@testable import Terminal

/// Isolines against the implicit functions that they draw.
@Suite struct LevelLineTests {
  private struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let function: @Sendable (Double, Double) -> Double
    let levels: [Double]
    var testDescription: String { name }
  }

  private static let cases = [
    Case(name: "circles", function: { $0 * $0 + $1 * $1 }, levels: [1, 4, 9]),
    Case(name: "hyperbolas", function: { $0 * $0 - $1 * $1 }, levels: [-4, -1, 0.5, 4]),
    Case(
      name: "Rosenbrock", function: { (1 - $0) * (1 - $0) + 100 * ($1 - $0 * $0) * ($1 - $0 * $0) },
      levels: [10, 200, 3000]),
    Case(
      name: "Himmelblau",
      function: { x, y in
        let (a, b) = (x * x + y - 11, x + y * y - 7)
        return a * a + b * b
      }, levels: [20, 60, 150]),
    Case(name: "plane", function: { 2 * $0 - 3 * $1 }, levels: [-5, 0, 5]),
  ]

  /// In cells a line is drawn in, the function takes one of the levels; where it does, well inside a cell, a line is drawn.
  /// One cell in twenty is looked at.
  @Test(arguments: cases) private func linesRunWhereTheFunctionTakesTheLevel(example: Case) {
    let size = Size(width: 100, height: 40)
    let (x, y) = (-4.0...4.0, -3.0...5.0)
    let nodes = ContourField.nodes(for: size)
    let field = ContourField(columns: nodes.columns, rows: nodes.rows, x: x, y: y, of: example.function)
    let levels = ContourLevels(thresholds: example.levels)
    var canvas = DotCanvas(size, .braille)
    Isolines(field: field, levels: levels).paint(on: &canvas) { _ in .standard }
    let space = PlotSpace(x: x, y: y, rect: Rect(size))
    var looked = 0
    var drawn = 0
    for cell in stride(from: 7, to: size.width * size.height, by: 20) {
      let (column, row) = (cell % size.width, cell / size.width)
      let middle = space.point(at: Point(x: column, y: row))
      let (halfX, halfY) = (4.0 / 100, 4.0 / 40)
      /// The values over a part of the cell, as many times its size.
      func values(_ share: Double) -> ClosedRange<Double> {
        var (low, high) = (Double.infinity, -Double.infinity)
        for i in -8...8 {
          for j in -8...8 {
            let value = example.function(
              middle.x + share * halfX * Double(i) / 8, middle.y + share * halfY * Double(j) / 8)
            (low, high) = (min(low, value), max(high, value))
          }
        }
        return low...high
      }
      looked += 1
      let isDrawn = canvas.glyph(x: column, y: row) != nil
      if isDrawn {
        drawn += 1
        #expect(example.levels.contains { values(1.4).contains($0) }, "a line at \(middle) where no level is")
      } else {
        // A level through the middle half of the cell, and not only at a point of it.
        let inner = values(0.4)
        let missed = example.levels.first { $0 > inner.lowerBound && $0 < inner.upperBound }
        #expect(missed == nil, "no line at \(middle) where the level \(missed ?? 0) is")
      }
    }
    #expect(looked == 200 && drawn > 3, "\(drawn) of \(looked)")
  }

  @Test func quantileLevelsDivideTheAreaEvenly() {
    let field = ContourField(columns: 101, rows: 101, x: -4...4, y: -3...5) { $0 * $0 + 10 * $1 * $1 }
    let levels = ContourLevels(of: field, .quantile)
    var counts = Array(repeating: 0, count: levels.bandCount)
    for value in field.values { if let band = levels.band(value) { counts[band] += 1 } }
    #expect(levels.bandCount == 8)
    for count in counts { #expect(abs(Double(count) / Double(field.values.count) - 0.125) < 0.03, "\(counts)") }
  }
}
