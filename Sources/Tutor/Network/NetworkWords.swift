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
        "\(name), \(layer.units) \(activation(training, index)): gradient of length \(NumberLabel.text(layer.gradientNorm)), "
        + "flat at \(NumberLabel.text(layer.saturation * 100, digits: 2)) percent"
      if layer.deadUnits > 0 { line += ", \(layer.deadUnits) flat at every example" }
      lines.append(line + ".")
    }
    let ratio = layers.gradientRatio
    if ratio.isFinite, layers.count > 2 {
      lines.append("First to last hidden layer: gradients as \(NumberLabel.text(ratio)) to 1.")
    }
    return lines
  }

  /// What a layer makes of its sums; the softmax of three classes and more is taken over all outputs together.
  static func activation(_ training: Training, _ layer: Int) -> String {
    let isOutput = layer == training.network.layers.count - 1
    return isOutput && training.plan.usedLoss == .categoricalCrossEntropy
      ? "softmax" : training.network.layers[layer].activation.rawValue
  }

  /// One unit at one example, term by term, in sentences.
  static func neuron(_ training: Training, _ place: NetworkScreen.Place) -> [String] {
    guard let report = training.neuron(layer: place.layer, unit: place.unit, example: place.example) else { return [] }
    var lines = heading(training, place)
    for (index, (weight, input)) in zip(report.weights, report.inputs).enumerated() {
      lines.append(
        "w\(index + 1)·x\(index + 1) = \(number(weight)) · \(number(input)) = \(number(weight * input))"
          + ", next step: w\(index + 1) \(change(report.weightSteps[index]))")
    }
    lines.append("b = \(number(report.bias)), next step: b \(change(report.biasStep))")
    return lines + sums(training, place, report)
  }

  /// The same as a table of the terms between its heading and what the sum becomes, so that it fits half a screen.
  static func table(_ training: Training, _ place: NetworkScreen.Place) -> (
    heading: [String], rows: [[String]], sums: [String]
  ) {
    guard let report = training.neuron(layer: place.layer, unit: place.unit, example: place.example) else {
      return ([], [], [])
    }
    var rows = [["", "weight", "input", "product", "next step"]]
    for (index, (weight, input)) in zip(report.weights, report.inputs).enumerated() {
      rows.append([
        "w\(index + 1)", number(weight), number(input), number(weight * input), change(report.weightSteps[index]),
      ])
    }
    rows.append(["b", number(report.bias), "", number(report.bias), change(report.biasStep)])
    return (heading(training, place), rows, sums(training, place, report))
  }

  private static func number(_ value: Double) -> String { NumberLabel.text(value) }

  private static func change(_ step: Double) -> String { "\(step < 0 ? "−" : "+") \(number(step.magnitude))" }

  private static func heading(_ training: Training, _ place: NetworkScreen.Place) -> [String] {
    let (inputs, target) = training.examples[place.example]
    let isOutput = place.layer == training.network.layers.count - 1
    let name =
      isOutput
      ? training.network.outputs.count > 1 ? "Output \(place.unit + 1)" : "Output"
      : "Layer \(place.layer + 1), unit \(place.unit + 1)"
    return [
      "\(name) at example \(place.example + 1)",
      "input \(inputs.map(number).joined(separator: ", ")), target \(number(target))",
    ]
  }

  private static func sums(
    _ training: Training, _ place: NetworkScreen.Place, _ report: Training.NeuronReport
  ) -> [String] {
    let name = activation(training, place.layer)
    let value =
      switch name {
      case "softmax": "value z: the softmax takes all outputs together"
      case Activation.identity.rawValue: "value z, slope 1"
      case _: "value \(name)(z) = \(number(report.value)), slope \(number(report.slope))"
      }
    return [
      "sum z = \(number(report.sum))", value, "adjoint ∂L/∂z = \(number(report.adjoint))",
      "∂L/∂wᵢ is that times input i",
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
