import BigInt

/// A polynomial with integer coefficients in at most 16 generators: what expanding, cancelling and factoring compute with.
///
/// Which generator stands for what is the business of `PolynomialBasis`. No coefficient is zero and the terms fall in
/// the lexicographic order of their monomials, so equality is that of the storage.
struct Polynomial: Hashable, Sendable {
  struct Term: Hashable, Sendable {
    var monomial: Monomial
    var coefficient: BigInt
  }

  let terms: [Term]

  /// More terms, or more work in a product, are refused.
  static let termLimit = 400
  static let productLimit = 5_000
  /// Coefficients of more bits are refused.
  static let bitLimit = 4_096

  static let zero = Polynomial(sorted: [])
  static let one = Polynomial(1)

  init(_ constant: BigInt) { terms = constant.isZero ? [] : [Term(monomial: .one, coefficient: constant)] }

  init(_ monomial: Monomial, _ coefficient: BigInt = 1) {
    terms = coefficient.isZero ? [] : [Term(monomial: monomial, coefficient: coefficient)]
  }

  /// Terms that fall already, with no zero among them.
  init(sorted terms: [Term]) { self.terms = terms }

  init(_ coefficients: [Monomial: BigInt]) throws(PolynomialBound) {
    guard coefficients.count <= Polynomial.termLimit else { throw PolynomialBound() }
    terms = coefficients.lazy.filter { !$0.value.isZero }.map { Term(monomial: $0.key, coefficient: $0.value) }
      .sorted { $0.monomial > $1.monomial }
  }

  var isZero: Bool { terms.isEmpty }

  /// Whether no generator occurs.
  var isConstant: Bool { terms.allSatisfy(\.monomial.isOne) }

  var isOne: Bool { self == .one }

  var leadingCoefficient: BigInt { terms.first?.coefficient ?? 0 }

  /// The generators that occur, in their order.
  var support: [Int] {
    (0..<Monomial.generators).filter { generator in terms.contains { $0.monomial.exponent(of: generator) > 0 } }
  }

  func degree(in generator: Int) -> Int { terms.reduce(0) { max($0, $1.monomial.exponent(of: generator)) } }

  /// The greatest common divisor of the coefficients, with the sign of the first; zero for zero.
  var content: BigInt {
    var divisor: BigInt = 0
    for term in terms {
      divisor = divisor.greatestCommonDivisor(with: term.coefficient)
      if divisor == 1 { break }
    }
    return leadingCoefficient.sign == .minus ? -divisor : divisor
  }

  /// The polynomial over its content: coprime coefficients, the first one positive.
  var primitivePart: Polynomial {
    let content = content
    if content == 1 || content.isZero { return self }
    return Polynomial(sorted: terms.map { Term(monomial: $0.monomial, coefficient: $0.coefficient / content) })
  }

  /// The greatest monomial that divides every term.
  var commonMonomial: Monomial {
    guard let first = terms.first else { return .one }
    return terms.reduce(first.monomial) { $0.common(with: $1.monomial) }
  }

  /// The coefficients as a polynomial in one generator, by its exponent.
  func coefficients(in generator: Int) -> [Int: Polynomial] {
    var lists: [Int: [Term]] = [:]
    for term in terms {
      lists[term.monomial.exponent(of: generator), default: []].append(
        Term(monomial: term.monomial.without(generator), coefficient: term.coefficient))
    }
    return lists.mapValues { Polynomial(sorted: $0) }
  }
}
