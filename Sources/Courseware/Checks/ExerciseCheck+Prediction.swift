import Calculus
import Descent

extension ExerciseCheck {
  /// The second opinion on steps of plain descent: symbolic slopes in interval arithmetic lead to the same place.
  static func predictionAgreement(_ trial: ExerciseTrial) -> [Diagnostic] {
    guard case .predict(let prediction) = trial.exercise.task, let position = prediction.enclosure else { return [] }
    let answer = prediction.answer.entries.compactMap(\.number64)
    let expected: [Interval]
    switch prediction.asked {
    case .position: expected = position.map(\.value)
    case .coordinate(let variable): expected = position.filter { $0.variable == variable }.map(\.value)
    case .loss:
      let point = Dictionary(position.map { ($0.variable, $0.value) }) { first, _ in first }
      expected = [Interval(valueOf: prediction.loss.expression, at: point)]
    }
    for (interval, number) in zip(expected, answer) {
      let slack = 1e-9 * (1 + number.magnitude)
      guard interval.isCertain, number < interval.lower - slack || number > interval.upper + slack else { continue }
      let other = interval.midpoint.text(significantDigits: 10)
      return [Diagnostic(.predictionDisagrees("\(other), not \(number.text(significantDigits: 10))"), at: trial.range)]
    }
    return []
  }
}

extension ExerciseBlock.Prediction {
  /// Where plain descent gets to, enclosed; `nil` for other optimisers, and where there is no such place.
  fileprivate var enclosure: [(variable: Symbol, value: Interval)]? {
    guard optimizer.optimizer.method == .gradientDescent, let rate = learningRate, let steps = stepCount else {
      return nil
    }
    let gradient = loss.expression.gradient(by: start.map(\.variable))
    var point = start.map { ($0.variable, Interval(valueOf: $0.value, at: [:])) }
    for _ in 0..<steps {
      let place = Dictionary(point) { first, _ in first }
      point = zip(point, gradient).map { coordinate, slope in
        (coordinate.0, coordinate.1 - Interval(rate) * Interval(valueOf: slope, at: place))
      }
    }
    return point.map { (variable: $0.0, value: $0.1) }
  }
}
