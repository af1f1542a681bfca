import BigInt

extension Polynomial {
  static prefix func - (value: Polynomial) -> Polynomial { value.scaled(by: -1) }

  func scaled(by factor: BigInt) -> Polynomial {
    if factor == 1 { return self }
    if factor.isZero { return .zero }
    return Polynomial(sorted: terms.map { Term(monomial: $0.monomial, coefficient: $0.coefficient * factor) })
  }

  static func + (left: Polynomial, right: Polynomial) -> Polynomial { left.adding(right, times: 1, .one) ?? .zero }
  static func - (left: Polynomial, right: Polynomial) -> Polynomial { left.adding(right, times: -1, .one) ?? .zero }

  /// The sum with a multiple of another polynomial, in one merge; nil where a monomial would pass its bound.
  private func adding(_ other: Polynomial, times factor: BigInt, _ monomial: Monomial) -> Polynomial? {
    var result: [Term] = []
    result.reserveCapacity(terms.count + other.terms.count)
    var index = 0
    for term in other.terms {
      guard let shifted = try? term.monomial * monomial else { return nil }
      while index < terms.count, terms[index].monomial > shifted {
        result.append(terms[index])
        index += 1
      }
      var coefficient = term.coefficient * factor
      if index < terms.count, terms[index].monomial == shifted {
        coefficient += terms[index].coefficient
        index += 1
      }
      if !coefficient.isZero { result.append(Term(monomial: shifted, coefficient: coefficient)) }
    }
    result.append(contentsOf: terms[index...])
    return Polynomial(sorted: result)
  }

  static func * (left: Polynomial, right: Polynomial) throws(PolynomialBound) -> Polynomial {
    guard left.terms.count * right.terms.count <= productLimit else { throw PolynomialBound() }
    var coefficients: [Monomial: BigInt] = [:]
    for first in left.terms {
      for second in right.terms {
        let coefficient = first.coefficient * second.coefficient
        guard coefficient.bitWidth <= bitLimit else { throw PolynomialBound() }
        coefficients[try first.monomial * second.monomial, default: 0] += coefficient
      }
    }
    return try Polynomial(coefficients)
  }

  func raised(to exponent: Int) throws(PolynomialBound) -> Polynomial {
    guard exponent <= 127 || isConstant else { throw PolynomialBound() }
    var result = Polynomial.one
    for _ in 0..<exponent { result = try result * self }
    return result
  }

  /// The exact quotient, or nil where the division leaves a remainder.
  func divided(by divisor: Polynomial) -> Polynomial? {
    guard let head = divisor.terms.first, let tail = divisor.terms.last else { return nil }
    // The last term of a product is the product of the last terms: most divisions that fail do so here.
    if let last = terms.last,
      last.monomial.divided(by: tail.monomial) == nil || !last.coefficient.isMultiple(of: tail.coefficient)
    {
      return nil
    }
    var rest = self
    var quotient: [Term] = []
    while let first = rest.terms.first {
      let (coefficient, remainder) = first.coefficient.quotientAndRemainder(dividingBy: head.coefficient)
      guard remainder.isZero, let monomial = first.monomial.divided(by: head.monomial),
        quotient.count < Polynomial.termLimit,
        let next = rest.adding(divisor, times: -coefficient, monomial), next.terms.count <= Polynomial.termLimit
      else { return nil }
      quotient.append(Term(monomial: monomial, coefficient: coefficient))
      rest = next
    }
    return Polynomial(sorted: quotient)
  }

  func derivative(in generator: Int) -> Polynomial {
    Polynomial(
      sorted: terms.compactMap { term in
        let exponent = term.monomial.exponent(of: generator)
        guard exponent > 0, let lowered = term.monomial.divided(by: Monomial(generator, power: 1)) else { return nil }
        return Term(monomial: lowered, coefficient: term.coefficient * BigInt(exponent))
      })
  }
}
