import Calculus
import Grading

/// A generated exercise: the function that was drawn, what is asked of it, and the key.
package struct Exercise: Sendable {
  package let skill: Skill
  package let template: Template
  package let seed: UInt64
  /// As drawn: the way in which it is written is part of the exercise.
  package let functions: [Formula]
  package let variables: [Symbol]
  /// Where a value is asked for, or where a descent begins.
  package let point: [Symbol: Expression]
  /// Of a descent.
  package let rate: Expression?
  package let answer: Problem.Answer
  package let difficulty: Difficulty

  package var card: CardID { CardID(skill: skill, template: template) }
  package var functionTexts: [String] { functions.map(\.text) }

  init?(_ skill: Skill, _ template: Template, _ pattern: String, seed: UInt64, _ ingredients: inout Ingredients) {
    self.skill = skill
    self.template = template
    self.seed = seed
    variables = template.variables.map { Symbol($0) }
    guard let text = ingredients.fill(pattern) else { return nil }
    let scope = Scope(variables)
    functions = text.split(separator: ";").compactMap { part in
      try? Parser.parse(String(part.drop { $0 == " " }), in: scope)
    }
    let expressions = functions.compactMap(\.expression)
    guard let first = expressions.first, expressions.count == functions.count, !first.isUndefined else { return nil }
    var point: [Symbol: Expression] = [:]
    switch template.ask {
    case .slope, .gradientAtPoint, .descent:
      for variable in variables { point[variable] = Expression(Rational(ingredients.coordinate())) }
    case .derivative, .partial, .mixedPartial, .gradient, .hessian, .jacobian: break
    }
    self.point = point
    if case .descent = template.ask { rate = Expression(ingredients.rate()) } else { rate = nil }
    answer = template.ask.answer(expressions, variables, point, rate)
    difficulty = Difficulty(
      template.ask.differentiated(expressions, variables).map { Derivation(of: $0.0, by: $0.1) },
      extra: template.ask.extra)
  }

  /// What is asked, as mathematics: of a descent it is not known in one piece.
  package var problem: Problem? {
    let written = functions.map { Problem.WrittenFunction($0) }
    guard let f = written.first, let x = variables.first else { return nil }
    return switch template.ask {
    case .derivative(let order): .derivative(f, by: x, order: order)
    case .partial: .derivative(f, by: x, order: 1)
    case .slope: .value(.derivative(f, by: x, order: 1), at: point)
    case .mixedPartial: .mixed(f, by: variables)
    case .gradient: .gradient(f, by: variables)
    case .gradientAtPoint: .value(.gradient(f, by: variables), at: point)
    case .hessian: .hessian(f, by: variables)
    case .jacobian: .jacobian(written, by: variables)
    case .descent: nil
    }
  }

  /// The exercise as it is judged.
  package var question: Question {
    let scope = Scope(variables)
    if let problem { return Question(problem, scope: scope, seed: seed, tolerance: Question.usualTolerance) }
    return Question(
      expected: answer.expected, scope: scope, noun: "position", seed: seed, tolerance: Question.usualTolerance)
  }

  /// What makes two exercises the same to whoever answers them.
  package var signature: String {
    let place = point.sorted { $0.key < $1.key }.map { "\($0.key.name)=\($0.value.text(.plain))" }
    let parts = [template.id, functionTexts.joined(separator: ";"), rate?.text(.plain) ?? ""]
    return (parts + place).joined(separator: "|")
  }

  /// The derivation of the answer, where it is one derivative.
  package var derivation: Derivation? {
    guard functions.count == 1, let f = functions[0].expression, let x = variables.first else { return nil }
    switch template.ask {
    case .derivative(1), .partial: return Derivation(of: f, by: x)
    case .derivative, .slope, .mixedPartial, .gradient, .gradientAtPoint, .hessian, .jacobian, .descent: return nil
    }
  }
}

extension Template.Ask {
  /// The right answer, by the symbolic engine.
  fileprivate func answer(
    _ functions: [Expression], _ variables: [Symbol], _ point: [Symbol: Expression], _ rate: Expression?
  ) -> Problem.Answer {
    let (f, x) = (functions[0], variables[0])
    switch self {
    case .derivative(let order): return Problem.Answer(f.derivative(by: x, order: order))
    case .partial: return Problem.Answer(f.derivative(by: x))
    case .slope: return Problem.Answer(f.derivative(by: x).substituting(point))
    case .mixedPartial: return Problem.Answer(variables.reduce(f) { $0.derivative(by: $1) })
    case .gradient: return Problem.Answer(f.gradient(by: variables))
    case .gradientAtPoint: return Problem.Answer(f.gradient(by: variables).map { $0.substituting(point) })
    case .hessian: return Problem.Answer(rows: f.hessian(by: variables))
    case .jacobian: return Problem.Answer(rows: functions.map { $0.gradient(by: variables) })
    case .descent(let steps):
      let slope = f.derivative(by: x)
      let start = point[x] ?? .zero
      return Problem.Answer(
        (0..<steps).reduce(start) { place, _ in place - (rate ?? .zero) * slope.substituting([x: place]) })
    }
  }

  /// The first derivatives that have to be found.
  fileprivate func differentiated(_ functions: [Expression], _ variables: [Symbol]) -> [(Expression, Symbol)] {
    let (f, x) = (functions[0], variables[0])
    switch self {
    case .derivative(let order):
      return (0..<max(1, order)).map { ($0 == 0 ? f : f.derivative(by: x, order: $0), x) }
    case .partial, .slope, .descent: return [(f, x)]
    case .mixedPartial:
      return variables.indices.map { index in
        (variables.prefix(index).reduce(f) { $0.derivative(by: $1) }, variables[index])
      }
    case .gradient, .gradientAtPoint: return variables.map { (f, $0) }
    case .hessian:
      return variables.map { (f, $0) } + variables.flatMap { first in variables.map { (f.derivative(by: first), $0) } }
    case .jacobian: return functions.flatMap { function in variables.map { (function, $0) } }
    }
  }

  /// What is to be done besides differentiating.
  fileprivate var extra: Int {
    switch self {
    case .derivative, .partial, .mixedPartial, .gradient, .hessian, .jacobian: 0
    case .slope, .gradientAtPoint: 1
    case .descent(let steps): steps
    }
  }
}
