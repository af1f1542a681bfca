/// Values and gradients at many points: equal to the last bit to what `value` and `gradient` give at each; NaN or infinite
/// where there are none.
extension Evaluator {
  /// The values of a formula over a batch.
  ///
  /// - Parameter point: the coordinates that all points share; those of the inputs that vary are passed over.
  package mutating func values(over batch: Batch, at point: [Double], output: Int = 0, into values: inout [Double]) {
    values.resize(to: batch.count)
    forEachBlock(
      batch.count, varying: batch.inputs, at: point,
      fill: { Evaluator.fill(&$0, batch, $1, $2) },
      body: { evaluator, lanes, start, count in
        evaluator.copyValues(lanes, output, start, count, to: &values)
      })
  }

  /// The values of a formula over a batch, and its derivatives by the inputs that vary: by the first of them at all
  /// points, then by the second, …
  ///
  /// Where there is no value, or no derivative, the derivatives are NaN or infinite.
  package mutating func gradients(
    over batch: Batch, at point: [Double], output: Int = 0, values: inout [Double], into slopes: inout [Double]
  ) {
    values.resize(to: batch.count)
    slopes.resize(to: batch.count * batch.inputs.count)
    forEachBlock(
      batch.count, varying: batch.inputs, at: point,
      fill: { Evaluator.fill(&$0, batch, $1, $2) },
      body: { evaluator, lanes, start, count in
        guard evaluator.tape.outputs.indices.contains(output) else {
          evaluator.copyValues(lanes, output, start, count, to: &values)
          return
        }
        lanes.runBackward(evaluator.tape, from: evaluator.tape.outputs[output], count: count, seed: 1)
        for (index, input) in batch.inputs.enumerated() where input < evaluator.tape.inputs.count {
          lanes.copySlopes(input, count, to: &slopes, from: index * batch.count + start)
        }
        evaluator.copyValues(lanes, output, start, count, to: &values)
        for lane in 0..<count where !values[start + lane].isFinite {
          for index in batch.inputs.indices { slopes[index * batch.count + start + lane] = .nan }
        }
      })
  }

  /// The mean of a formula over a batch, and the gradient of the mean by the inputs that the points share, in their order:
  /// the loss of a mini-batch and the gradient of the weights.
  ///
  /// Undefined where the formula has no value at some point, or no derivative.
  package mutating func meanGradient(
    over batch: Batch, at point: [Double], output: Int = 0, into gradient: inout [Double]
  ) -> Evaluation<Double> {
    let shared = prepareLanes(varying: batch.inputs, changing: batch.inputs)
    gradient.resize(to: shared.count)
    for index in gradient.indices { gradient[index] = 0 }
    guard tape.outputs.indices.contains(output), batch.count > 0 else {
      return .undefined(Undefined(cause: .undefined, reason: .nowhereDefined))
    }
    var sum = 0.0
    var trouble: Undefined?
    let weight = 1 / Double(batch.count)
    forEachBlock(
      batch.count, varying: batch.inputs, at: point,
      fill: { Evaluator.fill(&$0, batch, $1, $2) },
      body: { evaluator, lanes, _, count in
        if trouble != nil { return }
        trouble = evaluator.trouble(in: lanes, output, count)
        if trouble != nil { return }
        let register = evaluator.tape.outputs[output]
        for lane in 0..<count { sum += lanes.value(register, lane: lane) }
        lanes.runBackward(evaluator.tape, from: register, count: count, seed: weight)
        for (index, input) in shared.enumerated() { gradient[index] += lanes.sumOfSlopes(input) }
      })
    if let trouble { return .undefined(trouble) }
    if gradient.allSatisfy(\.isFinite) { return .defined(sum * weight) }
    return .undefined(Undefined(cause: tape.expression(of: tape.outputs[output]), reason: .noDerivative))
  }

  private static func fill(_ lanes: inout Lanes, _ batch: Batch, _ start: Int, _ count: Int) {
    for (index, input) in batch.inputs.enumerated() {
      lanes.fillInput(input) { lanes in
        batch.columns[index].withUnsafeBufferPointer { column in
          if let source = column.baseAddress { lanes.update(from: source + start, count: count) }
        }
      }
    }
  }

  /// Runs the tape forward block by block.
  ///
  /// - Parameters:
  ///   - fill: sets the inputs that vary in the first lanes, from a point on.
  ///   - body: takes what came out.
  @inline(__always)
  mutating func forEachBlock(
    _ count: Int, varying: [Int], at point: [Double],
    fill: (_ lanes: inout Lanes, _ start: Int, _ count: Int) -> Void,
    body: (_ evaluator: inout Evaluator, _ lanes: inout Lanes, _ start: Int, _ count: Int) -> Void
  ) {
    prepareLanes(varying: varying, changing: varying)
    // Out of the evaluator while it runs, so that it stays unique.
    guard var lanes = lanes.take() else { return }
    for input in tape.inputs.indices { lanes.setInput(input, to: input < point.count ? point[input] : .nan) }
    for start in stride(from: 0, to: count, by: lanes.width) {
      let used = min(lanes.width, count - start)
      fill(&lanes, start, used)
      lanes.padInputs(after: used)
      lanes.runForward(tape, count: used, isFirst: start == 0)
      body(&self, &lanes, start, used)
    }
    self.lanes = lanes
  }

  /// Sees to it that there is memory for lanes; the inputs that the points share.
  @discardableResult
  mutating func prepareLanes(varying: [Int], changing: [Int]) -> [Int] {
    if let lanes, lanes.varyingInputs == varying, lanes.changingInputs == changing { return lanes.sharedInputs }
    let lanes = Lanes(tape, varying: varying, changing: changing)
    self.lanes = lanes
    return lanes.sharedInputs
  }

  /// Copies the values of a block, those again that an overflow on the way may have spoiled.
  mutating func copyValues(_ lanes: Lanes, _ output: Int, _ start: Int, _ count: Int, to values: inout [Double]) {
    guard tape.outputs.indices.contains(output) else {
      for index in start..<start + count { values[index] = .nan }
      return
    }
    lanes.copy(lanes.values, tape.outputs[output], count: count, to: &values, from: start)
    guard lanes.absorbedOverflow(tape, count: count) else { return }
    for lane in 0..<count { values[start + lane] = value(at: lanes.point(lane), output: output).value ?? .nan }
  }

  /// Why there is no value at some point of a block.
  private mutating func trouble(in lanes: Lanes, _ output: Int, _ count: Int) -> Undefined? {
    let register = tape.outputs[output]
    let isSpoiled = lanes.absorbedOverflow(tape, count: count)
    for lane in 0..<count where isSpoiled || !lanes.value(register, lane: lane).isFinite {
      if case .undefined(let undefined) = value(at: lanes.point(lane), output: output) { return undefined }
    }
    return nil
  }
}

extension Lanes {
  /// Copies the adjoints of an input in the first lanes.
  fileprivate func copySlopes(_ input: Int, _ count: Int, to list: inout [Double], from start: Int) {
    if isFresh[input] {
      for index in start..<start + count { list[index] = 0 }
    } else {
      copy(adjoints, input, count: count, to: &list, from: start)
    }
  }

  /// The adjoint of an input that all points share.
  fileprivate func sumOfSlopes(_ input: Int) -> Double {
    isFresh[input] ? 0 : adjoints[Int(rows[input].start)].sum()
  }
}

extension [Double] {
  /// Makes room for so many numbers; allocates only where the count changes.
  mutating func resize(to count: Int) {
    if self.count != count { self = Array(repeating: 0, count: count) }
  }
}
