import Calculus
import Descent

extension ExerciseBlock {
  init?(_ values: inout FieldValues) {
    let parameters = values.parameters("parameters")
    if values.has("require"), parameters.isEmpty {
      values.report(.needsKey("require", needed: "parameters"), at: "require")
    }
    guard let task = Task(&values, parameters: parameters.map(\.variable)), let id = values.text("id") else {
      return nil
    }
    var scope = Scope(Set(task.variables + parameters.map(\.variable)).sorted())
    if case .answer = task { scope = .any }
    let wrongAnswers = values.answers("wrong").compactMap { written in
      values.formula(written.answer, in: scope, as: .answer).map {
        WrongAnswer(answer: $0, explanation: written.explanation)
      }
    }
    if values.has("digits"), values.has("tolerance") {
      values.report(.conflictingKeys("digits", "tolerance"), at: "tolerance")
    }
    let kink = values.text("kink").flatMap { ExerciseBlock.Kink(rawValue: $0) }
    if kink != nil, !values.has("at") { values.report(.needsKey("kink", needed: "at"), at: "kink") }
    self.init(
      id: id, ask: values.prose("ask"), task: task, form: values.text("form"),
      assumptions: values.conditions("assume"), tolerance: values.number("tolerance"), digits: values.count("digits"),
      kink: kink, hints: values.proseList("hints"),
      wrongAnswers: wrongAnswers, explanation: values.prose("explain"), difficulty: values.count("difficulty") ?? 1,
      tags: values.tags, parameters: parameters, requirements: values.requirements,
      allowance: values.text("allow").flatMap { Diagnostic.Code(rawValue: $0) }, notes: values.notes)
    if !parameters.isEmpty, fulfilledDraw == nil { values.report(.requirementsImpossible, at: "require") }
    fill(&values)
  }

  /// A draw that fulfils the requirements; `nil` where none is found.
  private var fulfilledDraw: [Symbol: Expression]? {
    var random = SplitMix64(seed: 1)
    let draw = draw(using: &random)
    return fulfils(draw) ? draw : nil
  }

  /// Works out what stands in the texts; with parameters it is only tried, since each draw has results of its own.
  private mutating func fill(_ values: inout FieldValues) {
    guard !parameters.isEmpty else {
      return values.fill { filling in fillTexts(&filling) }
    }
    var filling = Filling(spelled(fulfilledDraw ?? [:]), isTrial: true)
    var copy = self
    copy.fillTexts(&filling)
    for diagnostic in filling.diagnostics { values.report(diagnostic) }
  }
}

extension ExerciseBlock.Task {
  /// The keys that say what is asked for, with the keys that mean something only beside them.
  private static let kinds: [(key: String, details: [String])] = [
    ("function", ["variable", "order", "wrt", "at", "where"]),
    ("loss", ["from", "optimizer", "rate", "steps", "predict"]),
    ("derivative", ["variable"]), ("gradient", ["wrt"]), ("answer", []),
  ]

  fileprivate init?(_ values: inout FieldValues, parameters: [Symbol]) {
    let kinds = Self.kinds.filter { values.has($0.key) }
    guard let kind = kinds.first else {
      values.report(.missingOneOf(Self.kinds.map(\.key), of: values.schema.title))
      return nil
    }
    for other in kinds.dropFirst() where other.key != "answer" {
      values.report(.conflictingKeys(kind.key, other.key), at: other.key)
    }
    let details = Set(Self.kinds.flatMap(\.details)).subtracting(kinds.flatMap(\.details))
    for key in details.sorted() where values.has(key) {
      let needed = Self.kinds.first { $0.details.contains(key) }?.key ?? kind.key
      values.report(.needsKey(key, needed: needed), at: key)
    }
    let task: Self? =
      switch kind.key {
      case "function": ExerciseBlock.Derivation(&values, parameters: parameters).map(Self.derive)
      case "loss": ExerciseBlock.Prediction(&values, parameters: parameters).map(Self.predict)
      case "derivative", "gradient": ExerciseBlock.Inversion(&values, kind.key, parameters: parameters).map(Self.invert)
      case _: values.formula("answer", as: .answer).map(Self.answer)
      }
    guard let task else { return nil }
    self = task
  }
}

extension ExerciseBlock.Inversion {
  fileprivate init?(_ values: inout FieldValues, _ key: String, parameters: [Symbol]) {
    guard let derivative = values.formula(key, as: .scalarOrVector) else { return nil }
    guard let solution = values.formula("answer") else {
      if !values.has("answer") { values.report(.needsKey(key, needed: "answer"), at: key) }
      return nil
    }
    let all = Set(derivative.value.variables + solution.expression.variables).subtracting(parameters).sorted()
    switch (key, derivative.value) {
    case ("gradient", .vector(let components)):
      let variables = values.has("wrt") ? values.symbols("wrt") : all
      guard variables.count == components.count else {
        values.report(.wrongNumberOfValues(components.count, of: variables.map(\.name)), at: key)
        return nil
      }
      self.init(derivative: derivative, variables: variables, solution: solution)
    case ("derivative", .scalar):
      guard let variable = values.variable("variable", of: all) else { return nil }
      self.init(derivative: derivative, variables: [variable], solution: solution)
    case (_, let value):
      values.report(key == "gradient" ? .notAVector(value.kind) : .notAnExpression(value.kind), at: key)
      return nil
    }
  }
}

extension ExerciseBlock.Prediction {
  fileprivate init?(_ values: inout FieldValues, parameters: [Symbol]) {
    guard let loss = values.formula("loss") else { return nil }
    let variables = loss.expression.variables.filter { !parameters.contains($0) }
    let start = values.assignments("from", of: variables, parameters: parameters, isComplete: true)
    if !values.has("from") { values.report(.needsKey("loss", needed: "from"), at: "loss") }
    let optimizers = values.optimizers("optimizer")
    if optimizers.count > 1 { values.report(.notOneOptimizer, at: "optimizer") }
    guard let steps = values.formula("steps", in: Scope(parameters)) else {
      if !values.has("steps") { values.report(.needsKey("loss", needed: "steps"), at: "loss") }
      return nil
    }
    if let number = steps.expression.number, !(1...Self.mostSteps).contains(number.machineInteger ?? 0) {
      values.report(
        Diagnostic(.numberOutOfRange(steps.text, lower: "1", upper: "\(Self.mostSteps)"), at: steps.range))
    }
    let asked: Quantity
    switch values.text("predict") {
    case nil, "position"?: asked = .position
    case "loss"?: asked = .loss
    case let name?:
      asked = .coordinate(Symbol(reading: name))
      if !variables.contains(Symbol(reading: name)) {
        values.report(.unknownVariable(name, known: ["position", "loss"] + variables.map(\.name)), at: "predict")
      }
    }
    guard start.count == variables.count else { return nil }
    self.init(
      loss: loss, start: start,
      optimizer: optimizers.first
        ?? OptimizerChoice(optimizer: Optimizer(BlockDefaults.descentOptimizer), range: values.range),
      rate: values.formula("rate", in: Scope(parameters)), steps: steps, asked: asked)
  }
}
