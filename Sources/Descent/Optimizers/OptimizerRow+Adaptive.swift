/// Methods that divide each coordinate's step by the size of that coordinate's gradients.
///
/// Adam keeps a running mean m of the gradients and v of their squares. Both start at 0, and so are too small at first:
/// after t steps of a constant gradient g, m is only (1 − β₁ᵗ)·g, because the weights that it has given out so far,
/// (1 − β₁)·(1 + β₁ + … + β₁ᵗ⁻¹), sum to 1 − β₁ᵗ. Dividing by that sum makes m a true mean again, and v likewise: this
/// is the bias correction (Kingma & Ba 2015, section 3). Without it the first step would have size
/// η·(1 − β₁)/√(1 − β₂) ≈ 3.2·η for the usual settings; with it, η.
extension OptimizerRow {
  private static let stabiliser = Setting(name: "epsilon", symbol: "ε", usual: 1e-8, range: 0..<1)
  private static let moments = [
    Setting(name: "beta1", symbol: "β₁", usual: 0.9, range: 0..<1),
    Setting(name: "beta2", symbol: "β₂", usual: 0.999, range: 0..<1),
    stabiliser,
  ]

  /// `gradient / (root + ε)`, and no step at all where both are zero.
  private static func scaled(_ gradient: Double, by root: Double, _ epsilon: Double) -> Double {
    gradient == 0 ? 0 : gradient / (root + epsilon)
  }

  static let adagrad = OptimizerRow(
    names: ["adagrad"], title: "AdaGrad", settings: [stabiliser], memory: 1,
    formula: ["s ← s + g²", "x ← x − η·g/(√s + ε)"],
    lesson: "Each coordinate has its own rate, which can only shrink.", source: "Duchi, Hazan & Singer 2011",
    usualRate: 0.5
  ) { coordinate, moment in
    coordinate.memory.first += coordinate.gradient * coordinate.gradient
    coordinate.note(coordinate.memory.first)
    coordinate.parameter -=
      moment.rate * scaled(coordinate.gradient, by: coordinate.memory.first.squareRoot(), moment.settings[0])
    coordinate.note(coordinate.parameter)
  }

  static let rmsprop = OptimizerRow(
    names: ["rmsprop"], title: "RMSProp",
    settings: [Setting(name: "rho", symbol: "ρ", usual: 0.9, range: 0..<1), stabiliser], memory: 1,
    formula: ["s ← ρ·s + (1 − ρ)·g²", "x ← x − η·g/(√s + ε)"],
    lesson: "AdaGrad that forgets: the size of recent gradients sets each coordinate's rate.",
    source: "Tieleman & Hinton 2012", usualRate: 0.02
  ) { coordinate, moment in
    let (decay, gradient) = (moment.settings[0], coordinate.gradient)
    coordinate.memory.first = decay * coordinate.memory.first + (1 - decay) * gradient * gradient
    coordinate.note(coordinate.memory.first)
    coordinate.parameter -=
      moment.rate * scaled(gradient, by: coordinate.memory.first.squareRoot(), moment.settings[1])
    coordinate.note(coordinate.parameter)
  }

  static let adam = OptimizerRow(
    names: ["adam"], title: "Adam", settings: moments, memory: 2,
    formula: [
      "m ← β₁·m + (1 − β₁)·g", "v ← β₂·v + (1 − β₂)·g²", "m̂ = m/(1 − β₁ᵗ)", "v̂ = v/(1 − β₂ᵗ)",
      "x ← x − η·m̂/(√v̂ + ε)",
    ],
    lesson: "Momentum and a rate for each coordinate together; the first step has size η whatever the gradient.",
    source: "Kingma & Ba 2015, algorithm 1", usualRate: 0.1, update: adamUpdate)

  static let adamw = OptimizerRow(
    names: ["adamw"], title: "AdamW",
    settings: moments + [Setting(name: "decay", symbol: "λ", usual: 0.01, range: 0..<10)], memory: 2,
    formula: [
      "x ← x − η·λ·x", "m ← β₁·m + (1 − β₁)·g", "v ← β₂·v + (1 − β₂)·g²",
      "m̂ = m/(1 − β₁ᵗ)", "v̂ = v/(1 − β₂ᵗ)", "x ← x − η·m̂/(√v̂ + ε)",
    ],
    lesson: "Adam with weight decay applied to the weight itself, not through the gradient.",
    source: "Loshchilov & Hutter 2019", usualRate: 0.1
  ) { coordinate, moment in
    coordinate.parameter -= moment.rate * moment.settings[3] * coordinate.parameter
    coordinate.note(coordinate.parameter)
    adamUpdate(&coordinate, moment)
  }

  private static let adamUpdate: @Sendable (inout Coordinate, Moment) -> Void = { coordinate, moment in
    let (first, second) = (moment.settings[0], moment.settings[1])
    let gradient = coordinate.gradient
    coordinate.memory.first = first * coordinate.memory.first + (1 - first) * gradient
    coordinate.memory.second = second * coordinate.memory.second + (1 - second) * gradient * gradient
    coordinate.note(coordinate.memory.first)
    coordinate.note(coordinate.memory.second)
    let mean = coordinate.memory.first / (1 - first.raised(to: moment.step))
    let square = coordinate.memory.second / (1 - second.raised(to: moment.step))
    coordinate.note(mean)
    coordinate.note(square)
    coordinate.parameter -= moment.rate * scaled(mean, by: square.squareRoot(), moment.settings[2])
    coordinate.note(coordinate.parameter)
  }
}

extension Double {
  /// A power by repeated squaring; the exponent is not negative.
  func raised(to exponent: Int) -> Double {
    var (result, base, rest) = (1.0, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= base }
      base *= base
      rest >>= 1
    }
    return result
  }
}
