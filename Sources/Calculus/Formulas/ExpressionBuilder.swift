import RealModule

/// Builds the expression that a formula means; the one place where notation becomes mathematics.
struct ExpressionBuilder: SyntaxBuilder {
  /// The variables of one ASCII letter, by its code.
  private static let letters: [Expression] = (0..<128).map { Expression(Symbol.letter(UInt8($0))) }
  private let letters = ExpressionBuilder.letters
  private static let integers: [Expression] = (0...16).map { Expression(Rational($0)) }
  private let integers = ExpressionBuilder.integers
  /// Over all powers of numbers so far.
  private var digitsMade = 0.0

  func number(_ value: Rational, _ numeral: Syntax.Numeral, _ range: Range<Int>) -> Expression {
    if let small = value.machineInteger, integers.indices.contains(small) { return integers[small] }
    return Expression(value)
  }
  func constant(_ constant: NamedConstant, _ range: Range<Int>) -> Expression { constant.expression }
  func letter(_ letter: UInt8, _ range: Range<Int>) -> Expression { letters[Int(letter & 127)] }
  func variable(_ symbol: Symbol, _ range: Range<Int>) -> Expression { Expression(symbol) }
  func group(_ inner: Expression, _ bracket: Syntax.Bracket, _ range: Range<Int>) -> Expression { inner }
  func negation(_ inner: Expression, _ range: Range<Int>) -> Expression { -inner }
  func term(_ value: Expression, isNegative: Bool) -> Expression { isNegative ? -value : value }

  func sum(_ terms: [Expression], _ range: Range<Int>) throws(ParseError) -> Expression {
    try checkSize(terms, range)
    return .sum(terms)
  }

  func factor(_ value: Expression, _ link: Syntax.Link) -> Expression {
    link == .divide ? .power(value, Rational.minusOne) : value
  }

  func product(_ factors: [Expression], _ range: Range<Int>) throws(ParseError) -> Expression {
    try checkSize(factors, range)
    return .product(factors)
  }

  func fraction(_ numerator: Expression, _ denominator: Expression, _ range: Range<Int>) throws(ParseError)
    -> Expression
  {
    try product([numerator, factor(denominator, .divide)], range)
  }

  mutating func power(_ base: Expression, _ exponent: Expression, _ range: Range<Int>) throws(ParseError) -> Expression
  {
    if let value = base.number, let power = exponent.number, !value.magnitude.isOne, !value.isZero {
      // The digits of the result, before it is made; a text may hold a few such numbers.
      let digits = value.digits * abs(Double(power))
      digitsMade += digits
      guard digits <= Double(Bounds.exactDigits), digitsMade <= 16 * Double(Bounds.exactDigits) else {
        throw ParseError(.numberTooLarge, range)
      }
    }
    return .power(base, exponent)
  }

  mutating func root(_ index: Expression?, _ radicand: Expression, _ range: Range<Int>) throws(ParseError) -> Expression
  {
    guard let index else { return radicand.squareRoot }
    return try power(radicand, factor(index, .divide), range)
  }

  func absoluteValue(_ inner: Expression, _ range: Range<Int>) -> Expression { .apply(.abs, to: [inner]) }

  func application(_ function: Function, _ arguments: [Expression], _ call: Syntax.Call, _ range: Range<Int>)
    throws(ParseError) -> Expression
  {
    .apply(function, to: arguments)
  }

  func logarithm(_ base: Expression, _ argument: Expression, _ range: Range<Int>) throws(ParseError) -> Expression {
    switch base.kind {
    case .number(2): .apply(.log2, to: [argument])
    case .number(10): .apply(.log10, to: [argument])
    case .number, .constant, .variable, .sum, .product, .power, .function, .undefined:
      try fraction(.apply(.ln, to: [argument]), .apply(.ln, to: [base]), range)
    }
  }

  func vector(_ components: [Expression], _ bracket: Syntax.Bracket, _ range: Range<Int>) throws(ParseError)
    -> Expression
  {
    throw ParseError(.expectedExpression(found: "a vector"), range)
  }

  func matrix(_ rows: [[Expression]], _ range: Range<Int>) throws(ParseError) -> Expression {
    throw ParseError(.expectedExpression(found: "a matrix"), range)
  }

  /// Refuses sums and products whose exact coefficient could pass the bound.
  @inline(__always)
  private func checkSize(_ parts: [Expression], _ range: Range<Int>) throws(ParseError) {
    if parts.count <= 64, parts.allSatisfy({ $0.coefficient.isMachine }) { return }
    let bits = parts.reduce(0) { $0 + $1.coefficient.bits }
    guard bits <= Rational.maximumBits else { throw ParseError(.numberTooLarge, range) }
  }
}

extension Rational {
  fileprivate var isMachine: Bool { if case .machine = storage { true } else { false } }

  /// The decimal logarithm of the numerator or of the denominator, whichever is the larger.
  fileprivate var digits: Double {
    switch storage {
    case .machine(let numerator, let denominator): Double.log10(max(Double(numerator.magnitude), Double(denominator)))
    case .big(let numerator, let denominator): Double(max(numerator.bitWidth, denominator.bitWidth)) / Double.log2(10)
    }
  }

  /// About the size of the numerator and the denominator together.
  fileprivate var bits: Int {
    switch storage {
    case .machine(let numerator, let denominator):
      (Int.bitWidth - numerator.magnitude.leadingZeroBitCount)
        + (denominator == 1 ? 0 : Int.bitWidth - denominator.leadingZeroBitCount)
    case .big(let numerator, let denominator): numerator.bitWidth + denominator.bitWidth
    }
  }
}
