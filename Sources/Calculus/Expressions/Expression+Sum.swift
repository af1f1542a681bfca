extension Expression {
  package static func + (left: Expression, right: Expression) -> Expression { sum([left, right]) }
  package static func - (left: Expression, right: Expression) -> Expression { sum([left, -right]) }
  package static prefix func - (value: Expression) -> Expression { value.scaled(by: .minusOne) }

  /// The sum of any number of terms: sums within are opened, numbers added, like terms collected.
  package static func sum(_ terms: [Expression]) -> Expression {
    var collector = SumCollector()
    collector.reserve(terms.count)
    for term in terms { collector.add(term, times: .one) }
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

  private struct SumCollector {
    private var constant = Rational.zero
    private var terms: [(coefficient: Rational, term: Expression)] = []
    private var isUndefined = false

    mutating func reserve(_ count: Int) { terms.reserveCapacity(count) }

    mutating func add(_ expression: Expression, times factor: Rational) {
      switch expression.kind {
      case .number(let value): constant = constant + value * factor
      case .undefined: isUndefined = true
      case .sum(let inner): for term in inner { add(term, times: factor) }
      case .product(let coefficient, let factors):
        // −(a + b) within a sum is opened; 2(a + b) is left to `expanded`.
        if factors.count == 1, case .sum(let inner) = factors[0].kind, (coefficient * factor).magnitude.isOne {
          for term in inner { add(term, times: coefficient * factor) }
        } else {
          terms.append((coefficient * factor, expression))
        }
      case .constant, .variable, .power, .function: terms.append((factor, expression))
      }
    }

    mutating func result() -> Expression {
      if isUndefined { return .undefined }
      if terms.count > 1 { collectLikeTerms() }
      var parts: [Expression] = []
      parts.reserveCapacity(terms.count + 1)
      for (coefficient, term) in terms where !coefficient.isZero {
        parts.append(coefficient == term.coefficient ? term : term.withCoefficient(coefficient))
      }
      if parts.isEmpty { return Expression(constant) }
      if !constant.isZero { parts.append(Expression(constant)) }
      return parts.count == 1 ? parts[0] : Expression(node: Node(.sum(parts)))
    }

    private mutating func collectLikeTerms() {
      if terms.count <= 12 {
        insertionSort(&terms) { Expression.compareBodies($0.term, $1.term) }
      } else {
        terms.sort { Expression.compareBodies($0.term, $1.term) < 0 }
      }
      var kept = 0
      for index in 1..<terms.count {
        if Expression.compareBodies(terms[kept].term, terms[index].term) == 0 {
          terms[kept].coefficient = terms[kept].coefficient + terms[index].coefficient
        } else {
          kept += 1
          if kept != index { terms[kept] = terms[index] }
        }
      }
      terms.removeLast(terms.count - kept - 1)
    }
  }
}

/// Sorts a short list in place and stably, with no allocation; most lists come sorted already.
@inline(__always)
func insertionSort<Element>(_ list: inout [Element], by compare: (Element, Element) -> Int) {
  for index in list.indices.dropFirst() {
    var place = index
    while place > 0, compare(list[place], list[place - 1]) < 0 {
      list.swapAt(place, place - 1)
      place -= 1
    }
  }
}
