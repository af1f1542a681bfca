import Calculus
import Courseware
import Descent
import Terminal

/// A training in words and numbers.
enum NetworkWords {
  /// `circles, 8-8 tanh, adam at rate 0.03, seed 1`.
  static func summary(_ plan: Training.Plan) -> String {
    var parts = [
      plan.data.title,
      "\(([plan.data.inputCount] + plan.hidden + [plan.data.outputCount]).map(String.init).joined(separator: "-")) \(plan.activation.rawValue)",
      "\(plan.optimizer.method.name) at rate \(NumberLabel.text(plan.rate))",
    ]
    if plan.initialization != .scaled { parts.append("\(plan.initialization.rawValue) weights") }
    if plan.isResidual { parts.append("residual") }
    if let clip = plan.clip { parts.append("clipped at \(NumberLabel.text(clip))") }
    if let batch = plan.batch { parts.append("batches of \(batch)") }
    return (parts + ["seed \(plan.seed)"]).joined(separator: ", ")
  }

  static func progress(_ training: Training, _ layers: [Training.LayerReport]) -> [String] {
    var lines = ["Step \(training.step): loss \(NumberLabel.text(training.loss))"]
    if let accuracy = training.accuracy { lines[0] += ", \(NumberLabel.text(accuracy * 100)) percent right" }
    lines[0] += "."
    for (index, layer) in layers.enumerated() {
      let name = index == layers.count - 1 ? "Output layer" : "Layer \(index + 1)"
      var line =
        "\(name), \(layer.units) \(layer.activation.rawValue): gradient of length \(NumberLabel.text(layer.gradientNorm)), "
        + "flat at \(NumberLabel.text(layer.saturation * 100, digits: 2)) percent"
      if layer.deadUnits > 0 { line += ", \(layer.deadUnits) flat at every example" }
      lines.append(line + ".")
    }
    let ratio = training.gradientRatio
    if ratio.isFinite, layers.count > 2 {
      lines.append("First to last hidden layer: gradients as \(NumberLabel.text(ratio)) to 1.")
    }
    return lines
  }

  /// One unit at one example, term by term.
  static func neuron(_ training: Training, _ place: NetworkScreen.Place) -> [String] {
    guard let report = training.neuron(layer: place.layer, unit: place.unit, example: place.example) else { return [] }
    func number(_ value: Double) -> String { NumberLabel.text(value) }
    let (inputs, target) = training.examples[place.example]
    let isOutput = place.layer == training.network.layers.count - 1
    let name =
      isOutput
      ? training.network.outputs.count > 1 ? "Output \(place.unit + 1)" : "Output"
      : "Layer \(place.layer + 1), unit \(place.unit + 1)"
    var lines = [
      "\(name) at example \(place.example + 1): input \(inputs.map(number).joined(separator: ", ")), target \(number(target))",
      "",
    ]
    for (index, (weight, input)) in zip(report.weights, report.inputs).enumerated() {
      lines.append(
        "w\(index + 1)·x\(index + 1) = \(number(weight)) · \(number(input)) = \(number(weight * input))"
          + "   next step: w\(index + 1) \(report.weightSteps[index] < 0 ? "−" : "+") \(number(report.weightSteps[index].magnitude))"
      )
    }
    return lines + [
      "b = \(number(report.bias))   next step: b \(report.biasStep < 0 ? "−" : "+") \(number(report.biasStep.magnitude))",
      "",
      "sum z = \(number(report.sum))",
      "value \(training.network.layers[place.layer].activation.rawValue)(z) = \(number(report.value)), slope there \(number(report.slope))",
      "adjoint ∂L/∂z = \(number(report.adjoint)); ∂L/∂wᵢ is that times xᵢ",
    ]
  }
}

extension NetworkBlock {
  /// The training that the block describes.
  var plan: Training.Plan {
    var plan = Training.Plan()
    plan.data = DataSet(rawValue: data) ?? .xor
    plan.hidden = layers.isEmpty ? [4] : Array(layers.prefix(Training.Plan.mostLayers))
    plan.activation = Activation(rawValue: activation) ?? (activation == "linear" ? .identity : .tanh)
    plan.optimizer = optimizer.optimizer
    plan.rate = optimizer.rate ?? rate ?? plan.optimizer.method.row.usualRate
    return plan
  }
}
