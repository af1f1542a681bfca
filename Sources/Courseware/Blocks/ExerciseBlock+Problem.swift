import Calculus
import Descent
import Grading

extension ExerciseBlock.Task {
  /// What is asked, as mathematics, where Gradus can explain wrong answers to it and make hints; nil for others.
  var problem: Problem? {
    switch self {
    case .derive(let derivation): derivation.problem
    case .predict(let prediction): prediction.problem
    case .answer, .invert: nil
    }
  }
}

extension ExerciseBlock.Derivation {
  fileprivate var problem: Problem? {
    // A variable that is defined itself moves on its own: no derivative of one formula.
    let names = definitions.map(\.variable)
    guard !kind.variables.contains(where: names.contains) else { return nil }
    guard let general = general else { return nil }
    return point.isEmpty ? general : .value(general, at: point.values)
  }

  private var general: Problem? {
    // As it was written, so that mistakes are looked for in the author's form.
    let f = definitions.isEmpty ? Problem.WrittenFunction(function.formula) : Problem.WrittenFunction(expanded)
    switch kind {
    case .derivative(_, 0): return nil
    case .derivative(let variable, let order): return .derivative(f, by: variable, order: order)
    case .mixed(let variables): return .mixed(f, by: variables)
    case .gradient(let variables): return .gradient(f, by: variables)
    case .hessian(let variables): return .hessian(f, by: variables)
    case .jacobian(let variables):
      return .jacobian(
        function.value.entries.map { Problem.WrittenFunction(definitions.expand($0)) }, by: variables)
    }
  }
}

extension ExerciseBlock.Prediction {
  /// The first steps of the optimisers whose steps people calculate by hand.
  fileprivate var problem: Problem? {
    guard case .position = asked, let count = steps.expression.number?.machineInteger, (1...3).contains(count),
      let method = method, let rate = rate?.expression ?? optimizer.rate?.expression
    else { return nil }
    let steps = OptimizerSteps(
      method, on: loss.expression, by: start.map(\.variable), from: start.map(\.value), rate: rate, count: count)
    return .steps(steps)
  }

  private var method: OptimizerSteps.Method? {
    let settings = optimizer.optimizer.settings.map(\.expression)
    switch optimizer.optimizer.method {
    case .gradientDescent: return .gradientDescent
    case .momentum: return settings.first.map { .momentum(beta: $0, isAveraged: false) }
    case .adam:
      return settings.count == 3 ? .adam(beta1: settings[0], beta2: settings[1], epsilon: settings[2]) : nil
    case .nesterov, .adagrad, .rmsprop, .adamw, .lion, .newton, .lineSearch: return nil
    }
  }
}

extension Double {
  /// The decimal that the number was written as.
  fileprivate var expression: Expression {
    (try? Parser.parseExpression(text(significantDigits: 15))) ?? .undefined
  }
}
