import Calculus

/// A method with its settings: `momentum` with β = 0.8.
package struct Optimizer: Hashable, Sendable {
  package let method: Method
  /// In the order of `method.row.settings`.
  package private(set) var settings: [Double]

  /// The method with its usual settings.
  package init(_ method: Method) {
    self.method = method
    settings = method.row.settings.map(\.usual)
  }

  /// The method with some settings changed by name.
  package init(_ method: Method, _ changes: [(name: String, value: Double)]) throws(OptimizerError) {
    self.init(method)
    for change in changes {
      let rows = method.row.settings
      guard let index = rows.firstIndex(where: { $0.name == change.name || $0.symbol == change.name }) else {
        throw .unknownSetting(change.name, method)
      }
      guard rows[index].range.contains(change.value) else {
        throw .settingOutOfRange(rows[index], change.value, method)
      }
      settings[index] = change.value
    }
  }

  /// The state before the first step.
  package func start(at point: [Double]) -> OptimizerState {
    OptimizerState(
      point: point, step: 0, memory: Array(repeating: Array(repeating: 0, count: point.count), count: method.row.memory)
    )
  }

  /// The state after one more step, from the gradient alone. Coordinates that the gradient lacks do not move. Methods
  /// that look at the function itself step like gradient descent here.
  package func step(_ state: OptimizerState, gradient: [Double], rate: Double) -> OptimizerState {
    var next = state
    next.step += 1
    let moment = OptimizerRow.Moment(rate: rate, step: next.step, settings: settings)
    for index in 0..<min(state.point.count, gradient.count) {
      var coordinate = coordinate(index, of: state, gradient: gradient)
      update(&coordinate, moment)
      next.point[index] = coordinate.parameter
      if method.row.memory > 0 { next.memory[0][index] = coordinate.memory.first }
      if method.row.memory > 1 { next.memory[1][index] = coordinate.memory.second }
    }
    return next
  }

  /// The state after one more step on a function; nil where the method has no step, as Newton's has none where the
  /// Hessian cannot be inverted.
  package func step(
    _ state: OptimizerState, gradient: [Double], rate: Double, _ evaluator: inout Evaluator
  ) -> OptimizerState? {
    guard case .whole(let update) = method.row.update else { return step(state, gradient: gradient, rate: rate) }
    var whole = OptimizerRow.Whole(point: state.point, gradient: gradient, evaluator: evaluator)
    var next = state
    next.step += 1
    guard update(&whole, OptimizerRow.Moment(rate: rate, step: next.step, settings: settings)) else { return nil }
    next.point = whole.point
    return next
  }

  private func coordinate(_ index: Int, of state: OptimizerState, gradient: [Double]) -> OptimizerRow.Coordinate {
    let memory = method.row.memory
    return OptimizerRow.Coordinate(
      parameter: state.point[index], gradient: gradient[index],
      memory: (memory > 0 ? state.memory[0][index] : 0, memory > 1 ? state.memory[1][index] : 0))
  }

  private func update(_ coordinate: inout OptimizerRow.Coordinate, _ moment: OptimizerRow.Moment) {
    if case .coordinate(let update) = method.row.update {
      update(&coordinate, moment)
    } else {
      coordinate.parameter -= moment.rate * coordinate.gradient
    }
  }

  // MARK: Term by term

  /// The next step written out with its numbers, a list of lines for each coordinate: `v ← 0.9·1.2 + 3 = 4.08`. Methods
  /// that move all coordinates together give one list.
  ///
  /// - Parameter names: what the coordinates are called.
  package func explanation(
    of state: OptimizerState, gradient: [Double], rate: Double, names: [String], _ evaluator: Evaluator,
    number: @escaping (Double) -> String
  ) -> [[String]] {
    let moment = OptimizerRow.Moment(rate: rate, step: state.step + 1, settings: settings)
    guard case .whole(let update) = method.row.update else {
      return (0..<min(names.count, state.point.count, gradient.count)).map { index in
        var coordinate = coordinate(index, of: state, gradient: gradient)
        let before = coordinate
        coordinate.record = []
        self.update(&coordinate, moment)
        return StepTerms(method.row, before, moment, name: names[index], number: number)
          .lines(coordinate.record ?? [])
      }
    }
    var whole = OptimizerRow.Whole(point: state.point, gradient: gradient, evaluator: evaluator, record: [])
    guard update(&whole, moment) else { return [whole.record ?? []] }
    let lines = zip(names, zip(state.point, whole.point)).map { "\($0) ← \(number($1.1)), from \(number($1.0))" }
    return [(whole.record ?? []) + lines]
  }
}

/// Where an optimiser stands, and what it remembers.
package struct OptimizerState: Hashable, Sendable {
  package var point: [Double]
  /// The steps taken.
  package var step: Int
  /// Velocity, or mean and mean square: a list for each number remembered, as long as the point.
  package var memory: [[Double]]
}

/// Why an optimiser can't be set up as asked.
package enum OptimizerError: Error, Hashable, Sendable {
  case unknownSetting(String, Method)
  case settingOutOfRange(OptimizerRow.Setting, Double, Method)
}
