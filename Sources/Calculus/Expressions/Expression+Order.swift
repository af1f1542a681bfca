/// The one total order: it makes canonical forms unique *and* is the order in which people write.
///
/// Factors: constants, letters, polynomials, functions, sums of functions, each with its exponent. Terms: first by what is no monomial (nothing
/// first), then by falling degree, then by letters, so that `2x sin x + x² cos x` and `3x² + 2x + 1` come out so.
///
/// Comparisons are negative, zero or positive, as the first comes before, is equal to or comes after the second.
extension Expression {
  /// The base and the exponent of a factor: `(x, 2)` for `x^2`, `(x, 1)` for `x`, `(e, u)` for `exp(u)`.
  var asPower: (base: Expression, exponent: Expression) {
    switch kind {
    case .power(let base, let exponent): (base, exponent)
    case .function(.exp, let arguments): (.e, arguments[0])
    case .number, .constant, .variable, .sum, .product, .function, .undefined: (self, .one)
    }
  }

  /// Where a base stands among the factors of a product; `exp(u)` stands with the functions although its base is e.
  @inline(__always)
  private var rank: UInt8 { node.rank }

  /// The order of the factors of a product.
  static func compareFactors(_ first: Expression, _ second: Expression) -> Int {
    if first.isIdentical(to: second) { return 0 }
    if first.node.order != second.node.order { return first.node.order < second.node.order ? -1 : 1 }
    switch (first.kind, second.kind) {
    case (.power(let a, let m), .power(let b, let n)):
      let bases = compareFactors(a, b)
      return bases != 0 ? bases : compareTerms(n, m)
    case (.power(let a, let m), _):
      let bases = compareFactors(a, second)
      return bases != 0 ? bases : compareTerms(.one, m)
    case (_, .power(let b, let n)):
      let bases = compareFactors(first, b)
      return bases != 0 ? bases : compareTerms(n, .one)
    case (.variable(let a), .variable(let b)):
      return a == b ? 0 : a < b ? -1 : 1
    case (.function(let f, let a), .function(let g, let b)):
      return f != g ? Int(f.rawValue) - Int(g.rawValue) : compareLists(a, b, by: compareTerms)
    case (.sum(let a), .sum(let b)):
      return compareLists(a, b, by: compareTerms)
    case (.product, .product):
      return compareTerms(first, second)
    case (.number(let a), .number(let b)):
      return a == b ? 0 : a < b ? -1 : 1
    case (.constant(let a), .constant(let b)):
      return Int(a.rawValue) - Int(b.rawValue)
    case (.number, _), (.constant, _), (.variable, _), (.sum, _), (.product, _), (.function, _), (.undefined, _):
      return 0
    }
  }

  private static func compareLists(
    _ first: [Expression], _ second: [Expression], by compare: (Expression, Expression) -> Int
  ) -> Int {
    for index in 0..<min(first.count, second.count) {
      let order = compare(first[index], second[index])
      if order != 0 { return order }
    }
    return first.count - second.count
  }

  /// The order of the terms of a sum, and of whole expressions; terms that differ in their coefficient alone come
  /// with the larger coefficient first.
  static func compareTerms(_ first: Expression, _ second: Expression) -> Int {
    if first.isIdentical(to: second) { return 0 }
    // Neither is a product, a number or a monomial: they compare as factors do.
    if first.rank >= 5, second.rank >= 5 { return compareFactors(first, second) }
    let bodies = compareBodies(first, second)
    if bodies != 0 { return bodies }
    let (a, b) = (first.coefficient, second.coefficient)
    return a == b ? 0 : a > b ? -1 : 1
  }

  /// The number in front of a term: 3 in `3x`, 1 in `x`, 5 in `5`.
  package var coefficient: Rational {
    switch kind {
    case .number(let value): value
    case .product(let coefficient, _): coefficient
    case .constant, .variable, .sum, .power, .function, .undefined: .one
    }
  }

  /// The order of terms but for their coefficients; zero is "like terms". Numbers come last.
  static func compareBodies(_ first: Expression, _ second: Expression) -> Int {
    switch (first.kind, second.kind) {
    case (.number, .number): return 0
    case (.number, _): return 1
    case (_, .number): return -1
    case (.product(_, let a), .product(_, let b)):
      return compareMonomials(a.count, { a[$0] }, b.count, { b[$0] })
    case (.product(_, let a), _):
      return compareMonomials(a.count, { a[$0] }, 1, { _ in second })
    case (_, .product(_, let b)):
      return compareMonomials(1, { _ in first }, b.count, { b[$0] })
    case (.constant, _), (.variable, _), (.sum, _), (.power, _), (.function, _), (.undefined, _):
      return compareMonomials(1, { _ in first }, 1, { _ in second })
    }
  }

  /// Whether a term is made of letters and constants alone.
  fileprivate var isMonomial: Bool {
    if case .product(_, let factors) = kind { factors.last?.monomialDegree != nil } else { monomialDegree != nil }
  }

  /// The degree that a factor adds to a monomial, or nil where the factor is none: `x`, `x^(3/2)` and `pi` are.
  @inline(__always)
  private var monomialDegree: Double? {
    switch kind {
    case .variable: return 1
    case .constant: return 0
    case .power(let base, let exponent):
      guard base.rank == 3, case .number(let value) = exponent.kind else { return nil }
      if let integer = value.machineInteger { return Double(integer) }
      return Double(value)
    case .number, .sum, .product, .function, .undefined: return nil
    }
  }

  @inline(__always)
  private static func compareMonomials(
    _ firstCount: Int, _ first: (Int) -> Expression, _ secondCount: Int, _ second: (Int) -> Expression
  ) -> Int {
    var (firstHead, firstDegree) = (0, 0.0)
    while firstHead < firstCount, let degree = first(firstHead).monomialDegree {
      firstDegree += degree
      firstHead += 1
    }
    var (secondHead, secondDegree) = (0, 0.0)
    while secondHead < secondCount, let degree = second(secondHead).monomialDegree {
      secondDegree += degree
      secondHead += 1
    }
    let (firstTail, secondTail) = (firstCount - firstHead, secondCount - secondHead)
    for offset in 0..<min(firstTail, secondTail) {
      let order = compareFactors(first(firstHead + offset), second(secondHead + offset))
      if order != 0 { return order }
    }
    if firstTail != secondTail { return firstTail - secondTail }
    if firstDegree != secondDegree { return firstDegree > secondDegree ? -1 : 1 }
    for index in 0..<min(firstHead, secondHead) {
      let order = compareFactors(first(index), second(index))
      if order != 0 { return order }
    }
    return firstHead - secondHead
  }
}

extension Node {
  /// Where an expression stands among the factors of a product, coarsely.
  @inline(__always)
  var rank: UInt8 { UInt8(truncatingIfNeeded: order >> 56) }

  /// Whether the expression is e or `exp(u)`, which products join; `2^x` never has the order of a function.
  @inline(__always)
  var isPowerOfE: Bool { order == Node.orderOfExp || order == Node.orderOfE }

  private static let orderOfExp = Expression.Kind.function(.exp, []).order
  private static let orderOfE = Expression.Kind.constant(.e).order
}

extension Expression.Kind {
  /// A number that sorts as `compareFactors` does where two of them differ, so that most comparisons are one of numbers:
  /// the rank in the highest byte, then the name of a variable or of a function. A power stands where its base does.
  var order: UInt64 {
    switch self {
    case .undefined: 0
    case .number: 1 << 56
    case .constant(let constant): 2 << 56 | UInt64(constant.rawValue)
    case .variable(let symbol): 3 << 56 | symbol.sortKey >> 8
    case .product: 4 << 56
    case .sum(let terms): ((terms.last(where: { $0.number == nil })?.isMonomial ?? true) ? 5 : 7) << 56
    case .function(let function, _): 6 << 56 | UInt64(function.rawValue) + 1
    case .power(let base, let exponent): base.node.rank == 1 && exponent.number == nil ? 6 << 56 : base.node.order
    }
  }
}
