/// Methods that remember a velocity. Written in the accumulating convention v ← β·v + g; where others average, with
/// (1 − β)·g, their rates are larger by 1/(1 − β).
extension OptimizerRow {
  private static let decay = Setting(name: "beta", symbol: "β", usual: 0.9, range: 0..<1)

  static let momentum = OptimizerRow(
    names: ["momentum", "heavy-ball"], title: "Momentum", settings: [decay], memory: 1,
    formula: ["v ← β·v + g", "x ← x − η·v"],
    lesson: "A heavy ball: it keeps its speed along a slope, and zig-zags cancel out.", source: "Polyak 1964",
    usualRate: 0.02
  ) { coordinate, moment in
    coordinate.memory.first = moment.settings[0] * coordinate.memory.first + coordinate.gradient
    coordinate.note(coordinate.memory.first)
    coordinate.parameter -= moment.rate * coordinate.memory.first
    coordinate.note(coordinate.parameter)
  }

  /// In the form of Sutskever et al. 2013 rewritten so that the gradient is taken at x itself, as frameworks have it.
  static let nesterov = OptimizerRow(
    names: ["nesterov", "nag"], title: "Nesterov momentum", settings: [decay], memory: 1,
    formula: ["v ← β·v + g", "x ← x − η·(g + β·v)"],
    lesson: "Momentum that looks ahead: it brakes before the slope turns upwards.", source: "Nesterov 1983",
    usualRate: 0.02
  ) { coordinate, moment in
    coordinate.memory.first = moment.settings[0] * coordinate.memory.first + coordinate.gradient
    coordinate.note(coordinate.memory.first)
    coordinate.parameter -= moment.rate * (coordinate.gradient + moment.settings[0] * coordinate.memory.first)
    coordinate.note(coordinate.parameter)
  }

  static let lion = OptimizerRow(
    names: ["lion"], title: "Lion",
    settings: [
      Setting(name: "beta1", symbol: "β₁", usual: 0.9, range: 0..<1),
      Setting(name: "beta2", symbol: "β₂", usual: 0.99, range: 0..<1),
      Setting(name: "decay", symbol: "λ", usual: 0, range: 0..<10),
    ], memory: 1,
    formula: ["x ← x − η·(sign(β₁·m + (1 − β₁)·g) + λ·x)", "m ← β₂·m + (1 − β₂)·g"],
    lesson: "Every step has the same size: only the sign of a blend of gradients counts.", source: "Chen et al. 2023",
    usualRate: 0.01
  ) { coordinate, moment in
    let (first, second, decay) = (moment.settings[0], moment.settings[1], moment.settings[2])
    let blend = first * coordinate.memory.first + (1 - first) * coordinate.gradient
    let sign: Double = blend > 0 ? 1 : blend < 0 ? -1 : 0
    coordinate.parameter -= moment.rate * (sign + decay * coordinate.parameter)
    coordinate.note(coordinate.parameter)
    coordinate.memory.first = second * coordinate.memory.first + (1 - second) * coordinate.gradient
    coordinate.note(coordinate.memory.first)
  }
}
