/// What a block takes where its author names nothing.
package enum BlockDefaults {
  package static let secantWidths = [1, 0.1, 0.01, 0.001]
  package static let taylorDegrees = [1, 2, 3]
  package static let descentSteps = 100
  package static let descentOptimizer = "gd"
  package static let networkSteps = 500
  package static let networkActivation = "tanh"
  package static let networkOptimizer = "adam"
}

extension StepsBlock {
  init?(_ values: inout FieldValues) {
    let variables = values.words("variable")
    if variables.count > 1 { values.report(.badName(variables.map(\.text).joined(separator: ", ")), at: "variable") }
    guard let function = values.mathematics("function").first else { return nil }
    self.init(
      function: function, variable: variables.first?.text, order: values.count("order") ?? 1,
      caption: values.prose("caption"), covers: values.covers, range: values.range)
  }
}

extension PlotBlock {
  init?(_ values: inout FieldValues) {
    for (key, needed) in [("widths", "secant"), ("degrees", "taylor")] where values.has(key) && !values.has(needed) {
      values.report(.needsKey(key, needed: needed), at: key)
    }
    guard let x = values.interval("x"), !values.mathematics("function").isEmpty else { return nil }
    self.init(
      functions: values.mathematics("function"), x: x, y: values.interval("y"), tangent: values.number("tangent"),
      secant: values.number("secant").map {
        Secant(at: $0, widths: values.numbers("widths") ?? BlockDefaults.secantWidths)
      },
      taylor: values.number("taylor").map {
        Taylor(at: $0, degrees: values.counts("degrees") ?? BlockDefaults.taylorDegrees)
      },
      caption: values.prose("caption"), covers: values.covers, range: values.range)
  }
}

extension DescentBlock {
  init?(_ values: inout FieldValues) {
    guard let loss = values.mathematics("loss").first else { return nil }
    let optimizers = values.optimizers("optimizers")
    self.init(
      loss: loss, x: values.interval("x"), y: values.interval("y"), start: values.assignments("from"),
      optimizers: optimizers.isEmpty
        ? [OptimizerChoice(name: BlockDefaults.descentOptimizer, range: values.range)] : optimizers,
      rate: values.number("rate"), steps: values.count("steps") ?? BlockDefaults.descentSteps,
      caption: values.prose("caption"), covers: values.covers, range: values.range)
  }
}

extension GraphBlock {
  init?(_ values: inout FieldValues) {
    guard let function = values.mathematics("function").first else { return nil }
    self.init(
      function: function, point: values.assignments("at"), caption: values.prose("caption"), covers: values.covers,
      range: values.range)
  }
}

extension NetworkBlock {
  init?(_ values: inout FieldValues) {
    let optimizers = values.optimizers("optimizer")
    if optimizers.count > 1 { values.report(.notOneOptimizer, at: "optimizer") }
    guard let data = values.text("data"), let layers = values.counts("layers") else { return nil }
    self.init(
      data: data, layers: layers, activation: values.text("activation") ?? BlockDefaults.networkActivation,
      optimizer: optimizers.first ?? OptimizerChoice(name: BlockDefaults.networkOptimizer, range: values.range),
      rate: values.number("rate"), steps: values.count("steps") ?? BlockDefaults.networkSteps,
      caption: values.prose("caption"), covers: values.covers, range: values.range)
  }
}
