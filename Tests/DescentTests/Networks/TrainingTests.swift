import Calculus
import Testing

@testable import Descent

@Suite struct TrainingTests {
  @Test(arguments: DataSet.allCases) func dataSetsComeFromTheirSeed(data: DataSet) {
    let examples = data.examples(60, seed: 5)
    #expect(examples.count == 60)
    #expect(examples.inputs.count == data.inputCount)
    #expect(examples == data.examples(60, seed: 5))
    #expect(examples != data.examples(60, seed: 6))
    if !data.isRegression {
      #expect(examples.targets.count { $0 == 1 } == 60 / data.classCount)
      #expect(Set(examples.targets) == Set((0..<data.classCount).map { Double($0) }))
      for column in examples.inputs { #expect(column.allSatisfy { $0.magnitude < 1.8 }) }
    }
  }

  @Test(arguments: 1...20) func xorIsLearnedByFourTanhUnits(seed: Int) {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.activation, plan.exampleCount) = (.xor, [4], .tanh, 32)
    (plan.rate, plan.seed) = (0.1, UInt64(seed))
    var training = Training(plan)
    training.advance(steps: 250)
    // Seed 7 is stuck: see below.
    if seed != 7 { #expect(training.accuracy == 1, "seed \(seed): loss \(training.loss)") }
  }

  /// Why seed 7 does not learn XOR: two of the four corners are told apart, and the other two get the same output, for
  /// which ½ is best; these cost ln 2 each, half of all points. The loss comes down to (ln 2)/2 and never below, weights
  /// grow, tanh saturates, and the gradient dies away: a valley that only gets flatter. The Hessian says that no way out
  /// was missed: along its most falling direction a step of length 1 would win less than a hundred-thousandth.
  @Test func theSeedThatFailsIsStuckOnAPlateau() throws {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.activation, plan.exampleCount) = (.xor, [4], .tanh, 32)
    (plan.rate, plan.seed) = (0.1, 7)
    var training = Training(plan)
    training.advance(steps: 1_000)
    let floor = Double.apply(.ln, 2) / 2
    #expect(training.loss > floor && training.loss < floor + 1e-4, "\(training.loss)")
    #expect(training.gradient.norm < 1e-4, "\(training.gradient.norm)")
    let eigenvalues = hessian(of: training).eigenvalues.sorted()
    let (least, most) = (try #require(eigenvalues.first), try #require(eigenvalues.last))
    #expect(least > -1e-5 && most > 0.5, "\(eigenvalues)")
    #expect(eigenvalues.count { $0 > 1e-3 } == 1, "flat in all directions but one: \(eigenvalues)")
    // Of the corners with one output the logits are all but zero, of the others far from it.
    let logits = training.outputs(inputs: training.examples.inputs)
    #expect(logits.count { $0.magnitude < 0.01 } == 16 && logits.count { $0.magnitude > 5 } == 16, "\(logits)")
  }

  /// By central differences of the tape's gradient.
  private func hessian(of training: Training) -> [[Double]] {
    var trainer = training.plan.network.trainer(loss: training.plan.usedLoss)
    let step = 1e-5
    func gradient(_ index: Int, _ step: Double) -> [Double] {
      var (point, result) = (training.parameters, [Double]())
      point[index] += step
      _ = trainer.meanGradient(
        at: point, inputs: training.examples.inputs, targets: [training.examples.targets], into: &result)
      return result
    }
    let rows = training.parameters.indices.map { index in
      zip(gradient(index, step), gradient(index, -step)).map { ($0 - $1) / (2 * step) }
    }
    return rows.indices.map { row in rows.indices.map { (rows[row][$0] + rows[$0][row]) / 2 } }
  }

  private func deep(_ activation: Activation, isResidual: Bool = false, _ seed: UInt64) -> Training {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.activation) = (.circles, Array(repeating: 8, count: 6), activation)
    (plan.isResidual, plan.seed, plan.exampleCount) = (isResidual, seed, 32)
    return Training(plan)
  }

  @Test(arguments: [UInt64(1), 2, 3]) func gradientsVanishInSixSigmoidLayersAndAreCured(seed: UInt64) {
    let sick = deep(.sigmoid, seed).layers.gradientRatio
    #expect(sick < 1e-3, "seed \(seed): \(sick)")
    let residual = deep(.sigmoid, isResidual: true, seed).layers.gradientRatio
    #expect(residual > 0.1, "seed \(seed): \(residual)")
    let tanh = deep(.tanh, seed).layers.gradientRatio
    #expect(tanh > 0.1, "seed \(seed): \(tanh)")
  }

  /// The hand-made sums of a layer lead to the same outputs and gradients as the tape.
  @Test(arguments: [Activation.tanh, .relu, .sigmoid, .gelu]) func aNeuronAgreesWithTheTape(activation: Activation)
    throws
  {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.activation, plan.isResidual) = (.moons, [5, 5], activation, true)
    (plan.optimizer, plan.exampleCount) = (Optimizer(.gradientDescent), 1)
    let training = Training(plan)
    let output = try #require(training.neuron(layer: 2, unit: 0, example: 0))
    let example = training.examples[0]
    let reached = training.outputs(inputs: example.inputs.map { [$0] })[0]
    #expect(abs(output.value - reached) < 1e-12)
    // With the logit z the derivative of the cross-entropy is σ(z) − t.
    let expected = Double.apply(.sigmoid, reached) - example.target
    #expect(abs(output.adjoint - expected) < 1e-12)
    // A plain step moves a weight by −η times adjoint times input.
    for (step, input) in zip(output.weightSteps, output.inputs) {
      #expect(abs(step + plan.rate * output.adjoint * input) < 1e-12)
    }
    #expect(training.neuron(layer: 9, unit: 0, example: 0) == nil)
  }

  /// Three classes: the loss is the cross-entropy of a softmax, whose adjoint at each output is its share less the target.
  @Test(arguments: [DataSet.threeBlobs, .threeArms]) func threeClassesAreLearnedBySoftmax(data: DataSet) throws {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.exampleCount, plan.rate) = (data, data == .threeArms ? [12] : [6], 60, 0.1)
    var training = Training(plan)
    #expect(plan.usedLoss == .categoricalCrossEntropy && training.network.outputs.count == 3)
    let logits = try (0..<3).map { try #require(training.neuron(layer: 1, unit: $0, example: 4)).value }
    let whole = logits.reduce(0) { $0 + Double.apply(.exp, $1) }
    for unit in 0..<3 {
      let report = try #require(training.neuron(layer: 1, unit: unit, example: 4))
      let target = training.examples[4].target == Double(unit) ? 1.0 : 0
      #expect(abs(report.adjoint - (Double.apply(.exp, logits[unit]) / whole - target)) < 1e-12)
    }
    training.advance(steps: 250)
    #expect(try #require(training.accuracy) > 0.95, "\(training.loss)")
    #expect(Set(training.classes(columns: 20, rows: 10)) == [0, 1, 2])
  }

  @Test func deadUnitsAreCounted() {
    var plan = Training.Plan()
    (plan.data, plan.hidden, plan.activation, plan.rate) = (.circles, [12], .relu, 30)
    plan.optimizer = Optimizer(.gradientDescent)
    plan.initialization = .large
    var training = Training(plan)
    let before = training.layers[0].deadUnits
    training.advance(steps: 20)
    #expect(training.layers[0].deadUnits > before, "\(training.layers[0])")
  }

  @Test func miniBatchesComeFromTheSeed() {
    var plan = Training.Plan()
    plan.batch = 4
    var first = Training(plan)
    var second = Training(plan)
    first.advance(steps: 30)
    second.advance(steps: 30)
    #expect(first.parameters == second.parameters)
    plan.batch = nil
    var whole = Training(plan)
    whole.advance(steps: 30)
    #expect(whole.parameters != first.parameters)
  }

  @Test func theLossFallsOnEveryDataSet() {
    for data in DataSet.allCases {
      var plan = Training.Plan()
      (plan.data, plan.hidden, plan.exampleCount) = (data, [8], 40)
      var training = Training(plan)
      training.advance(steps: 100)
      #expect(training.loss < training.losses[0], "\(data)")
    }
  }
}

extension [[Double]] {
  /// Of a symmetric matrix, by Jacobi's rotations.
  fileprivate var eigenvalues: [Double] {
    var a = self
    for _ in 0..<30 {
      for p in a.indices.dropLast() {
        for q in a.indices.dropFirst(p + 1) where a[p][q].magnitude > 1e-18 {
          let turn = (a[q][q] - a[p][p]) / (2 * a[p][q])
          let tangent = (turn >= 0 ? 1 : -1) / (turn.magnitude + (turn * turn + 1).squareRoot())
          let cosine = 1 / (tangent * tangent + 1).squareRoot()
          let sine = tangent * cosine
          for k in a.indices {
            (a[k][p], a[k][q]) = (cosine * a[k][p] - sine * a[k][q], sine * a[k][p] + cosine * a[k][q])
          }
          for k in a.indices {
            (a[p][k], a[q][k]) = (cosine * a[p][k] - sine * a[q][k], sine * a[p][k] + cosine * a[q][k])
          }
        }
      }
    }
    return a.indices.map { a[$0][$0] }
  }
}
