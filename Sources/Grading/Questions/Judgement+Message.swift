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
    if let resemblance = wrong.resemblance { return resemblance.sentence }
    let place = wrong.component.map(componentName)
    if isNumeric {
      let value = wrong.witness.answer.map { Witness.text($0) } ?? "That"
      return place.map { "\(value) is not right in \($0)." } ?? "\(value) is not the \(noun)."
    }
    let sentence = wrong.witness.sentence(noun: noun)
    return place.map { "Look at \($0). \(sentence)" } ?? sentence
  }

  func componentName(_ index: Int) -> String {
    if case .matrix(let rows) = expected, let width = rows.first?.count, width > 0 {
      return "row \(index / width + 1), column \(index % width + 1)"
    }
    return "component \(index + 1)"
  }
}

extension Judgement.Resemblance {
  /// What a learner is told.
  package var sentence: String {
    switch self {
    case .rounded: "That is rounded. Give it exactly: with fractions, roots, pi or e where they belong."
    case .transposed: "Rows and columns are swapped: rows are outputs, columns are inputs."
    case .reordered: "The entries are right, but in another order: they follow the order of the variables."
    case .asymmetric: "This matrix has to be symmetric: the order of differentiation does not matter here."
    }
  }
}

extension Judgement.Remark {
  /// What a learner is told.
  package var sentence: String {
    switch self {
    case .smallerDomain(let gap): gap.sentence
    }
  }
}

extension Form.Objection {
  /// What a learner is told of a right answer in another form: what it should look like, and what to do about it.
  package var feedback: String { "Correct. Now write it \(form.description). \(message)" }
}

extension Verdict.Doubt {
  /// Why nothing could be decided, and what to do.
  package var sentence: String {
    switch self {
    case .fewCommonPoints:
      "Gradus found too few points at which both have a value, so it cannot tell. This does not count as wrong."
    case .cancellation:
      "Gradus cannot tell: the numbers cancel too closely. This does not count as wrong; try a simpler form."
    case .tooLarge:
      "Gradus cannot tell: the answer is too large to be compared. This does not count as wrong; try a simpler form."
    }
  }
}

extension DomainGap {
  /// "x < 0", or a point where there is no stretch to name.
  package var place: String {
    guard let (variable, lower, upper) = stretch else { return "at \(witness.pointText)" }
    let name = variable.text(.unicode)
    return switch (lower.map { Witness.text($0) }, upper.map { Witness.text($0) }) {
    case (let low?, let high?): "for \(low) < \(name) < \(high)"
    case (let low?, nil): "for \(name) > \(low)"
    case (nil, let high?): "for \(name) < \(high)"
    case (nil, nil): "at \(witness.pointText)"
    }
  }

  /// What a learner is told: the formula is right where it has a value.
  package var sentence: String {
    "It is the same wherever both have a value; yours has none \(place), where there is one."
  }
}
