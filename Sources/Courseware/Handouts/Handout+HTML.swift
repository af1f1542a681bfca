import Calculus
import Typesetting

extension Handout {
  /// One file that a browser shows and prints: no script, nothing to fetch, mathematics as MathML, plots as SVG.
  package var html: String {
    var html = HTML()
    html.raw("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">")
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">")
    html.raw("<meta name=\"viewport\" content=\"width=device-width\">")
    html.element("title") { $0.write(lesson.title) }
    html.raw("<style>\(Self.style)</style></head><body>")
    html.element("h1") { $0.write(lesson.title) }
    if !lesson.front.summary.isEmpty { html.element("p", class: "summary") { $0.write(lesson.front.summary) } }
    if !lesson.front.objectives.isEmpty {
      html.element("ul", class: "objectives") { html in
        for objective in lesson.front.objectives {
          html.element("li") { $0.write(objective.flatMap(\.texts).flatMap(\.self)) }
        }
      }
    }
    for page in lesson.pages {
      html.element("section") { html in
        html.element("h2") { $0.write(page.heading) }
        for block in page.blocks {
          if case .live(let live) = block { write(live, to: &html) } else { html.write(block) }
        }
      }
    }
    html.raw("</body></html>\n")
    return html.text
  }

  private static let style = """
    body { font: 1rem/1.5 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
    h2 { margin-top: 2.5rem; border-bottom: 1px solid #999 } table { border-collapse: collapse; margin: 1rem 0 }
    th, td { padding: .2rem .8rem; text-align: left } tr:first-child th { border-bottom: 1px solid #999 }
    .right { text-align: right } .centre { text-align: center } .summary { font-style: italic }
    pre { overflow-x: auto; font: .9rem/1.2 ui-monospace, monospace } .target { color: #555 }
    .block { border-left: 3px solid #46c; padding: .1rem 1rem; margin: 1.5rem 0; break-inside: avoid }
    .block > h3 { margin: .3rem 0; font-size: 1rem; color: #24a } .answer { border-top: 1px dotted #999 }
    .line { border-bottom: 1px solid #999; height: 2rem; width: 60% } .mistake { border-color: #a22 }
    dt { font-weight: bold } dd { margin: 0 0 .5rem 1rem } math[display=block] { margin: .8rem 0 }
    svg { max-width: 100%; height: auto } ul.options { list-style: none; padding-left: 0 }
    ul.options p { margin: 0 0 .4rem 1.6rem; color: #444 }
    @media print { details { display: none } body { margin: 0 } }
    """

  // MARK: Blocks

  private func write(_ block: LiveBlock, to html: inout HTML) {
    let isBroken = if case .broken = block { true } else { false }
    html.element("div", class: isBroken ? "block mistake" : "block") { html in
      html.element("h3") { $0.write(title(of: block)) }
      switch block {
      case .exercise(let block): write(block, to: &html)
      case .choice(let block): write(block, to: &html)
      case .card(let block): write(block, to: &html)
      case .steps(let block):
        html.math(MathNode(latex: block.function.latex), isDisplayed: true)
        html.element("ol") { html in
          for line in block.lines {
            html.element("li") { html in
              html.write(line.title)
              html.math(MathNode(latex: line.latex), isDisplayed: true)
            }
          }
        }
        html.write(block.caption)
      case .plot(let block):
        html.raw(SVG.plot(block))
        html.fields(block.functions.map { ("function", $0.latex) })
        html.write(block.caption)
      case .descent(let block):
        html.raw(SVG.descent(block))
        html.fields([("loss", block.loss.latex), ("from", block.start.latex)])
        html.element("p") { $0.write("Runners: " + block.optimizers.map(\.name).joined(separator: ", ") + ".") }
        html.write(block.caption)
      case .graph(let block): write(block, to: &html)
      case .network(let block):
        html.element("p") { html in
          let units = block.layers.map { String($0) }.joined(separator: ", ")
          html.write(
            "A network with hidden layers of \(units) \(block.activation) units learns the data set \(block.data). "
              + "In the program it is trained before your eyes.")
        }
        html.write(block.caption)
      case .broken(let block):
        for diagnostic in block.diagnostics {
          html.element("p") { $0.write("Line \(diagnostic.range.line): \(diagnostic.message).") }
        }
      }
    }
  }

  private func write(_ block: ExerciseBlock, to html: inout HTML) {
    html.write(block.ask)
    guard hasAnswers else {
      html.raw("<div class=\"line\"></div>")
      return html.hints(block.hints)
    }
    html.element("div", class: "answer") { html in
      html.element("p") { html in
        html.write("Answer: ")
        html.math(MathNode(latex: block.answerLaTeX))
      }
      html.write(block.explanation)
      guard !block.wrongAnswers.isEmpty else { return }
      html.element("dl") { html in
        for wrong in block.wrongAnswers {
          html.element("dt") { html in
            html.write("Not ")
            html.math(wrong.answer.notation)
          }
          html.element("dd") { $0.write(wrong.explanation) }
        }
      }
    }
  }

  private func write(_ block: ChoiceBlock, to html: inout HTML) {
    html.write(block.ask)
    html.element("ul", class: "options") { html in
      for option in block.options {
        html.element("li") { html in
          html.write(hasAnswers && option.isRight ? "☑ " : "☐ ")
          html.write(option.text)
          if hasAnswers { html.write(option.reason) }
        }
      }
    }
    if hasAnswers { html.write(block.explanation) } else { html.hints(block.hints) }
  }

  private func write(_ block: CardBlock, to html: inout HTML) {
    html.write(block.front)
    guard hasAnswers else { return html.hints(block.hints) }
    html.element("div", class: "answer") { html in
      html.write(block.back)
      guard !block.points.isEmpty else { return }
      html.element("ul") { html in for point in block.points { html.element("li") { $0.write(point) } } }
    }
  }

  /// The value and the gradient, which the program derives node by node.
  private func write(_ block: GraphBlock, to html: inout HTML) {
    html.fields([("function", block.function.latex), ("at", block.point.latex)])
    let variables = block.point.map(\.variable)
    let tape = Tape(block.function.expression, inputs: variables)
    let point = block.point.map { $0.value.number64 ?? .nan }
    if let value = tape.value(at: point).value, let gradient = tape.gradient(at: point).value {
      html.element("table") { html in
        html.raw("<tr><th></th><th>value</th><th>adjoint</th></tr>")
        for (index, variable) in variables.enumerated() {
          html.cells(variable.text(.latex), [point[index], gradient[index]])
        }
        html.cells("f", [value, 1])
      }
    }
    html.write(block.caption)
  }
}

extension HTML {
  fileprivate mutating func hints(_ hints: [Prose]) {
    guard !hints.isEmpty else { return }
    element("details") { html in
      html.raw("<summary>Hints</summary>")
      html.element("ol") { html in for hint in hints { html.element("li") { $0.write(hint) } } }
    }
  }

  fileprivate mutating func fields(_ fields: [(name: String, latex: String)]) {
    element("p") { html in
      for (index, field) in fields.enumerated() {
        if index > 0 { html.raw("<br>") }
        html.write(field.name + " ")
        html.math(MathNode(latex: field.latex))
      }
    }
  }

  fileprivate mutating func cells(_ latex: String, _ values: [Double]) {
    element("tr") { html in
      html.element("td") { $0.math(MathNode(latex: latex)) }
      for value in values { html.element("td", class: "right") { $0.write(value.text(significantDigits: 6)) } }
    }
  }
}
