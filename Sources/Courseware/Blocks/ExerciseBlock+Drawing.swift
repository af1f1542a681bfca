import Calculus

extension ExerciseBlock {
  /// The exercise with its parameters drawn: numbers stand in their place in the function, the point, the answers and
  /// the texts. An exercise without parameters is itself.
  ///
  /// In a text `{a}` stands for the value of the parameter `a`, in mathematics too, and `{function}` for the function
  /// with its values.
  package func drawn(using random: inout some RandomNumberGenerator) -> ExerciseBlock {
    drawn(draw(using: &random))
  }

  /// A value for each parameter.
  func draw(using random: inout some RandomNumberGenerator) -> [Symbol: Expression] {
    var values: [Symbol: Expression] = [:]
    for parameter in parameters { values[parameter.variable] = parameter.values.randomElement(using: &random) }
    return values
  }

  /// The exercise with these values of its parameters.
  func drawn(_ values: [Symbol: Expression]) -> ExerciseBlock {
    guard !parameters.isEmpty else { return self }
    var drawn = self
    drawn.parameters = []
    drawn.task = task.substituting(values)
    drawn.wrongAnswers = wrongAnswers.map {
      WrongAnswer(answer: $0.answer.substituting(values), explanation: $0.explanation)
    }
    var texts = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $1) })
    if case .derive(let derivation) = drawn.task { texts["function"] = derivation.function.expression }
    drawn.ask = ask.filled(with: texts)
    drawn.hints = hints.map { $0.filled(with: texts) }
    drawn.explanation = explanation.filled(with: texts)
    for index in drawn.wrongAnswers.indices {
      drawn.wrongAnswers[index].explanation = drawn.wrongAnswers[index].explanation.filled(with: texts)
    }
    return drawn
  }
}

extension ExerciseBlock.Task {
  fileprivate func substituting(_ values: [Symbol: Expression]) -> ExerciseBlock.Task {
    switch self {
    case .answer(let answer): return .answer(answer.substituting(values))
    case .derive(var derivation):
      derivation.function = derivation.function.substituting(values)
      derivation.stated = derivation.stated?.substituting(values)
      for index in derivation.point.indices {
        derivation.point[index].value = derivation.point[index].value.substituting(values)
      }
      return .derive(derivation)
    }
  }
}

extension [Markdown.Block] {
  /// The text with `{name}` filled in.
  fileprivate func filled(with values: [String: Expression]) -> [Markdown.Block] {
    map { $0.filled(with: values) }
  }
}

extension Markdown.Block {
  fileprivate func filled(with values: [String: Expression]) -> Markdown.Block {
    switch self {
    case .paragraph(let text): return .paragraph(text.filled(with: values))
    case .heading(let level, let text): return .heading(level: level, text.filled(with: values))
    case .quote(let blocks): return .quote(blocks.filled(with: values))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = list.items[index].blocks.filled(with: values) }
      return .list(list)
    case .table(var table):
      table.header = table.header.map { $0.filled(with: values) }
      table.rows = table.rows.map { $0.map { $0.filled(with: values) } }
      return .table(table)
    case .mathematics(var mathematics):
      mathematics.text = mathematics.text.filled(with: values, in: .latex)
      return .mathematics(mathematics)
    case .code, .rule, .live: return self
    }
  }
}

extension [Markdown.Run] {
  fileprivate func filled(with values: [String: Expression]) -> Markdown.Text {
    map { run in
      var run = run
      switch run.content {
      case .text(let text): run.content = .text(text.filled(with: values, in: .unicode))
      case .code(let text): run.content = .code(text.filled(with: values, in: .plain))
      case .mathematics(var mathematics):
        mathematics.text = mathematics.text.filled(with: values, in: .latex)
        run.content = .mathematics(mathematics)
      case .lineBreak: break
      }
      return run
    }
  }
}

extension String {
  /// The text with each `{name}` replaced by the value of the name; other braces stay. In LaTeX the braces stay around
  /// the value, so that it remains one group.
  fileprivate func filled(with values: [String: Expression], in notation: Notation) -> String {
    var result = ""
    var rest = self[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"), let value = values[String(rest[rest.index(after: open)..<close])]
      else {
        result += "{"
        rest = rest.dropFirst()
        continue
      }
      result += notation == .latex ? "{\(value.text(notation))}" : value.text(notation)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
