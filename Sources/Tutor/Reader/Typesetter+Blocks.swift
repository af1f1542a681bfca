import Calculus
import Courseware
import Descent
import Terminal

/// One line of what a block says of itself.
struct BlockField: Sendable {
  enum Value: Sendable {
    case mathematics(latex: String)
    case words(String)
  }

  let name: String
  let value: Value
  /// How its line in a picture looks, where there are several.
  var sample: Span?

  init(_ name: String, latex: String, sample: Span? = nil) {
    (self.name, value, self.sample) = (name, .mathematics(latex: latex), sample)
  }

  init(_ name: String, _ words: String) { (self.name, value) = (name, .words(words)) }

  /// As its author wrote it, not as it simplifies.
  init(_ name: String, _ formula: FormulaText) { self.init(name, latex: formula.latex) }
}

extension Typesetter {
  /// What a block shows: its fields by name, and its caption.
  func fields(_ fields: [BlockField], _ caption: Prose) -> Sheet {
    var sheet = Sheet()
    let samples = fields.reduce(0) { max($0, $1.sample.map { $0.text.columns + 1 } ?? 0) }
    let names = fields.reduce(0) { max($0, $1.name.columns) } + 2 + samples
    for field in fields {
      let typesetter = narrowed(by: names)
      let value =
        switch field.value {
        case .mathematics(let latex): Sheet(typesetter.inline(latex: latex))
        case .words(let words): Sheet(words, width: typesetter.width)
        }
      var marker = [Span(field.name, .muted)]
      if let sample = field.sample { marker = [sample, Span(" ")] + marker }
      sheet.append(value.indented(by: names, marker: marker))
    }
    sheet.append(self.sheet(caption), gap: sheet.isEmpty ? 0 : 1)
    return sheet
  }

  func card(_ block: CardBlock, isTurned: Bool) -> Sheet {
    var sheet = self.sheet(block.front)
    guard isTurned else { return sheet }
    sheet.append(Sheet([[Span(String(repeating: "─", count: min(width, 24)), .border)]]))
    sheet.append(self.sheet(block.back))
    for point in block.points {
      sheet.append(narrowed(by: 2).sheet(point).indented(by: 2, marker: [Span("• ", .accent)]))
    }
    return sheet
  }

  /// What is wrong with a block, and where.
  func mistakes(_ block: BrokenBlock) -> Sheet {
    var sheet = Sheet()
    for diagnostic in block.diagnostics {
      let text = "Line \(diagnostic.range.line): \(diagnostic.message)".sentence
      sheet.append(Sheet(Sanitizer.cleanLine(text), width: width))
      guard let line = block.lines.first(where: { $0.range.line == diagnostic.range.line }) else { continue }
      let room = max(1, width - 2)
      let source = Sanitizer.cleanLine(line.text).truncated(to: room)
      let caret = diagnostic.range.caret(under: line.text).truncated(to: room)
      sheet.append(Sheet([[Span(source, .code)], [Span(caret, .wrong)]]).indented(by: 2))
    }
    sheet.append(Sheet("The rest of the lesson works.", Style(.muted), width: width))
    return sheet
  }
}

extension DescentBlock {
  var summary: [BlockField] {
    let runners = DescentSetup(self).entries.map { "\($0.optimizer.method.name) at rate \(NumberLabel.text($0.rate))" }
    return [
      BlockField("loss", loss),
      BlockField("from", latex: start.map(\.latex).joined(separator: ",\\ ")),
      BlockField(runners.count == 1 ? "runner" : "runners", runners.joined(separator: ", ")),
    ]
  }
}

extension Assignment {
  /// `x = 0.5`: a decimal number where it is one.
  fileprivate var latex: String {
    let number = value.number.map { NumberLabel.text(Double($0), digits: 6) }
    return "\(variable.text(.latex)) = \(number ?? value.text(.latex))"
  }
}

extension GraphBlock {
  var summary: [BlockField] {
    [BlockField("function", function), BlockField("at", latex: point.map(\.latex).joined(separator: ",\\ "))]
  }
}

extension NetworkBlock {
  var summary: [BlockField] {
    [
      BlockField("data", "\(data)"),
      BlockField("layers", layers.map { String($0) }.joined(separator: ", ")),
      BlockField("activation", "\(activation)"),
    ]
  }
}
