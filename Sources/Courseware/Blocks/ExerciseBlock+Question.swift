import Calculus
import Grading

extension ExerciseBlock {
  /// What a typed answer is judged by.
  ///
  /// - Parameter lesson: the lesson's id; together with the exercise's own it fixes the points at which answers are
  ///   compared, so that one answer gets one verdict everywhere.
  package func question(lesson: String) -> Question {
    let answer = task.answer
    let expected: Question.Expected =
      switch answer {
      case .scalar(let value):
        value.variables.isEmpty
          ? .number(value, tolerance: tolerance ?? Question.usualTolerance) : .expression(value)
      case .vector(let components): .vector(components)
      case .matrix(let rows): .matrix(rows)
      case .equation, .point: .expression(.undefined)
      }
    return Question(
      expected: expected, scope: Scope(Set(task.variables + answer.variables).sorted()), noun: task.noun,
      seed: stableHash("\(lesson)/\(id)"))
  }

  /// The listed wrong answers, in their order.
  package var foreseenMistakes: [ForeseenMistake] { wrongAnswers.map { ForeseenMistake(answer: $0.answer.value) } }
}

extension ExerciseBlock.Task {
  /// The right answer, derived where the author gives a function.
  package var answer: Formula.Value {
    switch self {
    case .answer(let answer): answer.value
    case .derive(let derivation): derivation.answer
    }
  }

  /// What the answer is, for messages.
  package var noun: String {
    switch self {
    case .answer: "answer"
    case .derive(let derivation):
      derivation.point.isEmpty ? derivation.noun : "\(derivation.noun) at this point"
    }
  }
}

extension ExerciseBlock.Derivation {
  /// The right answer, at the point where one is asked for.
  package var answer: Formula.Value {
    let expression = function.expression
    let general: Formula.Value =
      switch kind {
      case .derivative(let variable, let order):
        .scalar(order == 0 ? expression : expression.derivative(by: variable, order: order))
      case .mixed(let variables): .scalar(variables.reduce(expression) { $0.derivative(by: $1) })
      case .gradient(let variables): .vector(expression.gradient(by: variables))
      case .hessian(let variables): .matrix(expression.hessian(by: variables))
      case .jacobian(let variables): .matrix(function.value.entries.map { $0.gradient(by: variables) })
      }
    return point.isEmpty ? general : general.map { $0.substituting(point.values) }
  }

  package var noun: String {
    switch kind {
    case .derivative(_, 0): "value"
    case .derivative(_, let order):
      switch (order, function.expression.variables.count > 1) {
      case (1, true): "partial derivative"
      case (1, false): "derivative"
      case (_, true): "partial derivative of order \(order)"
      case (_, false): "derivative of order \(order)"
      }
    case .mixed: "mixed partial derivative"
    case .gradient: "gradient"
    case .hessian: "Hessian"
    case .jacobian: "Jacobian"
    }
  }
}

/// A hash that is the same on every machine and in every run (FNV-1a: Fowler, Noll and Vo 1991).
func stableHash(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
