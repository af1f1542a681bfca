extension Expression {
  package static func * (left: Expression, right: Expression) -> Expression { product([left, right]) }
  package static func / (left: Expression, right: Expression) -> Expression {
    product([left, power(right, .minusOne)])
  }

  /// The product of any number of factors: products within are opened, numbers multiplied, powers of one base joined.
  package static func product(_ factors: [Expression]) -> Expression {
    var collector = ProductCollector()
    collector.reserve(factors.count)
    for factor in factors { collector.multiply(by: factor) }
    return collector.result()
  }

  private struct ProductCollector {
    private var coefficient = Rational.one
    private var factors: [Expression] = []
    /// The exponents of the powers of e.
    private var exponents: [Expression] = []
    private var isUndefined = false

    mutating func reserve(_ count: Int) { factors.reserveCapacity(count) }

    mutating func multiply(by expression: Expression) {
      switch expression.kind {
      case .number(let value): coefficient = coefficient * value
      case .undefined: isUndefined = true
      case .product(let inner, let parts):
        coefficient = coefficient * inner
        for part in parts { multiply(by: part) }
      case .function(.exp, let arguments): exponents.append(arguments[0])
      case .constant(.e): exponents.append(.one)
      case .constant, .variable, .sum, .power, .function: factors.append(expression)
      }
    }

    mutating func result() -> Expression {
      if isUndefined { return .undefined }
      if coefficient.isZero { return .zero }
      if !exponents.isEmpty {
        let exponent = exponents.count == 1 ? exponents[0] : Expression.sum(exponents)
        let power = Expression.apply(.exp, to: [exponent])
        exponents = []
        switch power.kind {
        case .function(.exp, _), .constant(.e): factors.append(power)
        case .number, .constant, .variable, .sum, .product, .power, .function, .undefined:
          multiply(by: power)
          return result()
        }
      }
      if factors.count > 1 {
        if factors.count <= 12 {
          insertionSort(&factors, by: Expression.compareFactors)
        } else {
          factors.sort { Expression.compareFactors($0, $1) < 0 }
        }
        if joinPowers() { return result() }
      }
      return .assembled(coefficient, factors)
    }

    /// Joins neighbours of one base. True where that made something that must be multiplied in again.
    private mutating func joinPowers() -> Bool {
      let pairs = factors.indices.dropLast()
      guard pairs.contains(where: { Expression.haveOneBase(factors[$0], factors[$0 + 1]) }) || startsWithRadicals
      else { return false }
      var joined: [Expression] = []
      var again: [Expression] = []
      var index = 0
      while index < factors.count {
        let (base, first) = factors[index].asPower
        var exponents = [first]
        while index + exponents.count < factors.count,
          let other = factors[index + exponents.count].exponent(ofBase: base)
        {
          exponents.append(other)
        }
        if exponents.count == 1 { joined.append(factors[index]) } else { again.append(.power(base, .sum(exponents))) }
        index += exponents.count
      }
      again += joinRadicals(&joined)
      factors = joined
      for part in again { multiply(by: part) }
      return !again.isEmpty
    }

    private var startsWithRadicals: Bool {
      if case .power(let first, _) = factors[0].kind, first.number != nil, case .power(let second, _) = factors[1].kind
      {
        second.number != nil
      } else {
        false
      }
    }

    /// √2·√3 is √6: numbers under one root are joined, so that a product of roots has one form.
    private func joinRadicals(_ factors: inout [Expression]) -> [Expression] {
      guard factors.count > 1, case .power(let base, let first) = factors[0].kind, let radicand = base.number,
        case .power(let nextBase, let second) = factors[1].kind, let other = nextBase.number,
        let exponent = first.number, exponent == second.number
      else { return [] }
      factors.removeFirst(2)
      return [.power(Expression(radicand * other), Expression(exponent))]
    }
  }

  private static func haveOneBase(_ first: Expression, _ second: Expression) -> Bool {
    switch (first.kind, second.kind) {
    case (.power(let a, _), .power(let b, _)): a == b
    case (.power(let a, _), _): a == second
    case (_, .power(let b, _)): first == b
    case (.number, _), (.constant, _), (.variable, _), (.sum, _), (.product, _), (.function, _), (.undefined, _):
      first == second
    }
  }

  /// The exponent with which a factor is a power of a base, or nil where it is none.
  private func exponent(ofBase base: Expression) -> Expression? {
    if self == base { return .one }
    if case .power(let own, let exponent) = kind, own == base { return exponent }
    return nil
  }
}
