import Courseware
import Terminal
import Typesetting

/// Says Markdown in lines: a paragraph a line, mathematics in words, tables as sentences.
struct Narrator: Sendable {
  let charset: Charset

  init(_ charset: Charset) { self.charset = charset }

  func lines(_ blocks: Prose) -> [String] { blocks.flatMap(lines) }

  func lines(_ block: Markdown.Block) -> [String] {
    switch block {
    case .paragraph(let text): [line(text)]
    case .heading(_, let text): ["Heading: \(line(text))"]
    case .list(let list): lines(list)
    case .quote(let blocks): label("Quote", lines(blocks))
    case .table(let table): lines(table)
    case .code(let code):
      label(
        code.language == "text" ? "Drawing" : "Code",
        Sanitizer.clean(code.text).split(separator: "\n", omittingEmptySubsequences: true).map { String($0) })
    case .mathematics(let mathematics): ["Formula: \(formula(latex: mathematics.text))."]
    case .rule, .live: []
    }
  }

  private func lines(_ list: Markdown.List) -> [String] {
    list.items.enumerated().flatMap { index, item -> [String] in
      let name =
        switch (item.task, list.start) {
        case (true?, _): "Done"
        case (false?, _): "To do"
        case (nil, let start?): "\(start + index)"
        case (nil, nil): "Item"
        }
      return label(name, lines(item.blocks))
    }
  }

  /// `header: value` for each cell of a row, which is how a table is heard.
  private func lines(_ table: Markdown.Table) -> [String] {
    let headers = table.header.map(line)
    return ["Table with \(Self.count(table.rows.count, "row")):"]
      + table.rows.map { row in
        row.enumerated().map { index, cell in
          let header = index < headers.count ? headers[index] : ""
          return header.isEmpty ? line(cell) : "\(header): \(line(cell))"
        }.joined(separator: "; ") + "."
      }
  }

  private func label(_ name: String, _ lines: [String]) -> [String] {
    guard let first = lines.first else { return [] }
    return ["\(name): \(first)"] + lines.dropFirst()
  }

  // MARK: Running text

  func line(_ text: Markdown.Text) -> String {
    let words = text.map { run -> String in
      switch run.content {
      case .text(let text): Sanitizer.cleanLine(text)
      case .code(let text): Sanitizer.cleanLine(text)
      case .mathematics(let mathematics): formula(latex: mathematics.text)
      case .lineBreak: " "
      }
    }
    return plain(words.joined())
  }

  /// In words.
  func formula(latex: String) -> String { plain(MathNode(latex: latex).spoken) }

  func formula(_ notation: MathNode) -> String { plain(notation.spoken) }

  /// ASCII where the charset is.
  private func plain(_ text: String) -> String { charset == .ascii ? Transliteration.text(text) : text }

  // MARK: Blocks

  /// How an exercise is done.
  func lines(of task: ExerciseTask) -> [String] {
    let steps = (task.derivation?.steps() ?? []).flatMap { step in
      ["\(step.title.capitalised):"] + step.latex.map { "\(formula(latex: $0))." }
    }
    return ["How it is done:"] + steps + ["The answer is \(formula(latex: task.question.answerText(.latex)))."]
  }

  /// `function: sine of x`, a sentence a field, then the caption.
  func lines(_ fields: [BlockField], _ caption: Prose) -> [String] {
    fields.map { field in
      switch field.value {
      case .mathematics(let latex): "\(field.name): \(formula(latex: latex))."
      case .words(let words): "\(field.name): \(words)."
      }
    } + lines(caption)
  }

  /// A plot as what its lines do.
  func lines(_ block: PlotBlock) -> [String] {
    let drawing = PlotDrawing(block, columns: Self.plotColumns)
    let variable = block.variable.text(.plain)
    let stories = zip(drawing.fields, drawing.curves).map { field, curve -> String in
      let story = CurveStory(curve.points, variable).sentence
      guard case .mathematics(let latex) = field.value else { return story }
      return "\(field.name) \(formula(latex: latex)): \(story)"
    }
    return stories + lines(block.caption)
  }

  /// A graph as its values forward, a node a sentence.
  func lines(_ block: GraphBlock) -> [String] {
    guard let setup = GraphSetup(block) else { return lines(block.summary, block.caption) }
    let story = GraphStory(setup.graph, setup.graph.run(at: setup.point))
    return lines(block.summary, []) + setup.graph.nodes.indices.map { story.forward($0) + "." } + lines(block.caption)
  }

  /// The sampling that stories are told from: twice as many points.
  private static let plotColumns = 200

  static func count(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }
}
