/// What the grammar makes of what it recognises: a syntax tree, or at once an expression.
protocol SyntaxBuilder {
  associatedtype Output
  associatedtype Term
  associatedtype Factor

  func number(_ value: Rational, _ numeral: Syntax.Numeral, _ range: Range<Int>) -> Output
  func constant(_ constant: NamedConstant, _ range: Range<Int>) -> Output
  /// A variable of one ASCII letter.
  func letter(_ letter: UInt8, _ range: Range<Int>) -> Output
  func variable(_ symbol: Symbol, _ range: Range<Int>) -> Output
  func group(_ inner: Output, _ bracket: Syntax.Bracket, _ range: Range<Int>) -> Output
  func negation(_ inner: Output, _ range: Range<Int>) -> Output
  func term(_ value: Output, isNegative: Bool) -> Term
  func sum(_ terms: [Term], _ range: Range<Int>) throws(ParseError) -> Output
  func factor(_ value: Output, _ link: Syntax.Link) -> Factor
  func product(_ factors: [Factor], _ range: Range<Int>) throws(ParseError) -> Output
  func fraction(_ numerator: Output, _ denominator: Output, _ range: Range<Int>) throws(ParseError) -> Output
  mutating func power(_ base: Output, _ exponent: Output, _ range: Range<Int>) throws(ParseError) -> Output
  mutating func root(_ index: Output?, _ radicand: Output, _ range: Range<Int>) throws(ParseError) -> Output
  func absoluteValue(_ inner: Output, _ range: Range<Int>) -> Output
  func application(_ function: Function, _ arguments: [Output], _ call: Syntax.Call, _ range: Range<Int>)
    throws(ParseError) -> Output
  func logarithm(_ base: Output, _ argument: Output, _ range: Range<Int>) throws(ParseError) -> Output
  func vector(_ components: [Output], _ bracket: Syntax.Bracket, _ range: Range<Int>) throws(ParseError) -> Output
  func matrix(_ rows: [[Output]], _ range: Range<Int>) throws(ParseError) -> Output
}

/// Builds the syntax tree.
struct TreeBuilder: SyntaxBuilder {
  func number(_ value: Rational, _ numeral: Syntax.Numeral, _ range: Range<Int>) -> Syntax {
    Syntax(.number(value, numeral), range)
  }
  func constant(_ constant: NamedConstant, _ range: Range<Int>) -> Syntax { Syntax(.constant(constant), range) }
  func letter(_ letter: UInt8, _ range: Range<Int>) -> Syntax { variable(.letter(letter), range) }
  func variable(_ symbol: Symbol, _ range: Range<Int>) -> Syntax { Syntax(.variable(symbol), range) }
  func group(_ inner: Syntax, _ bracket: Syntax.Bracket, _ range: Range<Int>) -> Syntax {
    Syntax(.group(inner, bracket), range)
  }
  func negation(_ inner: Syntax, _ range: Range<Int>) -> Syntax { Syntax(.negation(inner), range) }
  func term(_ value: Syntax, isNegative: Bool) -> Syntax.Term { Syntax.Term(isNegative: isNegative, value: value) }
  func sum(_ terms: [Syntax.Term], _ range: Range<Int>) -> Syntax { Syntax(.sum(terms), range) }
  func factor(_ value: Syntax, _ link: Syntax.Link) -> Syntax.Factor { Syntax.Factor(link: link, value: value) }
  func product(_ factors: [Syntax.Factor], _ range: Range<Int>) -> Syntax { Syntax(.product(factors), range) }
  func fraction(_ numerator: Syntax, _ denominator: Syntax, _ range: Range<Int>) -> Syntax {
    Syntax(.fraction(numerator: numerator, denominator: denominator), range)
  }
  func power(_ base: Syntax, _ exponent: Syntax, _ range: Range<Int>) -> Syntax {
    Syntax(.power(base: base, exponent: exponent), range)
  }
  func root(_ index: Syntax?, _ radicand: Syntax, _ range: Range<Int>) -> Syntax {
    Syntax(.root(index: index, radicand: radicand), range)
  }
  func absoluteValue(_ inner: Syntax, _ range: Range<Int>) -> Syntax { Syntax(.absoluteValue(inner), range) }
  func application(_ function: Function, _ arguments: [Syntax], _ call: Syntax.Call, _ range: Range<Int>) -> Syntax {
    function == .sqrt
      ? Syntax(.root(index: nil, radicand: arguments[0]), range)
      : Syntax(.application(function, arguments, call), range)
  }
  func logarithm(_ base: Syntax, _ argument: Syntax, _ range: Range<Int>) -> Syntax {
    Syntax(.logarithm(base: base, argument: argument), range)
  }
  func vector(_ components: [Syntax], _ bracket: Syntax.Bracket, _ range: Range<Int>) -> Syntax {
    Syntax(.vector(components, bracket), range)
  }
  func matrix(_ rows: [[Syntax]], _ range: Range<Int>) -> Syntax { Syntax(.matrix(rows), range) }
}

extension Symbol {
  /// The variables of one ASCII letter, by its code.
  private static let letters: [Symbol] = (0..<128).map { Symbol(String(UnicodeScalar(UInt8($0)))) }

  static func letter(_ letter: UInt8) -> Symbol { letters[Int(letter & 127)] }
}
