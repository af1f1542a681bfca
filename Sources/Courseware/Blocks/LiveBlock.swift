/// A fenced block that does something: what its fields say, as a value.
package enum LiveBlock: Hashable, Sendable {
  case exercise(ExerciseBlock)
  case choice(ChoiceBlock)
  case steps(StepsBlock)
  case plot(PlotBlock)
  case descent(DescentBlock)
  case graph(GraphBlock)
  case network(NetworkBlock)
  case card(CardBlock)
  /// A block that does not read: shown to the learner as a note, to the author with what is wrong.
  case broken(BrokenBlock)

  /// What progress hangs on; `nil` where there is nothing to answer.
  package var id: String? {
    switch self {
    case .exercise(let block): block.id
    case .choice(let block): block.id
    case .card(let block): block.id
    case .steps, .plot, .descent, .graph, .network, .broken: nil
    }
  }
}

/// A live block with errors in it.
package struct BrokenBlock: Hashable, Sendable {
  /// The word after the fence.
  package var name: String
  /// At least one error.
  package var diagnostics: [Diagnostic]
  /// The block as it stands in the file, for showing the error in its place.
  package var lines: [SourceLine]
  package var range: SourceRange

  package init(name: String, diagnostics: [Diagnostic], lines: [SourceLine], range: SourceRange) {
    self.name = name
    self.diagnostics = diagnostics
    self.lines = lines
    self.range = range
  }
}
