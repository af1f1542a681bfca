import Calculus

/// A derivation that a learner types as several lines: each line is checked, steps may be skipped, and parts may be given
/// names on the way (`u = x^2+1`).
package struct Working: Sendable {
  package enum Line: Sendable {
    /// It gives a part a name.
    case definition(Symbol, Expression)
    /// True, and not yet in the form of an answer: it speaks of a part, or in names.
    case right(Formula)
    /// The answer, in the problem's own variables.
    case answer(Formula)
    /// Equal to the answer, and still to be written in another way.
    case otherForm(Formula, Form.Objection)
    case wrong(Formula, Mistaken)
    /// It follows from a line that is wrong.
    case followsFromWrong(Formula)
    case undecided(Formula, Verdict.Doubt)
    case unreadable(ParseError)
    case otherShape(Judgement.Mismatch)
  }

  /// What is known of a wrong line.
  package struct Mistaken: Sendable {
    package let witness: Witness
    /// Where the line differs and how, as a learner may be told.
    package let comparison: String
    /// Which mistake it looks like; nil where none fits or too many do.
    package let diagnosis: Diagnosis?
    /// Whether the line before was right, so that the slip was made on the way from there.
    package let followsRightLine: Bool
  }

  /// The lines as they were typed; one with several signs of equality is several.
  package let texts: [String]
  /// Their verdicts.
  package let lines: [Line]

  /// The first wrong line.
  package var firstWrong: Int? { lines.firstIndex { if case .wrong = $0 { true } else { false } } }

  /// Whether the answer was reached without a wrong line before.
  package var isFinished: Bool {
    firstWrong == nil && lines.contains { if case .answer = $0 { true } else { false } }
  }

  /// - Parameter definitions: names that the exercise itself gives to parts.
  package init(
    _ texts: [String], on question: Question, definitions: [Symbol: Expression] = [:],
    history: MistakeHistory = MistakeHistory()
  ) {
    var reader = WorkingReader(question, definitions, history)
    let pairs = texts.flatMap { reader.lines($0) }
    (self.texts, lines) = (pairs.map(\.text), pairs.map(\.line))
  }
}

/// Reads line after line, and remembers what was defined and what came before.
private struct WorkingReader {
  private let question: Question
  private var definitions: [Symbol: Expression]
  /// The last line about the answer, in the problem's own variables, and whether it was right.
  private var previous: (answer: Problem.Answer, isRight: Bool)?
  private let history: MistakeHistory

  init(_ question: Question, _ definitions: [Symbol: Expression], _ history: MistakeHistory) {
    self.question = question
    self.definitions = definitions
    self.history = history
  }

  /// A line with several signs of equality is several lines: `f' = 2x·3 = 6x`.
  mutating func lines(_ text: String) -> [(text: String, line: Working.Line)] {
    let sides = text.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    let texts = sides.count > 2 ? [sides[0] + "=" + sides[1]] + sides.dropFirst(2) : [text]
    return texts.map { ($0, line($0)) }
  }

  private mutating func line(_ text: String) -> Working.Line {
    let formula: Formula
    do {
      formula = try Parser.parse(text, in: scope)
    } catch {
      return .unreadable(error)
    }
    if let name = formula.definedName(in: question.scope), let value = formula.definedValue {
      return define(name, value, formula)
    }
    if case .derivative(let name, let order, let by)? = formula.label?.quantity,
      let function = definitions[Symbol(name)]
    {
      return partial(formula, function, order, by)
    }
    return statement(formula)
  }

  private var scope: Scope {
    guard let variables = question.scope.variables else { return .any }
    return Scope(Set(variables + definitions.keys).sorted())
  }

  /// In the problem's own variables.
  private func expanded(_ expression: Expression) -> Expression {
    var result = expression
    for _ in definitions {
      let next = result.substituting(definitions)
      if next == result { break }
      result = next
    }
    return result
  }

  // MARK: Definitions

  private mutating func define(_ name: Symbol, _ value: Expression, _ formula: Formula) -> Working.Line {
    if let known = definitions[name], !value.contains(name) {
      return redefinition(of: name, formula, expanded(known), expanded(value))
    }
    // Where the answer itself is called by a name it is an answer.
    if question.shape.isEmpty, question.isEquivalent(question.entries[0], expanded(value)) { return statement(formula) }
    guard !value.contains(name) else { return statement(formula) }
    definitions[name] = value
    return .definition(name, value)
  }

  /// `du/dx = 2x` where u is defined, `dy/du = 3u^2` where y is defined by u.
  private mutating func partial(_ formula: Formula, _ function: Expression, _ order: Int, _ by: [Symbol]?)
    -> Working.Line
  {
    guard let given = formula.expression else {
      return .otherShape(Judgement.Mismatch(message: "This line has to be an expression."))
    }
    let variable = by?.first ?? function.variables.first ?? question.scope.variables?.first ?? "x"
    let function = function.contains(variable) ? function : expanded(function)
    let right = expanded(function.derivative(by: variable, order: order))
    let typed = expanded(given)
    let comparison = Comparison(
      expected: right, answer: typed, assuming: question.assumptions, seed: question.seed)
    switch comparison.verdict {
    case .equivalent:
      // dy/dx may be what the question asks for.
      let isAnswer = question.shape.isEmpty && question.isEquivalent(question.entries[0], right)
      return isAnswer ? statement(formula) : .right(formula)
    case .undecided(let doubt): return .undecided(formula, doubt)
    case .different(let witness):
      let problem = Problem.derivative(Problem.WrittenFunction(function), by: variable, order: order)
      let diagnosis = Diagnostician(problem, history: history, seed: question.seed).diagnose(Problem.Answer(given))
      return .wrong(
        formula,
        Working.Mistaken(
          witness: witness, comparison: witness.sentence(noun: problem.noun), diagnosis: diagnosis,
          followsRightLine: false))
    }
  }

  private func redefinition(of name: Symbol, _ formula: Formula, _ expected: Expression, _ given: Expression)
    -> Working.Line
  {
    switch Comparison(expected: expected, answer: given, seed: question.seed).verdict {
    case .different(let witness):
      .wrong(
        formula,
        Working.Mistaken(
          witness: witness, comparison: witness.sentence(noun: "value of \(name.text(.unicode))"), diagnosis: nil,
          followsRightLine: false))
    case .undecided(let doubt): .undecided(formula, doubt)
    case .equivalent: .right(formula)
    }
  }

  // MARK: Statements about the answer

  private mutating func statement(_ formula: Formula) -> Working.Line {
    let inNames = formula.value.variablesUsed.contains { definitions[$0] != nil }
    guard let typed = Problem.Answer(formula.value) else { return .otherShape(mismatch(formula)) }
    let given = typed.map(expanded)
    if question.isNumeric, let general = question.problem?.general,
      given.entries.contains(where: { !$0.variablesAreAbsent })
    {
      return statement(formula, given, on: general)
    }
    guard given.shape == question.shape else { return .otherShape(mismatch(formula)) }
    switch judge(given) {
    case .right:
      previous = (given, true)
      if inNames { return .right(formula) }
      if let objection = question.forms.lazy.compactMap({ $0.objection(to: formula) }).first {
        return .otherForm(formula, objection)
      }
      return .answer(formula)
    case .undecided(let doubt): return .undecided(formula, doubt)
    case .wrong(let witness, let component):
      defer { previous = (given, false) }
      if let previous, !previous.isRight, equals(previous.answer, given) { return .followsFromWrong(formula) }
      let slip = previous.flatMap {
        $0.isRight ? AlgebraSlips.diagnosis(from: $0.answer, to: given, seed: question.seed) : nil
      }
      let diagnosis =
        slip
        ?? question.problem.flatMap { Diagnostician($0, history: history, seed: question.seed).diagnose(given) }
      let wrong = Judgement.Wrong(witness: witness, component: component, foreseen: nil, resemblance: nil)
      return .wrong(
        formula,
        Working.Mistaken(
          witness: witness, comparison: question.feedback(on: wrong), diagnosis: diagnosis,
          followsRightLine: previous?.isRight == true))
    }
  }

  /// What was worked out in letters before the numbers of the question are put in.
  private func statement(_ formula: Formula, _ given: Problem.Answer, on general: Problem) -> Working.Line {
    let expected = general.answer
    guard given.shape == expected.shape else { return .otherShape(mismatch(formula)) }
    for (right, typed) in zip(expected.entries, given.entries) {
      let comparison = Comparison(
        expected: expanded(right), answer: typed, assuming: question.assumptions, seed: question.seed)
      switch comparison.verdict {
      case .equivalent: continue
      case .undecided(let doubt): return .undecided(formula, doubt)
      case .different(let witness):
        let diagnosis = Diagnostician(general, history: history, seed: question.seed).diagnose(given)
        return .wrong(
          formula,
          Working.Mistaken(
            witness: witness, comparison: witness.sentence(noun: general.noun), diagnosis: diagnosis,
            followsRightLine: false))
      }
    }
    return .right(formula)
  }

  private enum Outcome {
    case right
    case wrong(Witness, component: Int?)
    case undecided(Verdict.Doubt)
  }

  private func judge(_ given: Problem.Answer) -> Outcome {
    for (index, (expected, answer)) in zip(question.entries, given.entries).enumerated() {
      switch question.verdict(expected: expected, answer: answer) {
      case .equivalent: continue
      case .different(let witness): return .wrong(witness, component: question.shape.isEmpty ? nil : index)
      case .undecided(let doubt): return .undecided(doubt)
      }
    }
    return .right
  }

  private func equals(_ first: Problem.Answer, _ second: Problem.Answer) -> Bool {
    first.shape == second.shape && zip(first.entries, second.entries).allSatisfy { question.isEquivalent($0, $1) }
  }

  private func mismatch(_ formula: Formula) -> Judgement.Mismatch {
    Judgement.Mismatch(message: "This line reads as \(formula.value.kind), which is not what the question asks for.")
  }
}

extension Formula {
  /// The name that a line defines: `u = x^2+1`, where u is no variable of the problem.
  fileprivate func definedName(in scope: Scope) -> Symbol? {
    if case .value(let name)? = label?.quantity, !name.contains("(") { return Symbol(name) }
    guard case .equation(let left, _) = root.kind, case .variable(let symbol) = left.unwrapped.kind,
      !(scope.variables ?? []).contains(symbol)
    else { return nil }
    return symbol
  }

  fileprivate var definedValue: Expression? {
    switch value {
    case .scalar(let value): value
    case .equation(_, let right): right
    case .vector, .matrix, .point: nil
    }
  }
}

extension Formula.Value {
  fileprivate var variablesUsed: [Symbol] { Problem.Answer(self)?.entries.flatMap(\.variables) ?? [] }
}
