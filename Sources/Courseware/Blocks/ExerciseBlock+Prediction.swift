import Calculus
import Descent

extension ExerciseBlock {
  /// What an optimiser does in some steps.
  package struct Prediction: Hashable, Sendable {
    package enum Quantity: Hashable, Sendable {
      /// Where it is: a number, or a vector in the order of the start.
      case position
      case loss
      case coordinate(Symbol)
    }

    package var loss: FormulaText
    package var start: [Assignment]
    package var optimizer: OptimizerChoice
    /// The learning rate; `nil` for the optimiser's own or usual one.
    package var rate: FormulaText?
    package var steps: FormulaText
    package var asked: Quantity
  }
}

extension ExerciseBlock.Prediction {
  package static let mostSteps = 1_000

  /// The right answer, to twelve digits; undefined where a step leaves the domain of the loss.
  package var answer: Formula.Value {
    guard let (position, value) = run else { return .scalar(.undefined) }
    switch asked {
    case .loss: return .scalar(value.decimal)
    case .coordinate(let variable):
      guard let index = start.firstIndex(where: { $0.variable == variable }) else { return .scalar(.undefined) }
      return .scalar(position[index].decimal)
    case .position: return position.count == 1 ? .scalar(position[0].decimal) : .vector(position.map(\.decimal))
    }
  }

  /// Position and loss after the steps.
  private var run: (position: [Double], loss: Double)? {
    let point = start.compactMap(\.value.number64)
    guard point.count == start.count, let rate = learningRate, let steps = stepCount else { return nil }
    return DescentRun(
      loss: loss.expression, variables: start.map(\.variable), start: point, optimizer: optimizer.optimizer, rate: rate
    ).state(after: steps)
  }

  var learningRate: Double? {
    if let rate { return rate.expression.number64 }
    return optimizer.rate ?? optimizer.optimizer.method.row.usualRate
  }

  var stepCount: Int? {
    steps.expression.number?.machineInteger.flatMap { (1...Self.mostSteps).contains($0) ? $0 : nil }
  }

  package var noun: String {
    switch asked {
    case .position: "position"
    case .loss: "loss"
    case .coordinate(let variable): "value of \(variable.text(.unicode))"
    }
  }
}

extension Double {
  /// The number to twelve digits, exactly; what rounding left behind in the last ones is gone.
  fileprivate var decimal: Expression {
    (try? Parser.parseExpression(text(significantDigits: 12))) ?? .undefined
  }
}
