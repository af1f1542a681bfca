/// The ways of making an expression shorter, each a table row with its law; every law holds wherever its left side has a
/// value.
package enum SimplificationRule: String, Sendable, CaseIterable {
  case multiplyingOut = "multiplying out"
  case fractions
  case trigonometricSquares = "squares of sine and cosine"
  case quotientsOfFunctions = "quotients of functions"
  case reflections
  case logarithms, exponentials, squareRoots = "square roots", absoluteValues = "absolute values"
  case commonFactors = "common factors"

  /// The law in one line.
  package var law: String {
    switch self {
    case .multiplyingOut: "a(b + c) = ab + ac"
    case .commonFactors: "(a + b)²c + (a + b)d = (a + b)((a + b)c + d)"
    case .fractions: "a/b + c/d = (ad + bc)/(bd), and ac/(bc) = a/b"
    case .trigonometricSquares: "sin²u + cos²u = 1 and its relatives"
    case .quotientsOfFunctions: "sin u/cos u = tan u and its relatives"
    case .reflections: "σ(−u) = 1 − σ(u), softplus(−u) = softplus(u) − u, relu(−u) = relu(u) − u"
    case .logarithms: "ln(uⁿ) = n·ln u for odd n, ln(e^u·v) = u + ln v"
    case .exponentials: "e^(u + n·ln v) = vⁿ·e^u"
    case .squareRoots: "√(u²·v) = |u|·√v"
    case .absoluteValues: "|u|·sign(u) = u, u·sign(u) = |u|, u/|u| = sign(u)"
    }
  }

  /// Whether the rule has anything to say about expressions of a kind.
  func applies(to expression: Expression) -> Bool {
    switch self {
    case .multiplyingOut, .commonFactors: expression.terms != nil
    case .fractions:
      switch expression.kind {
      case .sum: expression.hasFractions
      case .product(_, let factors): factors.contains { $0.isDenominator } && factors.contains { $0.holdsSum }
      case .number, .constant, .variable, .power, .function, .undefined: false
      }
    case .trigonometricSquares, .reflections: expression.terms != nil
    case .quotientsOfFunctions, .absoluteValues: expression.factors.count > 1
    case .logarithms: if case .function(.ln, _) = expression.kind { true } else { false }
    case .exponentials: if case .function(.exp, _) = expression.kind { true } else { false }
    case .squareRoots:
      if case .power(let base, let exponent) = expression.kind {
        base.terms != nil && exponent.number?.isInteger == false
      } else {
        false
      }
    }
  }

  /// What the rule can make of an expression, whether shorter or not.
  func candidates(for expression: Expression) -> [Expression] {
    switch self {
    case .multiplyingOut: [expression.expandedIfShorter]
    case .commonFactors: [Expression.tidied(expression.asTerms)]
    case .fractions: [expression.singleFraction]
    case .trigonometricSquares: SquareIdentity.candidates(for: expression)
    case .quotientsOfFunctions: QuotientIdentity.candidates(for: expression)
    case .reflections: expression.reflected.map { [$0] } ?? []
    case .logarithms: expression.openedLogarithm.map { [$0] } ?? []
    case .exponentials: expression.openedExponential.map { [$0] } ?? []
    case .squareRoots: expression.openedRoot.map { [$0] } ?? []
    case .absoluteValues: expression.joinedSigns.map { [$0] } ?? []
    }
  }
}

extension Expression {
  fileprivate var holdsSum: Bool {
    if case .power(let base, _) = kind { base.terms != nil } else { terms != nil }
  }
}
