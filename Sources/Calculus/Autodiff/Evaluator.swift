/// A tape with the memory to run it in: repeated calls allocate nothing, as long as results go into lists that are kept.
///
/// A value: copies run independently, one in each task. Points list their coordinates in the order of `tape.inputs`;
/// a coordinate that is missing is undefined, one too many is ignored.
package struct Evaluator: Sendable {
  package let tape: Tape
  var numbers: Workspace<Double>
  /// The memory for second derivatives, made when first needed.
  var duals: Workspace<Dual<Double>>?
  /// The memory for Taylor series, made when first needed.
  var series: Workspace<TaylorSeries>?
  /// The memory for many points at once, made when first needed.
  var lanes: Lanes?
  /// What each output needs, where there are several.
  private var needed: [[Bool]]

  init(_ tape: Tape) {
    self.tape = tape
    numbers = Workspace(tape)
    needed = tape.outputs.count > 1 ? Array(repeating: [], count: tape.outputs.count) : []
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
    let register = tape.outputs[output]
    numbers.runBackward(tape, from: register, isNeeded: needs(of: output)) { $0[register] = 1 }
    return numbers.copyGradient(to: &gradient) ? evaluation : .undefined(tape.missingDerivative(of: register, numbers))
  }

  /// The gradient of a weighted sum of the formulas, in the order of `tape.inputs`: the transposed Jacobian times a
  /// vector, by one sweep backward. Formulas whose weight is zero, or missing, need have no value.
  ///
  /// - Returns: the weighted sum itself.
  package mutating func gradient(
    at point: [Double], weights: [Double], into gradient: inout [Double]
  ) -> Evaluation<Double> {
    run(at: point)
    let count = tape.inputs.count
    if gradient.count != count { gradient = Array(repeating: .nan, count: count) }
    let heavy = tape.outputs.indices.filter { $0 < weights.count && weights[$0] != 0 }
    var sum = 0.0
    for output in heavy {
      switch evaluation(of: output) {
      case .defined(let value): sum += weights[output] * value
      case .undefined(let undefined):
        for index in 0..<count { gradient[index] = .nan }
        return .undefined(undefined)
      }
    }
    let last = heavy.reduce(0) { max($0, tape.outputs[$1]) }
    let isNeeded = heavy.count == tape.outputs.count ? nil : tape.needs(of: heavy)
    numbers.runBackward(tape, from: last, isNeeded: isNeeded) { adjoints in
      for output in heavy { adjoints[tape.outputs[output]] += weights[output] }
    }
    if numbers.copyGradient(to: &gradient) { return .defined(sum) }
    let culprit = heavy.first { !numbers.adjoint(tape.outputs[$0]).isFinite } ?? heavy.first ?? 0
    return .undefined(tape.missingDerivative(of: tape.outputs[culprit], numbers))
  }

  /// Fills the registers.
  private mutating func run(at point: [Double]) { numbers.runForward(tape, at: point, missing: .nan) }

  func evaluation(of output: Int) -> Evaluation<Double> {
    guard tape.outputs.indices.contains(output) else {
      return .undefined(Undefined(cause: .undefined, reason: .nowhereDefined))
    }
    let value = numbers[tape.outputs[output]]
    if value.isFinite, !overflowMatters(for: output) { return .defined(value) }
    return .undefined(tape.cause(at: tape.outputs[output], numbers))
  }

  /// The registers that a formula needs; nil where they all do.
  mutating func needs(of output: Int) -> [Bool]? {
    if needed.isEmpty { return nil }
    if needed[output].isEmpty { needed[output] = tape.needs(of: [output]) }
    return needed[output]
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

  /// Which registers some formulas are computed from.
  func needs(of wanted: [Int]) -> [Bool] {
    var isNeeded = Array(repeating: false, count: registerCount)
    var last = 0
    for output in wanted {
      isNeeded[outputs[output]] = true
      last = max(last, outputs[output])
    }
    for place in stride(from: min(last, firstConstant - 1), through: inputs.count, by: -1) where isNeeded[place] {
      for operand in operands(of: code[place - inputs.count]) { isNeeded[operand] = true }
    }
    return isNeeded
  }
}
