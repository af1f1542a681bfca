/// Second derivatives: the gradient's own sweep, run over dual numbers. Each register then bears its rate of change along
/// a direction, and so does each adjoint: forward mode over reverse mode (Christianson 1992, Pearlmutter 1994).
extension Evaluator {
  /// The derivative of a formula along a direction, by a pass forward alone.
  package mutating func directional(
    at point: [Double], along direction: [Double], output: Int = 0
  ) -> Evaluation<Double> {
    let value = value(at: point, output: output)
    guard case .defined = value else { return value }
    let work = takeDuals(at: point, along: direction)
    defer { duals = work }
    let slope = work[tape.outputs[output]].tangent
    return slope.isFinite ? .defined(slope) : .undefined(withoutDerivative(output))
  }

  /// The Jacobian times a vector: the derivatives of all formulas along a direction, by one pass forward.
  package mutating func jacobian(
    at point: [Double], times direction: [Double], into product: inout [Double]
  ) -> Evaluation<Void> {
    if let undefined = firstUndefined(at: point) { return .undefined(undefined) }
    let work = takeDuals(at: point, along: direction)
    defer { duals = work }
    product.resize(to: tape.outputs.count)
    for (index, register) in tape.outputs.enumerated() { product[index] = work[register].tangent }
    return product.firstIndex { !$0.isFinite }.map { .undefined(withoutDerivative($0)) } ?? .defined(())
  }

  /// The Hessian times a vector, at the cost of a few gradients.
  package mutating func hessian(
    at point: [Double], times direction: [Double], output: Int = 0, into product: inout [Double]
  ) -> Evaluation<Void> {
    if case .undefined(let undefined) = value(at: point, output: output) { return .undefined(undefined) }
    var work = takeDuals(at: point, along: direction)
    let register = tape.outputs[output]
    work.runBackward(tape, from: register, isNeeded: needs(of: output)) { $0[register] = 1 }
    defer { duals = work }
    product.resize(to: tape.inputs.count)
    var isFinite = true
    for index in product.indices {
      product[index] = work.adjoint(index).tangent
      isFinite = isFinite && product[index].isFinite
    }
    return isFinite ? .defined(()) : .undefined(withoutDerivative(output))
  }

  /// The Hessian times a vector.
  package mutating func hessian(
    at point: [Double], times direction: [Double], output: Int = 0
  ) -> Evaluation<[Double]> {
    var product: [Double] = []
    return switch hessian(at: point, times: direction, output: output, into: &product) {
    case .defined: .defined(product)
    case .undefined(let undefined): .undefined(undefined)
    }
  }

  /// The matrix of second derivatives, a row for each input; exactly symmetric.
  package mutating func hessian(at point: [Double], output: Int = 0) -> Evaluation<[[Double]]> {
    var rows: [[Double]] = []
    return switch hessian(at: point, output: output, into: &rows) {
    case .defined: .defined(rows)
    case .undefined(let undefined): .undefined(undefined)
    }
  }

  /// The same into a matrix that is kept from call to call.
  package mutating func hessian(
    at point: [Double], output: Int = 0, into rows: inout [[Double]]
  ) -> Evaluation<Void> {
    rows.resize(to: tape.inputs.count, tape.inputs.count)
    return forEachDirection { evaluator, input, direction in
      if case .undefined(let undefined) = evaluator.hessian(
        at: point, times: direction, output: output, into: &rows[input])
      {
        return undefined
      }
      for column in 0..<input { rows[input][column] = rows[column][input] }
      return nil
    }
  }

  /// The matrix of first derivatives: a row for each formula, a column for each input. Column by column forward where
  /// there are fewer inputs than formulas, row by row backward otherwise.
  package mutating func jacobian(at point: [Double]) -> Evaluation<[[Double]]> {
    var rows: [[Double]] = []
    return switch jacobian(at: point, into: &rows) {
    case .defined: .defined(rows)
    case .undefined(let undefined): .undefined(undefined)
    }
  }

  /// The same into a matrix that is kept from call to call.
  package mutating func jacobian(at point: [Double], into rows: inout [[Double]]) -> Evaluation<Void> {
    rows.resize(to: tape.outputs.count, tape.inputs.count)
    if tape.inputs.count < tape.outputs.count { return jacobianByColumns(at: point, into: &rows) }
    for output in rows.indices {
      if case .undefined(let undefined) = gradient(at: point, output: output, into: &rows[output]) {
        return .undefined(undefined)
      }
    }
    return .defined(())
  }

  private mutating func jacobianByColumns(at point: [Double], into rows: inout [[Double]]) -> Evaluation<Void> {
    if let undefined = firstUndefined(at: point) { return .undefined(undefined) }
    return forEachDirection { evaluator, input, direction in
      let work = evaluator.takeDuals(at: point, along: direction)
      defer { evaluator.duals = work }
      for (output, register) in evaluator.tape.outputs.enumerated() {
        rows[output][input] = work[register].tangent
        if !rows[output][input].isFinite { return evaluator.withoutDerivative(output) }
      }
      return nil
    }
  }

  /// Goes through the directions of the inputs, with a list that is kept, until something is undefined.
  @inline(__always)
  private mutating func forEachDirection(
    _ body: (inout Evaluator, _ input: Int, _ direction: [Double]) -> Undefined?
  ) -> Evaluation<Void> {
    // Out of the evaluator while it is used, so that it stays unique.
    var direction = direction.take() ?? Array(repeating: 0, count: tape.inputs.count)
    defer { self.direction = direction }
    for input in tape.inputs.indices {
      direction[input] = 1
      let undefined = body(&self, input, direction)
      direction[input] = 0
      if let undefined { return .undefined(undefined) }
    }
    return .defined(())
  }

  /// Why some formula has no value.
  private mutating func firstUndefined(at point: [Double]) -> Undefined? {
    numbers.runForward(tape, at: point, missing: .nan)
    for output in tape.outputs.indices {
      if case .undefined(let undefined) = evaluation(of: output) { return undefined }
    }
    return nil
  }

  func withoutDerivative(_ output: Int) -> Undefined {
    Undefined(cause: tape.expression(of: tape.outputs[output]), reason: .noDerivative)
  }

  /// The memory for duals, after a run forward. The caller gives it back, so that it stays unique.
  private mutating func takeDuals(at point: [Double], along direction: [Double]) -> Workspace<Dual<Double>> {
    var work = duals.take() ?? Workspace(tape)
    work.runForward(tape, missing: Dual(.nan)) { index in
      index < point.count ? Dual(point[index], index < direction.count ? direction[index] : 0) : nil
    }
    return work
  }
}

extension [[Double]] {
  /// Makes a matrix; allocates only where its shape changes.
  fileprivate mutating func resize(to rows: Int, _ columns: Int) {
    if count != rows { self = Array(repeating: [], count: rows) }
    for row in indices { self[row].resize(to: columns) }
  }
}

extension Tape {
  /// The matrix of second derivatives of one formula at a point.
  package func hessian(at point: [Double], output: Int = 0) -> Evaluation<[[Double]]> {
    var evaluator = evaluator()
    return evaluator.hessian(at: point, output: output)
  }

  /// The matrix of first derivatives of all formulas at a point: a row for each formula.
  package func jacobian(at point: [Double]) -> Evaluation<[[Double]]> {
    var evaluator = evaluator()
    return evaluator.jacobian(at: point)
  }
}
