extension OptimizerRow {
  static let gradientDescent = OptimizerRow(
    names: ["gd", "sgd", "gradient-descent"], title: "Gradient descent", settings: [], memory: 0,
    formula: ["x ← x − η·g"],
    lesson: "Step downhill, in proportion to the slope.", source: "Cauchy 1847", usualRate: 0.1
  ) { coordinate, moment in
    coordinate.parameter -= moment.rate * coordinate.gradient
    coordinate.note(coordinate.parameter)
  }
}
