import Courseware
import Terminal

/// A handout as lines of text, as the tutor's pages look without a screen around them.
package struct TextHandout {
  private let handout: Handout
  private let typesetter: Typesetter
  private var sheet = Sheet()

  package init(_ handout: Handout, width: Int = 80, charset: Charset = .unicode) {
    self.handout = handout
    typesetter = Typesetter(width: width, charset: charset)
    let front = handout.lesson.front
    heading(Sanitizer.cleanLine(front.title), underline: "=")
    if !front.summary.isEmpty { sheet.append(Sheet(Sanitizer.cleanLine(front.summary), width: width), gap: 1) }
    list("•", front.objectives, gap: 1)
    for page in handout.lesson.pages {
      sheet.append([])
      heading(Sanitizer.cleanLine(page.heading.line), underline: "-")
      for block in page.blocks {
        if case .live(let live) = block { add(live) } else { sheet.append(typesetter.sheet(block), gap: 1) }
      }
    }
  }

  /// Without blanks at the ends.
  package var lines: [String] { sheet.rows.map(\.line) }

  private mutating func heading(_ text: String, underline: Character) {
    let title = Sheet(text, width: typesetter.width)
    sheet.append(title, gap: 1)
    sheet.append(Sheet(String(repeating: underline, count: title.width), width: typesetter.width))
  }

  private mutating func list(_ mark: String, _ items: [Prose], gap: Int = 0) {
    for (index, item) in items.enumerated() {
      let content = typesetter.narrowed(by: mark.columns + 1).sheet(item)
      sheet.append(content.indented(by: mark.columns + 1, marker: [Span(mark)]), gap: index == 0 ? gap : 0)
    }
  }

  private mutating func paragraph(_ words: String, latex: String) {
    var filler = LineFiller(width: typesetter.width)
    filler.add(words + " ", .plain)
    filler.add(typesetter.inline(latex: latex), .plain)
    sheet.append(filler.finish(), gap: 1)
  }

  private mutating func prose(_ prose: Prose) { sheet.append(typesetter.sheet(prose), gap: 1) }

  // MARK: Blocks

  private mutating func add(_ block: LiveBlock) {
    let title = handout.title(of: block)
    sheet.append(Sheet("[\(title)]", width: typesetter.width), gap: 1)
    switch block {
    case .exercise(let block): add(block)
    case .choice(let block): add(block)
    case .card(let block):
      prose(block.front)
      guard handout.hasAnswers else { break }
      prose(block.back)
      list("•", block.points, gap: 1)
    case .steps(let block):
      sheet.append(typesetter.display(latex: block.function.latex), gap: 1)
      for (index, line) in block.lines.enumerated() {
        paragraph("\(index + 1). \(line.title):", latex: line.latex)
      }
      prose(block.caption)
    case .plot(let block): sheet.append(typesetter.plot(block), gap: 1)
    case .descent(let block):
      paragraph("loss", latex: block.loss.latex)
      paragraph("from", latex: block.start.latex)
      sheet.append(
        Sheet("runners: " + block.optimizers.map(\.name).joined(separator: ", "), width: typesetter.width), gap: 1)
      prose(block.caption)
    case .graph(let block):
      paragraph("function", latex: block.function.latex)
      paragraph("at", latex: block.point.latex)
      prose(block.caption)
    case .network(let block):
      let units = block.layers.map { String($0) }.joined(separator: ", ")
      let words =
        "A network with hidden layers of \(units) \(block.activation) units learns the data set \(block.data). In the "
        + "program it is trained before your eyes."
      sheet.append(Sheet(Sanitizer.cleanLine(words), width: typesetter.width), gap: 1)
      prose(block.caption)
    case .broken(let block): sheet.append(typesetter.mistakes(block), gap: 1)
    }
  }

  private mutating func add(_ block: ExerciseBlock) {
    prose(block.ask)
    guard handout.hasAnswers else { return blank() }
    paragraph("Answer:", latex: block.answerLaTeX)
    prose(block.explanation)
    for wrong in block.wrongAnswers {
      paragraph("Not", latex: wrong.answer.latex)
      sheet.append(typesetter.narrowed(by: 2).sheet(wrong.explanation).indented(by: 2))
    }
  }

  private mutating func add(_ block: ChoiceBlock) {
    prose(block.ask)
    for (index, option) in block.options.enumerated() {
      let mark = handout.hasAnswers && option.isRight ? "[x]" : "[ ]"
      let content = typesetter.narrowed(by: 4).sheet(option.text)
      sheet.append(content.indented(by: 4, marker: [Span(mark)]), gap: index == 0 ? 1 : 0)
      if handout.hasAnswers { sheet.append(typesetter.narrowed(by: 6).sheet(option.reason).indented(by: 6)) }
    }
    if handout.hasAnswers { prose(block.explanation) }
  }

  /// Room to write.
  private mutating func blank() {
    sheet.append(Sheet("Answer: " + String(repeating: "_", count: 40), width: typesetter.width), gap: 1)
  }
}

extension Sheet.Row {
  fileprivate var line: String {
    var line = ""
    var column = 0
    for piece in self {
      line += String(repeating: " ", count: Swift.max(0, piece.column - column)) + piece.span.text
      column = Swift.max(column, piece.column) + piece.span.text.columns
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}
