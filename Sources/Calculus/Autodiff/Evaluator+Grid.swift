/// Values at many points: finite where the formula has a value, and equal to the last bit to what `value` gives; NaN or
/// infinite where it has none.
extension Evaluator {
  /// The values of a formula where its first input takes the values of a list.
  ///
  /// - Parameter point: the values of the other inputs; its first coordinate is passed over.
  package mutating func values(at coordinates: [Double], point: [Double] = [], output: Int = 0) -> [Double] {
    blocks(count: coordinates.count, output: output, point, varying: 1) { lanes, start, count in
      lanes.setInput(0, 0..<count, to: coordinates, from: start)
    }
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
    let columns = (0..<x.count).map { x[$0] }
    return blocks(count: x.count * y.count, output: output, point, varying: 2) { lanes, start, count in
      var (row, column) = start.quotientAndRemainder(dividingBy: columns.count)
      var lane = 0
      while lane < count {
        let end = min(lane + columns.count - column, count)
        lanes.setInput(0, lane..<end, to: columns, from: column)
        lanes.setInput(1, lane..<end, to: y[row])
        (lane, row, column) = (end, row + 1, 0)
      }
    }
  }

  /// Runs the tape block by block; `fill` sets the inputs that vary.
  private mutating func blocks(
    count: Int, output: Int, _ point: [Double], varying: Int,
    _ fill: (_ lanes: inout Lanes, _ start: Int, _ count: Int) -> Void
  ) -> [Double] {
    guard tape.outputs.indices.contains(output) else { return Array(repeating: .nan, count: count) }
    var lanes = self.lanes.take() ?? Lanes(tape)
    let (width, register) = (lanes.width, tape.outputs[output])
    for input in tape.inputs.indices.dropFirst(varying) {
      let value = input < point.count ? point[input] : .nan
      lanes.setInput(input, 0..<width, to: value)
    }
    var values: [Double] = []
    values.reserveCapacity(count)
    for start in stride(from: 0, to: count, by: width) {
      let used = min(width, count - start)
      fill(&lanes, start, used)
      lanes.run(tape, count: used)
      lanes.append(register, count: used, to: &values)
      if lanes.absorbedOverflow(tape, count: used) {
        for lane in 0..<used { values[start + lane] = value(at: lanes.point(lane), output: output).value ?? .nan }
      }
    }
    self.lanes = lanes
    return values
  }
}
