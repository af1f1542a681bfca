import BigInt

extension Polynomial {
  /// The greatest common divisor, with a positive first coefficient; 1 where none was found within the bounds.
  ///
  /// The heuristic algorithm of Char, Geddes and Gonnet (1989): put a large integer in the place of a generator, take the
  /// divisor of the images, read its digits in that base as the coefficients, and try whether it divides.
  func commonDivisor(with other: Polynomial) -> Polynomial {
    if isZero { return other.primitivePart.scaled(by: other.content.magnitudeInteger) }
    if other.isZero { return primitivePart.scaled(by: content.magnitudeInteger) }
    let number = content.greatestCommonDivisor(with: other.content)
    let (first, second) = (primitivePart, other.primitivePart)
    let monomial = first.commonMonomial.common(with: second.commonMonomial)
    let divisor = Polynomial(monomial, number)
    if first.terms.count == 1 || second.terms.count == 1 { return divisor }
    let generators = first.support.filter(second.support.contains)
    guard generators.contains(where: { first.mayShareFactor(with: second, in: $0) }) else { return divisor }
    let common =
      first.modularDivisor(with: second, generators) ?? Polynomial.heuristicDivisor(first, second)
      ?? divisor.primitivePart
    return common.scaled(by: number)
  }

  /// Whether a common factor that holds a generator is possible: with numbers in the place of the other generators, modulo
  /// a prime, there is one. False is a proof.
  private func mayShareFactor(with other: Polynomial, in generator: Int) -> Bool {
    let (first, second) = (ModularPolynomial(self, in: generator), ModularPolynomial(other, in: generator))
    guard first.degree == degree(in: generator), second.degree == other.degree(in: generator) else { return true }
    return first.commonDivisor(second).degree > 0
  }

  /// The divisor of two polynomials in one letter, read off modulo a prime and tried; nil where that does not do.
  private func modularDivisor(with other: Polynomial, _ generators: [Int]) -> Polynomial? {
    guard generators.count == 1, support == generators, other.support == generators else { return nil }
    let common = ModularPolynomial(self, in: generators[0]).commonDivisor(ModularPolynomial(other, in: generators[0]))
    let lead = leadingCoefficient.greatestCommonDivisor(with: other.leadingCoefficient)
    let scale = ModularPolynomial([PrimeField.remainder(lead)])
    let candidate = (common * scale).lifted(to: generators[0]).primitivePart
    return divided(by: candidate) != nil && other.divided(by: candidate) != nil ? candidate : nil
  }

  private static func heuristicDivisor(_ first: Polynomial, _ second: Polynomial) -> Polynomial? {
    guard let generator = Set(first.support).union(second.support).min() else {
      return Polynomial(first.content.greatestCommonDivisor(with: second.content))
    }
    let height = min(first.height, second.height)
    let degree = max(first.degree(in: generator), second.degree(in: generator))
    var base = 2 * height + 29
    for _ in 0..<6 {
      guard base.bitWidth * (degree + 1) <= bitLimit else { return nil }
      if let image = heuristicDivisor(first.evaluated(generator, at: base), second.evaluated(generator, at: base)),
        let candidate = image.digits(in: base, generator, limit: degree)?.primitivePart, !candidate.isZero,
        first.divided(by: candidate) != nil, second.divided(by: candidate) != nil
      {
        // The number is the caller's; within the recursion it belongs to the image.
        return candidate.scaled(by: first.content.greatestCommonDivisor(with: second.content))
      }
      base = base * 73_794 / 27_011
    }
    return nil
  }

  /// The largest magnitude among the coefficients.
  private var height: BigInt { terms.reduce(0) { max($0, $1.coefficient.magnitudeInteger) } }

  /// With a number in the place of a generator.
  func evaluated(_ generator: Int, at value: BigInt) -> Polynomial {
    var powers: [BigInt] = [1]
    var coefficients: [Monomial: BigInt] = [:]
    for term in terms {
      let exponent = term.monomial.exponent(of: generator)
      while powers.count <= exponent { powers.append(powers[powers.count - 1] * value) }
      coefficients[term.monomial.without(generator), default: 0] += term.coefficient * powers[exponent]
    }
    return (try? Polynomial(coefficients)) ?? .zero
  }

  /// The polynomial in a generator whose value at the base this is, with digits between −base/2 and base/2.
  private func digits(in base: BigInt, _ generator: Int, limit: Int) -> Polynomial? {
    var rest = self
    var coefficients: [Monomial: BigInt] = [:]
    var exponent = 0
    while !rest.isZero {
      guard exponent <= limit else { return nil }
      var next: [Term] = []
      for term in rest.terms {
        let digit = term.coefficient.symmetricRemainder(base)
        if !digit.isZero, let monomial = try? term.monomial * Monomial(generator, power: exponent) {
          coefficients[monomial] = digit
        }
        let quotient = (term.coefficient - digit) / base
        if !quotient.isZero { next.append(Term(monomial: term.monomial, coefficient: quotient)) }
      }
      rest = Polynomial(sorted: next)
      exponent += 1
    }
    return try? Polynomial(coefficients)
  }
}

extension BigInt {
  var magnitudeInteger: BigInt { BigInt(magnitude) }

  /// The remainder of least magnitude.
  func symmetricRemainder(_ divisor: BigInt) -> BigInt {
    var rest = self % divisor
    if rest.sign == .minus { rest += divisor }
    return rest * 2 > divisor ? rest - divisor : rest
  }
}
