import Calculus

/// Several optimisers that start at one point of one objective and step together.
package struct Race: Sendable {
  package let objective: Objective
  package private(set) var start: [Double]
  package private(set) var runners: [Runner]
  /// The steps after which a runner stops.
  package var limit: Int
  /// What holds for all runners alike.
  package private(set) var conditions: Conditions
  /// The changes of rates on the way, by which a race is run again.
  private var changes: [Change] = []
  private var evaluator: Evaluator

  private struct Change: Sendable {
    let step: Int
    let runner: Int
    let rate: Double
  }

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
  package init(
    _ objective: Objective, from start: [Double], _ entries: [Entry], limit: Int = 10_000,
    _ conditions: Conditions = Conditions()
  ) {
    self.objective = objective
    self.start = objective.variables.indices.map { $0 < start.count ? start[$0] : 0 }
    self.limit = max(limit, 0)
    self.conditions = conditions
    var evaluator = objective.tape.evaluator()
    let origin = self.start
    runners = entries.map { Runner($0.optimizer, rate: $0.rate, at: origin, &evaluator) }
    self.evaluator = evaluator
  }

  /// Takes one step with every runner that still runs.
  package mutating func advance() {
    for index in runners.indices { runners[index].advance(in: objective.box, limit: limit, conditions, &evaluator) }
  }

  package mutating func advance(steps: Int) {
    for _ in 0..<max(steps, 0) where isRunning { advance() }
  }

  package var isRunning: Bool { runners.contains { $0.status.isRunning } }

  /// The steps taken by the runner that went furthest.
  package var step: Int { runners.map(\.step).max() ?? 0 }

  /// Changes the learning rate of every runner while it runs; those that have stopped stay where they are.
  package mutating func setRate(_ rate: Double) { for index in runners.indices { setRate(rate, of: index) } }

  package mutating func setRate(_ rate: Double, of runner: Int) {
    guard runners.indices.contains(runner) else { return }
    changes.append(Change(step: step, runner: runner, rate: runners[runner].rate))
    runners[runner].rate = rate
  }

  /// The rate that a runner's next step takes: its own by the schedule.
  package func nextRate(of runner: Int) -> Double {
    runners[runner].rate * conditions.schedule.share(at: runners[runner].step)
  }

  /// The gradient that a runner's next step takes: with noise, and cut.
  package func nextGradient(of runner: Int) -> [Double] {
    conditions.seen(runners[runner].gradient, at: runners[runner].step)
  }

  /// The next step of a runner written out with its numbers: see `Optimizer.explanation`.
  package func explanation(of runner: Int, number: @escaping (Double) -> String) -> [[String]] {
    runners[runner].optimizer.explanation(
      of: runners[runner].state, gradient: nextGradient(of: runner), rate: nextRate(of: runner),
      names: objective.variables.map { $0.text(.unicode) }, evaluator, number: number)
  }

  /// Where a runner will be after its next step; nil where it has none.
  package func nextPoint(of runner: Int) -> [Double]? {
    var evaluator = evaluator
    return runners[runner].optimizer.step(
      runners[runner].state, gradient: nextGradient(of: runner), rate: nextRate(of: runner), &evaluator)?.point
  }

  /// The same race from the beginning, from the same point or from another, or under other conditions.
  package mutating func restart(from point: [Double]? = nil, _ conditions: Conditions? = nil) {
    self = Race(
      objective, from: point ?? start, runners.map { Entry($0.optimizer, rate: $0.rate) }, limit: limit,
      conditions ?? self.conditions)
  }

  /// The race as it was at a step: run again from the start, rates changed where they were.
  package func rewound(to step: Int) -> Race {
    var race = self
    var rates = runners.map(\.rate)
    for change in changes.reversed() { rates[change.runner] = change.rate }
    race.restart()
    for (index, rate) in rates.enumerated() { race.runners[index].rate = rate }
    // Each change holds the rate before it; the rate after it is that of the next change of the same runner, or today's.
    for (place, change) in changes.enumerated() where change.step <= step {
      race.advance(steps: change.step - race.step)
      let later = changes[(place + 1)...].first { $0.runner == change.runner }?.rate
      race.setRate(later ?? runners[change.runner].rate, of: change.runner)
    }
    race.advance(steps: max(step, 0) - race.step)
    return race
  }
}
