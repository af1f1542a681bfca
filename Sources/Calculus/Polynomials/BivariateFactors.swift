import BigInt

/// The factors over the integers of a primitive polynomial in two letters that has no repeated factor and none in the
/// second letter alone.
///
/// With a number in the place of the second letter it falls into factors in one letter. Hensel's lemma lifts them to
/// power series in the second letter; products of these that are polynomials are the factors (von zur Gathen and
/// Gerhard, Modern Computer Algebra, chapter 15). All of it modulo 2^61 − 1, as in `UnivariateFactors`.
struct BivariateFactors {
  let factors: [Polynomial]

  /// In the place of the second letter, the simplest first. The first few that keep the degree and no repeated factor do.
  private static let places = [0, 1, -1, 2, -2, 3, -3, 5, 7]
  private static let tries = 3

  /// Nil where no number serves.
  init?(of polynomial: Polynomial, in letter: Int, _ parameter: Int) {
    guard let (place, images) = BivariateFactors.images(of: polynomial, in: letter, parameter) else { return nil }
    guard images.count > 1 else {
      factors = [polynomial]
      return
    }
    let whole = ParametricPolynomial(polynomial, in: letter, parameter, around: place)
    let lead = whole.leadingCoefficient
    let order = polynomial.degree(in: parameter) + lead.count
    let parts = whole.monic(order).lifting(images.map { ModularPolynomial($0, in: letter).monic }[...], order)
    var search = FactorSearch(polynomial, parts) { parts, rest in
      // The first coefficient of the factor is unknown but divides that of the whole: take all of it, then what has no
      // factor in the second letter alone.
      let product = parts.reduce(ParametricPolynomial(constants: lead)) { $0.times($1, order) }
      guard let candidate = product.polynomial(in: letter, parameter, around: place) else { return nil }
      let coefficients = candidate.coefficients(in: letter).values.sorted { $0.terms.count < $1.terms.count }
      let inner = coefficients.reduce(Polynomial.zero) { $0.commonDivisor(with: $1) }
      guard let factor = candidate.divided(by: inner)?.primitivePart else { return nil }
      return rest.divided(by: factor).map { (factor, $0) }
    }
    factors = search.run()
  }

  /// The number after which the fewest factors are left, with them.
  private static func images(
    of polynomial: Polynomial, in letter: Int, _ parameter: Int
  ) -> (place: Int, factors: [Polynomial])? {
    var best: (place: Int, factors: [Polynomial])?
    var tries = 0
    for place in places where tries < BivariateFactors.tries && best?.factors.count != 1 {
      let image = polynomial.evaluated(parameter, at: BigInt(place)).primitivePart
      let modular = ModularPolynomial(image, in: letter)
      guard modular.degree == polynomial.degree(in: letter), modular.degree <= UnivariateFactors.degreeLimit,
        modular.commonDivisor(modular.derivative).degree == 0
      else { continue }
      tries += 1
      let factors = UnivariateFactors(of: image, in: letter).factors
      if factors.count < best?.factors.count ?? .max { best = (place, factors) }
    }
    return best
  }
}

/// A polynomial in one letter whose coefficients are power series in a parameter, modulo the prime: `terms[j]` is what
/// stands at the parameter's j-th power. What lies beyond is zero.
private struct ParametricPolynomial {
  var terms: [ModularPolynomial]

  init(_ terms: [ModularPolynomial]) { self.terms = terms }

  init(constants: [UInt64]) { terms = constants.map { ModularPolynomial([$0]) } }

  /// With the parameter counted from a place.
  init(_ polynomial: Polynomial, in letter: Int, _ parameter: Int, around place: Int) {
    let height = polynomial.degree(in: parameter)
    var columns = Array(
      repeating: [UInt64](repeating: 0, count: height + 1), count: polynomial.degree(in: letter) + 1)
    for term in polynomial.terms {
      columns[term.monomial.exponent(of: letter)][term.monomial.exponent(of: parameter)] =
        PrimeField.remainder(term.coefficient)
    }
    let shifted = columns.map { $0.shifted(by: PrimeField.remainder(BigInt(place))) }
    terms = (0...height).map { power in ModularPolynomial(shifted.map { $0[power] }) }
  }

  /// The polynomial over the integers with coefficients of least magnitude, primitive.
  func polynomial(in letter: Int, _ parameter: Int, around place: Int) -> Polynomial? {
    var coefficients: [Monomial: BigInt] = [:]
    for exponent in 0...degree {
      let column = terms.map { $0[exponent] }.shifted(by: PrimeField.remainder(BigInt(-place)))
      for (power, value) in column.enumerated() where value != 0 {
        guard power <= 127, let monomial = try? Monomial(letter, power: exponent) * Monomial(parameter, power: power)
        else { return nil }
        coefficients[monomial] = PrimeField.integer(value)
      }
    }
    return (try? Polynomial(coefficients))?.primitivePart
  }

  private var degree: Int { terms.reduce(0) { max($0, $1.degree) } }

  /// The series in front of the letter's highest power.
  var leadingCoefficient: [UInt64] {
    let degree = degree
    let series = terms.map { $0[degree] }
    return Array(series.prefix((series.lastIndex { $0 != 0 } ?? 0) + 1))
  }

  subscript(power: Int) -> ModularPolynomial { power < terms.count ? terms[power] : ModularPolynomial([]) }

  func times(_ other: ParametricPolynomial, _ order: Int) -> ParametricPolynomial {
    ParametricPolynomial(
      (0..<order).map { power in
        (0...power).reduce(ModularPolynomial([])) { $0 + self[$1] * other[power - $1] }
      })
  }

  /// Over its leading coefficient, up to an order.
  func monic(_ order: Int) -> ParametricPolynomial {
    let lead = leadingCoefficient
    let first = PrimeField.inverse(lead[0])
    var inverse = [first]
    for power in 1..<max(order, 2) {
      let sum = (1...power).reduce(0 as UInt64) { sum, index in
        index < lead.count ? PrimeField.add(sum, PrimeField.multiply(lead[index], inverse[power - index])) : sum
      }
      inverse.append(PrimeField.multiply(PrimeField.subtract(0, sum), first))
    }
    return times(ParametricPolynomial(constants: inverse), order)
  }

  /// The monic factors whose first terms are coprime ones of this polynomial's first term, by linear lifting.
  func lifting(_ parts: ArraySlice<ModularPolynomial>, _ order: Int) -> [ParametricPolynomial] {
    guard let part = parts.first, parts.count > 1 else { return [self] }
    let other = parts.dropFirst().reduce(ModularPolynomial.one, *)
    let (toPart, toOther) = (other.inverse(modulo: part), part.inverse(modulo: other))
    var (left, right) = ([part], [other])
    for power in 1..<max(order, 2) {
      let known = (1..<power).reduce(ModularPolynomial([])) { $0 + left[$1] * right[power - $1] }
      let error = self[power] - known
      left.append((toPart * error).remainder(part))
      right.append((toOther * error).remainder(other))
    }
    return [ParametricPolynomial(left)] + ParametricPolynomial(right).lifting(parts.dropFirst(), order)
  }
}

extension [UInt64] {
  /// The coefficients of p(t + a), from those of p(t), by repeated division (Horner's scheme).
  fileprivate func shifted(by place: UInt64) -> [UInt64] {
    var result = self
    guard place != 0 else { return result }
    for start in indices {
      for index in indices.reversed() where index >= start && index + 1 < count {
        result[index] = PrimeField.add(result[index], PrimeField.multiply(place, result[index + 1]))
      }
    }
    return result
  }
}
