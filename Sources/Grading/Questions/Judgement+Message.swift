import Calculus

extension Witness {
  /// "At x = 1 the derivative is 24, yours gives 12."
  package func sentence(noun: String) -> String {
    let place = point.isEmpty ? "Here" : "At " + pointText
    return switch (expected, answer) {
    case (let expected?, let answer?):
      "\(place) the \(noun) is \(Witness.text(expected, beside: answer)), yours gives "
        + "\(Witness.text(answer, beside: expected))."
    case (let expected?, nil): "\(place) the \(noun) is \(Witness.text(expected)), yours has no value."
    case (nil, let answer?): "\(place) the \(noun) has no value, yours gives \(Witness.text(answer))."
    case (nil, nil): "\(place) neither has a value."
    }
  }

  /// `x = 1, y = 2`.
  package var pointText: String {
    point.map { "\($0.symbol.text(.unicode)) = \(Witness.text($0.value))" }.joined(separator: ", ")
  }

  /// A value with as many digits as tell it from another, four at least.
  static func text(_ value: Double, beside other: Double? = nil) -> String {
    for digits in 4..<16 {
      let text = value.text(significantDigits: digits)
      guard let other, text == other.text(significantDigits: digits) else { return text }
    }
    return value.text(significantDigits: 17)
  }
}

extension Question {
  /// What a learner is told of a wrong answer: where it differs, both values there, and never the answer itself.
  package func feedback(on wrong: Judgement.Wrong) -> String {
    let place = wrong.component.map(componentName)
    if isNumeric {
      let value = wrong.witness.answer.map { Witness.text($0) } ?? "That"
      return place.map { "\(value) is not right in \($0)." } ?? "\(value) is not the \(noun) asked for."
    }
    let sentence = wrong.witness.sentence(noun: noun)
    return place.map { "Look at \($0). \(sentence)" } ?? sentence
  }

  private func componentName(_ index: Int) -> String {
    if case .matrix(let rows) = expected, let width = rows.first?.count, width > 0 {
      return "row \(index / width + 1), column \(index % width + 1)"
    }
    return "component \(index + 1)"
  }
}

extension Verdict.Doubt {
  /// Why nothing could be decided, and what to do.
  package var sentence: String {
    switch self {
    case .fewCommonPoints:
      "Gradus found too few points at which both have a value, so it cannot tell. This does not count as wrong."
    case .cancellation:
      "Gradus cannot tell: the numbers cancel too closely. This does not count as wrong; try a simpler form."
    }
  }
}
