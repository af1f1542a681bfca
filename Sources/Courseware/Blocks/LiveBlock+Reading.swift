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
      return .broken(BrokenBlock(kind: kind, diagnostics: errors, lines: lines, notes: BlockNotes(range: range)))
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
  var tags: [String] { words("tags").map(\.text) }
  var notes: BlockNotes { BlockNotes(covers: placements("covers"), claims: claims("check"), range: range) }

  /// What a draw of parameters must fulfil.
  var requirements: [Claim] {
    mutating get {
      claims("require").compactMap { line in attempt { () throws(Diagnostic) in try Claim(line) } }
    }
  }

  /// Works out what stands in texts, and reports what cannot be.
  mutating func fill(_ body: (inout Filling) -> Void) {
    var filling = Filling()
    body(&filling)
    for diagnostic in filling.diagnostics { report(diagnostic) }
  }

  /// The caption of a picture.
  var caption: Prose {
    mutating get {
      var caption = prose("caption")
      fill { caption = $0.fill(caption) }
      return caption
    }
  }
}
