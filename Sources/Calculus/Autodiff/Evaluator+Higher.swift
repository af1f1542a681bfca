/// Second derivatives: the gradient's own sweep, run over dual numbers. Each register then bears its rate of change along
/// a direction, and so does each adjoint: forward mode over reverse mode (Christianson 1992, Pearlmutter 1994).
extension Evaluator {
  /// The derivative of a formula along a direction, by a pass forward alone: the Jacobian times a vector.
  package mutating func directional(
    at point: [Double], along direction: [Double], output: Int = 0
  ) -> Evaluation<Double> {
    let value = value(at: point, output: output)
    guard case .defined = value else { return value }
    let work = takeDuals(at: point, along: direction)
    defer { duals = work }
    let slope = work[tape.outputs[output]].tangent
    return slope.isFinite
      ? .defined(slope) : .undefined(Undefined(cause: expression(of: output), reason: .noDerivative))
  }

  /// The Hessian times a vector, at the cost of a few gradients.
  package mutating func hessian(
    at point: [Double], times direction: [Double], output: Int = 0
  ) -> Evaluation<[Double]> {
    if case .undefined(let undefined) = value(at: point, output: output) { return .undefined(undefined) }
    var work = takeDuals(at: point, along: direction)
    work.runBackward(tape, from: tape.outputs[output])
    defer { duals = work }
    let product = tape.inputs.indices.map { work.adjoint($0).tangent }
    return product.allSatisfy(\.isFinite)
      ? .defined(product) : .undefined(Undefined(cause: expression(of: output), reason: .noDerivative))
  }

  /// The matrix of second derivatives, a row for each input; exactly symmetric.
  package mutating func hessian(at point: [Double], output: Int = 0) -> Evaluation<[[Double]]> {
    var rows: [[Double]] = []
    var direction = Array(repeating: 0.0, count: tape.inputs.count)
    for row in tape.inputs.indices {
      direction[row] = 1
      switch hessian(at: point, times: direction, output: output) {
      case .defined(let values): rows.append(values)
      case .undefined(let undefined): return .undefined(undefined)
      }
      direction[row] = 0
      for column in 0..<row { rows[row][column] = rows[column][row] }
    }
    return .defined(rows)
  }

  /// The matrix of first derivatives: a row for each formula, a column for each input.
  package mutating func jacobian(at point: [Double]) -> Evaluation<[[Double]]> {
    var rows: [[Double]] = []
    var row: [Double] = []
    for output in tape.outputs.indices {
      if case .undefined(let undefined) = gradient(at: point, output: output, into: &row) {
        return .undefined(undefined)
      }
      rows.append(row)
    }
    return .defined(rows)
  }

  private func expression(of output: Int) -> Expression { tape.expression(of: tape.outputs[output]) }

  /// The memory for duals, after a run forward. The caller gives it back, so that it stays unique.
  private mutating func takeDuals(at point: [Double], along direction: [Double]) -> Workspace<Dual<Double>> {
    var work = duals.take() ?? Workspace(tape)
    let inputs = point.indices.map { Dual(point[$0], $0 < direction.count ? direction[$0] : 0) }
    work.runForward(tape, at: inputs, missing: Dual(.nan))
    return work
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
