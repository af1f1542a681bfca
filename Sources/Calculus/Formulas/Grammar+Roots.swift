extension Grammar {
  /// `\frac{a}{b}`, `\sqrt[3]{x}`, `√x`.
  mutating func command() throws(ParseError) -> Builder.Output {
    let token = advance()
    if token.kind == .fraction {
      let numerator = try commandArgument(of: token)
      let denominator = try commandArgument(of: token)
      return try builder.fraction(numerator, denominator, range(from: token.start))
    }
    if token.kind == .commandRoot {
      var index: Builder.Output?
      if current.kind == .open, bracket(current) == .square {
        let open = advance()
        index = try bracketed { (grammar) throws(ParseError) in try grammar.expression() }
        try close(open)
      }
      let radicand = try commandArgument(of: token)
      return try builder.root(index, radicand, range(from: token.start))
    }
    let (arguments, _) = try self.arguments(of: token, arity: 1...1)
    guard arguments.count == 1 else { throw wrongCount(token, arguments.count, 1...1) }
    let index = token.payload == 2 ? nil : builder.number(Rational(Int(token.payload)), .integer, token.range)
    return try builder.root(index, arguments[0], range(from: token.start))
  }

  /// An argument in braces, or one digit or letter.
  private mutating func commandArgument(of command: Token) throws(ParseError) -> Builder.Output {
    guard current.kind == .open, bracket(current) == .curly else {
      guard beginsOperand else { throw ParseError(.missingArgument(of: source(command)), command.range) }
      return try nested { (grammar) throws(ParseError) in try grammar.primary() }
    }
    let open = advance()
    if current.kind == .close { throw ParseError(.emptyBrackets, Int(open.start)..<Int(current.end)) }
    let value = try bracketed { (grammar) throws(ParseError) in try grammar.expression() }
    try close(open)
    return value
  }
}
