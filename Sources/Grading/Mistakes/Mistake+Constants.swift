import Calculus

extension Mistake {
  /// A. Constants, powers, sums.
  static let constants: [Mistake] = [
    Mistake(
      "A1", "const-kept", 3, "a constant keeps its value",
      "A constant does not move when the variable moves, so its slope is 0.", ["k u"], onTerms: true
    ) { $0.figure.isConstant && $0.expression.variablesAreAbsent ? [:] : nil },
    Mistake(
      "A2", "const-one", 1, "a lone number is given the slope 1",
      "1 is the slope of the variable itself; a number standing alone has slope 0.", ["k"], onTerms: true
    ) { $0.figure.isConstant && $0.expression.variablesAreAbsent && !$0.expression.isOne ? [:] : nil },
    Mistake(
      "A3", "named-constant", 2, "a fixed number is differentiated as if it were a variable",
      "Numbers such as π², e³ or ln 3 are fixed: nothing in them varies.", ["k z"], onTerms: true
    ) { site in !site.figure.isConstant ? nil : site.expression.slopeOfFixedNumber.map { ["z": $0] } },
    Mistake(
      "A4", "linear-kept", 2, "a straight line is kept as it is",
      "A straight line has the same slope everywhere: the number in front of the variable.", ["k u"]
    ) { $0.factor != nil && $0.isPlain ? [:] : nil },
    Mistake(
      "A5", "linear-zero", 1, "a straight line is given the slope 0",
      "The variable does change, one for one, so its multiple changes as well.", ["0"]
    ) { $0.factor?.variablesAreAbsent == true && $0.isPlain ? [:] : nil },
    Mistake(
      "A6", "factor-lost", 3, "the constant in front is lost", "A constant multiplier rides along unchanged.", ["c du"]
    ) { site in
      guard let factor = site.factor,
        let number = factor.number ?? (factor.variablesAreAbsent ? factor.coefficient : nil),
        !factor.isOne, number != .minusOne || factor.number == nil, factor != .degree
      else { return nil }
      return ["c": number.isNegative ? -1 : 1]
    },
    Mistake(
      "A7", "factor-differentiated", 2, "the constant in front is differentiated too, and turns everything to 0",
      "Only the varying part is differentiated; the multiplier stays.", ["0"]
    ) { $0.factor?.variablesAreAbsent == true && $0.factor?.isUnit == false && !$0.isPlain ? [:] : nil },
    Mistake(
      "A8", "coefficient-plus-exponent", 2, "the exponent is added to the number in front",
      "The exponent comes down as a multiplier: it multiplies the number in front.", ["z"]
    ) { site in
      guard let factor = site.factor?.number, case .power(let exponent)? = site.u?.shape, let power = exponent.number,
        site.u?.parts.first?.isVariable == true
      else { return nil }
      return ["z": Expression(factor + power) * .power(Expression(site.variable), power - 1)]
    },
    Mistake(
      "A9", "exponent-not-reduced", 3, "the exponent comes down but the power stays",
      "After the exponent has come down, the power drops by one.", ["n u^n du"]
    ) { $0.hasPower ? [:] : nil },
    Mistake(
      "A10", "exponent-not-brought-down", 3, "the power drops by one but the old exponent does not come down",
      "The old exponent must multiply.", ["u^(n-1) du"]
    ) { $0.hasPower ? [:] : nil },
    Mistake(
      "A11", "exponent-raised", 2, "the exponent goes up by one",
      "One less than a negative number lies further left on the number line.", ["n u^(n+1) du"]
    ) { $0.hasPower && $0.exponent?.number?.isNegative == true ? [:] : nil },
    Mistake(
      "A12", "new-exponent-in-front", 2, "the new exponent comes down instead of the old one",
      "Bring the old exponent down first, then lower it.", ["(n-1) u^(n-1) du"]
    ) { $0.hasPower && $0.exponent?.number != 2 ? [:] : nil },
    Mistake(
      "A13", "integrated", 2, "you go the opposite way and integrate",
      "Your formula is one whose slope is the given function; here the slope of the given function is asked for.", ["z"]
    ) { site in site.isWhole ? site.figure.antiderivative(by: site.variable).map { ["z": $0] } : nil },
    Mistake(
      "A14", "reciprocal-of-derivative", 2, "one over the derivative is taken for the derivative of one over",
      "Write it with a negative exponent first: the slope of a reciprocal is not the reciprocal of the slope.",
      ["z/dv", "-1/(n u^(-n-1) du)"]
    ) { site in
      if case .quotient = site.figure.shape, let u = site.u, u.isConstant { return ["z": u.expression] }
      return site.hasPower && site.exponent?.number?.isNegative == true ? [:] : nil
    },
    Mistake(
      "A15", "reciprocal-to-log", 1, "a logarithm is given for the slope of one over the variable",
      "The logarithm has the slope one over x; here the slope of one over x is asked for.", ["z ln(x)"]
    ) { site in
      if case .quotient = site.figure.shape, let u = site.u, u.isConstant, site.v?.isVariable == true {
        return ["z": u.expression]
      }
      return site.isPlain && site.exponent?.number == .minusOne ? ["z": 1] : nil
    },
    Mistake(
      "A16", "root-half-lost", 2, "the factor 1/2 of the root is lost",
      "A root is the power 1/2, and the exponent 1/2 comes down as a factor too.", ["du/u^(1/2)"]
    ) { $0.isSquareRoot ? [:] : nil },
    Mistake(
      "A17", "root-kept-on-top", 1, "the root stays on top",
      "The power 1/2 drops to −1/2, so the root moves below the line.", ["u^(1/2) du/2"]
    ) { $0.isSquareRoot ? [:] : nil },
    Mistake(
      "A18", "root-of-derivative", 2, "only what is under the root is differentiated",
      "Differentiation does not pass through a root; that takes the chain rule.", ["du^(1/2)"]
    ) { $0.isSquareRoot && !$0.isPlain ? [:] : nil },
    Mistake(
      "A19", "minus-lost", 3, "a minus in front of a term is lost", "The minus in front of a term survives.", ["du"],
      onTerms: true
    ) { $0.term?.isNegative == true && $0.term?.isAlone == false && !$0.figure.isConstant ? [:] : nil },
    Mistake(
      "A20", "term-dropped", 2, "a term is left out", "Every term has its own slope; one of them is missing here.",
      ["0"], onTerms: true
    ) { $0.term?.isAlone == false && !$0.figure.isConstant ? [:] : nil },
    Mistake(
      "A21", "sum-as-product", 1, "the terms of a sum are treated as factors",
      "Plus and minus separate terms, so each term is differentiated alone.", ["c (du v + u dv)"]
    ) { site in
      guard case .sum(let signs) = site.figure.shape, signs.count == 2,
        !site.figure.parts.contains(where: \.isConstant)
      else { return nil }
      return ["c": signs[0] != signs[1] ? -1 : 1]
    },
    Mistake(
      "A22", "power-distributed", 2, "the power is given to each term of the sum",
      "A power does not distribute over a sum.",
      ["z"]
    ) { site in
      guard let power = site.exponent?.number, power.isInteger, power > 1, case .sum(let signs)? = site.u?.shape,
        let parts = site.u?.parts
      else { return nil }
      let terms = zip(parts, signs).map { Expression.power($1 ? -$0.expression : $0.expression, power) }
      return ["z": Expression.sum(terms).derivative(by: site.variable)]
    },
  ]
}

extension Site {
  /// A power to a number that is written as one, other than a square root.
  fileprivate var hasPower: Bool {
    guard let exponent, !exponent.isOne, exponent.number != .half else { return false }
    return true
  }
}

extension Expression {
  fileprivate var isUnit: Bool { number?.magnitude.isOne == true }

  /// c·n^(c−1) for a fixed n^c, 1/c for ln c: what somebody finds who takes the number for a variable.
  fileprivate var slopeOfFixedNumber: Expression? {
    guard variablesAreAbsent else { return nil }
    switch kind {
    case .power(let base, let exponent): return exponent * .power(base, exponent - 1)
    case .function(.exp, let arguments): return arguments[0] * .power(.e, arguments[0] - 1)
    case .function(.ln, let arguments): return 1 / arguments[0]
    case .number, .constant, .variable, .sum, .product, .function, .undefined: return nil
    }
  }
}
