/// A tape with the memory to run it in: repeated calls allocate nothing.
///
/// A value: copies run independently, one in each task. Points list their coordinates in the order of `tape.inputs`;
/// a coordinate that is missing is undefined, one too many is ignored.
package struct Evaluator: Sendable {
  package let tape: Tape
  var numbers: Workspace<Double>
  /// The memory for second derivatives, made when first needed.
  var duals: Workspace<Dual<Double>>?
  /// The memory for many points at once, made when first needed.
  var lanes: Lanes?

  init(_ tape: Tape) {
    self.tape = tape
    numbers = Workspace(tape)
  }

  /// The value of one formula at a point.
  package mutating func value(at point: [Double], output: Int = 0) -> Evaluation<Double> {
    run(at: point)
    return evaluation(of: output)
  }

  /// The values of all formulas at a point.
  package mutating func values(at point: [Double]) -> [Evaluation<Double>] {
    run(at: point)
    return tape.outputs.indices.map { evaluation(of: $0) }
  }

  /// The value of one formula, and its gradient in the order of `tape.inputs`.
  ///
  /// Where the value exists but the gradient does not, the result is undefined with the reason `noDerivative`, and the
  /// partial derivatives that are missing are NaN or infinite.
  package mutating func gradient(
    at point: [Double], output: Int = 0, into gradient: inout [Double]
  ) -> Evaluation<Double> {
    run(at: point)
    let count = tape.inputs.count
    if gradient.count != count { gradient = Array(repeating: .nan, count: count) }
    let evaluation = evaluation(of: output)
    if case .undefined = evaluation {
      for index in 0..<count { gradient[index] = .nan }
      return evaluation
    }
    numbers.runBackward(tape, from: tape.outputs[output])
    return numbers.copyGradient(to: &gradient) ? evaluation : .undefined(missingDerivative(of: output))
  }

  /// Fills the registers.
  private mutating func run(at point: [Double]) { numbers.runForward(tape, at: point, missing: .nan) }

  private func evaluation(of output: Int) -> Evaluation<Double> {
    guard tape.outputs.indices.contains(output) else {
      return .undefined(Undefined(cause: .undefined, reason: .nowhereDefined))
    }
    let value = numbers[tape.outputs[output]]
    if value.isFinite, !overflowMatters(for: output) { return .defined(value) }
    return .undefined(tape.cause(at: tape.outputs[output], numbers))
  }

  private func missingDerivative(of output: Int) -> Undefined {
    tape.missingDerivative(of: tape.outputs[output], numbers)
  }
}

extension Tape {
  /// Memory to run the tape in, for repeated calls.
  package func evaluator() -> Evaluator { Evaluator(self) }

  /// The value of one formula at a point. For repeated calls take an `evaluator`.
  package func value(at point: [Double], output: Int = 0) -> Evaluation<Double> {
    var evaluator = evaluator()
    return evaluator.value(at: point, output: output)
  }

  /// The gradient of one formula at a point, in the order of `inputs`.
  package func gradient(at point: [Double], output: Int = 0) -> Evaluation<[Double]> {
    var evaluator = evaluator()
    var gradient: [Double] = []
    return switch evaluator.gradient(at: point, output: output, into: &gradient) {
    case .defined: .defined(gradient)
    case .undefined(let undefined): .undefined(undefined)
    }
  }
}
