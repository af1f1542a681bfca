import Calculus

extension Question {
  /// Reads an answer and judges it.
  package func judge(_ text: String, foreseen: [ForeseenMistake] = []) -> Judgement {
    do {
      return judge(try Parser.parse(text, in: scope), foreseen: foreseen)
    } catch {
      return wantsNumber(instead: text, error) ? .otherShape(.numberWanted) : .unreadable(error)
    }
  }

  /// Whether the only fault of a text is that it has variables where a number is asked for.
  package func wantsNumber(instead text: String, _ error: ParseError) -> Bool {
    guard case .unknownName = error.cause, isNumeric, let formula = try? Parser.parse(text) else { return false }
    return Problem.Answer(formula.value)?.entries.allSatisfy { !$0.variablesAreAbsent } ?? false
  }

  package func judge(_ formula: Formula, foreseen: [ForeseenMistake] = []) -> Judgement {
    guard let given = Problem.Answer(formula.value) ?? values(named: formula), given.shape == shape else {
      return .otherShape(mismatch(formula.value, foreseen))
    }
    if case .between(let low, let high) = expected { return judge(formula, given.entries[0], between: low, high) }
    var gap: DomainGap?
    for (index, pair) in zip(entries, given.entries).enumerated() {
      switch verdict(expected: pair.0, answer: pair.1) {
      case .equivalent(_, let found): gap = gap ?? found
      case .undecided(let doubt): return .undecided(formula, doubt)
      case .different(let witness):
        let wrong = Judgement.Wrong(
          witness: witness, component: shape.isEmpty ? nil : index,
          foreseen: foreseen.firstIndex { matches(given, $0) }, resemblance: resemblance(of: formula, given, at: index))
        return .wrong(formula, wrong)
      }
    }
    for form in forms {
      if let objection = form.objection(to: formula) { return .otherForm(formula, objection) }
    }
    return .right(formula, gap.map { .smallerDomain($0) })
  }

  /// The numbers of `x = 0.6`, or of `x = 0.6, y = 2` in the order of the variables, where numbers are asked for.
  private func values(named formula: Formula) -> Problem.Answer? {
    guard isNumeric, let point = formula.point, point.values.allSatisfy(\.variablesAreAbsent) else { return nil }
    let names = (scope.variables ?? []).filter { point[$0] != nil }
    let values = (names.count == point.count ? names : point.keys.sorted()).compactMap { point[$0] }
    return values.count == 1 && shape.isEmpty ? Problem.Answer(values[0]) : Problem.Answer(values)
  }

  private func judge(_ formula: Formula, _ given: Expression, between low: Expression, _ high: Expression) -> Judgement
  {
    guard given.variablesAreAbsent else {
      return .otherShape(.numberWanted)
    }
    let (bottom, value, top) = (Interval(constant: low), Interval(constant: given), Interval(constant: high))
    guard bottom.isCertain, value.isCertain, top.isCertain else { return .undecided(formula, .cancellation) }
    if value.lower >= bottom.lower, value.upper <= top.upper { return .right(formula, nil) }
    let nearest = value.midpoint > top.midpoint ? top : bottom
    guard value.isDisjoint(from: bottom) || value.isDisjoint(from: top) else {
      return .undecided(formula, .cancellation)
    }
    let witness = Witness(point: [], expected: nearest.midpoint, answer: value.midpoint)
    return .wrong(formula, Judgement.Wrong(witness: witness, component: nil, foreseen: nil, resemblance: nil))
  }

  func verdict(expected: Expression, answer: Expression) -> Verdict {
    if tolerance != nil, expected.variablesAreAbsent, answer.variablesAreAbsent {
      let (right, given) = (Interval(constant: expected), Interval(constant: answer))
      if right.isCertain, given.isCertain, right.magnitude.isFinite, let slack = slack(for: right) {
        if given.lower >= right.lower - slack, given.upper <= right.upper + slack {
          return .equivalent(.identical, gap: nil)
        }
      }
    }
    return Comparison(expected: expected, answer: answer, assuming: assumptions, seed: seed).verdict
  }

  func isEquivalent(_ expected: Expression, _ answer: Expression) -> Bool {
    if case .equivalent = verdict(expected: expected, answer: answer) { true } else { false }
  }

  private func matches(_ given: Problem.Answer, _ mistake: ForeseenMistake) -> Bool {
    guard let foreseen = Problem.Answer(mistake.answer), foreseen.shape == given.shape else { return false }
    return zip(foreseen.entries, given.entries).allSatisfy(isEquivalent)
  }

  // MARK: Other shapes

  private func mismatch(_ value: Formula.Value, _ foreseen: [ForeseenMistake]) -> Judgement.Mismatch {
    let given = Problem.Answer(value)
    let place = given.flatMap { given in foreseen.firstIndex { matches(given, $0) } }
    let asked =
      switch expected {
      case .expression(let value): value.variablesAreAbsent ? "a number" : "an expression"
      case .between: "a number"
      case .vector(let components): "a vector of \(components.count), written [a, b, …]"
      case .matrix(let rows): "a matrix of \(rows.count) by \(rows.first?.count ?? 0), written [[a, b], [c, d]]"
      }
    var message = "This asks for \(asked); your answer reads as \(value.shapeDescription)."
    if let given, isTransposed(given) { message += " Rows and columns look swapped." }
    return Judgement.Mismatch(message: message, foreseen: place)
  }

  private func isTransposed(_ given: Problem.Answer) -> Bool {
    guard shape.count == 2, given.shape.count == 2, given.shape == shape.reversed() else { return false }
    return zip(given.transposed.entries, entries).allSatisfy { isEquivalent($1, $0) }
  }

  // MARK: What comes close

  private func resemblance(of formula: Formula, _ given: Problem.Answer, at index: Int) -> Judgement.Resemblance? {
    if shape.count == 2, shape[0] == shape[1] {
      if isTransposed(given) { return .transposed }
      if isSymmetric(Problem.Answer(entries, shape: shape)), !isSymmetric(given) { return .asymmetric }
    }
    if shape.count == 1, hasSameEntries(given) { return .reordered }
    return isRounded(formula, index) ? .rounded : nil
  }

  private func isSymmetric(_ answer: Problem.Answer) -> Bool {
    zip(answer.entries, answer.transposed.entries).allSatisfy { $0 == $1 || isEquivalent($0, $1) }
  }

  private func hasSameEntries(_ given: Problem.Answer) -> Bool {
    guard given.entries.count <= 8 else { return false }
    var rest = given.entries
    for entry in entries {
      guard let place = rest.firstIndex(where: { isEquivalent(entry, $0) }) else { return false }
      rest.remove(at: place)
    }
    return true
  }

  /// Whether the right value lies within half a unit of the last place of every decimal of the answer.
  private func isRounded(_ formula: Formula, _ index: Int) -> Bool {
    guard let roundings = Roundings(formula, entry: index) else { return false }
    return roundings.contain(entries[index], assumptions, seed: seed)
  }
}

extension Interval {
  init(constant: Expression) { self.init(valueOf: constant, at: [:]) }
}

extension Formula.Value {
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
