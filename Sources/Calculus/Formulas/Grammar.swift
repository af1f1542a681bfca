/// Recognises formulas by precedence climbing, and has a builder make something of them.
///
///     expression = [sign] product { (+|-) product }
///     product    = factor { (*|/) [sign] factor | factor }
///     factor     = primary { superscript } [ ^ [sign] factor ]
///
/// Every recursion passes through `nested`, which counts the depth.
struct Grammar<Builder: SyntaxBuilder> {
  let lexer: Lexer
  var builder: Builder
  var index = 0
  var depth = 0
  /// How many bars are open within the innermost brackets.
  var openBars = 0

  init(_ lexer: Lexer, _ builder: Builder) {
    self.lexer = lexer
    self.builder = builder
  }

  @inline(__always)
  var current: Token { lexer.tokens[index] }
  @inline(__always)
  var previous: Token? { index > 0 ? lexer.tokens[index - 1] : nil }

  @inline(__always)
  mutating func advance() -> Token {
    let token = lexer.tokens[index]
    // The last token is `end`, and nothing advances past it.
    if token.kind != .end { index += 1 }
    return token
  }

  @inline(__always)
  mutating func skip(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    index += 1
    return true
  }

  /// The range from an offset to the end of the last token taken.
  @inline(__always)
  func range(from start: Int32) -> Range<Int> {
    Int(start)..<Int(max(start, index > 0 ? lexer.tokens[index - 1].end : start))
  }

  func source(_ range: Range<Int>) -> String { String(decoding: lexer.bytes[range], as: UTF8.self) }

  /// How a token was written. A run of superscripts begins with its first one.
  func source(_ token: Token) -> String {
    token.kind == .raise && index + 1 < lexer.tokens.count ? source(lexer.tokens[index + 1].range) : source(token.range)
  }

  /// Goes one level down, or refuses.
  @inline(__always)
  mutating func nested<Result>(_ body: (inout Self) throws(ParseError) -> Result) throws(ParseError) -> Result {
    depth += 1
    guard depth <= Bounds.nesting else { throw ParseError(.tooDeep, current.range) }
    let result = try body(&self)
    depth -= 1
    return result
  }

  /// The whole of the tokens as one expression.
  mutating func whole() throws(ParseError) -> Builder.Output {
    let (result, isExpression) = try root()
    guard current.kind == .end else {
      throw isExpression || current.kind == .close ? unexpected(current) : ParseError(.vectorInside, range(from: 0))
    }
    return result
  }

  mutating func expression() throws(ParseError) -> Builder.Output {
    let start = current.start
    let sign = signs()
    let first = try product()
    guard current.kind == .plus || current.kind == .minus else {
      return sign == .minus ? builder.negation(first, range(from: start)) : first
    }
    var terms: [Builder.Term] = []
    terms.reserveCapacity(4)
    terms.append(builder.term(first, isNegative: sign == .minus))
    while current.kind == .plus || current.kind == .minus {
      let isNegative = advance().kind == .minus
      terms.append(builder.term(try signedProduct(), isNegative: isNegative))
    }
    return try builder.sum(terms, range(from: start))
  }

  /// Takes a run of signs; what they amount to, or nil where there is none.
  private mutating func signs() -> Token.Kind? {
    var result: Token.Kind?
    while current.kind == .plus || current.kind == .minus {
      result = (advance().kind == .minus) != (result == .minus) ? .minus : .plus
    }
    return result
  }

  private mutating func signedProduct() throws(ParseError) -> Builder.Output {
    let start = current.start
    let sign = signs()
    let value = try product()
    return sign == .minus ? builder.negation(value, range(from: start)) : value
  }

  private mutating func product() throws(ParseError) -> Builder.Output {
    let start = current.start
    let first = try factor()
    guard let link = try link() else { return first }
    var factors: [Builder.Factor] = []
    factors.reserveCapacity(4)
    factors.append(builder.factor(first, .times))
    var next: Syntax.Link? = link
    while let link = next {
      let operand = current.start
      let value: Builder.Output
      if link == .implicit {
        value = try factor()
      } else {
        let sign = signs()
        let inner = try factor()
        value = sign == .minus ? builder.negation(inner, range(from: operand)) : inner
      }
      factors.append(builder.factor(value, link))
      next = try self.link()
    }
    return try builder.product(factors, range(from: start))
  }

  /// How the next factor is joined, if there is one; the operator is taken.
  @inline(__always)
  private mutating func link() throws(ParseError) -> Syntax.Link? {
    switch current.kind {
    case .times:
      index += 1
      return .times
    case .divide:
      index += 1
      return .divide
    case .number:
      try checkNumber()
      return .implicit
    case .variable, .constant, .function, .operation, .open, .barOpen, .fraction, .root, .commandRoot: return .implicit
    case .bar: return openBars == 0 ? .implicit : nil
    case .end, .plus, .minus, .caret, .close, .barClose, .raise, .lower, .underscore, .comma, .semicolon, .matrixBegin,
      .matrixEnd, .ampersand, .rowEnd, .less, .greater:
      return nil
    }
  }

  /// A number may follow brackets, but not a number or a name: `2 3` and `x 2` are likelier slips than products.
  func checkNumber() throws(ParseError) {
    guard let previous else { return }
    switch previous.kind {
    case .number, .variable, .constant:
      throw ParseError(
        .missingOperator(left: source(previous), right: source(current)), previous.range.lowerBound..<Int(current.end))
    case .end, .function, .operation, .open, .close, .bar, .barOpen, .barClose, .plus, .minus, .times, .divide, .caret,
      .raise, .lower, .underscore, .comma, .semicolon, .fraction, .root, .commandRoot, .matrixBegin, .matrixEnd,
      .ampersand, .rowEnd, .less, .greater:
      return
    }
  }

  /// Whether the current token begins an operand.
  @inline(__always)
  var beginsOperand: Bool {
    switch current.kind {
    case .number, .variable, .constant, .function, .operation, .open, .barOpen, .fraction, .root, .commandRoot: true
    case .bar: openBars == 0
    case .end, .plus, .minus, .times, .divide, .caret, .close, .barClose, .raise, .lower, .underscore, .comma,
      .semicolon, .matrixBegin, .matrixEnd, .ampersand, .rowEnd, .less, .greater:
      false
    }
  }

  /// A primary with its exponents.
  mutating func factor() throws(ParseError) -> Builder.Output {
    let start = current.start
    let base = try primary()
    guard current.kind == .caret || current.kind == .raise else { return base }
    return try powers(of: base, from: start)
  }

  private mutating func powers(of base: Builder.Output, from start: Int32) throws(ParseError) -> Builder.Output {
    var base = base
    while current.kind == .raise {
      let exponent = try superscript()
      base = try builder.power(base, exponent, range(from: start))
    }
    guard current.kind == .caret else { return base }
    let caret = advance()
    let exponent = try self.exponent(after: caret)
    return try builder.power(base, exponent, range(from: start))
  }

  /// What stands after a caret: `-x`, `2^x`, `{n-1}`.
  private mutating func exponent(after caret: Token) throws(ParseError) -> Builder.Output {
    let start = current.start
    let sign = signs()
    guard beginsOperand || current.kind == .bar else { throw ParseError(.missingExponent, caret.range) }
    let exponent = try nested { (grammar) throws(ParseError) in try grammar.factor() }
    return sign == .minus ? builder.negation(exponent, range(from: start)) : exponent
  }

  /// A run of superscripts: `²`, `⁻ˣ`.
  mutating func superscript() throws(ParseError) -> Builder.Output {
    let open = advance()
    let result = try nested { (grammar) throws(ParseError) in try grammar.expression() }
    guard skip(.lower) else { throw ParseError(.missingExponent, open.range) }
    return result
  }
}
