extension Expression {
  package static func * (left: Expression, right: Expression) -> Expression {
    if let number = left.number { return right.scaled(by: number) }
    if let number = right.number { return left.scaled(by: number) }
    return product([left, right])
  }
  package static func / (left: Expression, right: Expression) -> Expression {
    product([left, power(right, .minusOne)])
  }

  /// The product of any number of factors: products within are opened, numbers multiplied, powers of one base joined.
  package static func product(_ factors: [Expression]) -> Expression {
    var collector = ProductCollector()
    collector.reserve(factors.reduce(0) { $0 + $1.factorCount })
    for factor in factors { collector.multiply(by: factor) }
    return collector.result()
  }

  /// The product of a canonical product's coefficient and factors but one, and of another expression.
  static func product(_ coefficient: Rational, _ factors: [Expression], without index: Int, times other: Expression)
    -> Expression
  {
    var collector = ProductCollector(
      coefficient, factors, without: index, capacity: factors.count - 1 + other.factorCount)
    collector.multiply(by: other)
    return collector.result()
  }

  private var factorCount: Int { if case .product(_, let factors) = kind { factors.count } else { 1 } }

  private struct ProductCollector {
    private var coefficient = Rational.one
    private var factors: [Expression] = []
    /// How many of the factors, from the first on, are in their order and of different bases.
    private var settled = 0
    /// The exponents of the powers of e.
    private var exponents: [Expression] = []
    private var isUndefined = false

    init() {}

    init(_ coefficient: Rational, _ factors: [Expression], without index: Int, capacity: Int) {
      reserve(capacity)
      self.coefficient = coefficient
      for place in factors.indices where place != index {
        if factors[place].node.isPowerOfE { multiply(by: factors[place]) } else { self.factors.append(factors[place]) }
      }
      settled = self.factors.count
    }

    mutating func reserve(_ count: Int) { factors.reserveCapacity(count) }

    mutating func multiply(by expression: Expression) {
      switch expression.kind {
      case .number(let value): coefficient = coefficient * value
      case .undefined: isUndefined = true
      case .product(let inner, let parts):
        coefficient = coefficient * inner
        if parts.count > factors.count {
          adopt(parts)
        } else {
          for part in parts { multiply(by: part) }
        }
      case .function(.exp, let arguments): exponents.append(arguments[0])
      case .constant(.e): exponents.append(.one)
      case .constant, .variable, .sum, .power, .function: factors.append(expression)
      }
    }

    /// Takes over the factors of a canonical product, which need no sorting.
    private mutating func adopt(_ parts: [Expression]) {
      factors.insert(contentsOf: parts, at: 0)
      settled = parts.count
      if let index = parts.firstIndex(where: { $0.node.isPowerOfE }) {
        settled -= 1
        multiply(by: factors.remove(at: index))
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
      if settle() { return result() }
      return .assembled(coefficient, factors)
    }

    /// Brings the factors into their order and joins those of one base. True where that made something that must be
    /// multiplied in again.
    private mutating func settle() -> Bool {
      guard factors.count > 1, settled < factors.count else { return false }
      guard settled > 0, factors.count - settled <= 4 else {
        if factors.count <= 12 {
          insertionSort(&factors, by: Expression.compareFactors)
        } else {
          factors.sort { Expression.compareFactors($0, $1) < 0 }
        }
        return haveNeighboursToJoin && joinPowers()
      }
      var hasMet = false
      while settled < factors.count { hasMet = insertLast() || hasMet }
      return (hasMet || startsWithRadicals) && joinPowers()
    }

    /// Puts the last factor in its place among the settled ones; true where it stands beside one of its base.
    private mutating func insertLast() -> Bool {
      let factor = factors.removeLast()
      var (low, high) = (0, settled)
      while low < high {
        let middle = (low + high) / 2
        if Expression.compareFactors(factor, factors[middle]) < 0 { high = middle } else { low = middle + 1 }
      }
      let hasMet =
        low > 0 && Expression.haveOneBase(factors[low - 1], factor)
        || low < settled && Expression.haveOneBase(factor, factors[low])
      factors.insert(factor, at: low)
      settled += 1
      return hasMet
    }

    private var haveNeighboursToJoin: Bool {
      factors.indices.dropLast().contains { Expression.haveOneBase(factors[$0], factors[$0 + 1]) } || startsWithRadicals
    }

    /// Joins neighbours of one base. True where that made something that must be multiplied in again.
    private mutating func joinPowers() -> Bool {
      var joined: [Expression] = []
      joined.reserveCapacity(factors.count)
      var again: [Expression] = []
      var index = 0
      while index < factors.count {
        let factor = factors[index]
        var next = index + 1
        while next < factors.count, Expression.haveOneBase(factor, factors[next]) { next += 1 }
        if next == index + 1 {
          joined.append(factor)
        } else {
          again.append(Expression.joined(factors[index..<next]))
        }
        index = next
      }
      again += joinRadicals(&joined)
      factors = joined
      settled = joined.count
      for part in again { multiply(by: part) }
      return !again.isEmpty
    }

    private var startsWithRadicals: Bool { factors[0].radical != nil && factors[1].radical != nil }

    /// √2·√3 is √6: numbers under one root are joined, so that a product of roots has one form.
    private func joinRadicals(_ factors: inout [Expression]) -> [Expression] {
      guard factors.count > 1, factors[1].radical != nil else { return [] }
      var groups: [(exponent: Rational, radicand: Rational, places: [Int])] = []
      for index in factors.indices {
        guard let (radicand, exponent) = factors[index].radical else { break }
        if let group = groups.firstIndex(where: { $0.exponent == exponent }) {
          groups[group].radicand = groups[group].radicand * radicand
          groups[group].places.append(index)
        } else {
          groups.append((exponent, radicand, [index]))
        }
      }
      groups.removeAll { $0.places.count == 1 }
      for place in groups.flatMap(\.places).sorted(by: >) { factors.remove(at: place) }
      return groups.map { .power(Expression($0.radicand), Expression($0.exponent)) }
    }
  }

  /// The radicand and the exponent of a number to a fractional power.
  private var radical: (radicand: Rational, exponent: Rational)? {
    guard node.rank == 1, case .power(let base, let exponent) = kind, let radicand = base.number,
      let exponent = exponent.number
    else { return nil }
    return (radicand, exponent)
  }

  /// Powers of one base as one power.
  private static func joined(_ powers: ArraySlice<Expression>) -> Expression {
    let base = powers[powers.startIndex].asPower.base
    var total = Rational.zero
    for power in powers {
      guard let exponent = power.asPower.exponent.number else {
        return .power(base, .sum(powers.map(\.asPower.exponent)))
      }
      total = total + exponent
    }
    return .power(base, total)
  }

  private static func haveOneBase(_ first: Expression, _ second: Expression) -> Bool {
    guard first.node.order == second.node.order else { return false }
    return switch (first.kind, second.kind) {
    case (.power(let a, _), .power(let b, _)): a == b
    case (.power(let a, _), _): a == second
    case (_, .power(let b, _)): first == b
    case (.number, _), (.constant, _), (.variable, _), (.sum, _), (.product, _), (.function, _), (.undefined, _):
      first == second
    }
  }
}
