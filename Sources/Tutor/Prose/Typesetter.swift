import Courseware
import Terminal
import Typesetting

/// Lays Markdown out in rows for a width.
struct Typesetter: Sendable {
  let width: Int
  let repertoire: Repertoire
  /// The style of running text.
  var style = Style.plain

  init(width: Int, charset: Charset, style: Style = .plain) {
    self.init(width: width, repertoire: charset == .ascii ? .ascii : .unicode, style: style)
  }

  private init(width: Int, repertoire: Repertoire, style: Style) {
    self.width = max(1, width)
    self.repertoire = repertoire
    self.style = style
  }

  func narrowed(by columns: Int) -> Typesetter {
    Typesetter(width: width - columns, repertoire: repertoire, style: style)
  }

  // MARK: Blocks

  /// The blocks below each other with a blank row between them.
  func sheet(_ blocks: [Markdown.Block], gap: Int = 1) -> Sheet {
    var sheet = Sheet()
    for block in blocks { sheet.append(self.sheet(block), gap: gap) }
    return sheet
  }

  func sheet(_ block: Markdown.Block) -> Sheet {
    switch block {
    case .paragraph(let text): self.sheet(text)
    case .heading(_, let text): heading(text)
    case .list(let list): self.sheet(list)
    case .quote(let blocks): narrowed(by: 2).sheet(blocks).prefixed(Span("│ ", .border))
    case .table(let table): self.sheet(table)
    case .code(let code): self.sheet(code)
    case .rule: Sheet([[Span(String(repeating: "─", count: width), .border)]])
    case .mathematics(let mathematics): display(latex: mathematics.text)
    // Live blocks stand on pages alone, which lay them out themselves.
    case .live: Sheet()
    }
  }

  private func heading(_ text: Markdown.Text) -> Sheet {
    var bold = self
    bold.style = Style(.title, .bold)
    return bold.sheet(text)
  }

  private func sheet(_ list: Markdown.List) -> Sheet {
    var sheet = Sheet()
    let last = (list.start ?? 0) + list.items.count - 1
    for (index, item) in list.items.enumerated() {
      let marker =
        switch (item.task, list.start) {
        case (true?, _): "[x] "
        case (false?, _): "[ ] "
        case (nil, let start?): "\(start + index). "
        case (nil, nil): "• "
        }
      let columns = list.start == nil ? marker.columns : "\(last). ".columns
      let padded = String(repeating: " ", count: max(0, columns - marker.columns)) + marker
      let content = narrowed(by: columns).sheet(item.blocks, gap: list.isTight ? 0 : 1)
      sheet.append(content.indented(by: columns, marker: [Span(padded, .accent)]), gap: list.isTight ? 0 : 1)
    }
    return sheet
  }

  private func sheet(_ code: Markdown.Code) -> Sheet {
    let text = Sanitizer.clean(code.text.hasSuffix("\n") ? String(code.text.dropLast()) : code.text)
    return Sheet(Wrapping.lines([Span(text, .code)], width: max(1, width - 2))).indented(by: 2)
  }

  // MARK: Mathematics

  /// Stacked and centred.
  func display(latex: String) -> Sheet {
    let typeset = MathNode(latex: latex).display(repertoire, width: width)
    return Sheet(typeset).indented(by: max(0, (width - typeset.width) / 2))
  }

  /// For a place in a line of text.
  func inline(latex: String) -> Typeset { MathNode(latex: latex).inline(repertoire, fits: width) }

  // MARK: Running text

  func sheet(_ text: Markdown.Text) -> Sheet {
    var filler = LineFiller(width: width)
    for (index, run) in text.enumerated() {
      add(run, to: &filler)
      let next = text.indices.contains(index + 1) ? text[index + 1].target : nil
      if let target = run.target, target != next {
        filler.add(" (\(Sanitizer.cleanLine(target)))", Style(.muted))
      }
    }
    return filler.finish()
  }

  private func add(_ run: Markdown.Run, to filler: inout LineFiller) {
    var style = run.target == nil ? self.style : Style(.link)
    if run.style.contains(.emphasis) { style = style.with(.underline) }
    if run.style.contains(.strong) { style = style.with(.bold) }
    switch run.content {
    case .text(let text): filler.add(Sanitizer.cleanLine(text), style)
    case .code(let text): filler.add(Sanitizer.cleanLine(text), Style(.code))
    case .mathematics(let mathematics):
      let typeset = inline(latex: mathematics.text)
      if typeset.width <= width {
        filler.add(typeset, Style(.maths))
      } else {
        // What cannot be set within the width, as in a narrow table, is written in line and wrapped like words.
        let line = MathNode(latex: mathematics.text).line(repertoire)
        filler.add(line.rows.joined(separator: " "), Style(.maths))
      }
    case .lineBreak: filler.breakLine()
    }
  }
}
