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

  /// The state after one more step. Coordinates that the gradient lacks do not move.
  package func step(_ state: OptimizerState, gradient: [Double], rate: Double) -> OptimizerState {
    var next = state
    next.step += 1
    let row = method.row
    let moment = OptimizerRow.Moment(rate: rate, step: next.step, settings: settings)
    for index in 0..<min(state.point.count, gradient.count) {
      var coordinate = OptimizerRow.Coordinate(
        parameter: state.point[index], gradient: gradient[index],
        memory: (row.memory > 0 ? state.memory[0][index] : 0, row.memory > 1 ? state.memory[1][index] : 0))
      row.update(&coordinate, moment)
      next.point[index] = coordinate.parameter
      if row.memory > 0 { next.memory[0][index] = coordinate.memory.first }
      if row.memory > 1 { next.memory[1][index] = coordinate.memory.second }
    }
    return next
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
