import Calculus
import Grading

/// Something that can be wrong with an exercise as a learner meets it.
package struct ExerciseCheck: Sendable {
  package let name: String
  let diagnostics: @Sendable (ExerciseTrial) -> [Diagnostic]

  /// All of them, in the order in which they run.
  package static let all = [
    ExerciseCheck(name: "the answer is defined", diagnostics: definedAnswer),
    ExerciseCheck(name: "the answer passes its own checker", diagnostics: acceptedAnswer),
    ExerciseCheck(name: "subgradients belong to a corner", diagnostics: corner),
    ExerciseCheck(name: "the tape agrees with the answer", diagnostics: tapeAgreement),
    ExerciseCheck(name: "exact steps lead to the prediction", diagnostics: predictionAgreement),
    ExerciseCheck(name: "claims are true", diagnostics: claims),
    ExerciseCheck(name: "a stated answer is what the function gives", diagnostics: statedAnswer),
    ExerciseCheck(name: "wrong answers are wrong and get their reply", diagnostics: wrongAnswers),
    ExerciseCheck(name: "hints keep the answer", diagnostics: hints),
  ]

  /// How many draws of an exercise with parameters are tried.
  package static let draws = 50

  /// Runs every check on every draw; what a check finds is reported once, with the draw that showed it.
  static func diagnostics(_ exercise: ExerciseBlock, lesson: String) -> [Diagnostic] {
    var found = repeatedWrongAnswers(exercise)
    var pending = all
    let trials = exercise.trials(lesson: lesson, count: draws)
    if found.isEmpty { found += indistinctWrongAnswers(exercise, in: trials) }
    if exercise.allowance != .mistakesHidden { found += hiddenMistakes(exercise, in: trials) }
    for trial in trials {
      pending.removeAll { check in
        let diagnostics = check.diagnostics(trial)
        found += diagnostics.map { $0.inDraw(trial.draw.text) }
        return !diagnostics.isEmpty
      }
    }
    return found.filter { $0.cause.row.code != exercise.allowance }
  }

  /// Warnings that an author may have reasons to leave.
  static let allowances: [Diagnostic.Code] = [
    .answerDegenerate, .wrongIndistinct, .mistakesHidden, .hintHasAnswer,
  ]
}

extension Diagnostic {
  /// The same, found with these values of the parameters.
  fileprivate func inDraw(_ values: String) -> Diagnostic {
    values.isEmpty ? self : Diagnostic(.inDraw(values, cause), at: range)
  }
}

// MARK: The answer

extension ExerciseCheck {
  private static func definedAnswer(_ trial: ExerciseTrial) -> [Diagnostic] {
    let exercise = trial.exercise
    let answer = exercise.task.answer.entries
    if (answer + exercise.task.sources).contains(where: { $0.isUndefined || $0.isNumberWithoutValue }) {
      return [Diagnostic(.answerUndefined, at: trial.range)]
    }
    guard answer.allSatisfy({ $0 == .zero }), !trial.draw.values.isEmpty else { return [] }
    return [Diagnostic(.answerDegenerate, at: trial.range)]
  }

  /// What Gradus shows as the answer, typed in, must be right.
  private static func acceptedAnswer(_ trial: ExerciseTrial) -> [Diagnostic] {
    guard trial.exercise.task.answer.entries.allSatisfy({ !$0.isUndefined && !$0.isNumberWithoutValue }) else {
      return []
    }
    let text = trial.question.answerText(.plain)
    switch (trial.question.judge(text), trial.exercise.task) {
    case (.right, _), (.otherForm, _): return []
    case (_, .invert(let inversion)):
      let derivative = inversion.derivative(of: inversion.solution.expression).text(.plain)
      return [Diagnostic(.solutionFails(derivative), at: inversion.solution.range)]
    case (_, .answer), (_, .derive), (_, .predict): return [Diagnostic(.answerNotAccepted(text), at: trial.range)]
    }
  }

  private static func corner(_ trial: ExerciseTrial) -> [Diagnostic] {
    guard trial.exercise.kink == .subgradient, trial.exercise.subgradients == nil else { return [] }
    return [Diagnostic(.noCorner, at: trial.range)]
  }

  private static func statedAnswer(_ trial: ExerciseTrial) -> [Diagnostic] {
    guard case .derive(let derivation) = trial.exercise.task, let stated = derivation.stated else { return [] }
    switch trial.question.judge(stated.formula) {
    case .right, .otherForm: return []
    case .wrong(_, let wrong):
      let answer = derivation.answer.text(.plain)
      return [Diagnostic(.answerDiffers(answer, witness: wrong.witness.comparison), at: stated.range)]
    case .unreadable, .otherShape:
      return [Diagnostic(.answerDiffers(derivation.answer.text(.plain), witness: nil), at: stated.range)]
    case .undecided: return [Diagnostic(.answerUndecided, at: stated.range)]
    }
  }
}

extension Witness {
  /// `at x = 1 it is 24, yours 12`; nil for numbers, where it would say no more than the answers do.
  fileprivate var comparison: String? {
    guard !point.isEmpty else { return nil }
    func text(_ value: Double?) -> String { value.map { $0.text(significantDigits: 6) } ?? "undefined" }
    return "at \(pointText) it is \(text(expected)), this one \(text(answer))"
  }
}

extension Expression {
  /// Whether it has no variables and no value either.
  fileprivate var isNumberWithoutValue: Bool { variables.isEmpty && number64 == nil }
}

// MARK: Claims

extension ExerciseCheck {
  private static func claims(_ trial: ExerciseTrial) -> [Diagnostic] {
    trial.exercise.notes.claims.compactMap { source in
      do throws(Diagnostic) {
        let claim = try Claim(source)
        return claim.refutation(with: trial.draw.values).map { Diagnostic($0, at: claim.range) }
      } catch {
        return error
      }
    }
  }
}

// MARK: Wrong answers

extension ExerciseCheck {
  private static func wrongAnswers(_ trial: ExerciseTrial) -> [Diagnostic] {
    trial.exercise.wrongAnswers.compactMap { wrong in
      let range = wrong.answer.range
      switch trial.question.judge(wrong.answer.formula) {
      case .right, .otherForm: return Diagnostic(.wrongAnswerIsRight, at: range)
      case .undecided: return Diagnostic(.wrongAnswerUndecided, at: range)
      case .unreadable: return Diagnostic(.wrongAnswerOfOtherShape, at: range)
      case .otherShape(let mismatch):
        return mismatch.foreseen == nil ? Diagnostic(.wrongAnswerOfOtherShape, at: range) : nil
      case .wrong(_, let verdict):
        return verdict.foreseen == nil ? Diagnostic(.wrongAnswerUnanswered, at: range) : nil
      }
    }
  }

  /// Wrong answers that are equal whatever is drawn: only the first one's reply is ever given. In single draws two
  /// mistakes may well meet.
  private static func repeatedWrongAnswers(_ exercise: ExerciseBlock) -> [Diagnostic] {
    let answers = exercise.wrongAnswers.map(\.answer)
    return answers.indices.compactMap { index in
      answers[..<index].first { $0.value.equals(answers[index].value) == true }.map {
        Diagnostic(.wrongAnswerTwice(firstLine: $0.range.line), at: answers[index].range)
      }
    }
  }
}

extension ExerciseCheck {
  /// Two wrong answers that meet in most draws: then the reply says nothing of which mistake it was.
  private static func indistinctWrongAnswers(_ exercise: ExerciseBlock, in trials: [ExerciseTrial]) -> [Diagnostic] {
    guard trials.count > 1 else { return [] }
    let answers = exercise.wrongAnswers.map(\.answer)
    return answers.indices.compactMap { index in
      for other in answers[..<index].indices {
        let meetings = trials.count { trial in
          let drawn = trial.exercise.wrongAnswers
          return drawn[index].answer.value == drawn[other].answer.value
        }
        guard 2 * meetings > trials.count else { continue }
        let cause = Diagnostic.Cause.wrongAnswersIndistinct(
          firstLine: answers[other].range.line, meetings: meetings, draws: trials.count)
        return Diagnostic(cause, at: answers[index].range)
      }
      return nil
    }
  }
}

extension ExerciseCheck {
  /// Draws on which the mistakes of the catalogue are tried; one alone where it tells them apart.
  private static let drawsForMistakes = 5

  /// A common mistake of the catalogue that most draws hide, so that no answer can be told to come from it.
  private static func hiddenMistakes(_ exercise: ExerciseBlock, in trials: [ExerciseTrial]) -> [Diagnostic] {
    // Numbers that stand fixed were chosen with a reason.
    guard !exercise.parameters.isEmpty else { return [] }
    // Evenly out of all, for the first are those of small numbers.
    let step = max(trials.count / drawsForMistakes, 1)
    let places = Array(stride(from: step / 2, to: trials.count, by: step).prefix(drawsForMistakes))
    func mistake(hiddenBy place: Int) -> MistakenAnswers.Hidden? {
      trials[place].question.question.problem.flatMap { MistakenAnswers($0).hidden }
    }
    guard let first = places.first, let hidden = mistake(hiddenBy: first),
      2 * places.count(where: { $0 == first || mistake(hiddenBy: $0) != nil }) > places.count
    else { return [] }
    return [Diagnostic(.mistakesHidden(hidden), at: exercise.notes.range)]
  }
}

// MARK: Hints

extension ExerciseCheck {
  /// A hint that holds the right answer as a formula of its own, or as one side of an equation.
  private static func hints(_ trial: ExerciseTrial) -> [Diagnostic] {
    trial.exercise.hints.flatMap { hint in
      hint.flatMap(\.texts).flatMap(\.mathematics).filter { holdsAnswer($0.text, trial.question) }
        .map { Diagnostic(.hintHasAnswer, at: $0.range) }
    }
  }

  private static func holdsAnswer(_ text: String, _ question: ExerciseQuestion) -> Bool {
    text.split(separator: "=").contains { side in
      let side = String(side)
      // A bare number or variable is no give-away by itself: "the inside has the slope 2".
      guard side.unicodeScalars.count(where: { $0 != " " }) > 3,
        let formula = try? Parser.parse(side, in: question.scope)
      else { return false }
      // Where a number is asked for, what is still to be computed may stand in a hint.
      if question.question.isNumeric, formula.expression != nil, !side.isLiteral { return false }
      if case .right = question.judge(formula) { return true }
      return false
    }
  }
}

extension String {
  /// Whether it is a number as one writes it down, with nothing to compute: `-0.04`, `5/6`.
  fileprivate var isLiteral: Bool {
    unicodeScalars.allSatisfy { "0"..."9" ~= $0 || " .-−/".unicodeScalars.contains($0) }
      && !(contains("/") && contains("."))
  }
}
