import Calculus

extension Mistake {
  /// B. Exponentials and logarithms.
  static let exponentials: [Mistake] = [
    Mistake(
      "B1", "power-rule-on-exp", 3, "the power rule is used on an exponential",
      "The power rule needs the variable in the base; here it is in the exponent.", ["u a^(u-1)", "u a^(u-1) du"]
    ) { $0.base == nil ? nil : [:] },
    Mistake(
      "B2", "exp-inner-missing", 3, "the slope of the exponent is left out",
      "The exponential comes back, times the slope of its exponent.", ["f ln(a)"]
    ) { $0.base != nil && !$0.isPlain && !$0.isInside ? [:] : nil },
    Mistake(
      "B3", "exp-inner-and-reduced", 2, "the exponent of an exponential drops by one",
      "The slope of the exponent is right, but the exponent of an exponential never drops.", ["du a^(u-1)"]
    ) { $0.base == nil ? nil : [:] },
    Mistake(
      "B4", "exp-inner-replaced-by-x", 2, "the exponent shrinks to the variable alone",
      "The outside keeps its inside: the exponent stays what it was.", ["du a^x ln(a)"]
    ) { $0.base != nil && $0.linearSlope != nil ? [:] : nil },
    Mistake(
      "B5", "exponent-differentiated", 1, "the exponent is differentiated in its place",
      "The function is differentiated, not its exponent in place.", ["a^du"]
    ) { $0.base == nil ? nil : [:] },
    Mistake(
      "B6", "ln-base-missing", 3, "the logarithm of the base is left out",
      "Only the base e reproduces itself; any other base brings its natural logarithm as a factor.", ["f du"]
    ) { $0.hasOtherBase ? [:] : nil },
    Mistake(
      "B7", "ln-base-divided", 1, "the logarithm of the base divides", "Dividing by it belongs to the integral.",
      ["f du/ln(a)"]
    ) { $0.hasOtherBase ? [:] : nil },
    Mistake(
      "B8", "exp-sign", 2, "the sign of the exponential is wrong",
      "The exponential keeps its sign; only the slope of the exponent may bring a minus.", ["-f du"]
    ) { $0.base == .e ? [:] : nil },
    Mistake(
      "B9", "tower-power-rule", 2, "the power rule alone is used where base and exponent both vary",
      "Base and exponent both vary, so the power rule alone misses half.", ["v u^(v-1) du"]
    ) { if case .tower = $0.figure.shape { [:] } else { nil } },
    Mistake(
      "B10", "tower-exp-rule", 2, "the exponential rule alone is used where base and exponent both vary",
      "Base and exponent both vary, so the exponential rule alone misses half.", ["u^v ln(u) dv"]
    ) { if case .tower = $0.figure.shape { [:] } else { nil } },
    Mistake(
      "B11", "log-inner-missing", 3, "the slope of what is inside the logarithm is left out",
      "One over the inside is right; it still wants the slope of the inside as a factor.", ["c/u"]
    ) { site in site.isPlain || site.isInside ? nil : site.logarithmFactor.map { ["c": $0] } },
    Mistake(
      "B12", "log-of-derivative", 2, "the inside is replaced by its derivative",
      "Keep the inside in the denominator; its derivative goes on top.", ["c/du"]
    ) { site in site.isPlain ? nil : site.logarithmFactor.map { ["c": $0] } },
    Mistake(
      "B13", "log-factor-kept", 2, "the number inside the logarithm stays as a factor",
      "On top and below it cancels: the logarithm of a multiple is the logarithm plus a constant.", ["c du/x"]
    ) { site in site.isProportional ? site.logarithmFactor.map { ["c": $0] } : nil },
    Mistake(
      "B14", "log-unchanged", 1, "the logarithm is kept", "Only the natural exponential is its own slope.", ["f du"]
    ) { $0.logarithmFactor == nil ? nil : [:] },
    Mistake(
      "B15", "log-base-missing", 2, "the base of the logarithm is left out",
      "A base other than e adds a factor: one over its natural logarithm.", ["du/u"]
    ) { site in site.logarithmFactor.flatMap { $0.isOne ? nil : [:] } },
    Mistake(
      "B16", "log-sign", 1, "the logarithm gets a minus", "The minus belongs to the slope of 1/x, not to that of ln x.",
      ["-c du/u"]
    ) { site in site.logarithmFactor.map { ["c": $0] } },
    Mistake(
      "B17", "reciprocal-inverted", 2, "the inside of the logarithm multiplies instead of dividing",
      "The slope of the logarithm is one over its inside.", ["c u du"]
    ) { site in site.isPlain ? nil : site.logarithmFactor.map { ["c": $0] } },
    Mistake(
      "B18", "log-power-confused", 1, "the power inside the logarithm is taken for a power of the logarithm",
      "The power is inside the logarithm, so it comes out as a factor.", ["z"]
    ) { site in
      guard site.function == .ln, case .power(let exponent)? = site.u?.shape, let inner = site.u?.parts.first else {
        return nil
      }
      return ["z": Expression.power(.apply(.ln, inner.expression), exponent).derivative(by: site.variable)]
    },
  ]
}

extension Site {
  fileprivate var hasOtherBase: Bool { base.map { $0 != .e } ?? false }

  /// What the slope of a logarithm has on top: 1 for ln, 1/ln a for other bases; nil for what is no logarithm.
  var logarithmFactor: Expression? {
    switch figure.shape {
    case .function(.ln): 1
    case .function(.log2): 1 / .apply(.ln, 2)
    case .function(.log10): 1 / .apply(.ln, 10)
    case .logarithm(let base): 1 / .apply(.ln, base)
    case .constant, .variable, .multiple, .sum, .product, .quotient, .power, .exponential, .tower, .function: nil
    }
  }
}
