import Calculus

/// What an author says of a descent after some steps: `momentum 20: x = 0.5, loss = 0.25`.
struct Checkpoint: Hashable, Sendable {
  struct Value: Hashable, Sendable {
    /// A variable, or `loss`.
    var name: String
    /// The number as it is written: its digits say how near it has to be.
    var number: SourceLine
  }

  /// Whose steps; `nil` for the first runner.
  var runner: OptimizerChoice?
  var steps: Int
  var values: [Value]
  var range: SourceRange

  init(_ source: SourceLine) throws(Diagnostic) {
    let failure = Diagnostic(.badCheckpoint(source.text), at: source.range)
    guard let (label, rest) = source.halves(at: ":"), let count = label.words.last else { throw failure }
    steps = try count.count(in: 0...Schema.mostSteps)
    if let (before, _) = label.lastHalves(at: " ") { runner = try before.optimizer() }
    values = try rest.parts(at: ",").map { part throws(Diagnostic) in
      guard let (name, number) = part.halves(at: "="), Double(number.text) != nil else { throw failure }
      return Value(name: Symbol(reading: name.text).name, number: number)
    }
    range = source.range
  }
}

extension DescentBlock {
  /// What is wrong with what the author says of it.
  var refutations: [Diagnostic] {
    checkpoints.flatMap { checkpoint -> [Diagnostic] in
      guard let runner = runner(checkpoint.runner) else { return [Diagnostic(.noSuchRunner, at: checkpoint.range)] }
      let run = DescentRun(
        loss: loss.expression, variables: variables, start: start.map { $0.value.number64 ?? .nan },
        optimizer: runner.optimizer, rate: runner.rate ?? rate ?? runner.optimizer.method.row.usualRate)
      let state = run.state(after: checkpoint.steps)
      return checkpoint.values.compactMap { value in
        let index = variables.firstIndex { $0.name == value.name }
        guard index != nil || value.name == "loss" else {
          return Diagnostic(
            .unknownVariable(value.name, known: variables.map(\.name) + ["loss"]), at: value.number.range)
        }
        guard let state else { return Diagnostic(.claimFalse("undefined", value.number.text), at: value.number.range) }
        let actual = index.map { state.position[$0] } ?? state.loss
        guard let claimed = Double(value.number.text), let tolerance = value.number.text[...].rounding,
          (actual - claimed).magnitude > tolerance * (1 + 1e-9)
        else { return nil }
        return Diagnostic(
          .claimFalse(actual.text(significantDigits: 10), value.number.text), at: value.number.range)
      }
    }
  }

  /// The runner that is meant: the first with that optimiser, those settings and, where it is said, that rate.
  private func runner(_ choice: OptimizerChoice?) -> OptimizerChoice? {
    guard let choice else { return optimizers.first }
    return optimizers.first { runner in
      runner.optimizer.method == choice.optimizer.method && (choice.rate == nil || runner.rate == choice.rate)
    }
  }
}
