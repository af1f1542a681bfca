/// Values and gradients at many points: equal to the last bit to what `value` and `gradient` give at each; NaN or infinite
/// where there are none.
extension Evaluator {
  /// The values of a formula over a batch.
  ///
  /// - Parameter point: the coordinates that all points share; those of the inputs that vary are passed over.
  package mutating func values(over batch: Batch, at point: [Double], output: Int = 0, into values: inout [Double]) {
    var slopes: [Double] = []
    run(over: batch, at: point, output, by: [], values: &values, slopes: &slopes)
  }

  /// The values of a formula over a batch, and its derivatives by the inputs that vary: by the first of them at all
  /// points, then by the second, …
  ///
  /// Where there is no value, or no derivative, the derivatives are NaN or infinite.
  package mutating func gradients(
    over batch: Batch, at point: [Double], output: Int = 0, values: inout [Double], into slopes: inout [Double]
  ) {
    run(over: batch, at: point, output, by: batch.inputs, values: &values, slopes: &slopes)
  }

  private mutating func run(
    over batch: Batch, at point: [Double], _ output: Int, by wanted: [Int], values: inout [Double],
    slopes: inout [Double]
  ) {
    values.resize(to: batch.count)
    slopes.resize(to: batch.count * wanted.count)
    guard tape.outputs.indices.contains(output) else {
      values.fill(with: .nan)
      return slopes.fill(with: .nan)
    }
    let lanes = lanes(
      for: Lanes.Purpose(output: output, wanted: wanted, varying: batch.inputs, changing: batch.inputs))
    lanes.setInputs(point)
    for start in stride(from: 0, to: batch.count, by: lanes.width) {
      let used = min(lanes.width, batch.count - start)
      batch.fill(lanes, from: start, used)
      values.withUnsafeMutableBufferPointer { values in
        slopes.withUnsafeMutableBufferPointer { slopes in
          lanes.run(used, isFirst: start == 0, values, slopes, at: start, of: batch.count)
        }
      }
      let isSpoiled = lanes.absorbedOverflow(used)
      let isUndefined = isSpoiled || lanes.isUndefined(lanes.program.value, used)
      if isSpoiled {
        for lane in 0..<used { values[start + lane] = value(at: lanes.point(lane), output: output).value ?? .nan }
      }
      guard isUndefined, !wanted.isEmpty else { continue }
      for lane in start..<start + used where !values[lane].isFinite {
        for index in wanted.indices { slopes[index * batch.count + lane] = .nan }
      }
    }
  }

  /// The mean of a formula over a batch, and the gradient of the mean by the inputs that the points share, in their order:
  /// the loss of a mini-batch and the gradient of the weights.
  ///
  /// Undefined where the formula has no value at some point, or no derivative.
  package mutating func meanGradient(
    over batch: Batch, at point: [Double], output: Int = 0, into gradient: inout [Double]
  ) -> Evaluation<Double> {
    guard tape.outputs.indices.contains(output), batch.count > 0 else {
      gradient.resize(to: tape.inputs.indices.count { !batch.inputs.contains($0) })
      gradient.fill(with: 0)
      return .undefined(Undefined(cause: .undefined, reason: .nowhereDefined))
    }
    let lanes = lanesForMean(of: output, batch.inputs)
    gradient.resize(to: lanes.sharedInputs.count)
    gradient.fill(with: 0)
    lanes.setInputs(point)
    var sum = 0.0
    for start in stride(from: 0, to: batch.count, by: lanes.width) {
      let used = min(lanes.width, batch.count - start)
      batch.fill(lanes, from: start, used)
      lanes.run(used, isFirst: start == 0)
      if let undefined = trouble(in: lanes, output, used) { return .undefined(undefined) }
      sum += lanes.sumOfValues(used)
      for (index, row) in lanes.program.slopes.enumerated() where row >= 0 { gradient[index] += lanes.total(row) }
    }
    let weight = 1 / Double(batch.count)
    for index in gradient.indices { gradient[index] *= weight }
    if gradient.allSatisfy(\.isFinite) { return .defined(sum * weight) }
    return .undefined(Undefined(cause: tape.expression(of: tape.outputs[output]), reason: .noDerivative))
  }

  /// Why there is no value at some point of a tile.
  private mutating func trouble(in lanes: Lanes, _ output: Int, _ count: Int) -> Undefined? {
    guard lanes.isUndefined(lanes.program.value, count) || lanes.absorbedOverflow(count) else { return nil }
    for lane in 0..<count {
      if case .undefined(let undefined) = value(at: lanes.point(lane), output: output) { return undefined }
    }
    return nil
  }
}

// MARK: Memory

extension Evaluator {
  /// How many kinds of lanes are kept.
  private static let keptLanes = 4

  /// Memory for lanes of a kind, which nobody else writes to.
  mutating func lanes(for purpose: Lanes.Purpose) -> Lanes {
    keptLanes(where: { $0 == purpose }, orFor: { _ in purpose })
  }

  private mutating func lanesForMean(of output: Int, _ varying: [Int]) -> Lanes {
    keptLanes(
      where: { $0.output == output && $0.varying == varying && $0.isMean },
      orFor: { tape in
        let shared = tape.inputs.indices.filter { !varying.contains($0) }
        return Lanes.Purpose(output: output, wanted: shared, varying: varying, changing: varying, isMean: true)
      })
  }

  private mutating func keptLanes(
    where isSought: (Lanes.Purpose) -> Bool, orFor purpose: (Tape) -> Lanes.Purpose
  ) -> Lanes {
    if let index = lanes.firstIndex(where: { isSought($0.purpose) }) {
      if !isKnownUniquelyReferenced(&lanes[index]) {
        lanes[index] = Lanes(tape, lanes[index].purpose, lanes[index].program)
      }
      return lanes[index]
    }
    if lanes.count == Evaluator.keptLanes { lanes.removeFirst() }
    lanes.append(Lanes(tape, purpose(tape)))
    return lanes[lanes.count - 1]
  }
}

extension Lanes {
  /// Runs a tile with its results written straight to lists, the derivatives column after column.
  fileprivate func run(
    _ used: Int, isFirst: Bool, _ values: UnsafeMutableBufferPointer<Double>,
    _ slopes: UnsafeMutableBufferPointer<Double>, at start: Int, of count: Int
  ) {
    guard let value = values.baseAddress else { return }
    // An empty list has no place, and needs none.
    let slope = slopes.baseAddress ?? value
    for (index, row) in program.slopes.enumerated() where row != program.value {
      place(row, at: slope + index * count + start, used)
    }
    run(used, isFirst: isFirst, into: value + start)
    for (index, row) in program.slopes.enumerated() { copy(row, to: slope + index * count + start, used) }
  }

  fileprivate func sumOfValues(_ count: Int) -> Double {
    let row = rows[program.value]
    if !program.varies[program.value] { return row[0] * Double(count) }
    var sum = 0.0
    for lane in 0..<count { sum += row[lane] }
    return sum
  }

  /// What a row of partial sums adds up to.
  fileprivate func total(_ row: Int) -> Double { rows[row].chunk(0).sum() }
}

extension [Double] {
  /// Makes room for so many numbers; allocates only where the count changes.
  mutating func resize(to count: Int) {
    if self.count != count { self = Array(repeating: 0, count: count) }
  }

  fileprivate mutating func fill(with value: Double) { for index in indices { self[index] = value } }
}
