extension Grammar {
  /// What is wrong where an operand should stand and none does.
  func missingOperand() -> ParseError {
    let token = current
    let isEnd = token.kind == .end || token.kind == .lower
    let before = isEnd ? nil : source(token)
    let after = previous.map { source($0) }
    if isEnd, let previous {
      return ParseError(.missingOperand(before: nil, after: after), previous.range)
    }
    if token.kind == .close, previous == nil { return unexpected(token) }
    return ParseError(.missingOperand(before: before, after: after), token.range)
  }

  /// What is wrong with a token that cannot follow.
  func unexpected(_ token: Token) -> ParseError {
    switch token.kind {
    case .close: ParseError(.unmatchedBracket(source(token)), token.range)
    case .bar, .barClose: ParseError(.unmatchedBracket("|"), token.range)
    case .comma: ParseError(isDecimalComma ? .decimalComma : .misplacedComma, token.range)
    case .less, .greater: ParseError(.unsupported(.comparison), token.range)
    case .end, .number, .variable, .constant, .function, .operation, .plus, .minus, .times, .divide, .caret, .open,
      .barOpen, .raise, .lower, .underscore, .fraction, .root, .commandRoot, .semicolon, .matrixBegin, .matrixEnd,
      .ampersand, .rowEnd:
      ParseError(.missingOperand(before: source(token), after: previous.map { source($0) }), token.range)
    }
  }

  /// Whether the current comma stands between two digits.
  var isDecimalComma: Bool {
    let comma = current
    guard let previous, previous.kind == .number, previous.end == comma.start, index + 1 < lexer.tokens.count
    else { return false }
    let next = lexer.tokens[index + 1]
    return next.kind == .number && next.start == comma.end
  }
}
