/// Builds the expression that a formula means; the one place where notation becomes mathematics.
struct ExpressionBuilder: SyntaxBuilder {
  /// The variables of one ASCII letter, by its code.
  private static let letters: [Expression] = (0..<128).map { Expression(Symbol.letter(UInt8($0))) }
  private let letters = ExpressionBuilder.letters

  func number(_ value: Rational, _ numeral: Syntax.Numeral, _ range: Range<Int>) -> Expression { Expression(value) }
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

  func power(_ base: Expression, _ exponent: Expression, _ range: Range<Int>) throws(ParseError) -> Expression {
    if let value = base.number, let power = exponent.number, !value.magnitude.isOne, !value.isZero {
      // The size of the result, before it is made: exponents of 13,607 bits and more are beyond any base.
      let digits = Double(value.bits) * abs(Double(power)) / 3.322
      guard digits <= Double(Bounds.exactDigits) + Double(value.bits) else { throw ParseError(.numberTooLarge, range) }
    }
    return .power(base, exponent)
  }

  func root(_ index: Expression?, _ radicand: Expression, _ range: Range<Int>) throws(ParseError) -> Expression {
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
