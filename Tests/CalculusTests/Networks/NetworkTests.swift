import Testing

@testable import Calculus

/// Networks against engines that know nothing of tapes, and where their losses are extreme.
struct NetworkTests {
  private static let combinations = Activation.allCases.flatMap { activation in
    Loss.allCases.map { (activation, $0) }
  }

  /// The gradient of the mean loss by dual numbers, and by central differences, for every activation and loss.
  @Test(arguments: combinations)
  func gradientsAreRight(activation: Activation, loss: Loss) throws {
    var random = SplitMix64(seed: 41)
    let network = Network(inputs: 2, [.init(3, activation), .init(2, .identity)])
    var trainer = network.trainer(loss: loss)
    var parameters = network.initialParameters(using: &random)
    for index in parameters.indices { parameters[index] += .random(in: -0.2...0.2, using: &random) }
    // More than a chunk of lanes, and not a whole number of them.
    let examples = Examples(count: 11, network, using: &random)
    let batch = trainer.batch(inputs: examples.inputs, targets: examples.targets)
    var gradient: [Double] = []
    let mean = try #require(trainer.meanGradient(at: parameters, over: batch, into: &gradient).value)
    let formula = loss(network.outputs, network.outputs.indices.map { Expression(Symbol("t\($0 + 1)")) })
    for (index, name) in network.parameters.enumerated() {
      var dual = Dual(0.0)
      for example in 0..<examples.count {
        var point = examples.point(example).mapValues { Dual($0) }
        for (name, value) in zip(network.parameters, parameters) { point[name] = Dual(value) }
        point[name]?.tangent = 1
        dual = dual + formula.evaluated(at: point, undefined: Dual(.nan))
      }
      let count = Double(examples.count)
      #expect((mean - dual.value / count).magnitude <= 1e-13 * mean, "\(activation), \(loss)")
      #expect((gradient[index] - dual.tangent / count).magnitude <= 1e-12, "\(activation), \(loss): ∂/∂\(name)")
      let step = 0x1p-17
      let ends = try [step, -step].map { step in
        var moved = parameters
        moved[index] += step
        var slopes: [Double] = []
        return try #require(trainer.meanGradient(at: moved, over: batch, into: &slopes).value)
      }
      #expect((gradient[index] - (ends[0] - ends[1]) / (2 * step)).magnitude <= 1e-8, "\(activation), \(loss): \(name)")
    }
  }

  /// Logits far beyond what an exponential can hold: the losses are numbers, and so are their slopes.
  @Test(
    arguments: [
      (.binaryCrossEntropy, [1e6], [1], 0, [0]), (.binaryCrossEntropy, [1e6], [0], 1e6, [1]),
      (.binaryCrossEntropy, [-1e6], [1], 1e6, [-1]), (.binaryCrossEntropy, [-1e6], [0], 0, [0]),
      (.categoricalCrossEntropy, [1e6, -1e6], [1, 0], 0, [0, 0]),
      (.categoricalCrossEntropy, [1e6, -1e6], [0, 1], 2e6, [1, -1]),
      (.categoricalCrossEntropy, [1e6, 1e6], [0.5, 0.5], 0.6931471805599453, [0, 0]),
      (.meanSquaredError, [1e6, 0], [0, 0], 5e11, [1e6, 0]),
    ] as [(Loss, [Double], [Double], Double, [Double])])
  func extremeLogits(loss: Loss, logits: [Double], targets: [Double], value: Double, slopes: [Double]) throws {
    // The input is 1 and there is no bias, so that the weights are the logits.
    let network = Network(inputs: 1, [.init(logits.count, .identity)])
    var trainer = network.trainer(loss: loss)
    let parameters = logits + Array(repeating: 0, count: logits.count)
    var gradient: [Double] = []
    let result = trainer.meanGradient(at: parameters, inputs: [[1]], targets: targets.map { [$0] }, into: &gradient)
    // A logit of a million determines its loss to 10⁻¹⁰.
    let scale = logits.reduce(1) { max($0, $1.magnitude) }
    #expect((try #require(result.value) - value).magnitude <= 2e-16 * scale)
    #expect(zip(gradient, slopes + slopes).allSatisfy { ($0 - $1).magnitude <= 1e-15 }, "\(gradient)")
  }

  /// Every activation at the end of a layer, with sums so large that only its limits are left.
  @Test(arguments: Activation.allCases)
  func extremeSums(activation: Activation) throws {
    let network = Network(inputs: 1, [.init(1, activation)])
    var trainer = network.trainer(loss: .meanSquaredError)
    for sum in [-1e6, 1e6] {
      let output = trainer.outputs(at: [sum, 0], inputs: [[1]])[0][0]
      let expected = activation.function.map { $0.row.value($0 == .leakyRelu ? [sum, 0.01] : [sum]) } ?? sum
      #expect(output == expected, "\(activation)(\(sum)) is \(output)")
      var gradient: [Double] = []
      let loss = trainer.meanGradient(at: [sum, 0], inputs: [[1]], targets: [[output]], into: &gradient)
      #expect(loss == .defined(0) && gradient.allSatisfy { $0 == 0 }, "\(activation): \(loss), \(gradient)")
    }
  }

  @Test func columnsThatAreMissingAreNoExamples() {
    var trainer = Network(inputs: 2, [.init(1, .tanh)]).trainer(loss: .meanSquaredError)
    var gradient: [Double] = []
    let parameters = [0.1, 0.2, 0.3]
    #expect(trainer.meanGradient(at: parameters, inputs: [[1]], targets: [[1]], into: &gradient).value == nil)
    #expect(gradient == [0, 0, 0])
    let few = trainer.meanGradient(at: [0.1], inputs: [[1], [1]], targets: [[1]], into: &gradient)
    #expect(few.undefined?.reason == .noInput)
  }
}

private struct Examples {
  let count: Int
  let inputs: [[Double]]
  let targets: [[Double]]
  private let names: [Symbol]

  init(count: Int, _ network: Network, using random: inout SplitMix64) {
    self.count = count
    func column(_ range: ClosedRange<Double>) -> [Double] {
      (0..<count).map { _ in .random(in: range, using: &random) }
    }
    inputs = network.inputs.map { _ in column(-2...2) }
    // Probabilities, which suit every loss.
    let first = column(0...1)
    targets = [first, first.map { 1 - $0 }]
    names = network.inputs + ["t1", "t2"]
  }

  func point(_ example: Int) -> [Symbol: Double] {
    Dictionary(uniqueKeysWithValues: zip(names, (inputs + targets).map { $0[example] }))
  }
}
