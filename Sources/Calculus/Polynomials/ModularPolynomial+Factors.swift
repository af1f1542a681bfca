extension ModularPolynomial {
  /// The irreducible factors of a monic polynomial without repeated factors, by Cantor and Zassenhaus (1981).
  var irreducibleFactors: [ModularPolynomial] {
    var random = SplitMix64(seed: 0x5EED)
    return distinctDegreeFactors.flatMap { $0.product.split(into: $0.degree, &random) }
  }

  /// The products of the irreducible factors of each degree: x^(p^d) − x is the product of all of a degree that divides d.
  private var distinctDegreeFactors: [(degree: Int, product: ModularPolynomial)] {
    var found: [(Int, ModularPolynomial)] = []
    var rest = self
    var power = ModularPolynomial.letter
    var degree = 1
    while 2 * degree <= rest.degree {
      power = power.power(PrimeField.prime, modulo: rest)
      let product = rest.commonDivisor(power - .letter)
      if product.degree > 0 {
        found.append((degree, product))
        rest = rest.divided(byMonic: product).quotient
        power = power.remainder(rest)
      }
      degree += 1
    }
    if rest.degree > 0 { found.append((rest.degree, rest)) }
    return found
  }

  /// The factors of a product of irreducible ones of one degree d: half of all polynomials have a (p^d − 1)/2-th power
  /// of 1 modulo a factor, so a random one tells two factors apart every second time.
  private func split(into factorDegree: Int, _ random: inout SplitMix64) -> [ModularPolynomial] {
    guard degree > factorDegree else { return [self] }
    for _ in 0..<100 {
      let trial = ModularPolynomial((0..<degree).map { _ in random.next() % PrimeField.prime })
      // The norm a^(1 + p + … + p^(d−1)), then its (p − 1)/2-th power.
      var (norm, conjugate) = (trial, trial)
      for _ in 1..<factorDegree {
        conjugate = conjugate.power(PrimeField.prime, modulo: self)
        norm = (norm * conjugate).remainder(self)
      }
      let divisor = commonDivisor(norm.power((PrimeField.prime - 1) / 2, modulo: self) - .one)
      if divisor.degree > 0, divisor.degree < degree {
        return divisor.split(into: factorDegree, &random)
          + divided(byMonic: divisor).quotient.split(into: factorDegree, &random)
      }
    }
    return [self]
  }
}
