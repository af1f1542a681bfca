import BigInt

/// The factors over the integers of a primitive polynomial in one letter without repeated factors.
///
/// Modulo a prime as large as 2^61 the coefficients of most factors can be read off at once, with no lifting (Zassenhaus
/// 1969 needs it for small primes): factors modulo the prime are multiplied together until one divides.
/// Factors with larger coefficients are not found; every one that is found has been tried.
struct UnivariateFactors {
  let factors: [Polynomial]

  static let degreeLimit = 48

  init(of polynomial: Polynomial, in generator: Int) {
    let degree = polynomial.degree(in: generator)
    let lead = polynomial.leadingCoefficient
    let modular = ModularPolynomial(polynomial, in: generator)
    guard degree > 1, degree <= UnivariateFactors.degreeLimit, modular.degree == degree,
      modular.commonDivisor(modular.derivative).degree == 0
    else {
      factors = [polynomial]
      return
    }
    var search = FactorSearch(polynomial, modular.monic.irreducibleFactors) { parts, rest in
      // The first coefficient of the factor is unknown but divides that of the whole: take all of it, then the primitive
      // part. Most products are told by their constant terms alone: of a factor g it is lead/lead(g)·g(0), and g(0) divides
      // that of the whole.
      let scale = PrimeField.remainder(lead)
      let constant = PrimeField.integer(parts.reduce(scale) { PrimeField.multiply($0, $1.coefficients[0]) })
      if let last = rest.terms.last, last.monomial.isOne, !constant.isZero,
        !(lead * last.coefficient).isMultiple(of: constant)
      {
        return nil
      }
      let product = parts.reduce(ModularPolynomial([scale])) { $0 * $1 }
      let candidate = product.lifted(to: generator).primitivePart
      return rest.divided(by: candidate).map { (candidate, $0) }
    }
    factors = search.run()
  }
}
