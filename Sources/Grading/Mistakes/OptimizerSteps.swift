import Calculus

/// Some steps of an optimiser on a function, by hand.
package struct OptimizerSteps: Sendable {
  package enum Method: Sendable {
    case gradientDescent
    /// w ← w − η·(g + λ·w).
    case weightDecay(Expression)
    /// v ← β·v + g, or v ← β·v + (1 − β)·g where it is averaged; w ← w − η·v.
    case momentum(beta: Expression, isAveraged: Bool)
    /// The gradient is taken at w − η·β·v.
    case nesterov(beta: Expression)
    case adam(beta1: Expression, beta2: Expression, epsilon: Expression)
    /// w ← w − H⁻¹·g, in one or two variables.
    case newton
  }

  package let method: Method
  package let function: Expression
  package let variables: [Symbol]
  package let start: [Expression]
  package let rate: Expression
  package let count: Int

  package init(
    _ method: Method, on function: Expression, by variables: [Symbol], from start: [Expression], rate: Expression,
    count: Int = 1
  ) {
    self.method = method
    self.function = function
    self.variables = variables
    self.start = start
    self.rate = rate
    self.count = min(max(count, 1), 8)
  }

  /// What can go wrong in every step, in the order of the catalogue.
  enum Slip: CaseIterable {
    case uphill, withoutRate, rateAlone, sequential, forgotten, otherAverage, doubleSign, atOldPoint, uncorrected
    case linearCorrection, withoutRoot, epsilonInside, swappedBetas, rootOfFunction, multipliedByHessian, growingWeights
  }

  /// Whether the method has what the slip gets wrong.
  func allows(_ slip: Slip) -> Bool {
    switch (slip, method) {
    case (.uphill, _): true
    case (.withoutRate, .newton), (.rateAlone, .newton), (.sequential, .newton): false
    case (.withoutRate, _), (.rateAlone, _): true
    case (.sequential, _): variables.count > 1
    case (.forgotten, .momentum), (.forgotten, .nesterov): count > 1
    case (.otherAverage, .momentum), (.doubleSign, .momentum), (.atOldPoint, .nesterov): true
    case (.uncorrected, .adam), (.linearCorrection, .adam), (.withoutRoot, .adam): true
    case (.epsilonInside, .adam), (.swappedBetas, .adam): true
    case (.rootOfFunction, .newton), (.multipliedByHessian, .newton), (.growingWeights, .weightDecay): true
    case (.forgotten, _), (.otherAverage, _), (.doubleSign, _), (.atOldPoint, _), (.uncorrected, _),
      (.linearCorrection, _), (.withoutRoot, _), (.epsilonInside, _), (.swappedBetas, _), (.rootOfFunction, _),
      (.multipliedByHessian, _), (.growingWeights, _):
      false
    }
  }

  var answer: Problem.Answer { answer(end()) }

  func answer(_ point: [Expression]) -> Problem.Answer {
    point.count == 1 ? Problem.Answer(point[0]) : Problem.Answer(point)
  }

  /// Where the steps end, with one kind of slip in each of them.
  func end(_ slip: Slip? = nil) -> [Expression] {
    var run = Run(self, slip)
    for _ in 0..<count { run.step() }
    return run.point
  }

  private struct Run {
    let task: OptimizerSteps
    let slip: Slip?
    let gradient: [Expression]
    var point: [Expression]
    var velocity: [Expression]
    var squares: [Expression]
    var number = 0

    init(_ task: OptimizerSteps, _ slip: Slip?) {
      self.task = task
      self.slip = slip
      gradient = task.function.gradient(by: task.variables)
      point = task.start
      velocity = task.start.map { _ in .zero }
      squares = velocity
    }

    private func slope(_ index: Int, at point: [Expression]) -> Expression {
      gradient[index].substituting(values(point))
    }

    private func values(_ point: [Expression]) -> [Symbol: Expression] {
      Dictionary(zip(task.variables, point)) { first, _ in first }
    }

    mutating func step() {
      number += 1
      if case .newton = task.method { return newton() }
      let before = point
      for index in point.indices {
        let old = slip == .sequential ? point : before
        point[index] = before[index] - change(index, old)
      }
    }

    /// What is taken away from a coordinate.
    private mutating func change(_ index: Int, _ old: [Expression]) -> Expression {
      let rate = slip == .withoutRate ? 1 : slip == .uphill ? -task.rate : task.rate
      let g = slope(index, at: old)
      if slip == .rateAlone { return rate }
      switch task.method {
      case .gradientDescent: return rate * g
      case .weightDecay(let decay):
        return rate * (slip == .growingWeights ? g - decay * old[index] : g + decay * old[index])
      case .momentum(let beta, let isAveraged):
        let isAveraged = isAveraged != (slip == .otherAverage)
        let share = isAveraged ? 1 - beta : 1
        velocity[index] = slip == .forgotten ? share * g : beta * velocity[index] + share * g
        if slip == .doubleSign { velocity[index] = beta * velocity[index] - g }
        return rate * velocity[index]
      case .nesterov(let beta):
        let ahead = slip == .atOldPoint ? old : zip(old, velocity).map { $0 - task.rate * beta * $1 }
        let g = slope(index, at: ahead)
        velocity[index] = slip == .forgotten ? g : beta * velocity[index] + g
        return rate * velocity[index]
      case .adam(let first, let second, let epsilon):
        return rate * adam(index, g, slip == .swappedBetas ? (second, first) : (first, second), epsilon)
      case .newton: return .zero
      }
    }

    private mutating func adam(
      _ index: Int, _ g: Expression, _ betas: (Expression, Expression), _ epsilon: Expression
    ) -> Expression {
      let (b1, b2) = betas
      velocity[index] = b1 * velocity[index] + (1 - b1) * g
      squares[index] = b2 * squares[index] + (1 - b2) * g * g
      var (m, v) = (velocity[index], squares[index])
      let steps = Expression(Rational(number))
      switch slip {
      case .uncorrected: break
      case .linearCorrection: (m, v) = (m / (1 - b1 * steps), v / (1 - b2 * steps))
      case _: (m, v) = (m / (1 - .power(b1, steps)), v / (1 - .power(b2, steps)))
      }
      switch slip {
      case .withoutRoot: return m / (v + epsilon)
      case .epsilonInside: return m / (v + epsilon).squareRoot
      case _: return m / (v.squareRoot + epsilon)
      }
    }

    private mutating func newton() {
      let at = values(point)
      let slopes = gradient.map { $0.substituting(at) }
      if slip == .rootOfFunction, point.count == 1 {
        point[0] = point[0] - task.function.substituting(at) / slopes[0]
        return
      }
      let h = task.function.hessian(by: task.variables).map { $0.map { $0.substituting(at) } }
      let direction: [Expression]
      if slip == .multipliedByHessian {
        direction = h.map { Problem.dot($0, slopes) }
      } else if point.count == 1 {
        direction = [slopes[0] / h[0][0]]
      } else if point.count == 2 {
        let determinant = h[0][0] * h[1][1] - h[0][1] * h[1][0]
        direction = [
          (h[1][1] * slopes[0] - h[0][1] * slopes[1]) / determinant,
          (h[0][0] * slopes[1] - h[1][0] * slopes[0]) / determinant,
        ]
      } else {
        direction = slopes.map { _ in .undefined }
      }
      point = zip(point, direction).map { slip == .uphill ? $0 + $1 : $0 - $1 }
    }
  }
}
