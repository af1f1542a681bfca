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
  /// A direction, zero where nothing is set; missing while it is in use.
  var direction: [Double]?
  /// The memories for many points at once, made when first needed.
  var lanes: [Lanes] = []
  /// The programs of the outputs' gradients, made for those that are asked for again and again.
  private var gradients: [GradientUse] = []
  /// What each output needs, where there are several.
  private var needed: [[Bool]]
  /// What the outputs of the last weighted sum need.
  private var weighted: [Bool] = []

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
    let count = tape.inputs.count
    if gradient.count != count { gradient = Array(repeating: .nan, count: count) }
    if let run = gradientRun(of: output), let value = run.gradient(at: point, into: &gradient) {
      // Corners are looked for in the registers.
      if !tape.kinked.isEmpty { self.run(at: point) }
      return .defined(value)
    }
    run(at: point)
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
    func weight(_ output: Int) -> Double { output < weights.count ? weights[output] : 0 }
    var (sum, last, isWhole, culprit) = (0.0, 0, true, 0)
    for output in tape.outputs.indices {
      if weight(output) == 0 {
        isWhole = false
        continue
      }
      switch evaluation(of: output) {
      case .defined(let value): sum += weight(output) * value
      case .undefined(let undefined):
        for index in 0..<count { gradient[index] = .nan }
        return .undefined(undefined)
      }
      (last, culprit) = (max(last, tape.outputs[output]), output)
    }
    if !isWhole { tape.markNeeds(of: { weight($0) != 0 }, in: &weighted) }
    numbers.runBackward(tape, from: last, isNeeded: isWhole ? nil : weighted) { adjoints in
      for output in tape.outputs.indices where weight(output) != 0 {
        adjoints[tape.outputs[output]] += weight(output)
      }
    }
    if numbers.copyGradient(to: &gradient) { return .defined(sum) }
    culprit = tape.outputs.indices.first { weight($0) != 0 && !numbers.adjoint(tape.outputs[$0]).isFinite } ?? culprit
    return .undefined(tape.missingDerivative(of: tape.outputs[culprit], numbers))
  }

  /// The fused program of a gradient, which takes as long to write as some dozen sweeps take to run: nil at first, and
  /// where the tape is so long that programs would need more memory than it is worth.
  private mutating func gradientRun(of output: Int) -> GradientRun? {
    guard tape.outputs.indices.contains(output), tape.instructionCount <= GradientUse.longest / tape.outputs.count
    else {
      return nil
    }
    if gradients.isEmpty { gradients = Array(repeating: GradientUse(), count: tape.outputs.count) }
    if gradients[output].calls < GradientUse.patience {
      gradients[output].calls += 1
      return nil
    }
    if gradients[output].run == nil || !isKnownUniquelyReferenced(&gradients[output].run) {
      let program = gradients[output].run?.program
      gradients[output].run = GradientRun(
        program ?? FusedProgram(tape, output: tape.outputs[output], by: Array(tape.inputs.indices)))
    }
    return gradients[output].run
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
    if needed[output].isEmpty { tape.markNeeds(of: { $0 == output }, in: &needed[output]) }
    return needed[output]
  }
}

/// How often a gradient was asked for, and its program once that was often.
private struct GradientUse: Sendable {
  static let patience = 8
  /// The longest tape, in instructions, for whose gradients programs are written.
  static let longest = 65_536

  var calls = 0
  var run: GradientRun?
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

  /// Marks the registers that some formulas are computed from.
  func markNeeds(of isWanted: (Int) -> Bool, in isNeeded: inout [Bool]) {
    if isNeeded.count != registerCount { isNeeded = Array(repeating: false, count: registerCount) }
    for register in isNeeded.indices { isNeeded[register] = false }
    for output in outputs.indices where isWanted(output) { isNeeded[outputs[output]] = true }
    for place in stride(from: firstConstant - 1, through: inputs.count, by: -1) where isNeeded[place] {
      forEachOperand(of: code[place - inputs.count]) { isNeeded[$0] = true }
    }
  }
}
