/// Values along a line and over a grid: finite where the formula has a value, and equal to the last bit to what `value`
/// gives; NaN or infinite where it has none.
extension Evaluator {
  /// The values of a formula where its first input takes the values of a list.
  ///
  /// - Parameter point: the values of the other inputs; its first coordinate is passed over.
  package mutating func values(at coordinates: [Double], point: [Double] = [], output: Int = 0) -> [Double] {
    var values: [Double] = []
    self.values(over: Batch(inputs: [0], columns: [coordinates]), at: point, output: output, into: &values)
    return values
  }

  /// The values of a formula along its first input.
  package mutating func values(along axis: SampleAxis, point: [Double] = [], output: Int = 0) -> [Double] {
    values(at: (0..<axis.count).map { axis[$0] }, point: point, output: output)
  }

  /// The values of a formula over a grid of its first two inputs: row after row from the lowest y, each row from the
  /// lowest x.
  ///
  /// - Parameter point: the values of the other inputs; its first two coordinates are passed over.
  package mutating func values(x: SampleAxis, y: SampleAxis, at point: [Double] = [], output: Int = 0) -> [Double] {
    var values: [Double] = []
    self.values(x: x, y: y, at: point, output: output, into: &values)
    return values
  }

  /// The same into a list that is kept from call to call.
  package mutating func values(
    x: SampleAxis, y: SampleAxis, at point: [Double] = [], output: Int = 0, into values: inout [Double]
  ) {
    values.resize(to: x.count * y.count)
    coordinates.resize(to: x.count)
    for index in 0..<x.count { coordinates[index] = x[index] }
    // Out of the evaluator while it runs, so that it stays unique.
    let columns = coordinates
    coordinates = []
    forEachBlock(
      x.count * y.count, varying: [0, 1], at: point,
      fill: { Evaluator.fill(&$0, columns, y, $1, $2) },
      body: { evaluator, lanes, start, count in evaluator.copyValues(lanes, output, start, count, to: &values) })
    coordinates = columns
  }

  /// Sets the lanes to points of a grid, from one on.
  private static func fill(_ lanes: inout Lanes, _ columns: [Double], _ y: SampleAxis, _ start: Int, _ count: Int) {
    forEachRow(of: columns.count, start, count) { lane, row, column, length in
      lanes.fillInput(0) { lanes in
        columns.withUnsafeBufferPointer { columns in
          if let source = columns.baseAddress { (lanes + lane).update(from: source + column, count: length) }
        }
      }
      let height = y[row]
      lanes.fillInput(1) { lanes in (lanes + lane).update(repeating: height, count: length) }
    }
  }

  /// Cuts a run of a grid's points into pieces of rows.
  @inline(__always)
  private static func forEachRow(
    of columns: Int, _ start: Int, _ count: Int, _ body: (_ lane: Int, _ row: Int, _ column: Int, _ length: Int) -> Void
  ) {
    var (row, column) = start.quotientAndRemainder(dividingBy: columns)
    var lane = 0
    while lane < count {
      let length = min(count - lane, columns - column)
      body(lane, row, column, length)
      (lane, row, column) = (lane + length, row + 1, 0)
    }
  }
}
