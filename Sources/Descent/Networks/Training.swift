import Calculus

/// A small network on its way through a data set: the same tape, the same optimisers and the same seed as everything here.
package struct Training: Sendable {
  /// What a training is made from.
  package struct Plan: Hashable, Sendable {
    package var data = DataSet.xor
    /// Units of each hidden layer: up to 6 layers of up to 16.
    package var hidden = [4]
    package var activation = Activation.tanh
    /// The loss of two classes; see `usedLoss`.
    package var loss = Loss.binaryCrossEntropy
    package var optimizer = Optimizer(.adam)
    package var rate = 0.03
    package var initialization = Network.Initialization.scaled
    package var isResidual = false
    package var clip: Double?
    /// The examples of a step; nil for all of them.
    package var batch: Int?
    package var exampleCount = 80
    package var seed: UInt64 = 1

    package init() {}

    package static let mostLayers = 6
    package static let mostUnits = 16

    var network: Network {
      let layers = hidden.prefix(Self.mostLayers).map { units in
        Network.Layer(min(units, Self.mostUnits), activation, isResidual: isResidual)
      }
      return Network(inputs: data.inputCount, layers + [Network.Layer(data.outputCount, .identity)])
    }

    /// For a regression always the mean squared error, and for several classes the cross-entropy of their softmax.
    package var usedLoss: Loss {
      data.isRegression
        ? .meanSquaredError : loss != .meanSquaredError && data.classCount > 2 ? .categoricalCrossEntropy : loss
    }
  }

  package let plan: Plan
  package let examples: DataSet.Examples
  package var network: Network { trainer.network }
  private var trainer: NetworkTrainer
  private var whole: Batch
  private var state: OptimizerState
  /// The gradient of the mean loss over all examples, where the parameters stand.
  package private(set) var gradient: [Double] = []
  /// From the start to now, one a step; not finite once the training has got away.
  package private(set) var losses: [Double] = []

  package var parameters: [Double] { state.point }
  package var step: Int { state.step }
  package var loss: Double { losses.last ?? .nan }
  package var hasDiverged: Bool { !loss.isFinite }

  package init(_ plan: Plan) {
    self.plan = plan
    examples = plan.data.examples(plan.exampleCount, seed: plan.seed)
    let network = plan.network
    trainer = network.trainer(loss: plan.usedLoss)
    whole = trainer.batch(inputs: examples.inputs, targets: plan.data.columns(examples.targets))
    var generator = SplitMix64(seed: plan.seed &+ 1)
    state = plan.optimizer.start(at: network.initialParameters(using: &generator, plan.initialization))
    look()
  }

  /// Takes one step; nothing happens any more once the loss is no number.
  package mutating func advance() {
    guard !hasDiverged else { return }
    let seen = Conditions(clip: plan.clip).seen(batchGradient(), at: step)
    state = plan.optimizer.step(state, gradient: seen, rate: plan.rate)
    look()
  }

  package mutating func advance(steps: Int) { for _ in 0..<max(steps, 0) where !hasDiverged { advance() } }

  /// The gradient that a step takes: of all examples, or of some drawn anew for each step.
  private mutating func batchGradient() -> [Double] {
    guard let count = plan.batch, count < examples.count else { return gradient }
    var generator = SplitMix64(seed: plan.seed ^ UInt64(truncatingIfNeeded: step) &* 0x9E37_79B9_7F4A_7C15)
    let chosen = (0..<max(count, 1)).map { _ in Int.random(in: 0..<examples.count, using: &generator) }
    var result: [Double] = []
    _ = trainer.meanGradient(
      at: parameters, inputs: examples.inputs.map { column in chosen.map { column[$0] } },
      targets: plan.data.columns(chosen.map { examples.targets[$0] }), into: &result)
    return result
  }

  private mutating func look() {
    losses.append(trainer.meanGradient(at: parameters, over: whole, into: &gradient).value ?? .nan)
  }

  // MARK: What it has learned

  /// The network's first output at some points: a logit for a class, a number for a regression.
  package func outputs(inputs: [[Double]]) -> [Double] { allOutputs(inputs: inputs).first ?? [] }

  private func allOutputs(inputs: [[Double]]) -> [[Double]] {
    var trainer = trainer
    return trainer.outputs(at: parameters, inputs: inputs)
  }

  /// The class that the network chooses at some points.
  package func classes(inputs: [[Double]]) -> [Int] {
    let outputs = allOutputs(inputs: inputs)
    if outputs.count > 1 {
      return (outputs.first?.indices ?? 0..<0).map { place in
        outputs.indices.max { outputs[$0][place] < outputs[$1][place] } ?? 0
      }
    }
    let border = plan.loss == .meanSquaredError ? 0.5 : 0
    return (outputs.first ?? []).map { $0 > border ? 1 : 0 }
  }

  /// The same over a grid, row by row from the lowest y.
  package func classes(columns: Int, rows: Int) -> [Int] { classes(inputs: grid(columns, rows)) }

  private func grid(_ columns: Int, _ rows: Int) -> [[Double]] {
    let (x, y) = (SampleAxis(plan.data.box.x, count: columns), SampleAxis(plan.data.box.y, count: rows))
    let places = (0..<rows).flatMap { row in (0..<columns).map { (x[$0], y[row]) } }
    return [places.map(\.0), places.map(\.1)]
  }

  /// The share of examples on the right side; nil for a regression.
  package var accuracy: Double? {
    guard !plan.data.isRegression else { return nil }
    let right = zip(classes(inputs: examples.inputs), examples.targets).count { Double($0) == $1 }
    return Double(right) / Double(max(examples.count, 1))
  }

  /// The output over a grid, as probability of class 1; what a map of the decision is drawn from.
  package func decision(columns: Int, rows: Int) -> [Double] {
    let logits = outputs(inputs: grid(columns, rows))
    return plan.loss == .meanSquaredError ? logits : logits.map { Double.apply(.sigmoid, $0) }
  }
}

extension DataSet {
  /// Targets as a column for each output: of several classes a one among zeros.
  func columns(_ targets: [Double]) -> [[Double]] {
    outputCount == 1 ? [targets] : (0..<outputCount).map { output in targets.map { $0 == Double(output) ? 1 : 0 } }
  }
}
