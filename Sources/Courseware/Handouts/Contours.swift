import Calculus
import Descent

/// Lines of equal loss, found by marching squares (Lorensen and Cline 1987, in the plane).
struct Contours {
  private let field: ContourField
  private static let levels = 10

  init(_ block: DescentBlock, x: ClosedRange<Double>, y: ClosedRange<Double>) {
    let objective = Objective(block.loss.expression, variables: block.variables, box: Box(x: x, y: y))
    field = ContourField(objective, columns: 81, rows: 61)
  }

  func picture(_ frame: SVG.Frame) -> String {
    guard let extremes = field.extremes, extremes.upperBound > extremes.lowerBound else { return "" }
    var path = ""
    for number in 1...Self.levels {
      // Closer together near the floor, where descents end.
      let share = Double(number) / Double(Self.levels + 1)
      let level = extremes.lowerBound + (extremes.upperBound - extremes.lowerBound) * share * share
      for row in 0..<(field.rows - 1) {
        for column in 0..<(field.columns - 1) { path += segments(column, row, level, frame) }
      }
    }
    return "<path d=\"\(path)\" fill=\"none\" stroke=\"#bbb\"/>"
  }

  /// The lines of a level through one square of the field.
  private func segments(_ column: Int, _ row: Int, _ level: Double, _ frame: SVG.Frame) -> String {
    let corners = [(0, 0), (1, 0), (1, 1), (0, 1)]
    let values = corners.map { field[column + $0.0, row + $0.1] - level }
    guard values.allSatisfy(\.isFinite) else { return "" }
    var crossings: [(x: Double, y: Double)] = []
    for side in 0..<4 {
      let (a, b) = (values[side], values[(side + 1) % 4])
      guard (a < 0) != (b < 0) else { continue }
      let share = a / (a - b)
      let (from, to) = (corners[side], corners[(side + 1) % 4])
      let x = Double(column + from.0) + share * Double(to.0 - from.0)
      let y = Double(row + from.1) + share * Double(to.1 - from.1)
      crossings.append(
        frame.place(
          field.box.x.lowerBound + (field.box.x.upperBound - field.box.x.lowerBound) * x / Double(field.columns - 1),
          field.box.y.lowerBound + (field.box.y.upperBound - field.box.y.lowerBound) * y / Double(field.rows - 1)))
    }
    return stride(from: 0, to: crossings.count - 1, by: 2).map { index in
      let (a, b) = (crossings[index], crossings[index + 1])
      return "M\(a.x.short) \(a.y.short)L\(b.x.short) \(b.y.short)"
    }.joined()
  }
}
