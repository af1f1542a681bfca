import Calculus

extension ExerciseBlock {
  /// The exercise with its parameters drawn: numbers stand in their place in the function, the point, the answers and
  /// the texts. An exercise without parameters is itself.
  ///
  /// In a text `{a}` stands for the value of the parameter `a`, in mathematics too, `{function}` for the function with
  /// its values, and in mathematics `{= 2a+1}` for what is worked out with them.
  package func drawn(using random: inout some RandomNumberGenerator) -> ExerciseBlock {
    drawn(draw(using: &random))
  }

  /// A value for each parameter, so that the requirements hold; where hardly any draw fulfils them, a value for each.
  func draw(using random: inout some RandomNumberGenerator) -> [Symbol: Expression] {
    var values: [Symbol: Expression] = [:]
    for _ in 0..<Self.mostDraws {
      for parameter in parameters { values[parameter.variable] = parameter.values.randomElement(using: &random) }
      if fulfils(values) { break }
    }
    return values
  }

  private static let mostDraws = 1_000

  /// Whether these values fulfil the requirements.
  func fulfils(_ values: [Symbol: Expression]) -> Bool { requirements.allSatisfy { $0.holds(for: values) } }

  /// The exercise with these values of its parameters.
  func drawn(_ values: [Symbol: Expression]) -> ExerciseBlock {
    guard !parameters.isEmpty else { return self }
    var drawn = self
    drawn.parameters = []
    drawn.requirements = []
    drawn.task = task.substituting(values)
    drawn.wrongAnswers = wrongAnswers.map {
      WrongAnswer(answer: $0.answer.substituting(values), explanation: $0.explanation)
    }
    var names = Dictionary(uniqueKeysWithValues: values.map { ($0.name, $1) })
    names["function"] = drawn.task.shown
    var filling = Filling(names: names, values: values)
    drawn.fillTexts(&filling)
    return drawn
  }

  /// Fills in every text.
  mutating func fillTexts(_ filling: inout Filling) {
    ask = filling.fill(ask)
    hints = filling.fill(hints)
    explanation = filling.fill(explanation)
    for index in wrongAnswers.indices {
      wrongAnswers[index].explanation = filling.fill(wrongAnswers[index].explanation)
    }
  }
}

extension ExerciseBlock.Task {
  /// What `{function}` stands for.
  fileprivate var shown: Expression? {
    switch self {
    case .answer: nil
    case .derive(let derivation): derivation.function.expression
    case .predict(let prediction): prediction.loss.expression
    case .invert(let inversion): inversion.derivative.expression
    }
  }
}
