import Calculus
import Descent

/// What a block takes where its author names nothing.
package enum BlockDefaults {
  package static let secantWidths = [1, 0.1, 0.01, 0.001]
  package static let taylorDegrees = [1, 2, 3]
  package static let descentSteps = 100
  package static let descentOptimizer = Method.gradientDescent
  package static let networkSteps = 500
  package static let networkActivation = "tanh"
  package static let networkOptimizer = Method.adam
}

extension FieldValues {
  /// The variable of a field, or the only one of a function; where it is neither, that is reported.
  mutating func variable(_ key: String, of variables: [Symbol]) -> Symbol? {
    if has(key) {
      let named = words(key).map { Symbol(reading: $0.text) }
      guard named.count > 1 else { return named.first }
      report(.badName(words(key).map(\.text).joined(separator: ", ")), at: key)
      return nil
    }
    guard variables.count == 1 else {
      report(.missingVariable(variables.map(\.name)), at: "function")
      return nil
    }
    return variables.first
  }
}

extension StepsBlock {
  init?(_ values: inout FieldValues) {
    guard let function = values.formula("function"),
      let variable = values.variable("variable", of: function.expression.variables)
    else { return nil }
    let order = values.count("order") ?? 1
    guard function.expression.hasBoundedDerivatives(by: Array(repeating: variable, count: order)) else {
      values.report(.derivativeTooLarge, at: "function")
      return nil
    }
    self.init(
      function: function, variable: variable, order: order, caption: values.caption,
      notes: values.notes)
  }
}

extension PlotBlock {
  init?(_ values: inout FieldValues) {
    for (key, needed) in [("widths", "secant"), ("degrees", "taylor")] where values.has(key) && !values.has(needed) {
      values.report(.needsKey(key, needed: needed), at: key)
    }
    let sources = values.mathematics("function")
    let functions = sources.compactMap { values.formula($0) }
    let variables = Set(functions.flatMap(\.expression.variables)).sorted()
    guard variables.count <= 1 else {
      values.report(.wrongNumberOfVariables(variables.count, most: 1), at: "function")
      return nil
    }
    guard let x = values.interval("x"), !functions.isEmpty else { return nil }
    let degree = values.has("taylor") ? (values.counts("degrees") ?? BlockDefaults.taylorDegrees).max() ?? 0 : 0
    let repeated = Array(repeating: variables.first ?? "x", count: degree)
    guard functions.first?.expression.hasBoundedDerivatives(by: repeated) ?? true else {
      values.report(.derivativeTooLarge, at: "function")
      return nil
    }
    self.init(
      functions: functions, variable: variables.first ?? "x", x: x, y: values.interval("y"),
      tangent: values.number("tangent"),
      secant: values.number("secant").map {
        Secant(at: $0, widths: values.numbers("widths") ?? BlockDefaults.secantWidths)
      },
      taylor: values.number("taylor").map {
        Taylor(at: $0, degrees: values.counts("degrees") ?? BlockDefaults.taylorDegrees)
      },
      caption: values.caption, notes: values.notes)
  }
}

extension DescentBlock {
  init?(_ values: inout FieldValues) {
    guard let loss = values.formula("loss") else { return nil }
    let variables = loss.expression.variables
    guard (1...2).contains(variables.count) else {
      values.report(.wrongNumberOfVariables(variables.count, most: 2), at: "loss")
      return nil
    }
    if values.has("y"), variables.count < 2 { values.report(.wrongNumberOfVariables(2, most: 1), at: "y") }
    let optimizers = values.optimizers("optimizers")
    self.init(
      loss: loss, x: values.interval("x"), y: values.interval("y"),
      start: values.assignments("from", of: variables, isComplete: true),
      optimizers: optimizers.isEmpty
        ? [OptimizerChoice(optimizer: Optimizer(BlockDefaults.descentOptimizer), range: values.range)] : optimizers,
      rate: values.number("rate"), steps: values.count("steps") ?? BlockDefaults.descentSteps,
      checkpoints: values.checkpoints, caption: values.caption, notes: values.notes)
  }
}

extension GraphBlock {
  init?(_ values: inout FieldValues) {
    guard let function = values.formula("function") else { return nil }
    self.init(
      function: function,
      point: values.assignments("at", of: function.expression.variables, isComplete: true),
      caption: values.caption, notes: values.notes)
  }
}

extension NetworkBlock {
  init?(_ values: inout FieldValues) {
    let optimizers = values.optimizers("optimizer")
    if optimizers.count > 1 { values.report(.notOneOptimizer, at: "optimizer") }
    guard let data = values.text("data"), let layers = values.counts("layers") else { return nil }
    self.init(
      data: data, layers: layers, activation: values.text("activation") ?? BlockDefaults.networkActivation,
      optimizer: optimizers.first
        ?? OptimizerChoice(optimizer: Optimizer(BlockDefaults.networkOptimizer), range: values.range),
      rate: values.number("rate"), steps: values.count("steps") ?? BlockDefaults.networkSteps,
      caption: values.caption, notes: values.notes)
  }
}
