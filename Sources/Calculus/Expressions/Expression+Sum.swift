extension Expression {
  package static func + (left: Expression, right: Expression) -> Expression { sum([left, right]) }
  package static func - (left: Expression, right: Expression) -> Expression { sum([left, -right]) }
  package static prefix func - (value: Expression) -> Expression { value.scaled(by: .minusOne) }

  /// The sum of any number of terms: sums within are opened, numbers added, like terms collected.
  package static func sum(_ terms: [Expression]) -> Expression {
    var collector = SumCollector()
    collector.reserve(terms.reduce(1) { $0 + $1.termCount })
    for term in terms { collector.add(term) }
    return collector.result()
  }

  /// The product with a number, which goes into the coefficient and is not multiplied out over a sum.
  package func scaled(by factor: Rational) -> Expression {
    if factor.isOne { return self }
    switch kind {
    case .number(let value): return Expression(value * factor)
    case .undefined: return .undefined
    case .product(let coefficient, let factors): return .assembled(coefficient * factor, factors)
    case .constant, .variable, .sum, .power, .function: return .assembled(factor, [self])
    }
  }

  /// A product of parts that are canonical already.
  static func assembled(_ coefficient: Rational, _ factors: [Expression]) -> Expression {
    if coefficient.isZero { return .zero }
    if factors.isEmpty { return Expression(coefficient) }
    if factors.count == 1 {
      if coefficient.isOne { return factors[0] }
      // −(a + b) is −a − b, so that every expression has one negative.
      if coefficient.isMinusOne, case .sum(let terms) = factors[0].kind {
        return Expression(node: Node(.sum(terms.map { $0.scaled(by: coefficient) })))
      }
    }
    return Expression(node: Node(.product(coefficient: coefficient, factors: factors)))
  }

  /// The term with another coefficient; the factors are shared.
  private func withCoefficient(_ coefficient: Rational) -> Expression {
    if case .product(_, let factors) = kind { return .assembled(coefficient, factors) }
    return .assembled(coefficient, [self])
  }

  private var termCount: Int { if case .sum(let terms) = kind { terms.count } else { 1 } }

  private struct SumCollector {
    private var constant = Rational.zero
    /// None of them a number or a sum.
    private var terms: [Expression] = []
    /// How many of the terms, from the first on, are in their order and not alike.
    private var settled = 0
    private var isUndefined = false

    mutating func reserve(_ count: Int) { terms.reserveCapacity(count) }

    mutating func add(_ expression: Expression) {
      switch expression.kind {
      case .number(let value): constant = constant + value
      case .undefined: isUndefined = true
      case .sum(let inner):
        if inner.count > terms.count { adopt(inner) } else { for term in inner { add(term) } }
      case .constant, .variable, .product, .power, .function: terms.append(expression)
      }
    }

    /// Takes over the terms of a canonical sum, which need no sorting.
    private mutating func adopt(_ parts: [Expression]) {
      let last = parts[parts.count - 1].number
      terms.insert(contentsOf: last == nil ? parts[...] : parts.dropLast(), at: 0)
      settled = last == nil ? parts.count : parts.count - 1
      if let last { constant = constant + last }
    }

    mutating func result() -> Expression {
      if isUndefined { return .undefined }
      if settled < terms.count, terms.count > 1 { collectLikeTerms() }
      if terms.isEmpty { return Expression(constant) }
      if !constant.isZero { terms.append(Expression(constant)) }
      return terms.count == 1 ? terms[0] : Expression(node: Node(.sum(terms)))
    }

    private mutating func collectLikeTerms() {
      guard sortTerms() else { return }
      var collected: [Expression] = []
      collected.reserveCapacity(terms.count)
      var index = 0
      while index < terms.count {
        let term = terms[index]
        var (next, coefficient) = (index + 1, term.coefficient)
        while next < terms.count, Expression.compareBodies(term, terms[next]) == 0 {
          coefficient = coefficient + terms[next].coefficient
          next += 1
        }
        if next == index + 1 {
          collected.append(term)
        } else if !coefficient.isZero {
          collected.append(term.withCoefficient(coefficient))
        }
        index = next
      }
      terms = collected
    }

    /// Brings the terms into their order; false where no two of them are alike.
    private mutating func sortTerms() -> Bool {
      if settled > 4, terms.count - settled <= 4 {
        var hasEqual = false
        while settled < terms.count { hasEqual = insertLast() || hasEqual }
        return hasEqual
      }
      guard terms.count > 12 else { return insertionSort(&terms, by: Expression.compareBodies) }
      terms.sort { Expression.compareBodies($0, $1) < 0 }
      return true
    }

    /// Puts the last term in its place among the settled ones; true where it stands beside one that is like it.
    private mutating func insertLast() -> Bool {
      let term = terms.removeLast()
      var (low, high) = (0, settled)
      var hasEqual = false
      while low < high {
        let middle = (low + high) / 2
        let order = Expression.compareBodies(term, terms[middle])
        hasEqual = hasEqual || order == 0
        if order < 0 { high = middle } else { low = middle + 1 }
      }
      terms.insert(term, at: low)
      settled += 1
      return hasEqual
    }
  }
}

/// Sorts a short list in place and stably, with no allocation; most lists come sorted already. True where two elements are
/// of one place.
@inline(__always)
@discardableResult
func insertionSort<Element>(_ list: inout [Element], by compare: (Element, Element) -> Int) -> Bool {
  var hasEqual = false
  for index in list.indices.dropFirst() {
    var place = index
    while place > 0 {
      let order = compare(list[place], list[place - 1])
      hasEqual = hasEqual || order == 0
      if order >= 0 { break }
      list.swapAt(place, place - 1)
      place -= 1
    }
  }
  return hasEqual
}
