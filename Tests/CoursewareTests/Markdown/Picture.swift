@testable import Courseware

extension Markdown.Block {
  /// The block on one line: `p` a paragraph, `/…/` emphasis, `*…*` strong, `$…$@line:column:length` mathematics,
  /// `→` where a link leads, `⏎` a line break, `;` between items, `&` between cells, `|` between lines of code.
  var picture: String {
    switch self {
    case .paragraph(let text): "p " + text.picture
    case .heading(let level, let text): "h\(level) " + text.picture
    case .quote(let blocks): "quote(" + blocks.map(\.picture).joined(separator: ", ") + ")"
    case .list(let list):
      (list.start.map { "ol\($0)" } ?? "ul") + (list.isTight ? "" : " loose") + "("
        + list.items.map(\.picture).joined(separator: "; ") + ")"
    case .table(let table):
      "table \(table.alignments.map { "\($0)" }.joined(separator: " ")): "
        + ([table.header] + table.rows).map { $0.map(\.picture).joined(separator: " & ") }.joined(separator: " / ")
    case .code(let code):
      "code \(code.language)@\(code.range.line):\(code.range.column): \(code.text.replacing("\n", with: "|"))"
    case .rule: "rule"
    case .mathematics(let mathematics): "$$\(mathematics.text)$$@\(mathematics.range.mark)"
    case .live(let block): "live \(block.kind)"
    }
  }
}

extension Markdown.List.Item {
  fileprivate var picture: String {
    (task.map { $0 ? "[x] " : "[ ] " } ?? "") + blocks.map(\.picture).joined(separator: ", ")
  }
}

extension [Markdown.Run] {
  var picture: String { map(\.picture).joined() }
}

extension Markdown.Run {
  fileprivate var picture: String {
    let inner =
      switch content {
      case .text(let text): text
      case .code(let text): "`\(text)`"
      case .mathematics(let mathematics): "$\(mathematics.text)$@\(mathematics.range.mark)"
      case .lineBreak: "⏎"
      }
    let strong = style.contains(.strong) ? "*\(inner)*" : inner
    return (style.contains(.emphasis) ? "/\(strong)/" : strong) + (target.map { "→\($0)" } ?? "")
  }
}
