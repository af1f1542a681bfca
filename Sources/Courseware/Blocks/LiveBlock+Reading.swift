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
    let errors = values.diagnostics.filter { $0.severity == .error }.sorted { $0.range < $1.range }
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
      answer: values.formula("answer", as: .answer), tags: values.tags, covers: values.covers, range: values.range)
  }
}
