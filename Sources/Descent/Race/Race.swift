import Calculus

/// Several optimisers that start at one point of one objective and step together.
package struct Race: Sendable {
  package let objective: Objective
  package private(set) var start: [Double]
  package private(set) var runners: [Runner]
  /// The steps after which a runner stops.
  package var limit: Int
  private var evaluator: Evaluator

  /// What a runner is made from.
  package struct Entry: Hashable, Sendable {
    package var optimizer: Optimizer
    package var rate: Double

    /// - Parameter rate: the learning rate; the method's usual one where none is given.
    package init(_ optimizer: Optimizer, rate: Double? = nil) {
      self.optimizer = optimizer
      self.rate = rate ?? optimizer.method.row.usualRate
    }
  }

  /// - Parameter start: a coordinate for each of `objective.variables`; those that are missing are zero.
  package init(_ objective: Objective, from start: [Double], _ entries: [Entry], limit: Int = 10_000) {
    self.objective = objective
    self.start = objective.variables.indices.map { $0 < start.count ? start[$0] : 0 }
    self.limit = max(limit, 0)
    var evaluator = objective.tape.evaluator()
    let origin = self.start
    runners = entries.map { Runner($0.optimizer, rate: $0.rate, at: origin, &evaluator) }
    self.evaluator = evaluator
  }

  /// Takes one step with every runner that still runs.
  package mutating func advance() {
    for index in runners.indices { runners[index].advance(in: objective.box, limit: limit, &evaluator) }
  }

  package mutating func advance(steps: Int) {
    for _ in 0..<max(steps, 0) where isRunning { advance() }
  }

  package var isRunning: Bool { runners.contains { $0.status.isRunning } }

  /// The steps taken by the runner that went furthest.
  package var step: Int { runners.map(\.step).max() ?? 0 }

  /// Changes the learning rate of every runner while it runs; those that have stopped stay where they are.
  package mutating func setRate(_ rate: Double) {
    for index in runners.indices { runners[index].rate = rate }
  }

  package mutating func setRate(_ rate: Double, of runner: Int) {
    if runners.indices.contains(runner) { runners[runner].rate = rate }
  }

  /// The same race from the beginning, from the same point or from another.
  package mutating func restart(from point: [Double]? = nil) {
    self = Race(
      objective, from: point ?? start, runners.map { Entry($0.optimizer, rate: $0.rate) }, limit: limit)
  }
}
