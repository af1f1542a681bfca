import Typesetting

/// Builds a page of HTML. Text is escaped where it enters; nothing of a lesson becomes markup.
struct HTML {
  /// How mathematics stands in the page.
  enum Mathematics { case mathML, mathJax }

  private(set) var text = ""
  private let mathematics: Mathematics

  init(_ mathematics: Mathematics = .mathML) { self.mathematics = mathematics }

  mutating func element(_ name: String, class kind: String = "", _ content: (inout HTML) -> Void) {
    text += kind.isEmpty ? "<\(name)>" : "<\(name) class=\"\(kind)\">"
    content(&self)
    text += "</\(name)>"
  }

  mutating func write(_ words: String) { text += Self.escaped(words) }

  private mutating func math(_ latex: String, isDisplayed: Bool = false) {
    switch mathematics {
    case .mathML: math(MathNode(latex: latex), isDisplayed: isDisplayed)
    case .mathJax:
      raw(isDisplayed ? "\\[" : "\\(")
      write(latex)
      raw(isDisplayed ? "\\]" : "\\)")
    }
  }

  mutating func math(_ node: MathNode, isDisplayed: Bool = false) { text += node.mathML(isDisplayed: isDisplayed) }

  /// What is HTML already.
  mutating func raw(_ markup: String) { text += markup }

  /// Text for any place between tags or in an attribute; characters that show nothing are left out.
  static func escaped(_ words: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in words.unicodeScalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case _ where Scalars.isInvisible(scalar.value): break
      case _ where Scalars.isControl(scalar.value): result.append("\u{FFFD}")
      case _: result.append(scalar)
      }
    }
    return String(result)
  }
}

// MARK: Running text

extension HTML {
  mutating func write(_ text: Markdown.Text) {
    for run in text {
      let tags = [(Markdown.Run.Style.emphasis, "em"), (.strong, "strong")].filter { run.style.contains($0.0) }.map(\.1)
      for tag in tags { raw("<\(tag)>") }
      switch run.content {
      case .text(let words): write(words)
      case .code(let words): element("code") { $0.write(words) }
      case .mathematics(let mathematics): math(mathematics.text)
      case .lineBreak: raw("<br>")
      }
      for tag in tags.reversed() { raw("</\(tag)>") }
      // Where a link leads is shown, as everywhere; nothing is fetched.
      if let target = run.target { element("span", class: "target") { $0.write(" (\(target))") } }
    }
  }

  mutating func write(_ blocks: [Markdown.Block]) { for block in blocks { write(block) } }

  /// A block that is not live.
  mutating func write(_ block: Markdown.Block) {
    switch block {
    case .paragraph(let text): element("p") { $0.write(text) }
    case .heading(let level, let text): element("h\(min(6, max(3, level)))") { $0.write(text) }
    case .list(let list): write(list)
    case .quote(let blocks): element("blockquote") { $0.write(blocks) }
    case .table(let table): write(table)
    case .code(let code): element("pre") { $0.write(code.text) }
    case .rule: raw("<hr>")
    case .mathematics(let mathematics): math(mathematics.text, isDisplayed: true)
    case .live: break
    }
  }

  private mutating func write(_ list: Markdown.List) {
    raw(list.start.map { "<ol start=\"\($0)\">" } ?? "<ul>")
    for item in list.items {
      element("li") { html in
        if let task = item.task { html.write(task ? "☑ " : "☐ ") }
        // The paragraphs of a tight list are no paragraphs.
        for block in item.blocks {
          if list.isTight, case .paragraph(let text) = block { html.write(text) } else { html.write(block) }
        }
      }
    }
    raw(list.start == nil ? "</ul>" : "</ol>")
  }

  private mutating func write(_ table: Markdown.Table) {
    element("table") { html in
      if table.header.contains(where: { !$0.isEmpty }) { html.row(table.header, "th", table.alignments) }
      for cells in table.rows { html.row(cells, "td", table.alignments) }
    }
  }

  private mutating func row(_ cells: [Markdown.Text], _ name: String, _ alignments: [Markdown.Table.Alignment]) {
    element("tr") { html in
      for (cell, alignment) in zip(cells, alignments) {
        let side =
          switch alignment {
          case .left: ""
          case .centre: "centre"
          case .right: "right"
          }
        html.element(name, class: side) { $0.write(cell) }
      }
    }
  }
}
