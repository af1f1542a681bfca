import BigInt
import Testing

@testable import Calculus

struct FactorizationTests {
  /// Products of random polynomials fall apart into at least as many factors, and multiply out to what they were.
  @Test(arguments: 1...10 as ClosedRange<UInt64>, [1, 2])
  func productsFallApart(seed: UInt64, letters: Int) {
    var random = SplitMix64(seed: seed)
    let generators = [Expression("x"), Expression("y")].prefix(letters)
    func polynomial() -> Expression {
      let terms = (0..<3).map { _ in
        generators.reduce(Expression(Rational(Int.random(in: -9...9, using: &random)))) {
          $0 * Expression.power($1, Rational(Int.random(in: 0...2, using: &random)))
        }
      }
      return .sum(terms)
    }
    for _ in 0..<Soak.count(4) {
      let parts = (0..<3).map { _ in polynomial() }.filter { $0.terms != nil }
      guard !parts.isEmpty else { continue }
      let product = Expression.product(parts).expanded
      let factored = product.factored
      #expect(factored.expanded == product, "seed \(seed): \(parts) became \(factored)")
      #expect(factored.multiplicity >= parts.count, "seed \(seed): \(parts) became \(factored)")
      // Each factor is irreducible: it factors into itself.
      for factor in factored.factors where factor.asPower.base.terms != nil {
        #expect(factor.asPower.base.factored == factor.asPower.base, "seed \(seed): \(factor)")
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func commonDivisorsAreFound(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func polynomial() throws -> Polynomial {
      var coefficients: [Monomial: BigInt] = [:]
      for _ in 0..<4 {
        let monomial =
          try Monomial(0, power: Int.random(in: 0...3, using: &random))
          * Monomial(1, power: Int.random(in: 0...2, using: &random))
        coefficients[monomial] = BigInt(Int.random(in: -20...20, using: &random))
      }
      return try Polynomial(coefficients)
    }
    for _ in 0..<Soak.count(20) {
      let (a, b, c) = (try polynomial(), try polynomial(), try polynomial())
      guard !a.isZero, !b.isZero, !c.isZero else { continue }
      let (first, second) = (try a * c, try b * c)
      let divisor = first.commonDivisor(with: second)
      #expect(first.divided(by: divisor) != nil && second.divided(by: divisor) != nil, "seed \(seed)")
      #expect(divisor.divided(by: c.primitivePart) != nil, "seed \(seed): \(a) \(b) \(c)")
    }
  }

  @Test func arithmeticModuloThePrime() {
    let prime = PrimeField.prime
    var random = SplitMix64(seed: 1)
    for _ in 0..<100 {
      let (a, b) = (random.next() % prime, random.next() % prime)
      let (high, low) = a.multipliedFullWidth(by: b)
      #expect(PrimeField.multiply(a, b) == prime.dividingFullWidth((high, low)).remainder)
      if a != 0 { #expect(PrimeField.multiply(a, PrimeField.inverse(a)) == 1) }
      #expect(PrimeField.add(PrimeField.subtract(a, b), b) == a)
    }
  }

  @Test func monomialsKeepTheirBounds() throws {
    let high = Monomial(3, power: 127)
    #expect(throws: PolynomialBound.self) { try high * Monomial(3, power: 1) }
    #expect(try high * Monomial(2, power: 127) > high)
    #expect(high.divided(by: Monomial(3, power: 128 - 1))?.isOne == true)
    #expect(high.divided(by: Monomial(4, power: 1)) == nil)
    #expect(high.common(with: Monomial(3, power: 5)) == Monomial(3, power: 5))
  }
}

extension Expression {
  /// How many factors with a letter there are, repeated ones counted.
  fileprivate var multiplicity: Int {
    factors.reduce(0) { $0 + ($1.asPower.exponent.number?.machineInteger ?? 1) }
  }
}
