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

  /// The word after the fence.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case exercise, choice, steps, plot, descent, graph, network, card
  }

  /// What all of them have.
  package var content: any LiveBlockContent {
    switch self {
    case .exercise(let block): block
    case .choice(let block): block
    case .steps(let block): block
    case .plot(let block): block
    case .descent(let block): block
    case .graph(let block): block
    case .network(let block): block
    case .card(let block): block
    case .broken(let block): block
    }
  }

  package var kind: Kind { content.kind }
  /// What progress hangs on; `nil` where there is nothing to answer.
  package var id: String? { content.answerID }
  package var range: SourceRange { content.notes.range }
  package var covers: [Placement] { content.notes.covers }
}

/// What every live block has.
package protocol LiveBlockContent: Sendable {
  var kind: LiveBlock.Kind { get }
  /// What progress hangs on; `nil` where there is nothing to answer.
  var answerID: String? { get }
  var notes: BlockNotes { get }
  /// All texts in it that a learner may see, in the order of its fields.
  var prose: [Prose] { get }
}

extension LiveBlockContent {
  package var answerID: String? { nil }
}

extension ExerciseBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .exercise }
  package var answerID: String? { id }
  package var prose: [Prose] { [ask] + hints + wrongAnswers.map(\.explanation) + [explanation] }
}

extension ChoiceBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .choice }
  package var answerID: String? { id }
  package var prose: [Prose] { [ask] + options.flatMap { [[.paragraph($0.text)], $0.reason] } + hints + [explanation] }
}

extension CardBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .card }
  package var answerID: String? { id }
  package var prose: [Prose] { [front, back] + points + avoid + hints }
}

extension StepsBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .steps }
  package var prose: [Prose] { [caption] }
}

extension PlotBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .plot }
  package var prose: [Prose] { [caption] }
}

extension DescentBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .descent }
  package var prose: [Prose] { [caption] }
}

extension GraphBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .graph }
  package var prose: [Prose] { [caption] }
}

extension NetworkBlock: LiveBlockContent {
  package var kind: LiveBlock.Kind { .network }
  package var prose: [Prose] { [caption] }
}

/// A live block with errors in it.
package struct BrokenBlock: Hashable, Sendable, LiveBlockContent {
  package var kind: LiveBlock.Kind
  /// At least one error.
  package var diagnostics: [Diagnostic]
  /// The block as it stands in the file, for showing the error in its place.
  package var lines: [SourceLine]
  package var notes: BlockNotes
  package var prose: [Prose] { [] }
}
