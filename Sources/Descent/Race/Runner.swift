import Calculus

/// One optimiser on its way down.
package struct Runner: Hashable, Sendable {
  package let optimizer: Optimizer
  package var rate: Double
  package private(set) var state: OptimizerState
  package private(set) var status: Status
  /// At the point where the runner stands; NaN where there is none.
  package private(set) var loss: Double
  package private(set) var gradient: [Double]
  package private(set) var trail: Trail
  private let startLoss: Double
  private var stagnation: Stagnation

  package var point: [Double] { state.point }
  package var step: Int { state.step }
  /// NaN where the runner stands on no value.
  package var gradientNorm: Double { loss.isNaN ? .nan : gradient.norm }

  /// Puts a runner at a point, in memory that the caller keeps for the objective.
  init(_ optimizer: Optimizer, rate: Double, at point: [Double], _ evaluator: inout Evaluator) {
    self.optimizer = optimizer
    self.rate = rate
    state = optimizer.start(at: point)
    gradient = []
    trail = Trail()
    let evaluation = evaluator.gradient(at: point, into: &gradient)
    loss = evaluation.value ?? .nan
    startLoss = loss
    stagnation = Stagnation(loss)
    status = evaluation.undefined.map { .leftDomain(step: 0, $0) } ?? .running
    if status.isRunning {
      trail.append(Trail.Point(step: 0, position: point, loss: loss, gradientNorm: gradient.norm))
      if gradient.norm <= Limits.gradient { status = .converged(step: 0) }
    }
  }

  /// The bounds by which a run is judged.
  private enum Limits {
    /// The length of a gradient that counts as zero.
    static let gradient = 1e-6
    /// How many times its first value a loss may grow to.
    static let growth = 1e6
    /// How many times the map's width a point may be away.
    static let reach = 100.0
    /// The share of the map's width below which a step is tiny.
    static let stillness = 1e-4
  }

  /// Takes one step, unless the run has stopped. A point that is not finite or far away is never taken.
  mutating func advance(in box: Box, limit: Int, _ conditions: Conditions, _ evaluator: inout Evaluator) {
    guard status.isRunning else { return }
    guard step < limit else {
      status = .stepLimit(limit)
      return
    }
    let seen = conditions.seen(gradient, at: step)
    let share = conditions.schedule.share(at: step)
    guard let next = optimizer.step(state, gradient: seen, rate: rate * share, &evaluator) else {
      status = .withoutStep(step: step)
      return
    }
    guard next.point.allSatisfy(\.isFinite) else { return diverge(.overflow, at: next.step) }
    if !box.scaled(by: Limits.reach).contains(next.point) {
      return diverge(loss < startLoss ? .downhillForever : .farOutside, at: next.step)
    }
    var newGradient: [Double] = []
    switch evaluator.gradient(at: next.point, into: &newGradient) {
    case .undefined(let undefined) where undefined.reason == .overflow: diverge(.overflow, at: next.step)
    case .undefined(let undefined): status = .leftDomain(step: next.step, undefined)
    case .defined(let newLoss) where newLoss > Limits.growth * max(startLoss.magnitude, 1):
      diverge(.lossBlewUp, at: next.step)
    case .defined(let newLoss):
      let length = zip(next.point, state.point).map { $0 - $1 }.norm
      (state, loss, gradient) = (next, newLoss, newGradient)
      trail.append(Trail.Point(step: step, position: point, loss: loss, gradientNorm: gradient.norm))
      judge(stepLength: length, in: box, conditions)
    }
  }

  private mutating func diverge(_ kind: Divergence.Kind, at step: Int) {
    status = .diverged(Divergence(kind: kind, step: step, lastPoint: point))
  }

  private mutating func judge(stepLength: Double, in box: Box, _ conditions: Conditions) {
    if gradient.norm <= Limits.gradient {
      status = .converged(step: step)
    } else if conditions.schedule.share(at: step) == 0 {
      status = .rateEnded(step: step)
    } else if conditions.noise > 0 {
      // Noise keeps a run from standing still: that is no cycle.
    } else if stagnation.notices(loss) {
      status = stepLength <= Limits.stillness * box.extent ? .plateau(step: step) : .cycling(step: step)
    }
  }
}

extension [Double] {
  /// The Euclidean length.
  var norm: Double {
    let largest = reduce(0) { Swift.max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return largest }
    return largest * reduce(0) { $0 + ($1 / largest) * ($1 / largest) }.squareRoot()
  }
}
