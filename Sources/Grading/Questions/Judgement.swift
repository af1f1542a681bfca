import Calculus

/// What is said to a typed answer.
package enum Judgement: Sendable {
  /// It does not read; no attempt is counted.
  case unreadable(ParseError)
  /// It reads as something else than what is asked for, such as a number where a vector is; no attempt is counted.
  case otherShape(String)
  case right(Formula, Remark?)
  case wrong(Formula, Wrong)
  /// It could not be decided; no attempt is counted.
  case undecided(Formula, Verdict.Doubt)

  package struct Wrong: Sendable {
    /// Where the values differ. It holds the right value: `Question.feedback` tells what a learner may see of it.
    package let witness: Witness
    /// Which component of a vector, or entry of a matrix read row by row, is the first wrong one.
    package let component: Int?
    /// The place in the list of the mistake that the author foresaw.
    package let foreseen: Int?
  }

  package enum Remark: Sendable {
    /// The answer has no value at a point where the expected expression has one.
    case smallerDomain(Witness)
  }
}

extension Question {
  /// Reads an answer and judges it.
  package func judge(_ text: String, foreseen: [ForeseenMistake] = []) -> Judgement {
    do {
      return judge(try Parser.parse(text, in: scope), foreseen: foreseen)
    } catch {
      return .unreadable(error)
    }
  }

  package func judge(_ formula: Formula, foreseen: [ForeseenMistake] = []) -> Judgement {
    guard let given = formula.value.entries, given.shape == shape else {
      return .otherShape(shapeMessage(for: formula.value))
    }
    var remark: Judgement.Remark?
    for (index, pair) in zip(entries, given.entries).enumerated() {
      switch verdict(expected: pair.0, answer: pair.1) {
      case .equivalent(.agreement(_, let witness?)): remark = .smallerDomain(witness)
      case .equivalent: break
      case .undecided(let doubt): return .undecided(formula, doubt)
      case .different(let witness):
        let wrong = Judgement.Wrong(
          witness: witness, component: shape.isEmpty ? nil : index,
          foreseen: foreseen.firstIndex { matches(given.entries, $0) })
        return .wrong(formula, wrong)
      }
    }
    return .right(formula, remark)
  }

  /// What the answer's entries are compared with.
  private var entries: [Expression] {
    switch expected {
    case .expression(let value), .number(let value, _): [value]
    case .vector(let components): components
    case .matrix(let rows): rows.flatMap(\.self)
    }
  }

  /// Empty for a scalar, else the lengths of the sides.
  private var shape: [Int] {
    switch expected {
    case .expression, .number: []
    case .vector(let components): [components.count]
    case .matrix(let rows): [rows.count, rows.first?.count ?? 0]
    }
  }

  /// Whether the answer is a number, or several: then a right value shown would be the answer given away.
  package var isNumeric: Bool { entries.allSatisfy(\.variablesAreAbsent) }

  private func verdict(expected: Expression, answer: Expression) -> Verdict {
    if case .number(_, let tolerance) = self.expected, answer.variablesAreAbsent {
      let (right, given) = (Interval(valueOf: expected, at: [:]), Interval(valueOf: answer, at: [:]))
      if right.isCertain, given.isCertain {
        let slack = right.containsZero ? 1e-9 : tolerance * right.magnitude
        if given.lower >= right.lower - slack, given.upper <= right.upper + slack { return .equivalent(.identical) }
      }
    }
    return Comparison(expected: expected, answer: answer, seed: seed).verdict
  }

  private func matches(_ entries: [Expression], _ mistake: ForeseenMistake) -> Bool {
    guard let foreseen = mistake.answer.entries, foreseen.shape == shape else { return false }
    return zip(foreseen.entries, entries).allSatisfy { pair in
      if case .equivalent = verdict(expected: pair.0, answer: pair.1) { true } else { false }
    }
  }

  private func shapeMessage(for value: Formula.Value) -> String {
    let asked =
      switch expected {
      case .expression: "an expression"
      case .number: "a number"
      case .vector(let components): "a vector of \(components.count), written [a, b, …]"
      case .matrix(let rows): "a matrix of \(rows.count) by \(rows.first?.count ?? 0), written [[a, b], [c, d]]"
      }
    return "This asks for \(asked); your answer reads as \(value.shapeDescription)."
  }
}

extension Formula.Value {
  /// The entries row by row and the lengths of the sides; nil for equations and points.
  fileprivate var entries: (entries: [Expression], shape: [Int])? {
    switch self {
    case .scalar(let value): ([value], [])
    case .vector(let components): (components, [components.count])
    case .matrix(let rows): (rows.flatMap(\.self), [rows.count, rows.first?.count ?? 0])
    case .equation, .point: nil
    }
  }

  fileprivate var shapeDescription: String {
    switch self {
    case .scalar: "a single expression"
    case .vector(let components): "a vector of \(components.count)"
    case .matrix(let rows): "a matrix of \(rows.count) by \(rows.first?.count ?? 0)"
    case .equation: "an equation"
    case .point: "a point"
    }
  }
}
