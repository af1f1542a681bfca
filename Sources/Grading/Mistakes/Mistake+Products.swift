import Calculus

extension Mistake {
  /// E. Products u·v.
  static let products: [Mistake] = [
    Mistake(
      "E1", "product-of-derivatives", 3, "the derivatives of the factors are multiplied",
      "Both factors change: add what comes from the first and what comes from the second.", ["du dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E2", "minus", 2, "a minus stands between the two parts", "Products use plus; the minus belongs to quotients.",
      ["du v - u dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E3", "wrong-pairing", 3, "each factor is paired with its own derivative",
      "Each derivative is paired with the other factor.", ["u du + v dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E4", "first-only", 3, "only the first factor is differentiated", "The second factor also changes.", ["du v"]
    ) { $0.isProduct && !$0.isPartOfProduct ? [:] : nil },
    Mistake(
      "E5", "second-only", 2, "only the second factor is differentiated", "The first factor also changes.", ["u dv"]
    ) { $0.isProduct && !$0.isPartOfProduct && !$0.isPartialProduct ? [:] : nil },
    Mistake(
      "E6", "sum-of-derivatives", 2, "the derivatives of the factors are added",
      "That is the slope of the sum of the factors.",
      ["du + dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E7", "multiplied", 1, "the two parts of the product rule are multiplied", "The two parts are added.",
      ["du v u dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E8", "extra-cross-term", 1, "the product of the derivatives is added as a third part",
      "The part in which both factors change is vanishingly small and disappears.", ["du v + u dv + du dv"]
    ) { $0.isProduct ? [:] : nil },
    Mistake(
      "E9", "triple", 2, "one of the factors is never differentiated", "Three factors give three terms.",
      ["du v", "u dv"]
    ) { $0.isProduct && $0.isPartOfProduct ? [:] : nil },
  ]

  /// F. Quotients u/v.
  static let quotients: [Mistake] = [
    Mistake(
      "F1", "ratio-of-derivatives", 3, "the derivatives of top and bottom are divided",
      "The slope of a ratio is not the ratio of the slopes.", ["du/dv"]
    ) { $0.isQuotient && $0.u?.isConstant == false ? [:] : nil },
    Mistake(
      "F2", "reversed", 3, "the two parts on top are swapped", "Start with the derivative of the top.",
      ["(u dv - du v)/v^2"]
    ) { $0.isQuotient ? [:] : nil },
    Mistake(
      "F3", "plus", 3, "a plus stands between the two parts on top",
      "A growing bottom shrinks the ratio: that is the minus.", ["(du v + u dv)/v^2"]
    ) { $0.isQuotient && $0.u?.isConstant == false ? [:] : nil },
    Mistake(
      "F4", "bottom-not-squared", 3, "the bottom is not squared", "The bottom is squared.", ["(du v - u dv)/v"]
    ) { $0.isQuotient ? [:] : nil },
    Mistake(
      "F5", "wrong-bottom", 2, "the square of the top stands below", "The bottom, not the top, is squared.",
      ["(du v - u dv)/u^2"]
    ) { $0.isQuotient ? [:] : nil },
    Mistake(
      "F6", "no-bottom", 2, "nothing is left below the line",
      "The whole difference still stands over the square of the bottom.",
      ["du v - u dv"]
    ) { $0.isQuotient ? [:] : nil },
    Mistake(
      "F7", "bottom-constant", 2, "the bottom is treated as a constant", "The bottom changes too.", ["du/v"]
    ) { $0.isQuotient && $0.u?.isConstant == false ? [:] : nil },
    Mistake(
      "F8", "bottom-derivative-squared", 1, "the derivative of the bottom is squared below",
      "Square the bottom itself, not its derivative.", ["(du v - u dv)/dv^2"]
    ) { $0.isQuotient ? [:] : nil },
    Mistake(
      "F9", "bracket-lost", 2, "only the second part stands over the square of the bottom",
      "The division covers both parts.",
      ["du v - u dv/v^2"]
    ) { $0.isQuotient && $0.u?.isConstant == false ? [:] : nil },
    Mistake(
      "F10", "constant-bottom-misused", 1, "the quotient rule goes astray on a constant bottom",
      "A constant bottom is just a factor; no quotient rule is needed.", ["-k du", "du/k", "k^2 du"]
    ) { site in
      guard let factor = site.factor?.number, !factor.isInteger, factor.reciprocal?.isInteger == true else {
        return nil
      }
      return [:]
    },
  ]
}

extension Site {
  var isProduct: Bool { if case .product = figure.shape { true } else { false } }
  fileprivate var isQuotient: Bool { if case .quotient = figure.shape { true } else { false } }

  /// x·g(x, y): a product in which the second factor holds another variable, and the first is no more than x.
  var isPartialProduct: Bool {
    guard isProduct, let u, let v else { return false }
    let bare = if case .multiple = u.shape { u.parts.first?.isVariable ?? false } else { u.isVariable }
    return bare && v.expression.variables.contains { $0 != variable }
  }
}
