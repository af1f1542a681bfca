/// Two powers of functions of one argument of which the one is 1 less or more a multiple of the other.
struct SquareIdentity {
  private typealias Square = (function: Function, exponent: Int)
  private let first: Square
  /// first = 1 + sign·second.
  private let sign: Rational
  private let second: Square

  private static let all: [SquareIdentity] = [
    SquareIdentity(first: (.sin, 2), sign: .minusOne, second: (.cos, 2)),
    SquareIdentity(first: (.cosh, 2), sign: .one, second: (.sinh, 2)),
    SquareIdentity(first: (.cos, -2), sign: .one, second: (.tan, 2)),
    SquareIdentity(first: (.sec, 2), sign: .one, second: (.tan, 2)),
    SquareIdentity(first: (.sin, -2), sign: .one, second: (.cot, 2)),
    SquareIdentity(first: (.csc, 2), sign: .one, second: (.cot, 2)),
  ]

  /// Whether some term has the square of a sine or a cosine, and another the function that goes with it.
  static func mayApply(to sum: Expression) -> Bool {
    guard let terms = sum.terms, terms.count <= 8 else { return false }
    for (index, term) in terms.enumerated() {
      for factor in term.factors {
        guard case .power(let base, let exponent) = factor.kind,
          case .function(let function, let arguments) = base.kind,
          let partner = function.partner, let power = exponent.number, power > .one
        else { continue }
        let other = Expression.apply(partner, to: arguments)
        for (place, term) in terms.enumerated() where place != index {
          if term.factors.contains(where: { $0.asPower.base == other || $0.asTerms.contains { $0.hasFactor(other) } }) {
            return true
          }
        }
      }
    }
    return false
  }

  /// The sum with one square put in terms of the other, in every way that its terms suggest.
  static func candidates(for sum: Expression) -> [Expression] {
    guard let terms = sum.terms, terms.count <= 32 else { return [] }
    var results: [Expression] = []
    var seen: Set<Expression> = []
    for factor in terms.flatMap(\.factors) {
      let (base, exponent) = factor.asPower
      guard case .function(let function, let arguments) = base.kind, let power = exponent.number,
        power.magnitude >= 2, seen.insert(.power(base, power.isNegative ? -2 : 2 as Rational)).inserted
      else { continue }
      let square = (function, power.isNegative ? -2 : 2)
      for identity in all {
        guard let other = identity.replacement(of: square, arguments) else { continue }
        results.append(sum.replacing(square: .power(base, Rational(square.1)), by: other))
      }
    }
    return results
  }

  private func replacement(of square: (Function, Int), _ arguments: [Expression]) -> Expression? {
    func power(_ square: Square) -> Expression {
      .power(.apply(square.function, to: arguments), Rational(square.exponent))
    }
    if square == first { return 1 + power(second).scaled(by: sign) }
    // second = sign·(first − 1), as 1/sign = sign.
    return square == second ? (power(first) - 1).scaled(by: sign) : nil
  }
}

extension Function {
  /// The function whose square goes with that of this one.
  fileprivate var partner: Function? {
    switch self {
    case .sin: .cos
    case .cos: .sin
    case .sinh: .cosh
    case .cosh: .sinh
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .tan, .sec, .csc, .cot, .arcsin,
      .arccos, .arctan, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
      nil
    }
  }
}

extension Expression {
  fileprivate func hasFactor(_ base: Expression) -> Bool { factors.contains { $0.asPower.base == base } }

  /// The sum with one square taken out of each term that has it and another expression put in its place.
  fileprivate func replacing(square: Expression, by other: Expression) -> Expression {
    let (base, exponent) = square.asPower
    guard let terms, let wanted = exponent.number else { return self }
    return .sum(
      terms.flatMap { term -> [Expression] in
        guard let own = term.exponent(of: base), own.isNegative == wanted.isNegative, own.magnitude >= wanted.magnitude
        else { return [term] }
        let rest = term * .power(base, -wanted)
        return other.asTerms.map { $0 * rest }
      })
  }

  /// The exponent that a base has among the factors of a term; nil where it is no factor, or has no number for one.
  func exponent(of base: Expression) -> Rational? {
    for factor in factors {
      let (own, exponent) = factor.asPower
      if own == base { return exponent.number }
    }
    return nil
  }
}

/// A function that is a quotient of two others of the same argument.
struct QuotientIdentity {
  private let function: Function
  private let above: Function?
  private let below: Function

  private static let all: [QuotientIdentity] = [
    QuotientIdentity(function: .tan, above: .sin, below: .cos),
    QuotientIdentity(function: .cot, above: .cos, below: .sin),
    QuotientIdentity(function: .sec, above: nil, below: .cos),
    QuotientIdentity(function: .csc, above: nil, below: .sin),
    QuotientIdentity(function: .tanh, above: .sinh, below: .cosh),
  ]

  /// The product with each quotient that it holds joined, and with each function opened.
  static func candidates(for product: Expression) -> [Expression] {
    var results: [Expression] = []
    for factor in product.factors {
      let (base, exponent) = factor.asPower
      guard case .function(let function, let arguments) = base.kind, let power = exponent.number else { continue }
      func term(_ function: Function?) -> Expression { function.map { .apply($0, to: arguments) } ?? 1 }
      for identity in all {
        let quotient = term(identity.above) / term(identity.below)
        if identity.function == function {
          results.append(product * .power(quotient / base, power))
        } else if identity.above == function {
          results.append(product * .power(term(identity.function) / quotient, power))
        }
      }
    }
    return results
  }
}

extension Expression {
  /// A sum with the reflections of its functions in terms of the functions themselves.
  var reflected: Expression? {
    guard let terms, terms.contains(where: { $0.factors.contains(where: \.isReflection) }) else { return nil }
    var isChanged = false
    func opened(_ factor: Expression) -> Expression {
      guard case .function(let function, let arguments) = factor.kind, let argument = arguments.first,
        argument.isNegativeForm
      else { return factor }
      let mirrored = Expression.apply(function, -argument)
      switch function {
      case .sigmoid:
        isChanged = true
        return 1 - mirrored
      case .softplus, .relu:
        isChanged = true
        return mirrored + argument
      case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .sin, .cos, .tan, .sec, .csc, .cot,
        .arcsin, .arccos, .arctan, .sinh, .cosh, .tanh, .arsinh, .arcosh, .artanh, .leakyRelu, .gelu, .silu, .erf:
        return factor
      }
    }
    let result = Expression.sum(
      terms.map { .product([Expression($0.coefficient)] + $0.factors.map(opened)).expanded })
    return isChanged ? result : nil
  }

  /// Whether the expression is a function, with a reflection of its own, of an argument with a minus sign.
  private var isReflection: Bool {
    switch kind {
    case .function(.sigmoid, let arguments), .function(.softplus, let arguments), .function(.relu, let arguments):
      arguments[0].isNegativeForm
    case .number, .constant, .variable, .sum, .product, .power, .function, .undefined: false
    }
  }

  /// ln(uⁿ·e^v·…) with what comes out of it: n·ln u for odd n, v.
  var openedLogarithm: Expression? {
    guard case .function(.ln, let arguments) = kind else { return nil }
    let argument = arguments[0]
    if case .power(let base, let exponent) = argument.kind, let power = exponent.number, !power.hasEvenNumerator {
      return Expression.apply(.ln, base).scaled(by: power)
    }
    let exponents = argument.factors.compactMap { factor in
      if case .function(.exp, let arguments) = factor.kind { arguments[0] } else { nil }
    }
    guard !exponents.isEmpty else { return nil }
    return .sum(exponents + [.apply(.ln, argument / .product(exponents.map { .apply(.exp, $0) }))])
  }

  /// e^(u + n·ln v) as vⁿ·e^u.
  var openedExponential: Expression? {
    guard case .function(.exp, let arguments) = kind, let terms = arguments[0].terms else { return nil }
    let powers = terms.map { Expression.apply(.exp, $0) }
    guard powers.contains(where: { if case .function(.exp, _) = $0.kind { false } else { true } }) else { return nil }
    return .product(powers)
  }

  /// A root of a sum whose factors have whole powers to take out.
  var openedRoot: Expression? {
    guard case .power(let base, let exponent) = kind, let power = exponent.number else { return nil }
    let factored = base.factored
    return factored.terms == nil ? .power(factored, power) : nil
  }

  /// A product with its absolute values and signs of one argument joined; nil where there are none to join.
  var joinedSigns: Expression? {
    for factor in factors {
      let (base, power) = factor.asPower
      // What is taken from another power of a sign leaves more than was there: it would never end.
      guard case .function(let function, let arguments) = base.kind,
        function == .sign && power == .one || function == .abs
      else { continue }
      let argument = arguments[0]
      let (value, sign, absolute) = (argument, Expression.apply(.sign, argument), Expression.apply(.abs, argument))
      if function == .sign, let power = exponent(of: absolute) {
        if power == .one { return self / sign / absolute * value }
        if power == .minusOne { return self / sign * absolute / value }
      }
      if function == .sign, let power = exponent(of: value), power.isInteger, power.isPositive {
        return self / sign / value * absolute
      }
      if function == .abs, exponent(of: value) == .minusOne, exponent(of: absolute) == .one {
        return self / absolute * value * sign
      }
      if function == .abs, exponent(of: absolute) == .minusOne, exponent(of: value) == .one {
        return self * absolute / value * sign
      }
    }
    return nil
  }

  /// The product, or each term of the sum, with all its absolute values and signs joined.
  var withJoinedSigns: Expression {
    switch kind {
    case .product:
      var product = self
      while let joined = product.joinedSigns { product = joined }
      return product
    case .sum(let terms):
      let joined = terms.map(\.withJoinedSigns)
      return zip(terms, joined).allSatisfy { $0.isIdentical(to: $1) } ? self : .sum(joined)
    case .number, .constant, .variable, .power, .function, .undefined: return self
    }
  }
}
