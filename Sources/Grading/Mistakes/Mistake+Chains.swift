import Calculus

extension Mistake {
  /// D. The chain rule.
  static let chains: [Mistake] = [
    Mistake(
      "D1", "inner-missing", 3, "the slope of the inside is left out",
      "The outside is right; multiply by the slope of the inside.", ["s"]
    ) { site in
      guard site.isOuter, !site.isPlain, !site.isInside, site.logarithmFactor == nil, site.base == nil else {
        return nil
      }
      return site.function != nil && site.linearSlope != nil ? nil : [:]
    },
    Mistake(
      "D2", "inside-replaced", 2, "the inside is replaced by its derivative",
      "The inside keeps its place while the outside is differentiated.", ["n du^(n-1)"]
    ) { $0.exponent != nil && !$0.isPlain ? [:] : nil },
    Mistake(
      "D3", "outer-at-x", 3, "the outer slope is taken at the variable instead of at the inside",
      "The outer slope is read at the inside, not at the variable.", ["sx du"]
    ) { site in
      guard site.isOuter, !site.isPlain else { return nil }
      return site.isTableFunction && site.linearSlope != nil ? nil : [:]
    },
    Mistake(
      "D4", "added", 2, "the two slopes of a chain are added", "Rates along a chain multiply, like gears.", ["s + du"]
    ) { $0.isChain ? [:] : nil },
    Mistake(
      "D5", "outer-untouched", 2, "the outside stays as it is",
      "The inside was handled; the outside still needs its own slope.", ["f du"]
    ) { $0.exponent != nil && !$0.isPlain ? [:] : nil },
    Mistake(
      "D6", "only-inner", 2, "only the inside is differentiated", "That is the slope of the inside alone.", ["du"]
    ) { $0.isChain && $0.function != .abs && $0.function != .relu ? [:] : nil },
    Mistake(
      "D7", "stops-early", 3, "the chain stops one layer too early", "One more layer is waiting inside.", ["s"]
    ) { $0.isChain && $0.isInside ? [:] : nil },
    Mistake(
      "D8", "inner-twice", 1, "the slope of the inside enters twice", "The inner slope enters once per layer.",
      ["s du^2"]
    ) { $0.isChain ? [:] : nil },
    Mistake(
      "D9", "divided-by-inner", 2, "the slope of the inside divides", "Dividing by it belongs to integration.", ["s/du"]
    ) { $0.isChain ? [:] : nil },
    Mistake(
      "D10", "chain-not-needed", 1, "the variable itself is put as a further factor",
      "The inside is the plain variable, with slope 1.", ["s x"]
    ) { $0.isOuter && $0.isPlain ? [:] : nil },
  ]
}

extension Site {
  /// Something applied to an inside: a function, a power, an exponential.
  var isOuter: Bool {
    switch figure.shape {
    case .power(let exponent): !exponent.isOne
    case .exponential, .logarithm: true
    case .function: function != nil
    case .constant, .variable, .multiple, .sum, .product, .quotient, .tower: false
    }
  }

  /// Something applied to an inside other than the variable.
  fileprivate var isChain: Bool { isOuter && !isPlain }
}
