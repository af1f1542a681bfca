/// A feed-forward network of dense layers: each unit applies its layer's activation to a weighted sum of the layer below
/// and a bias.
///
/// A network is formulas, as everything here is: of its inputs x1, x2, …, which differ from example to example, and of
/// its parameters, which the examples share. So the tape trains it, and what the backprop lesson shows is what runs.
///
///     let network = Network(inputs: 2, [.init(16, .tanh), .init(1, .identity)])
///     var trainer = network.trainer(loss: .meanSquaredError)
///     let loss = trainer.meanGradient(at: parameters, inputs: columns, targets: labels, into: &gradient)
package struct Network: Sendable {
  package struct Layer: Hashable, Sendable {
    package let units: Int
    package let activation: Activation
    /// Whether each unit adds its value to that of the unit below it: a residual layer (He et al. 2016). Only where the
    /// layer below has as many units.
    package let isResidual: Bool

    /// - Parameter units: 1 or more.
    package init(_ units: Int, _ activation: Activation, isResidual: Bool = false) {
      self.units = max(units, 1)
      self.activation = activation
      self.isResidual = isResidual
    }
  }

  /// How large the weights are at the start: their variance.
  package enum Initialization: String, Hashable, Sendable, CaseIterable {
    /// 1/(units below), or 2/(units below) in front of what sets half of its inputs to zero (Glorot & Bengio 2010, He et
    /// al. 2015).
    case scaled
    /// A hundredth of that: signals fade.
    case small
    /// Nine times that: units saturate, or values grow from layer to layer.
    case large

    fileprivate var share: Double {
      switch self {
      case .scaled: 1
      case .small: 0.01
      case .large: 9
      }
    }
  }

  package let inputCount: Int
  package let layers: [Layer]
  /// The variables of the examples.
  package let inputs: [Symbol]
  /// Layer by layer: first the weights, a row for each unit, then the biases.
  package let parameters: [Symbol]
  /// The values of the last layer as formulas.
  package let outputs: [Expression]

  /// - Parameter inputs: 1 or more.
  package init(inputs inputCount: Int, _ layers: [Layer]) {
    self.inputCount = max(inputCount, 1)
    self.layers = layers
    inputs = (1...self.inputCount).map { Symbol("x\($0)") }
    var parameters: [Symbol] = []
    var below = inputs.map { Expression($0) }
    for (index, layer) in layers.enumerated() {
      let weights = Network.names("w", index, layer.units * below.count)
      let biases = Network.names("b", index, layer.units)
      let adds = layer.isResidual && layer.units == below.count
      below = (0..<layer.units).map { unit in
        let row = weights[unit * below.count..<(unit + 1) * below.count]
        let products = zip(row, below).map { Expression($0) * $1 }
        let value = layer.activation(.sum(products + [Expression(biases[unit])]))
        return adds ? below[unit] + value : value
      }
      parameters += weights + biases
    }
    self.parameters = parameters
    outputs = below
  }

  /// Where the parameters of a layer stand in the list: its weights, then its biases.
  package func parameterRanges(of layer: Int) -> (weights: Range<Int>, biases: Range<Int>) {
    var start = 0
    var below = inputCount
    for (index, units) in layers.map(\.units).enumerated() {
      let middle = start + units * below
      if index == layer { return (start..<middle, middle..<middle + units) }
      (start, below) = (middle + units, units)
    }
    return (start..<start, start..<start)
  }

  private static func names(_ letter: String, _ layer: Int, _ count: Int) -> [Symbol] {
    (1...count).map { Symbol("\(letter)\(layer + 1)_\($0)") }
  }

  /// Parameters to begin with: weights at random, biases zero.
  package func initialParameters(
    using generator: inout some RandomNumberGenerator, _ initialization: Initialization = .scaled
  ) -> [Double] {
    var values: [Double] = []
    var below = inputCount
    for layer in layers {
      let gain: Double
      switch layer.activation {
      case .relu, .leakyRelu, .gelu, .silu: gain = 2
      case .identity, .sigmoid, .tanh, .softplus: gain = 1
      }
      let reach = (3 * gain * initialization.share / Double(below)).squareRoot()
      for _ in 0..<layer.units * below { values.append(.random(in: -reach...reach, using: &generator)) }
      values += Array(repeating: 0, count: layer.units)
      below = layer.units
    }
    return values
  }

  /// The network as a program with a loss behind it.
  package func trainer(loss: Loss) -> NetworkTrainer { NetworkTrainer(self, loss) }
}

/// A network and its loss on one tape, with the memory to run over batches: repeated calls with batches of one size
/// allocate nothing.
package struct NetworkTrainer: Sendable {
  package let network: Network
  package let loss: Loss
  /// The loss, and behind it the network's outputs, of one example: inputs are the parameters, then the example's inputs,
  /// then its targets.
  package var tape: Tape { evaluator.tape }
  private var evaluator: Evaluator
  private var point: [Double]

  init(_ network: Network, _ loss: Loss) {
    self.network = network
    self.loss = loss
    let targets = network.outputs.indices.map { Symbol("t\($0 + 1)") }
    let formula = loss(network.outputs, targets.map { Expression($0) })
    let tape = Tape([formula] + network.outputs, inputs: network.parameters + network.inputs + targets)
    evaluator = tape.evaluator()
    point = Array(repeating: 0, count: tape.inputs.count)
  }

  /// The mean loss over a batch and its gradient by the parameters.
  ///
  /// - Parameters:
  ///   - inputs: for each input of the network its value in every example.
  ///   - targets: for each output its target in every example.
  package mutating func meanGradient(
    at parameters: [Double], inputs: [[Double]], targets: [[Double]], into gradient: inout [Double]
  ) -> Evaluation<Double> {
    meanGradient(at: parameters, over: batch(inputs: inputs, targets: targets), into: &gradient)
  }

  /// The same over a batch that was made once.
  package mutating func meanGradient(
    at parameters: [Double], over batch: Batch, into gradient: inout [Double]
  ) -> Evaluation<Double> {
    setPoint(parameters)
    return evaluator.meanGradient(over: batch, at: point, into: &gradient)
  }

  /// Examples as a batch; what lacks a column is undefined.
  package func batch(inputs: [[Double]], targets: [[Double]]) -> Batch {
    let first = network.parameters.count
    return Batch(inputs: Array(first..<first + network.inputCount + network.outputs.count), columns: inputs + targets)
  }

  /// The outputs of the network over a batch: for each its value in every example; NaN where it has none.
  package mutating func outputs(at parameters: [Double], inputs: [[Double]]) -> [[Double]] {
    setPoint(parameters)
    let first = network.parameters.count
    let batch = Batch(inputs: Array(first..<first + network.inputCount), columns: inputs)
    return network.outputs.indices.map { output in
      var values: [Double] = []
      evaluator.values(over: batch, at: point, output: output + 1, into: &values)
      return values
    }
  }

  private mutating func setPoint(_ parameters: [Double]) {
    for index in network.parameters.indices { point[index] = index < parameters.count ? parameters[index] : .nan }
  }
}
