import Calculus

/// Methods that look at the function itself, not at its gradient alone.
extension OptimizerRow {
  static let newton = OptimizerRow(
    names: ["newton"], title: "Newton", settings: [], memory: 0,
    formula: ["H·d = g", "x ← x − η·d"],
    lesson:
      "Curvature sets the length of the step: the bottom of the parabola that fits here. It also heads for saddles.",
    source: "Newton 1669, Simpson 1740", usualRate: 1,
    update: .whole { whole, moment in
      guard case .defined(let hessian) = whole.evaluator.hessian(at: whole.point),
        let step = hessian.solve(whole.gradient)
      else {
        whole.record?.append("the matrix of second derivatives cannot be inverted here, and so there is no step")
        return false
      }
      whole.record?.append("H = \(hessian.text)")
      whole.record?.append("H·d = \(whole.gradient.text) gives d = \(step.text)")
      for index in whole.point.indices { whole.point[index] -= moment.rate * step[index] }
      return true
    })

  static let lineSearch = OptimizerRow(
    names: ["line-search", "backtracking", "armijo"], title: "Backtracking line search",
    settings: [
      Setting(name: "beta", symbol: "β", usual: 0.5, range: 0.01..<1),
      Setting(name: "c", symbol: "c", usual: 1e-4, range: 0..<1),
    ], memory: 0,
    formula: ["s = η; while f(x − s·g) > f(x) − c·s·|g|²: s ← β·s", "x ← x − s·g"],
    lesson: "Begin with a long step, and shorten it until the loss falls by enough: no rate to tune.",
    source: "Armijo 1966", usualRate: 1,
    update: .whole { whole, moment in
      guard let value = whole.evaluator.value(at: whole.point).value else { return false }
      let slope = whole.gradient.reduce(0) { $0 + $1 * $1 }
      var length = moment.rate
      // Beyond these a step is shorter than the distance between neighbouring numbers.
      for _ in 0..<100 {
        let tried = zip(whole.point, whole.gradient).map { $0 - length * $1 }
        let reached = whole.evaluator.value(at: tried).value
        let bound = value - moment.settings[1] * length * slope
        let isEnough = reached.map { $0 <= bound } ?? false
        whole.record?.append(
          "s = \(length.short): f = \(reached?.short ?? "none"), \(isEnough ? "at most" : "above") \(bound.short)")
        if isEnough {
          whole.point = tried
          return true
        }
        length *= moment.settings[0]
      }
      // No step goes down: the point is as low as the numbers of the machine can tell.
      return true
    })
}

extension [[Double]] {
  /// The solution of a linear system by elimination, the largest pivot first; nil where there is none.
  func solve(_ right: [Double]) -> [Double]? {
    var rows: [[Double]] = zip(self, right).map { $0 + [$1] }
    let count = rows.count
    let scale: Double = self.joined().reduce(0.0) { (largest: Double, value: Double) in
      Swift.max(largest, value.magnitude)
    }
    for column in 0..<count {
      guard let pivot = (column..<count).max(by: { rows[$0][column].magnitude < rows[$1][column].magnitude }),
        rows[pivot][column].magnitude > scale * 1e-14
      else { return nil }
      rows.swapAt(column, pivot)
      for row in rows.indices.dropFirst(column + 1) {
        let factor = rows[row][column] / rows[column][column]
        for place in column...count { rows[row][place] -= factor * rows[column][place] }
      }
    }
    var solution = [Double](repeating: 0, count: count)
    for row in (0..<count).reversed() {
      var known = 0.0
      for column in rows.indices.dropFirst(row + 1) { known += rows[row][column] * solution[column] }
      solution[row] = (rows[row][count] - known) / rows[row][row]
    }
    return solution.allSatisfy(\.isFinite) ? solution : nil
  }

  fileprivate var text: String {
    "[" + self.map { (row: [Double]) -> String in row.text }.joined(separator: ", ") + "]"
  }
}

extension [Double] {
  fileprivate var text: String {
    "[" + self.map { (value: Double) -> String in value.short }.joined(separator: ", ") + "]"
  }
}

extension Double {
  var short: String { text(significantDigits: 4) }
}
