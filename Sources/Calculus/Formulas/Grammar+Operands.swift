extension Grammar {
  /// An operand without exponents: a number, a name, brackets, an application.
  mutating func primary() throws(ParseError) -> Builder.Output {
    let token = current
    switch token.kind {
    case .number:
      index += 1
      let (value, numeral) = lexer.number(token)
      return builder.number(value, numeral, token.range)
    case .variable:
      index += 1
      if token.payload < 128 { return builder.letter(UInt8(truncatingIfNeeded: token.payload), token.range) }
      return builder.variable(lexer.names[Int(token.payload) - 128], token.range)
    case .constant:
      index += 1
      return builder.constant(NamedConstant(rawValue: UInt8(truncatingIfNeeded: token.payload)) ?? .e, token.range)
    case .open: return try group()
    case .bar, .barOpen: return try absoluteValue()
    case .function: return try application()
    case .operation: return try operation()
    case .root, .commandRoot, .fraction: return try command()
    case .end, .plus, .minus, .times, .divide, .caret, .close, .barClose, .raise, .lower, .underscore, .comma,
      .semicolon, .matrixBegin, .matrixEnd, .ampersand, .rowEnd, .less, .greater:
      throw missingOperand()
    }
  }

  /// An expression in brackets.
  private mutating func group() throws(ParseError) -> Builder.Output {
    let open = advance()
    if current.kind == .close { throw ParseError(.emptyBrackets, Int(open.start)..<Int(current.end)) }
    let inner = try bracketed { (grammar) throws(ParseError) in try grammar.expression() }
    try close(open)
    return builder.group(inner, bracket(open), range(from: open.start))
  }

  func bracket(_ token: Token) -> Syntax.Bracket {
    Syntax.Bracket(rawValue: UInt8(truncatingIfNeeded: token.payload)) ?? .round
  }

  /// Goes into brackets, where bars begin anew.
  mutating func bracketed<Result>(_ body: (inout Self) throws(ParseError) -> Result) throws(ParseError) -> Result {
    let bars = openBars
    openBars = 0
    let result = try nested(body)
    openBars = bars
    return result
  }

  /// Takes the bracket that closes another.
  mutating func close(_ open: Token) throws(ParseError) {
    let token = current
    guard token.kind == .close else {
      if token.kind == .comma, bracket(open) == .square { throw ParseError(.vectorInside, open.range) }
      throw token.kind == .end ? ParseError(.unclosedBracket(source(open)), open.range) : unexpected(token)
    }
    guard token.payload == open.payload else {
      throw ParseError(.mismatchedBrackets(open: source(open), close: source(token)), token.range)
    }
    index += 1
  }

  /// |x|. Where bars are open and an operand is complete, a bar closes; else it opens.
  private mutating func absoluteValue() throws(ParseError) -> Builder.Output {
    let open = advance()
    openBars += 1
    let inner = try nested { (grammar) throws(ParseError) in try grammar.expression() }
    guard current.kind == (open.kind == .bar ? .bar : .barClose) else {
      throw current.kind == .end ? ParseError(.unclosedBracket("|"), open.range) : unexpected(current)
    }
    index += 1
    openBars -= 1
    return builder.absoluteValue(inner, range(from: open.start))
  }
}
