extension LiveBlock {
  /// Reads the lines between the fences of a live block. Any error makes it `.broken`.
  ///
  /// - Parameter diagnostics: takes what was found, warnings included.
  static func read(
    _ lines: [SourceLine], of kind: Kind, at range: SourceRange, into diagnostics: inout [Diagnostic]
  ) -> LiveBlock {
    var values = FieldValues(Fields(lines), of: .block(kind), at: range)
    let block = make(&values)
    diagnostics += values.diagnostics
    let errors = values.diagnostics.filter { $0.severity == .error }
    guard let block, errors.isEmpty else {
      return .broken(BrokenBlock(kind: kind, diagnostics: errors, lines: lines, range: range))
    }
    return block
  }

  /// The block, or `nil` with at least one error reported.
  private static func make(_ values: inout FieldValues) -> LiveBlock? {
    switch values.schema.kind {
    case .exercise: ExerciseBlock(&values).map(LiveBlock.exercise)
    case .choice: ChoiceBlock(&values).map(LiveBlock.choice)
    case .steps: StepsBlock(&values).map(LiveBlock.steps)
    case .plot: PlotBlock(&values).map(LiveBlock.plot)
    case .descent: DescentBlock(&values).map(LiveBlock.descent)
    case .graph: GraphBlock(&values).map(LiveBlock.graph)
    case .network: NetworkBlock(&values).map(LiveBlock.network)
    case .card: CardBlock(&values).map(LiveBlock.card)
    case nil: nil
    }
  }
}

extension FieldValues {
  var covers: [String] { words("covers").map(\.text) }
  var tags: [String] { words("tags").map(\.text) }
}

extension ExerciseBlock {
  fileprivate init?(_ values: inout FieldValues) {
    let task = Task(&values)
    guard let task, let id = values.text("id") else { return nil }
    self.init(
      id: id, ask: values.prose("ask"), task: task, form: values.text("form"),
      assumptions: values.mathematics("assume"), tolerance: values.number("tolerance"),
      hints: values.proseList("hints"),
      wrongAnswers: values.answers("wrong"), explanation: values.prose("explain"),
      difficulty: values.count("difficulty") ?? 1, tags: values.tags, covers: values.covers,
      parameters: values.parameters("parameters"), range: values.range)
  }
}

extension ExerciseBlock.Task {
  /// `function` with what says how it is differentiated, or `answer`.
  fileprivate init?(_ values: inout FieldValues) {
    guard values.has("function") else {
      guard values.has("answer") else {
        values.report(.missingOneOf(["function", "answer"], of: values.schema.title))
        return nil
      }
      for key in ["variable", "order", "wrt", "at"] where values.has(key) {
        values.report(.needsKey(key, needed: "function"), at: key)
      }
      guard let answer = values.mathematics("answer").first else { return nil }
      self = .answer(answer)
      return
    }
    if values.has("answer") { values.report(.conflictingKeys("answer", "function"), at: "answer") }
    if values.has("wrt"), values.has("variable") { values.report(.conflictingKeys("variable", "wrt"), at: "variable") }
    guard let function = values.mathematics("function").first else { return nil }
    let variables = values.words("variable").map(\.text)
    let all = values.words("wrt").map(\.text)
    let order = values.count("order")
    let kind: ExerciseBlock.Derivation.Kind
    switch (all.isEmpty, variables.count > 1, order ?? 1) {
    case (true, true, let order):
      if order != 1 { values.report(.conflictingKeys("order", "variable"), at: "order") }
      kind = .mixed(variables: variables)
    case (true, false, let order): kind = .derivative(variable: variables.first, order: order)
    case (false, _, 1): kind = function.text.hasPrefix("[") ? .jacobian(variables: all) : .gradient(variables: all)
    case (false, _, 2): kind = .hessian(variables: all)
    case (false, _, let order):
      values.report(.numberOutOfRange("\(order)", lower: "1", upper: "2"), at: "order")
      return nil
    }
    self = .derive(
      ExerciseBlock.Derivation(function: function, kind: kind, point: values.assignments("at")))
  }
}

extension ChoiceBlock {
  fileprivate init?(_ values: inout FieldValues) {
    let options = values.options("options")
    if values.has("options") {
      if options.count < 2 { values.report(.tooFewOptions, at: "options") }
      if !options.contains(where: \.isRight) { values.report(.noRightOption, at: "options") }
    }
    guard let id = values.text("id") else { return nil }
    self.init(
      id: id, ask: values.prose("ask"), options: options, hints: values.proseList("hints"),
      explanation: values.prose("explain"), difficulty: values.count("difficulty") ?? 1, tags: values.tags,
      covers: values.covers, range: values.range)
  }
}

extension CardBlock {
  fileprivate init?(_ values: inout FieldValues) {
    guard let id = values.text("id") else { return nil }
    self.init(
      id: id, front: values.prose("front"), back: values.prose("back"), points: values.proseList("points"),
      answer: values.mathematics("answer").first, tags: values.tags, covers: values.covers, range: values.range)
  }
}
