import BigInt

/// A polynomial as a number times powers of irreducible polynomials.
struct Factorization: Sendable {
  var content: BigInt
  /// Primitive, with a positive first coefficient, each once.
  var factors: [(base: Polynomial, exponent: Int)]
}

extension Factorization {
  /// The factors with those of one exponent multiplied together: x²(x² − 1)³ for x²(x − 1)³(x + 1)³.
  var squareFree: [(base: Polynomial, exponent: Int)] {
    var joined: [(base: Polynomial, exponent: Int)] = []
    for factor in factors {
      if factor.base.terms.count > 1, let place = joined.firstIndex(where: { $0.exponent == factor.exponent }),
        joined[place].base.terms.count > 1, let product = try? joined[place].base * factor.base
      {
        joined[place].base = product
      } else {
        joined.append(factor)
      }
    }
    return joined
  }
}

extension Polynomial {
  /// The factors over the rationals. Products are always right; within the bounds they are irreducible too.
  var factorization: Factorization {
    var result = Factorization(content: content, factors: [])
    if isZero { return result }
    let monomial = commonMonomial
    var rest = primitivePart
    for generator in monomial.support {
      result.factors.append((Polynomial(Monomial(generator, power: 1)), monomial.exponent(of: generator)))
    }
    if !monomial.isOne, let reduced = rest.divided(by: Polynomial(monomial)) { rest = reduced }
    for (part, exponent) in rest.squareFreeParts {
      for factor in part.irreducibleFactors { result.factors.append((factor, exponent)) }
    }
    return result
  }

  /// The parts without repeated factors, each with its exponent, by the algorithm of Yun (1976) in each generator.
  private var squareFreeParts: [(part: Polynomial, exponent: Int)] {
    guard let generator = support.first else { return [] }
    var result: [(Polynomial, Int)] = []
    // What does not hold the generator comes first.
    let coefficients = coefficients(in: generator).values.sorted { $0.terms.count < $1.terms.count }
    let inner = coefficients.reduce(Polynomial.zero) { $0.commonDivisor(with: $1) }
    var rest = self
    if !inner.isConstant, let reduced = divided(by: inner) {
      result = inner.squareFreeParts
      rest = reduced
    }
    let slope = rest.derivative(in: generator)
    let common = rest.commonDivisor(with: slope)
    guard !common.isConstant, var part = rest.divided(by: common), let lowered = slope.divided(by: common) else {
      return result + [(rest, 1)]
    }
    var other = lowered - part.derivative(in: generator)
    var exponent = 1
    while !part.isConstant {
      let factor = part.commonDivisor(with: other)
      guard let next = part.divided(by: factor), let quotient = other.divided(by: factor), exponent < 128 else {
        return [(self, 1)]
      }
      if !factor.isConstant { result.append((factor, exponent)) }
      (part, other) = (next, quotient - next.derivative(in: generator))
      exponent += 1
    }
    return result
  }

  /// The factors of a primitive polynomial without repeated ones.
  private var irreducibleFactors: [Polynomial] {
    let generators = support
    if terms.count < 2 || generators.isEmpty { return [self] }
    if generators.count == 1 { return UnivariateFactors(of: self, in: generators[0]).factors }
    if let factors = homogeneousFactors(generators) { return factors }
    if generators.count == 2, let found = BivariateFactors(of: self, in: generators[0], generators[1]) {
      return found.factors
    }
    let factors = kroneckerFactors(generators)
    return factors.count > 1 ? factors.flatMap(\.irreducibleFactors) : [self]
  }

  /// A form whose terms all have one degree is factored with its last letter put to 1.
  private func homogeneousFactors(_ generators: [Int]) -> [Polynomial]? {
    guard let degree = terms.first?.monomial.degree, terms.allSatisfy({ $0.monomial.degree == degree }),
      let last = generators.last,
      let flat = try? Polynomial(
        [Monomial: BigInt](terms.map { ($0.monomial.without(last), $0.coefficient) }, uniquingKeysWith: +))
    else { return nil }
    var factors: [Polynomial] = []
    for factor in flat.irreducibleFactors {
      let degree = factor.terms.reduce(0) { max($0, $1.monomial.degree) }
      var raised: [Monomial: BigInt] = [:]
      for term in factor.terms {
        guard let monomial = try? term.monomial * Monomial(last, power: degree - term.monomial.degree) else {
          return nil
        }
        raised[monomial] = term.coefficient
      }
      guard let form = try? Polynomial(raised) else { return nil }
      factors.append(form)
    }
    return factors
  }

  /// Kronecker's way (1882): with a power of one letter in the place of each, large enough to read them off again,
  /// every factor becomes a product of factors of a polynomial in one letter.
  private func kroneckerFactors(_ generators: [Int]) -> [Polynomial] {
    var weights: [Int] = []
    var weight = 1
    for generator in generators {
      weights.append(weight)
      let (next, overflow) = weight.multipliedReportingOverflow(by: degree(in: generator) + 1)
      if overflow || next > 4 * UnivariateFactors.degreeLimit { return [self] }
      weight = next
    }
    var image: [Int: BigInt] = [:]
    for term in terms {
      let exponent = zip(generators, weights).reduce(0) { $0 + term.monomial.exponent(of: $1.0) * $1.1 }
      image[exponent, default: 0] += term.coefficient
    }
    guard (image.keys.max() ?? 0) <= UnivariateFactors.degreeLimit,
      let flat = try? Polynomial(
        [Monomial: BigInt](uniqueKeysWithValues: image.map { (Monomial(0, power: $0.key), $0.value) }))
    else { return [self] }
    let parts = flat.factorization.factors.flatMap { Array(repeating: $0.base, count: $0.exponent) }
    var search = FactorSearch(of: self, from: parts) { product, rest in
      product.spread(over: generators, weights).map(\.primitivePart).flatMap { factor in
        rest.divided(by: factor).map { (factor, $0) }
      }
    }
    return search.run()
  }

  /// The polynomial whose image under Kronecker's substitution this one is.
  private func spread(over generators: [Int], _ weights: [Int]) -> Polynomial? {
    var coefficients: [Monomial: BigInt] = [:]
    for term in terms {
      var rest = term.monomial.exponent(of: 0)
      var monomial = Monomial.one
      for (generator, weight) in zip(generators, weights).reversed() {
        guard rest / weight <= 127, let next = try? monomial * Monomial(generator, power: rest / weight) else {
          return nil
        }
        (monomial, rest) = (next, rest % weight)
      }
      coefficients[monomial] = term.coefficient
    }
    return try? Polynomial(coefficients)
  }
}

/// Finds which products of parts are factors, the fewest parts first; what is left at the end is one factor.
struct FactorSearch<Part> {
  private var rest: Polynomial
  private var parts: [Part]
  private let trial: ([Part], Polynomial) -> (factor: Polynomial, quotient: Polynomial)?
  private var trialsLeft = 4_000

  init(
    _ polynomial: Polynomial, _ parts: [Part],
    _ trial: @escaping ([Part], Polynomial) -> (factor: Polynomial, quotient: Polynomial)?
  ) {
    (rest, self.parts, self.trial) = (polynomial, parts, trial)
  }

  mutating func run() -> [Polynomial] {
    var found: [Polynomial] = []
    var size = 1
    while 2 * size <= parts.count {
      if let choice = firstChoice(of: size) {
        found.append(choice.factor)
        rest = choice.quotient
        for index in choice.indices.reversed() { parts.remove(at: index) }
      } else {
        size += 1
      }
      if trialsLeft <= 0 { break }
    }
    return rest.isConstant ? found : found + [rest]
  }

  /// The first subset, in lexicographic order, whose product divides.
  private mutating func firstChoice(of size: Int) -> (factor: Polynomial, quotient: Polynomial, indices: [Int])? {
    var indices = Array(0..<size)
    while trialsLeft > 0 {
      trialsLeft -= 1
      if let (factor, quotient) = trial(indices.map { parts[$0] }, rest), !factor.isConstant {
        return (factor, quotient, indices)
      }
      guard let place = indices.indices.last(where: { indices[$0] < parts.count - size + $0 }) else { return nil }
      indices[place] += 1
      for later in indices.indices where later > place { indices[later] = indices[later - 1] + 1 }
    }
    return nil
  }
}

extension FactorSearch where Part == Polynomial {
  /// With the product of the parts made before each trial.
  init(
    of polynomial: Polynomial, from parts: [Polynomial],
    _ trial: @escaping (Polynomial, Polynomial) -> (Polynomial, Polynomial)?
  ) {
    self.init(polynomial, parts) { parts, rest in
      var product = Polynomial.one
      for part in parts {
        guard let next = try? product * part else { return nil }
        product = next
      }
      return trial(product, rest)
    }
  }
}
