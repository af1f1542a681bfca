import Calculus
import Courseware
import Terminal

extension Typesetter {
  /// What a block shows or will show: its fields by name, its caption, and where there is no picture yet, that.
  func fields(_ fields: [(name: String, latex: String)], _ caption: Prose, isPictured: Bool = true) -> Sheet {
    var sheet = Sheet()
    let names = fields.reduce(0) { max($0, $1.name.columns) } + 2
    for (name, latex) in fields {
      let value = Sheet(narrowed(by: names).inline(latex: latex))
      sheet.append(value.indented(by: names, marker: [Span(name, .muted)]))
    }
    sheet.append(self.sheet(caption), gap: sheet.isEmpty ? 0 : 1)
    if !isPictured {
      sheet.append(Sheet("Its picture is not drawn in this version.", Style(.muted), width: width), gap: 1)
    }
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
  var summary: [(name: String, latex: String)] {
    [
      ("loss", loss.expression.text(.latex)),
      ("from", start.map(\.latex).joined(separator: ",\\ ")),
      ("runners", optimizers.map { "\\text{\($0.name)}" }.joined(separator: ",\\ ")),
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
  var summary: [(name: String, latex: String)] {
    [
      ("function", function.expression.text(.latex)),
      ("at", point.map(\.latex).joined(separator: ",\\ ")),
    ]
  }
}

extension NetworkBlock {
  var summary: [(name: String, latex: String)] {
    [
      ("data", "\\text{\(data)}"),
      ("layers", layers.map { String($0) }.joined(separator: ",\\ ")),
      ("activation", "\\text{\(activation)}"),
    ]
  }
}
