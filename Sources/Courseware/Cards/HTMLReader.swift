/// Turns the HTML of a note's field into prose. Tags that prose has no word for are passed over, their text stays.
struct HTMLReader {
  /// The prose outside of any part, and under the name of each part (`<div class="points">`) its own.
  static func parts(of html: String) -> [String: Prose] {
    var reader = HTMLReader(HTMLToken.tokens(of: html))
    reader.read()
    return reader.parts
  }

  static let main = ""
  static let partNames: Set<String> = ["points", "avoid", "hints", "answer"]

  private let tokens: [HTMLToken]
  private var parts: [String: Prose] = [:]
  private var part = HTMLReader.main
  /// How many tags deep the part's own one is.
  private var partDepth = 0
  private var depth = 0
  /// What is being built: the page, or lists, quotes and tables within each other.
  private var stack: [Container] = [Container(kind: .page)]
  private var runs: Markdown.Text = []
  /// Of each open tag that sets one: its own and that of all around it.
  private var styles: [Markdown.Run.Style] = []
  /// How many tags are open whose text is code, a row of code, or nothing that is shown.
  private var (code, pre, hidden) = (0, 0, 0)
  private var preText = ""
  /// Of each open `span` whether it holds where the text before it leads.
  private var spans: [Bool] = []
  private var target = ""

  /// More are not kept within each other; what stands deeper stands beside.
  private static let deepest = 16

  private struct Container {
    enum Kind { case page, list(start: Int?), item, quote, table, row }
    let kind: Kind
    var blocks: Prose = []
    var items: [Markdown.List.Item] = []
    var isTight = true
    var cells: [(text: Markdown.Text, alignment: Markdown.Table.Alignment, isHeader: Bool)] = []
    var rows: [[(text: Markdown.Text, alignment: Markdown.Table.Alignment, isHeader: Bool)]] = []
  }

  private init(_ tokens: [HTMLToken]) { self.tokens = tokens }

  private mutating func read() {
    for token in tokens {
      switch token {
      case .text(let text): take(text)
      case .mathematics(let latex, let isDisplayed):
        guard hidden == 0, !latex.isEmpty else { continue }
        let mathematics = MathText(text: latex, range: .start)
        if isDisplayed {
          flush()
          add(.mathematics(mathematics))
        } else {
          runs.append(Markdown.Run(.mathematics(mathematics), style: currentStyle))
        }
      case .open(let name, let kind): open(name, kind)
      case .close(let name): close(name)
      }
    }
    flush()
    while stack.count > 1 { leave() }
    parts[part, default: []] += stack[0].blocks
  }

  private var currentStyle: Markdown.Run.Style { styles.last ?? [] }

  private mutating func take(_ text: String) {
    guard hidden == 0 else { return }
    if spans.last ?? false {
      target += text
    } else if pre > 0 {
      preText += text
    } else if code > 0 {
      runs.append(Markdown.Run(.code(text.oneLine), style: currentStyle))
    } else {
      // Blanks of any kind are one; at the beginning of a line they are none.
      var words = text.oneLine
      guard !words.isEmpty || text.contains(where: \.isWhitespace) else { return }
      let isStart = runs.isEmpty || runs.last?.content == .lineBreak
      if text.first?.isWhitespace ?? false, !isStart, !(runs.last?.endsInBlank ?? true) { words = " " + words }
      if text.last?.isWhitespace ?? false, words.last != " ", !words.isEmpty { words += " " }
      if !words.isEmpty { runs.append(Markdown.Run(.text(words), style: currentStyle)) }
    }
  }

  // MARK: Tags

  private static let void: Set<String> = ["br", "hr", "img", "input", "wbr", "meta", "link", "source", "col"]

  private mutating func open(_ name: String, _ kind: String) {
    if !Self.void.contains(name) { depth += 1 }
    switch name {
    case "br": breakLine()
    case "hr":
      flush()
      add(.rule)
    case "b", "strong": styles.append(currentStyle.union(.strong))
    case "i", "em": styles.append(currentStyle.union(.emphasis))
    case "code", "kbd", "tt", "samp": code += 1
    case "pre":
      flush()
      pre += 1
    case "script", "style", "summary", "h4": hidden += 1
    case "span": spans.append(kind == "target")
    case "div", "p", "details", "section", "h1", "h2", "h3", "h5", "h6":
      flush()
      if name == "p", case .item = top.kind { stack[stack.count - 1].isTight = false }
      if part == Self.main, Self.partNames.contains(kind) {
        parts[part, default: []] += stack[0].blocks
        stack[0].blocks = []
        (part, partDepth) = (kind, depth)
      }
    case "ul": enter(.list(start: nil))
    case "ol": enter(.list(start: Int(kind).flatMap { (0...999_999_999).contains($0) ? $0 : nil } ?? 1))
    case "li": if case .list = top.kind { enter(.item) } else { flush() }
    case "blockquote": enter(.quote)
    case "table": enter(.table)
    case "tr": if case .table = top.kind { enter(.row) }
    case "td", "th":
      flush()
      let alignment: Markdown.Table.Alignment = kind == "right" ? .right : kind == "centre" ? .centre : .left
      if case .row = top.kind {
        stack[stack.count - 1].cells.append(([], alignment, name == "th"))
      }
    case _: break
    }
  }

  private mutating func close(_ name: String) {
    switch name {
    case "b", "strong", "i", "em": _ = styles.popLast()
    case "code", "kbd", "tt", "samp": code = max(0, code - 1)
    case "pre":
      pre = max(0, pre - 1)
      guard pre == 0 else { break }
      add(.code(Markdown.Code(language: "", text: preText, range: .start)))
      preText = ""
    case "script", "style", "summary", "h4": hidden = max(0, hidden - 1)
    case "span":
      guard spans.popLast() ?? false else { break }
      if !runs.isEmpty { runs[runs.count - 1].target = String(target.oneLine.dropFirst().dropLast()) }
      target = ""
    case "div", "p", "details", "section", "h1", "h2", "h3", "h5", "h6":
      flush()
      if part != Self.main, depth == partDepth {
        while stack.count > 1 { leave() }
        parts[part, default: []] += stack[0].blocks
        stack[0].blocks = []
        part = Self.main
      }
    case "ul", "ol": leave { if case .list = $0 { true } else { false } }
    case "li": leave { if case .item = $0 { true } else { false } }
    case "blockquote": leave { if case .quote = $0 { true } else { false } }
    case "table": leave { if case .table = $0 { true } else { false } }
    case "tr": leave { if case .row = $0 { true } else { false } }
    case "td", "th": flush()
    case _: break
    }
    depth = max(0, depth - 1)
  }

  /// Two in a row end a paragraph.
  private mutating func breakLine() {
    if pre > 0 {
      preText += "\n"
    } else if runs.last?.content == .lineBreak {
      flush()
    } else if !runs.isEmpty {
      runs.append(Markdown.Run(.lineBreak))
    }
  }

  // MARK: Building

  private var top: Container { stack[stack.count - 1] }

  private mutating func add(_ block: Markdown.Block) { stack[stack.count - 1].blocks.append(block) }

  private mutating func flush() {
    while runs.last?.content == .lineBreak || runs.last?.isBlank ?? false { runs.removeLast() }
    if let last = runs.last, case .text(let text) = last.content, text.last == " " {
      runs[runs.count - 1].content = .text(String(text.dropLast()))
    }
    let text = runs.joined
    runs = []
    guard !text.isEmpty else { return }
    if case .row = top.kind {
      let place = top.cells.count - 1
      if place >= 0 { stack[stack.count - 1].cells[place].text += text }
    } else {
      add(.paragraph(text))
    }
  }

  private mutating func enter(_ kind: Container.Kind) {
    flush()
    if stack.count < Self.deepest { stack.append(Container(kind: kind)) }
  }

  /// Closes what is open down to the innermost of a kind; nothing where none is.
  private mutating func leave(_ matches: (Container.Kind) -> Bool) {
    flush()
    guard let place = stack.lastIndex(where: { matches($0.kind) }), place > 0 else { return }
    while stack.count > place { leave() }
  }

  private mutating func leave() {
    let done = stack.removeLast()
    let last = stack.count - 1
    switch done.kind {
    case .page: break
    case .item:
      stack[last].items.append(Markdown.List.Item(blocks: done.blocks))
      if !done.isTight { stack[last].isTight = false }
    case .list(let start):
      // Two paragraphs of an item need a blank line between them.
      let isTight = done.isTight && !done.items.contains { $0.blocks.hasNeighbouringParagraphs }
      // Text between the items of a list stands behind it.
      if !done.items.isEmpty { add(.list(Markdown.List(start: start, isTight: isTight, items: done.items))) }
      stack[last].blocks += done.blocks
    case .quote: if !done.blocks.isEmpty { add(.quote(done.blocks)) }
    case .row: stack[last].rows.append(done.cells)
    case .table: if let table = Self.table(done.rows) { add(.table(table)) }
    }
  }

  private static func table(_ rows: [[(text: Markdown.Text, alignment: Markdown.Table.Alignment, isHeader: Bool)]])
    -> Markdown.Table?
  {
    let width = min(rows.map(\.count).max() ?? 0, 64)
    guard width > 0, let first = rows.first else { return nil }
    func filled(_ row: [Markdown.Text]) -> [Markdown.Text] {
      Array(row.prefix(width)) + Array(repeating: [], count: max(0, width - row.count))
    }
    let hasHeader = first.allSatisfy(\.isHeader)
    let alignments = (0..<width).map { column in column < first.count ? first[column].alignment : .left }
    return Markdown.Table(
      alignments: alignments, header: hasHeader ? filled(first.map(\.text)) : filled([]),
      rows: rows.dropFirst(hasHeader ? 1 : 0).map { filled($0.map(\.text)) })
  }
}

extension [Markdown.Block] {
  fileprivate var hasNeighbouringParagraphs: Bool {
    zip(self, dropFirst()).contains { if case (.paragraph, .paragraph) = $0 { true } else { false } }
  }
}

extension Markdown.Run {
  fileprivate var isBlank: Bool { if case .text(let text) = content { text.allSatisfy { $0 == " " } } else { false } }
  fileprivate var endsInBlank: Bool { if case .text(let text) = content { text.last == " " } else { false } }

  /// Whether it is text that looks like the run before it and leads to the same place.
  fileprivate func continues(_ run: Markdown.Run) -> Bool {
    guard case .text = content else { return false }
    return style == run.style && target == run.target
  }
}

extension [Markdown.Run] {
  /// Neighbours of one style as one.
  fileprivate var joined: [Markdown.Run] {
    var result: [Markdown.Run] = []
    var texts: [String] = []
    for (index, run) in enumerated() {
      guard case .text(let text) = run.content else {
        result.append(run)
        continue
      }
      texts.append(text)
      if index + 1 < count, self[index + 1].continues(run) { continue }
      result.append(run)
      result[result.count - 1].content = .text(texts.joined())
      texts = []
    }
    return result
  }
}
