import Calculus
import Grading
import Typesetting

extension ChoiceBlock {
  init?(_ values: inout FieldValues) {
    var options: [Option] = []
    switch (values.has("options"), values.has("lines")) {
    case (true, true): values.report(.conflictingKeys("options", "lines"), at: "lines")
    case (true, false): options = values.options("options")
    case (false, true): options = Self.lines(&values)
    case (false, false): values.report(.missingOneOf(["options", "lines"], of: values.schema.title))
    }
    if !values.has("lines") {
      for key in ["function", "variable"] where values.has(key) {
        values.report(.needsKey(key, needed: "lines"), at: key)
      }
    }
    if values.has("options"), !values.has("lines") {
      if options.count < 2 { values.report(.tooFewOptions, at: "options") }
      if !options.contains(where: \.isRight) { values.report(.noRightOption, at: "options") }
    }
    guard let id = values.text("id") else { return nil }
    self.init(
      id: id, ask: values.prose("ask"), options: options, hints: values.proseList("hints"),
      explanation: values.prose("explain"), difficulty: values.count("difficulty") ?? 1, tags: values.tags,
      notes: values.notes)
    values.fill { filling in fillTexts(&filling) }
  }

  private mutating func fillTexts(_ filling: inout Filling) {
    ask = filling.fill(ask)
    hints = filling.fill(hints)
    explanation = filling.fill(explanation)
    for index in options.indices {
      options[index].text = filling.fill(options[index].text)
      options[index].reason = filling.fill(options[index].reason)
    }
  }

  /// The lines of a calculation in which one does not follow from the line before: that one is the right option.
  ///
  /// Where a function is given, the first line has to be its derivative.
  private static func lines(_ values: inout FieldValues) -> [Option] {
    let written = values.answers("lines")
    let formulas = written.compactMap { values.formula($0.answer, as: .answer) }
    guard formulas.count == written.count else { return [] }
    if formulas.count < 2 { values.report(.tooFewLines, at: "lines") }
    var start: Formula.Value?
    if let function = values.formula("function") {
      guard let variable = values.variable("variable", of: function.expression.variables) else { return [] }
      start = .scalar(function.expression.derivative(by: variable))
    }
    var breaks: [Int] = []
    for (index, formula) in formulas.enumerated() {
      if let before = index == 0 ? start : formulas[index - 1].value {
        switch before.equals(formula.value) {
        case true?: break
        case false?: breaks.append(index)
        case nil: values.report(Diagnostic(.lineUndecided, at: formula.range))
        }
      }
    }
    if breaks.isEmpty { values.report(.noMistake, at: "lines") }
    for index in breaks.dropFirst() {
      values.report(Diagnostic(.secondMistake(firstLine: formulas[breaks[0]].range.line), at: formulas[index].range))
    }
    return zip(formulas.indices, written).map { index, line in
      let latex = MathText(text: MathNode(formulas[index].formula).latex, range: line.answer.range)
      return Option(
        text: [Markdown.Run(.mathematics(latex))], isRight: index == breaks.first, reason: line.explanation)
    }
  }
}

extension Formula.Value {
  /// Whether another value equals this one; `nil` where that cannot be decided.
  func equals(_ next: Formula.Value) -> Bool? {
    let (left, right) = (entries, next.entries)
    guard left.count == right.count else { return false }
    var isDecided = true
    for pair in zip(left, right) {
      switch Comparison(expected: pair.0, answer: pair.1).verdict {
      case .equivalent: break
      case .different: return false
      case .undecided: isDecided = false
      }
    }
    return isDecided ? true : nil
  }
}
