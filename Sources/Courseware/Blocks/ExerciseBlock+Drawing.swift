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

  /// The exercise as a learner meets it: the same numbers for the same seed on every machine.
  package func instance(seed: UInt64) -> ExerciseBlock {
    var random = SplitMix64(seed: seed)
    return drawn(using: &random)
  }

  /// The question alone as `drawn(using:)` asks it: pages show many exercises and open one.
  package func drawnAsk(using random: inout some RandomNumberGenerator) -> Prose {
    guard !parameters.isEmpty else { return ask }
    let draw = spelled(draw(using: &random))
    var filling = Filling(draw, function: task.substituting(draw).shown?.spelling)
    return filling.fill(ask)
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

  private static let mostDraws = 300

  /// Whether these values fulfil the requirements.
  func fulfils(_ values: [Symbol: Expression]) -> Bool { requirements.allSatisfy { $0.holds(for: values) } }

  /// The exercise with these values of its parameters.
  func drawn(_ values: [Symbol: Expression]) -> ExerciseBlock {
    guard !parameters.isEmpty else { return self }
    let draw = spelled(values)
    var drawn = self
    drawn.parameters = []
    drawn.requirements = []
    drawn.task = task.substituting(draw)
    drawn.wrongAnswers = wrongAnswers.map {
      WrongAnswer(answer: $0.answer.substituting(draw), explanation: $0.explanation)
    }
    var filling = Filling(draw, function: drawn.task.shown?.spelling)
    drawn.fillTexts(&filling)
    return drawn
  }

  /// Values of the parameters, with the way in which they are written.
  func spelled(_ values: [Symbol: Expression]) -> Draw {
    Draw(values, decimals: Set(parameters.filter(\.isDecimal).map(\.variable)))
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
  fileprivate var shown: FormulaText? {
    switch self {
    case .answer: nil
    case .derive(let derivation): derivation.function
    case .predict(let prediction): prediction.loss
    case .invert(let inversion): inversion.derivative
    }
  }
}
