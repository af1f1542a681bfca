import Calculus

extension ExerciseBlock.Task {
  /// The right answer, derived where the author gives a function.
  package var answer: Formula.Value {
    switch self {
    case .answer(let answer): answer.value
    case .derive(let derivation): derivation.answer
    case .predict(let prediction): prediction.answer
    case .invert(let inversion): inversion.solution.value
    }
  }

  /// What the answer is, for messages.
  package var noun: String {
    switch self {
    case .answer: "answer"
    case .derive(let derivation):
      derivation.point.isEmpty ? derivation.noun : "\(derivation.noun) at this point"
    case .predict(let prediction): prediction.noun
    case .invert(let inversion): inversion.noun
    }
  }

  /// The variables an answer may hold.
  package var variables: [Symbol] {
    switch self {
    case .answer(let answer): answer.value.variables
    case .derive(let derivation):
      Set(
        derivation.function.value.variables + derivation.kind.variables
          + derivation.definitions.flatMap { [$0.variable] + $0.value.variables }
      ).sorted()
    case .predict: []
    case .invert(let inversion):
      Set(inversion.derivative.value.variables + inversion.variables + inversion.solution.value.variables).sorted()
    }
  }

  /// The expressions from which the answer is worked out.
  var sources: [Expression] {
    switch self {
    case .answer: []
    case .derive(let derivation): derivation.function.value.entries
    case .predict(let prediction): [prediction.loss.expression]
    case .invert(let inversion): inversion.derivative.value.entries
    }
  }

  /// The same with numbers in the place of parameters.
  func substituting(_ draw: Draw) -> ExerciseBlock.Task {
    switch self {
    case .answer(let answer): return .answer(answer.substituting(draw))
    case .derive(var derivation):
      derivation.function = derivation.function.substituting(draw)
      derivation.stated = derivation.stated?.substituting(draw)
      derivation.definitions.substitute(draw)
      derivation.point.substitute(draw)
      return .derive(derivation)
    case .predict(var prediction):
      prediction.loss = prediction.loss.substituting(draw)
      prediction.rate = prediction.rate?.substituting(draw)
      prediction.steps = prediction.steps.substituting(draw)
      prediction.start.substitute(draw)
      return .predict(prediction)
    case .invert(var inversion):
      inversion.derivative = inversion.derivative.substituting(draw)
      inversion.solution = inversion.solution.substituting(draw)
      return .invert(inversion)
    }
  }
}

extension [Assignment] {
  fileprivate mutating func substitute(_ draw: Draw) {
    for index in indices { self[index].value = self[index].value.substituting(draw.values) }
  }
}
