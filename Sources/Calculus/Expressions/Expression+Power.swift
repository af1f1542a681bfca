import BigInt

extension Expression {
  package var squareRoot: Expression { .power(self, .half) }
  package var squared: Expression { .power(self, 2 as Rational) }

  /// A base to an exponent. Roots with an odd index are those of real numbers: `(-8)^(1/3)` is −2.
  package static func power(_ base: Expression, _ exponent: Expression) -> Expression {
    if case .number(let value) = exponent.kind { return power(base, value) }
    if base.isUndefined || exponent.isUndefined { return .undefined }
    switch base.kind {
    case .number(let value) where value.isOne: return .one
    case .constant(.e): return apply(.exp, to: [exponent])
    case .function(.exp, let arguments): return apply(.exp, to: [arguments[0] * exponent])
    case .number, .constant, .variable, .sum, .product, .power, .function, .undefined:
      return Expression(node: Node(.power(base: base, exponent: exponent)))
    }
  }

  /// A base to an exact exponent, with the domain respected: `(x^2)^(1/2)` is `|x|`.
  package static func power(_ base: Expression, _ exponent: Rational) -> Expression {
    if exponent.isOne { return base }
    switch base.kind {
    case .undefined: return .undefined
    case .number(let value): return power(of: value, exponent)
    case _ where exponent.isZero: return .one
    case .constant(.e): return apply(.exp, to: [Expression(exponent)])
    case .function(.exp, let arguments): return apply(.exp, to: [arguments[0].scaled(by: exponent)])
    case .function(.abs, let arguments) where exponent.isInteger && exponent.hasEvenNumerator:
      return power(arguments[0], exponent)
    case .power(let inner, let innerExponent): return powerOfPower(inner, innerExponent, exponent, whole: base)
    case .product(let coefficient, let factors): return powerOfProduct(coefficient, factors, exponent, whole: base)
    case .constant, .variable, .sum, .function:
      return Expression(node: Node(.power(base: base, exponent: Expression(exponent))))
    }
  }

  private static func powerOfPower(
    _ inner: Expression, _ innerExponent: Expression, _ exponent: Rational, whole: Expression
  ) -> Expression {
    guard let first = innerExponent.number else {
      // (x^u)^n is x^(u·n) for whole n, and for any n where x^u is defined by x > 0 alone.
      return exponent.isInteger
        ? power(inner, innerExponent.scaled(by: exponent))
        : Expression(node: Node(.power(base: whole, exponent: Expression(exponent))))
    }
    let product = first * exponent
    let losesSign = first.hasEvenNumerator && !exponent.isInteger && !product.hasEvenNumerator
    return power(losesSign ? apply(.abs, to: [inner]) : inner, product)
  }

  private static func powerOfProduct(
    _ coefficient: Rational, _ factors: [Expression], _ exponent: Rational, whole: Expression
  ) -> Expression {
    if exponent.isInteger || !exponent.hasEvenDenominator {
      return product([power(of: coefficient, exponent)] + factors.map { power($0, exponent) })
    }
    // Under an even root only what cannot be negative comes out.
    var outside = [power(of: coefficient.magnitude, exponent)]
    var inside = coefficient.isNegative ? [-1 as Expression] : []
    for factor in factors {
      if factor.isNonnegative { outside.append(power(factor, exponent)) } else { inside.append(factor) }
    }
    if inside.isEmpty { return product(outside) }
    let rest = product(inside)
    if outside.count == 1, outside[0].isOne {
      return Expression(node: Node(.power(base: rest, exponent: Expression(exponent))))
    }
    return product(outside + [power(rest, exponent)])
  }

  /// Whether the expression is at least zero wherever it has a value, as far as its form shows it.
  package var isNonnegative: Bool {
    switch kind {
    case .number(let value): !value.isNegative
    case .constant: true
    case .variable, .undefined: false
    case .sum(let terms): terms.allSatisfy(\.isNonnegative)
    case .product(let coefficient, let factors): !coefficient.isNegative && factors.allSatisfy(\.isNonnegative)
    case .power(let base, let exponent):
      exponent.number.map { $0.hasEvenNumerator || $0.hasEvenDenominator || base.isNonnegative } ?? base.isNonnegative
    case .function(let function, _): function.row.isNonnegative
    }
  }

  /// Whether the expression is above zero wherever it has a value, as far as its form shows it.
  package var isPositive: Bool {
    switch kind {
    case .number(let value): value.isPositive
    case .constant, .function(.exp, _), .function(.sigmoid, _), .function(.softplus, _), .function(.cosh, _): true
    case .sum(let terms): terms.allSatisfy(\.isNonnegative) && terms.contains(where: \.isPositive)
    case .product(let coefficient, let factors): coefficient.isPositive && factors.allSatisfy(\.isPositive)
    case .power(let base, _): base.isPositive
    case .variable, .function, .undefined: false
    }
  }

  /// A number to an exact exponent: exact where it is rational, else with the largest exact part taken out of the root.
  private static func power(of value: Rational, _ exponent: Rational) -> Expression {
    if exponent.isOne || value.isOne { return Expression(value) }
    if value.isZero { return exponent.isPositive ? .zero : .undefined }
    if exponent.isZero { return .one }
    if exponent.isInteger {
      guard let integer = exponent.machineInteger, let result = value.raised(to: integer) else {
        return Expression(node: Node(.power(base: Expression(value), exponent: Expression(exponent))))
      }
      return Expression(result)
    }
    if value.isNegative {
      if exponent.hasEvenDenominator { return .undefined }
      let root = power(of: -value, exponent)
      return exponent.hasEvenNumerator ? root : -root
    }
    return Radical(value, exponent).expression
  }

  /// c·r^(p/q) with 0 < p/q < 1 and r free of perfect q-th powers, as far as small primes show them.
  private struct Radical {
    let expression: Expression

    init(_ value: Rational, _ exponent: Rational) {
      let whole = exponent.floor
      let fraction = exponent - Rational(whole)
      guard let wholeExponent = Int(exactly: whole), let outer = value.raised(to: wholeExponent),
        case .machine(let power, let index) = fraction.storage, index <= 64,
        let radicand = value.raised(to: power, maximumBits: 4_096)
      else {
        expression = Expression(node: Node(.power(base: Expression(value), exponent: Expression(exponent))))
        return
      }
      expression =
        if let (value, denominator) = Radical.machineIntegers(radicand, index: index) {
          Radical.root(value, over: denominator, index: index, times: outer)
        } else {
          Radical.root(
            radicand.numerator * radicand.denominator.power(index - 1), over: radicand.denominator, index: index,
            times: outer)
        }
    }

    /// (a/b)^(1/q) is (a·b^(q−1))^(1/q) / b, so that the root holds an integer: that and b, where both are small enough
    /// for Newton's iteration not to overflow.
    private static func machineIntegers(_ radicand: Rational, index: Int) -> (value: Int, denominator: Int)? {
      guard case .machine(var value, let denominator) = radicand.storage, index <= 8 else { return nil }
      if denominator != 1 {
        for _ in 1..<index {
          let (product, overflow) = value.multipliedReportingOverflow(by: denominator)
          if overflow { return nil }
          value = product
        }
      }
      return value < 1 << 53 ? (value, denominator) : nil
    }

    private static func root<Integer: SignedInteger>(
      _ value: Integer, over denominator: Integer, index: Int, times outer: Rational
    ) -> Expression {
      let (root, rest) = split(value, index: index)
      let coefficient = number(root).divided(by: number(denominator)).map { outer * $0 } ?? .zero
      return rest == 1 ? Expression(coefficient) : .assembled(coefficient, [lowestTerms(rest, index: index)])
    }

    /// The largest s with s^index dividing the value, as far as trial division by primes below 1,000 and a last exact
    /// root can tell, and what is left.
    private static func split<Integer: SignedInteger>(_ value: Integer, index: Int) -> (root: Integer, rest: Integer) {
      var remaining = value
      var (root, rest): (Integer, Integer) = (1, 1)
      var prime: Integer = 2
      while prime < 1_000, prime * prime <= remaining {
        var count = 0
        while case let (quotient, remainder) = remaining.quotientAndRemainder(dividingBy: prime), remainder == 0 {
          remaining = quotient
          count += 1
        }
        if count > 0 {
          root *= prime.raised(to: count / index)
          rest *= prime.raised(to: count % index)
        }
        prime += prime == 2 ? 1 : 2
      }
      if let exact = integerRoot(remaining, index: index) { return (root * exact, rest) }
      return (root, rest * remaining)
    }

    /// The integer whose power a value is, by Newton's iteration; nil where there is none.
    private static func integerRoot<Integer: SignedInteger>(_ value: Integer, index: Int) -> Integer? {
      guard value > 1 else { return value }
      let words = value.words
      let bits = words.count * UInt.bitWidth - (words.last?.leadingZeroBitCount ?? 0)
      var guess: Integer = 1 << (bits / index + 1)
      while true {
        let next = (guess * Integer(index - 1) + value / guess.raised(to: index - 1)) / Integer(index)
        if next >= guess { break }
        guess = next
      }
      return guess.raised(to: index) == value ? guess : nil
    }

    /// `4^(1/4)` is `2^(1/2)`.
    private static func lowestTerms<Integer: SignedInteger>(_ radicand: Integer, index: Int) -> Expression {
      for divisor in stride(from: index, to: 1, by: -1) where index.isMultiple(of: divisor) {
        if let root = integerRoot(radicand, index: divisor) {
          return Expression(
            node: Node(.power(base: Expression(number(root)), exponent: Expression(Rational(1, index / divisor)))))
        }
      }
      return Expression(
        node: Node(.power(base: Expression(number(radicand)), exponent: Expression(Rational(1, index)))))
    }

    private static func number(_ integer: some SignedInteger) -> Rational {
      Int(exactly: integer).map { Rational($0) } ?? Rational(BigInt(integer))
    }
  }
}

extension SignedInteger {
  /// The power with an exponent that is not negative, by repeated squaring.
  fileprivate func raised(to exponent: Int) -> Self {
    var (result, square, rest) = (1 as Self, self, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      rest >>= 1
      if rest > 0 { square *= square }
    }
    return result
  }
}
