import Calculus
import Grading

/// An exercise, ready to judge answers.
package struct ExerciseQuestion: Sendable {
  /// What is compared with what.
  package let question: Question
  /// The mistakes that the author foresaw, in their order.
  private let foreseen: [ForeseenMistake]
  private let preparation: Preparation
  private let solution: Formula.Value

  /// What is done to an answer before it is compared.
  private enum Preparation {
    case none
    /// Names for parts of the formula may be used; they are replaced by what they stand for.
    case expand([Assignment])
    /// A function is asked for, and its derivative is compared.
    case differentiate(ExerciseBlock.Inversion)

    func apply(to value: Formula.Value) -> Formula.Value {
      switch self {
      case .none: value
      case .expand(let definitions): value.map(definitions.expand)
      case .differentiate(let inversion):
        if case .scalar(let function) = value { inversion.derivative(of: function) } else { value }
      }
    }
  }

  /// - Parameter lesson: the lesson's id; together with the exercise's own it fixes the points at which answers are
  ///   compared, so that one answer gets one verdict everywhere.
  package init(_ exercise: ExerciseBlock, lesson: String) {
    let task = exercise.task
    solution = task.answer
    let compared: Formula.Value
    switch task {
    case .answer, .predict: (preparation, compared) = (.none, solution)
    case .derive(let derivation):
      preparation = derivation.definitions.isEmpty ? .none : .expand(derivation.definitions)
      compared = solution
    case .invert(let inversion): (preparation, compared) = (.differentiate(inversion), inversion.derivative.value)
    }
    question = Question(
      expected: exercise.subgradients ?? Problem.Answer(compared)?.expected ?? .expression(.undefined),
      scope: Scope(Set(task.variables + solution.variables).sorted()), noun: task.noun,
      seed: stableHash("\(lesson)/\(exercise.id)"),
      tolerance: exercise.tolerance ?? Question.usualTolerance,
      significantDigits: exercise.digits,
      assuming: exercise.assumptions.flatMap { Assumption.reading($0.text) ?? [] },
      forms: exercise.form.flatMap { Form(rawValue: $0) }.map { [$0] } ?? [], problem: task.problem)
    let preparation = preparation
    foreseen = exercise.wrongAnswers.map { ForeseenMistake(answer: preparation.apply(to: $0.answer.value)) }
  }

  /// What an answer may speak of.
  package var scope: Scope { question.scope }

  /// Reads an answer and judges it.
  package func judge(_ text: String) -> Judgement {
    do {
      return judge(try Parser.parse(text, in: scope))
    } catch {
      return question.wantsNumber(instead: text, error) ? .otherShape(.numberWanted) : .unreadable(error)
    }
  }

  package func judge(_ formula: Formula) -> Judgement {
    switch preparation {
    case .none: return question.judge(formula, foreseen: foreseen)
    case .expand, .differentiate:
      if case .differentiate = preparation, formula.expression == nil {
        return .otherShape(
          Judgement.Mismatch(message: "This asks for a function; your answer reads as \(formula.value.kind)."))
      }
      let prepared = try? Parser.parse(preparation.apply(to: formula.value).text(.plain))
      return question.judge(prepared ?? formula, foreseen: foreseen)
    }
  }

  /// The right answer in one notation, for "show the answer".
  package func answerText(_ notation: Notation) -> String {
    if case .differentiate = preparation { solution.text(notation) } else { question.answerText(notation) }
  }

  /// Which mistake an answer that was judged wrong looks like; nil where none fits or too many do.
  package func diagnosis(of formula: Formula, history: MistakeHistory = MistakeHistory()) -> Diagnosis? {
    question.diagnosis(of: formula, history: history)
  }

  /// The answer typed as several lines, each checked; nil where a function is asked for, which has no lines.
  package func working(_ lines: [String], history: MistakeHistory = MistakeHistory()) -> Working? {
    switch preparation {
    case .none: Working(lines, on: question, history: history)
    case .expand(let definitions): Working(lines, on: question, definitions: definitions.values, history: history)
    case .differentiate: nil
    }
  }

  /// Hints made from the derivation, to come after the author's.
  package var hints: [String] { question.problem.map { HintLadder($0).hints.map(\.text) } ?? [] }

  /// What a learner is told of a wrong answer.
  package func feedback(on wrong: Judgement.Wrong) -> String { question.feedback(on: wrong) }
}

extension ExerciseBlock {
  /// The numbers that count at a corner where any subgradient does; nil where there is one slope.
  var subgradients: Question.Expected? {
    guard kink == .subgradient, case .derive(let derivation) = task, case .derivative(let x, 1) = derivation.kind,
      let place = derivation.point.values[x]
    else { return nil }
    var others = derivation.point.values
    others[x] = nil
    let function = derivation.expanded.substituting(others)
    guard let (low, high) = Subgradients(of: function, by: x, at: place)?.range, low != high else { return nil }
    return .between(low, high)
  }
}

/// A hash that is the same on every machine and in every run (FNV-1a: Fowler, Noll and Vo 1991).
package func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
