/// How heavy a sum would be if it were multiplied out, found without building it: each monomial is a number made from the
/// hashes of its factors, so that like terms meet.
struct ExpansionFootprint {
  fileprivate struct Monomial {
    /// The sum of the factors' hashes times their exponents.
    var key: Int
    var coefficient: Rational
    var weight: Int
  }

  /// A sum of more terms than this is no candidate.
  private static let limit = 48

  /// The weight after multiplying out; nil where there is nothing to multiply out, or too much.
  static func weight(of sum: Expression) -> Int? {
    guard let terms = sum.terms else { return nil }
    var count = 0
    var isOpen = true
    for term in terms {
      guard let own = termCount(of: term) else { return nil }
      count += own
      isOpen = isOpen && own == 1
      if count > limit { return nil }
    }
    if isOpen { return nil }
    var monomials: [Monomial] = []
    monomials.reserveCapacity(count)
    for term in terms { append(term, to: &monomials) }
    monomials.sort { $0.key < $1.key }
    var total = 0
    var index = 0
    while index < monomials.count {
      var coefficient = monomials[index].coefficient
      let (key, weight) = (monomials[index].key, monomials[index].weight)
      index += 1
      while index < monomials.count, monomials[index].key == key {
        coefficient = coefficient + monomials[index].coefficient
        index += 1
      }
      if !coefficient.isZero { total += weight }
    }
    return total
  }

  /// How many terms a term becomes; nil beyond the limit.
  private static func termCount(of term: Expression) -> Int? {
    switch term.kind {
    case .product(_, let factors):
      var count = 1
      for factor in factors where !factor.isDenominator {
        count *= factorCount(factor)
        if count > limit { return nil }
      }
      return count
    case .sum, .power: return factorCount(term)
    case .number, .constant, .variable, .function, .undefined: return 1
    }
  }

  private static func factorCount(_ factor: Expression) -> Int {
    let (list, exponent) = opened(factor)
    var count = 1
    for _ in 0..<exponent where count <= limit { count *= list.count }
    return count
  }

  /// The terms of a factor that is a sum, and its whole exponent.
  private static func opened(_ factor: Expression) -> (terms: [Expression], exponent: Int) {
    if let terms = factor.terms { return (terms, 1) }
    if case .power(let base, let exponent) = factor.kind, let terms = base.terms,
      let count = exponent.number?.machineInteger, (2...limit).contains(count)
    {
      return (terms, count)
    }
    return ([factor], 1)
  }

  private static func append(_ term: Expression, to result: inout [Monomial]) {
    let start = result.count
    result.append(Monomial(key: 0, coefficient: term.coefficient, weight: 1))
    for factor in term.factors {
      let (terms, exponent) = opened(factor)
      for _ in 0..<exponent {
        let made = result[start...]
        result.removeLast(result.count - start)
        for monomial in made { for term in terms { result.append(monomial.times(term)) } }
      }
    }
  }
}

extension ExpansionFootprint.Monomial {
  /// The monomial times a term that is no sum.
  fileprivate func times(_ term: Expression) -> Self {
    var result = self
    result.coefficient = coefficient * term.coefficient
    for factor in term.factors {
      let (base, exponent) = factor.asPower
      if let value = exponent.number, case .machine(let above, let below) = value.storage {
        result.key &+= base.node.hash &* (above &* (840 / below))
      } else {
        result.key &+= factor.node.hash
      }
      result.weight += factor.weight
    }
    return result
  }
}

extension Expression {
  /// The factors of a product, or the expression as its only one; none for a number.
  var factors: [Expression] {
    switch kind {
    case .product(_, let factors): factors
    case .number: []
    case .constant, .variable, .sum, .power, .function, .undefined: [self]
    }
  }
}
