import Courseware

extension ExerciseBlock {
  /// Changes with the wording of the question and with its answer.
  var contentHash: String {
    let task =
      switch task {
      case .answer(let answer): answer.text
      case .derive(let derivation):
        "\(derivation.function.text) \(derivation.kind) \((derivation.point + derivation.definitions).map(\.value))"
      case .predict(let prediction): prediction.answer.text(.plain)
      case .invert(let inversion): "\(inversion.derivative.text) \(inversion.variables)"
      }
    return String(stableHash(ask.plainText + "\n" + task), radix: 16)
  }
}

extension LiveBlock {
  /// Changes with what is asked and with its answer; nil for what is not answered.
  package var contentHash: String? {
    switch self {
    case .exercise(let block): block.contentHash
    case .choice(let block): block.contentHash
    case .steps, .plot, .descent, .graph, .network, .card, .broken: nil
    }
  }
}

extension ChoiceBlock {
  /// Changes with the wording of the question and of its options.
  var contentHash: String {
    let options = options.map { ($0.isRight ? "+" : "-") + $0.text.plainText }
    return String(stableHash(([ask.plainText] + options).joined(separator: "\n")), radix: 16)
  }
}

extension [Markdown.Block] {
  /// The words alone, for hashing and for lines that hold no mathematics.
  var plainText: String { map(\.plainText).joined(separator: "\n") }
}

extension Markdown.Block {
  fileprivate var plainText: String {
    switch self {
    case .paragraph(let text), .heading(_, let text): text.plainText
    case .list(let list): list.items.map(\.blocks.plainText).joined(separator: "\n")
    case .quote(let blocks): blocks.plainText
    case .table(let table):
      ([table.header] + table.rows).map { $0.map(\.plainText).joined(separator: "\t") }.joined(separator: "\n")
    case .code(let code): code.text
    case .mathematics(let mathematics): mathematics.text
    case .rule, .live: ""
    }
  }
}
