import Calculus

extension Training {
  /// How a layer fares.
  package struct LayerReport: Hashable, Sendable {
    package let units: Int
    package let activation: Activation
    /// The length of the loss's gradient by the layer's weights and biases.
    package let gradientNorm: Double
    /// The share of units and examples at which the activation is nearly flat.
    package let saturation: Double
    /// The units that are flat at every example: they learn nothing any more.
    package let deadUnits: Int
  }

  /// Below this a slope counts as none: a tenth of the steepest sigmoid's.
  private static let flatness = 0.025

  /// All layers, from the first hidden one to the output.
  package var layers: [LayerReport] {
    let sums = sums(over: examples.inputs)
    return network.layers.indices.map { index in
      let layer = network.layers[index]
      let ranges = network.parameterRanges(of: index)
      let part =
        gradient.indices.contains(ranges.biases.upperBound - 1)
        ? Array(gradient[ranges.weights.lowerBound..<ranges.biases.upperBound]) : []
      let flat = sums[index].map { unit in unit.map { layer.activation.slope(at: $0).magnitude < Self.flatness } }
      let count = flat.reduce(0) { $0 + $1.count }
      return LayerReport(
        units: layer.units, activation: layer.activation, gradientNorm: part.norm,
        saturation: Double(flat.joined().count { $0 }) / Double(max(count, 1)),
        deadUnits: flat.count { $0.allSatisfy(\.self) })
    }
  }

  /// For each layer and each of its units the weighted sums, one an example.
  private func sums(over inputs: [[Double]]) -> [[[Double]]] {
    var result: [[[Double]]] = []
    var below = inputs
    for (index, layer) in network.layers.enumerated() {
      let ranges = network.parameterRanges(of: index)
      let sums = (0..<layer.units).map { unit -> [Double] in
        var sum = Array(repeating: parameters[ranges.biases.lowerBound + unit], count: below.first?.count ?? 0)
        for (input, column) in below.enumerated() {
          let weight = parameters[ranges.weights.lowerBound + unit * below.count + input]
          for example in column.indices { sum[example] += weight * column[example] }
        }
        return sum
      }
      result.append(sums)
      let adds = layer.isResidual && layer.units == below.count
      below = sums.enumerated().map { unit, sums in
        sums.enumerated().map { layer.activation.value($1) + (adds ? below[unit][$0] : 0) }
      }
    }
    return result
  }

  /// One unit at one example: what comes in, what goes out, what comes back, and what its step changes.
  package struct NeuronReport: Hashable, Sendable {
    package let inputs: [Double]
    package let weights: [Double]
    package let bias: Double
    package let sum: Double
    package let value: Double
    /// The activation's slope at the sum.
    package let slope: Double
    /// The derivative of this example's loss by the sum.
    package let adjoint: Double
    /// How much the next step on all examples changes the weights and the bias.
    package let weightSteps: [Double]
    package let biasStep: Double
  }

  package func neuron(layer: Int, unit: Int, example: Int) -> NeuronReport? {
    guard network.layers.indices.contains(layer), (0..<network.layers[layer].units).contains(unit),
      (0..<examples.count).contains(example)
    else { return nil }
    let shown = examples[example]
    let sums = sums(over: shown.inputs.map { [$0] })
    let kind = network.layers[layer]
    let below = values(below: layer, inputs: shown.inputs, sums)
    let ranges = network.parameterRanges(of: layer)
    let first = ranges.weights.lowerBound + unit * below.count
    var trainer = network.trainer(loss: plan.usedLoss)
    var own: [Double] = []
    _ = trainer.meanGradient(
      at: parameters, inputs: shown.inputs.map { [$0] }, targets: plan.data.columns([shown.target]), into: &own)
    guard !own.isEmpty else { return nil }
    var next = self
    next.advance()
    let steps = zip(next.parameters, parameters).map { $0 - $1 }
    let sum = sums[layer][unit][0]
    return NeuronReport(
      inputs: below, weights: Array(parameters[first..<first + below.count]),
      bias: parameters[ranges.biases.lowerBound + unit], sum: sum, value: kind.activation.value(sum),
      slope: kind.activation.slope(at: sum), adjoint: own[ranges.biases.lowerBound + unit],
      weightSteps: Array(steps[first..<first + below.count]), biasStep: steps[ranges.biases.lowerBound + unit])
  }

  /// What a layer takes at one example.
  private func values(below layer: Int, inputs: [Double], _ sums: [[[Double]]]) -> [Double] {
    var below = inputs
    for index in 0..<layer {
      let kind = network.layers[index]
      let adds = kind.isResidual && kind.units == below.count
      below = sums[index].enumerated().map { kind.activation.value($1[0]) + (adds ? below[$0] : 0) }
    }
    return below
  }
}

extension [Training.LayerReport] {
  /// The gradient of the first layer as a share of the last hidden one's: far below 1 it vanishes on the way back, far
  /// above it explodes.
  package var gradientRatio: Double {
    let hidden = dropLast()
    guard let first = hidden.first, let last = hidden.last, last.gradientNorm > 0 else { return .nan }
    return first.gradientNorm / last.gradientNorm
  }
}

extension Activation {
  func value(_ sum: Double) -> Double { function.map { Double.apply($0, sum) } ?? sum }

  func slope(at sum: Double) -> Double { function.map { Double.slope(of: $0, at: sum, value: value(sum)) } ?? 1 }
}
