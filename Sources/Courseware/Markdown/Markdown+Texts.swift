import Typesetting

extension Markdown.Block {
  /// All running texts in it, those of nested blocks and of live blocks too, in reading order.
  package var texts: [Markdown.Text] {
    switch self {
    case .paragraph(let text), .heading(_, let text): [text]
    case .mathematics(let mathematics): [[Markdown.Run(.mathematics(mathematics))]]
    case .quote(let blocks): blocks.flatMap(\.texts)
    case .list(let list): list.items.flatMap(\.blocks).flatMap(\.texts)
    case .table(let table): ([table.header] + table.rows).flatMap(\.self)
    case .live(let block): block.content.prose.flatMap { $0.flatMap(\.texts) }
    case .code, .rule: []
    }
  }
}

extension Lesson {
  /// All running texts that a learner may see.
  package var texts: [Markdown.Text] {
    front.objectives.flatMap { $0.flatMap(\.texts) } + pages.flatMap { [$0.heading] + $0.blocks.flatMap(\.texts) }
  }
}

extension [Markdown.Block] {
  /// The texts on one line, mathematics in the notation of one line.
  package var line: String { flatMap(\.texts).map(\.line).joined(separator: " ") }
}

extension [Markdown.Run] {
  /// On one line, mathematics in the notation of one line.
  package var line: String {
    map { run in
      switch run.content {
      case .text(let text), .code(let text): text
      case .mathematics(let mathematics): MathNode(latex: mathematics.text).line().text
      case .lineBreak: " "
      }
    }.joined()
  }

  /// The mathematics in it.
  package var mathematics: [MathText] {
    compactMap { if case .mathematics(let mathematics) = $0.content { mathematics } else { nil } }
  }
}
