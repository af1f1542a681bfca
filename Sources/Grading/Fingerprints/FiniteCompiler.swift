import Calculus

/// Writes expressions as operations over finite fields, common parts once.
struct FiniteCompiler {
  private(set) var steps: [FiniteProgram.Step] = []
  private(set) var branches = 0
  private var known: [Key: Int] = [:]
  var turns: [Key: (cosine: Int, sine: Int)] = [:]
  private var emitted: [FiniteProgram.Step: Int] = [:]

  struct Key: Hashable {
    let stage: Int
    let expression: Expression
  }

  /// The names of what is known by its arguments alone; functions have their raw values.
  enum Name {
    static let logarithm: UInt64 = 1_000
    static let exponential: UInt64 = 1_001
    static let cosine: UInt64 = 1_002
    static let sine: UInt64 = 1_003
    static let power: UInt64 = 1_004
  }

  mutating func emit(_ operation: FiniteProgram.Operation, _ stage: Int) -> Int {
    let step = FiniteProgram.Step(stage: stage, operation: operation)
    let isUnique =
      switch operation {
      case .symbol, .sine: true
      case .constant, .add, .multiply, .power, .reciprocal, .exponential, .turn, .sign, .squareRoot, .opaque: false
      }
    if !isUnique {
      if let register = emitted[step] { return register }
      emitted[step] = steps.count
    }
    steps.append(step)
    return steps.count - 1
  }

  /// A step that decides between branches, unless it is known where it leads.
  mutating func emitBranch(_ operation: FiniteProgram.Operation, on value: Int, _ stage: Int) -> Int {
    if case .constant = steps[value].operation {
    } else if emitted[FiniteProgram.Step(stage: stage, operation: operation)] == nil {
      branches += 1
    }
    return emit(operation, stage)
  }

  func field(_ stage: Int) -> PrimeField { FiniteStage.all[stage].field }

  mutating func register(of expression: Expression, _ stage: Int) -> Int? {
    let key = Key(stage: stage, expression: expression)
    if let register = known[key] { return register }
    guard let register = make(expression, stage) else { return nil }
    known[key] = register
    return register
  }

  private mutating func make(_ expression: Expression, _ stage: Int) -> Int? {
    switch expression.kind {
    case .number(let value): return number(value, stage)
    case .constant(.e): return exponential(of: .one, stage)
    case .constant(.pi), .variable: return emit(.symbol, stage)
    case .sum(let terms): return fold(terms, stage) { .add($0, $1) }
    case .product(let coefficient, let factors):
      guard let product = fold(factors, stage, by: { .multiply($0, $1) }) else { return nil }
      return scaled(product, by: coefficient, stage)
    case .power(let base, let exponent):
      if let number = exponent.number { return power(base, number, stage) }
      return power(base, exponent, stage)
    case .function(let function, let arguments): return apply(function, arguments, stage)
    case .undefined: return nil
    }
  }

  private mutating func fold(
    _ parts: [Expression], _ stage: Int, by operation: (Int, Int) -> FiniteProgram.Operation
  ) -> Int? {
    var result: Int?
    for part in parts {
      guard let register = register(of: part, stage) else { return nil }
      result = result.map { emit(operation($0, register), stage) } ?? register
    }
    return result
  }

  // MARK: Arithmetic

  private func element(_ value: Rational, _ stage: Int) -> UInt64? {
    let field = field(stage)
    let (above, below) = value.residues(modulo: field.modulus)
    return field.reciprocal(field.element(below)).map { field.multiply(field.element(above), $0) }
  }

  mutating func number(_ value: Rational, _ stage: Int) -> Int? {
    element(value, stage).map { emit(.constant($0), stage) }
  }

  mutating func scaled(_ register: Int, by factor: Rational, _ stage: Int) -> Int? {
    factor.isOne ? register : number(factor, stage).map { emit(.multiply(register, $0), stage) }
  }

  mutating func sum(_ a: Int, _ b: Int, _ stage: Int) -> Int { emit(.add(a, b), stage) }
  mutating func product(_ a: Int, _ b: Int, _ stage: Int) -> Int { emit(.multiply(a, b), stage) }

  mutating func difference(_ a: Int, _ b: Int, _ stage: Int) -> Int? {
    scaled(b, by: .minusOne, stage).map { sum(a, $0, stage) }
  }

  mutating func quotient(_ a: Int, _ b: Int, _ stage: Int) -> Int {
    product(a, emit(.reciprocal(b), stage), stage)
  }

  // MARK: Powers

  mutating func power(_ base: Expression, _ exponent: Rational, _ stage: Int) -> Int? {
    guard let register = register(of: base, stage) else { return nil }
    return power(register, exponent, stage)
  }

  mutating func power(_ base: Int, _ exponent: Rational, _ stage: Int) -> Int? {
    if exponent.isNegative { return power(base, -exponent, stage).map { emit(.reciprocal($0), stage) } }
    if exponent.isZero { return number(.one, stage) }
    if exponent.isOne { return base }
    guard case (let above, var below)? = exponent.machineFraction else { return nil }
    var root = base
    while below & 1 == 0 {
      root = emitBranch(.squareRoot(root), on: root, stage)
      below /= 2
    }
    if below > 1 {
      // Where an odd number is prime to p − 1 each element has one root of that index.
      let order = field(stage).modulus - 1
      guard let inverse = UInt64(below).inverse(modulo: order) else { return nil }
      root = emit(.power(root, inverse), stage)
    }
    return above == 1 ? root : emit(.power(root, UInt64(above)), stage)
  }

  /// u^v = u^n·e^((v − n)·ln u), where n is the number in v.
  mutating func power(_ base: Expression, _ exponent: Expression, _ stage: Int) -> Int? {
    var (number, rest) = (Rational.zero, exponent)
    if case .sum(let terms) = exponent.kind, let constant = terms.last?.number {
      number = constant
      rest = exponent - Expression(constant)
    }
    guard let inner = FiniteStage.all[stage].exponents?.stage else {
      guard let a = register(of: base, stage), let b = register(of: rest, stage), let whole = power(base, number, stage)
      else { return nil }
      return product(whole, emit(.opaque(Name.power, [a, b]), stage), stage)
    }
    guard let whole = power(base, number, stage), let v = register(of: rest, inner),
      let logarithm = logarithm(of: base, inner)
    else { return nil }
    return product(whole, emit(.exponential(product(v, logarithm, inner)), stage), stage)
  }

  // MARK: Exponentials and logarithms

  /// e^u, with what is a logarithm in u taken out.
  mutating func exponential(of exponent: Expression, _ stage: Int) -> Int? {
    guard let inner = FiniteStage.all[stage].exponents?.stage else {
      return register(of: exponent, stage).map { emit(.opaque(Name.exponential, [$0]), stage) }
    }
    let terms = exponent.termList
    let logarithms = terms.filter { $0.multipleOfLogarithm != nil }
    let rest = logarithms.isEmpty ? exponent : Expression.sum(terms.filter { $0.multipleOfLogarithm == nil })
    guard let power = register(of: rest, inner) else { return nil }
    var result = emit(.exponential(power), stage)
    for case (let factor, let argument)? in logarithms.map(\.multipleOfLogarithm) {
      guard let part = self.power(argument, factor, stage) else { return nil }
      result = product(result, part, stage)
    }
    return result
  }

  /// ln|u|, which is ln u wherever that has a value: the sum over the factors.
  mutating func logarithm(of expression: Expression, _ stage: Int) -> Int? {
    switch expression.kind {
    case .number(let value): return logarithm(of: value, stage)
    case .constant(.e): return number(.one, stage)
    case .product(let coefficient, let factors):
      var result = coefficient.magnitude.isOne ? nil : logarithm(of: coefficient, stage)
      for factor in factors {
        guard let part = logarithm(of: factor, stage) else { return nil }
        result = result.map { sum($0, part, stage) } ?? part
      }
      return result
    case .power(let base, let exponent):
      guard let inner = logarithm(of: base, stage), let factor = register(of: exponent, stage) else { return nil }
      return product(factor, inner, stage)
    case .function(.exp, let arguments): return register(of: arguments[0], stage)
    case .function(.abs, let arguments): return logarithm(of: arguments[0], stage)
    case .sum(let terms): return logarithm(ofSum: terms, expression, stage)
    case .constant(.pi), .variable, .function:
      return register(of: expression, stage).map { logarithm(ofValue: $0, stage) }
    case .undefined: return nil
    }
  }

  mutating func logarithm(ofValue register: Int, _ stage: Int) -> Int {
    emit(.opaque(Name.logarithm, [product(register, register, stage)]), stage)
  }

  /// A sum with its number and its exponential drawn out: ln(2 + 2e^(−x)) is ln 2 − x + ln(1 + e^x).
  mutating func logarithm(ofSum terms: [Expression], _ whole: Expression, _ stage: Int) -> Int? {
    guard let value = register(of: whole, stage) else { return nil }
    let exponents = terms.map(\.exponentOfFactor)
    let least = exponents.indices.first { index in
      exponents.allSatisfy { !($0 - exponents[index]).startsWithMinus }
    }
    let exponent = least.map { exponents[$0] } ?? .zero
    let factor = terms[least ?? 0].coefficient
    guard let scaled = scaled(value, by: factor.reciprocal ?? .one, stage),
      let power = exponential(of: -exponent, stage), let drawn = register(of: exponent, stage)
    else { return nil }
    var result = sum(drawn, logarithm(ofValue: product(scaled, power, stage), stage), stage)
    if !factor.magnitude.isOne, let part = logarithm(of: factor, stage) { result = sum(result, part, stage) }
    return result
  }

  /// The sum over the prime factors, as far as small ones show.
  mutating func logarithm(of value: Rational, _ stage: Int) -> Int? {
    guard let (above, below) = value.machineFraction, above != 0 else {
      return value.isZero ? nil : number(value, stage).map { logarithm(ofValue: $0, stage) }
    }
    var counts: [(prime: Int, count: Int)] = []
    for (part, sign) in [(above.magnitude, 1), (below.magnitude, -1)] {
      var rest = part
      var candidate: UInt = 2
      while candidate <= 1_000, candidate * candidate <= rest {
        var count = 0
        while rest % candidate == 0 { (rest, count) = (rest / candidate, count + sign) }
        if count != 0 { counts.append((Int(candidate), count)) }
        candidate += candidate == 2 ? 1 : 2
      }
      if rest > 1 { counts.append((Int(rest), sign)) }
    }
    var result = number(.zero, stage)
    for (prime, count) in counts {
      guard let element = number(Rational(prime), stage), let sum = result,
        let term = scaled(logarithm(ofValue: element, stage), by: Rational(count), stage)
      else { return nil }
      result = self.sum(sum, term, stage)
    }
    return result
  }
}

extension Expression {
  /// r and u of a term r·ln u.
  fileprivate var multipleOfLogarithm: (Rational, Expression)? {
    switch kind {
    case .function(.ln, let arguments): return (.one, arguments[0])
    case .product(let coefficient, let factors):
      guard factors.count == 1, case .function(.ln, let arguments) = factors[0].kind else { return nil }
      return (coefficient, arguments[0])
    case .number, .constant, .variable, .sum, .power, .function, .undefined: return nil
    }
  }

  /// r of a term r·π.
  var multipleOfPi: Rational? {
    switch kind {
    case .constant(.pi): return .one
    case .product(let coefficient, let factors):
      guard factors.count == 1, case .constant(.pi) = factors[0].kind else { return nil }
      return coefficient
    case .number, .constant(.e), .variable, .sum, .power, .function, .undefined: return nil
    }
  }

  /// u of a term with the factor e^u; zero where there is none.
  fileprivate var exponentOfFactor: Expression {
    switch kind {
    case .function(.exp, let arguments): arguments[0]
    case .constant(.e): .one
    case .product(_, let factors): factors.map(\.exponentOfFactor).first { !$0.isZero } ?? .zero
    case .number, .constant(.pi), .variable, .sum, .power, .function, .undefined: .zero
    }
  }

  fileprivate var startsWithMinus: Bool { termList[0].coefficient.isNegative }
}

extension UInt64 {
  /// The inverse by Euclid's algorithm; nil where there is none.
  fileprivate func inverse(modulo modulus: UInt64) -> UInt64? {
    var (a, b) = (Int(self % modulus), Int(modulus))
    var (x, y) = (1, 0)
    while b != 0 {
      let quotient = a / b
      (a, b) = (b, a % b)
      (x, y) = (y, x - quotient * y)
    }
    return a == 1 ? UInt64(x < 0 ? x + Int(modulus) : x) : nil
  }
}
