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
    guard tape.outputs.indices.contains(output) else {
      for index in values.indices { values[index] = .nan }
      return
    }
    // What depends on x alone is computed once for all rows, what depends on y alone once a row.
    let lanes = lanes(
      for: Lanes.Purpose(
        output: output, wanted: [], varying: Evaluator.across, changing: Evaluator.upwards))
    lanes.setInputs(point)
    for start in stride(from: 0, to: x.count, by: lanes.width) {
      let used = min(lanes.width, x.count - start)
      lanes.fill(0, used) { x[start + $0] }
      for row in 0..<y.count {
        lanes.setInput(1, to: y[row])
        let place = row * x.count + start
        values.withUnsafeMutableBufferPointer { values in
          if let target = values.baseAddress { lanes.run(used, isFirst: row == 0, into: target + place) }
        }
        guard lanes.absorbedOverflow(used) else { continue }
        for lane in 0..<used { values[place + lane] = value(at: lanes.point(lane), output: output).value ?? .nan }
      }
    }
  }

  private static let (across, upwards) = ([0], [1])
}
