extension Grammar {
  /// A function with its argument: `sin(x)`, `sin^2 x`, `log_2(x)`, `sin 2x`.
  mutating func application() throws(ParseError) -> Builder.Output {
    let name = advance()
    var function = Function.allCases[Int(name.payload)]
    var base: Builder.Output?
    if skip(.underscore) { base = try nested { (grammar) throws(ParseError) in try grammar.primary() } }
    if skipInverseSign() {
      guard let inverse = function.inverseFunction, base == nil else {
        throw ParseError(.unsupported(.inverse), range(from: name.start))
      }
      function = inverse
    }
    var power: Builder.Output?
    if current.kind == .caret || current.kind == .raise { power = try functionPower() }
    var (arguments, call) = try self.arguments(of: name, arity: base == nil ? function.arity : 1...1)
    let range = self.range(from: name.start)
    var result: Builder.Output
    if arguments.count == 2, base == nil, isLogarithm(name) { base = arguments.removeLast() }
    if let base {
      guard arguments.count == 1 else { throw wrongCount(name, arguments.count, 1...1) }
      result = try builder.logarithm(base, arguments[0], range)
    } else {
      let arity = function.arity
      guard arity.contains(arguments.count) else { throw wrongCount(name, arguments.count, arity) }
      result = try builder.application(function, arguments, call, range)
    }
    if let power { result = try builder.power(result, power, range) }
    return result
  }

  /// Whether a function is spelled `log`, which may be given its base: `log(x, 2)`.
  private func isLogarithm(_ name: Token) -> Bool {
    name.kind == .function && source(name).lowercased().hasSuffix("log")
  }

  func wrongCount(_ name: Token, _ found: Int, _ expected: ClosedRange<Int>) -> ParseError {
    ParseError(.wrongArgumentCount(of: source(name), found: found, expected: expected), range(from: name.start))
  }

  /// Takes `^-1`, `^{-1}` or `⁻¹` between a function and its argument, which says inverse and not reciprocal.
  private mutating func skipInverseSign() -> Bool {
    guard current.kind == .caret || current.kind == .raise else { return false }
    var next = index + 1
    let isBracketed = lexer.tokens[next].kind == .open
    if isBracketed { next += 1 }
    guard next + 2 < lexer.tokens.count, lexer.tokens[next].kind == .minus, lexer.tokens[next + 1].kind == .number,
      lexer.number(lexer.tokens[next + 1]).value.isOne
    else { return false }
    next += 2
    if isBracketed || current.kind == .raise {
      guard lexer.tokens[next].kind == (isBracketed ? .close : .lower) else { return false }
      next += 1
    }
    index = next
    return true
  }

  /// The exponent between a function and its argument: `sin^2 x`.
  private mutating func functionPower() throws(ParseError) -> Builder.Output {
    if current.kind == .raise { return try superscript() }
    let caret = advance()
    let start = current.start
    let isNegative = skip(.minus)
    guard beginsOperand else { throw ParseError(.missingExponent, caret.range) }
    let exponent = try nested { (grammar) throws(ParseError) in try grammar.primary() }
    return isNegative ? builder.negation(exponent, range(from: start)) : exponent
  }

  /// The arguments of a function: in brackets, or the implicit product that follows.
  mutating func arguments(
    of name: Token, arity: ClosedRange<Int>
  ) throws(ParseError) -> (values: [Builder.Output], call: Syntax.Call) {
    if current.kind == .open {
      let open = advance()
      if current.kind == .close { throw ParseError(.missingArgument(of: source(name)), range(from: name.start)) }
      let values = try bracketed { (grammar) throws(ParseError) in
        var values = [try grammar.expression()]
        while grammar.current.kind == .comma {
          if arity.upperBound == 1, grammar.isDecimalComma, !grammar.isLogarithm(name) {
            throw grammar.unexpected(grammar.current)
          }
          grammar.index += 1
          values.append(try grammar.expression())
        }
        return values
      }
      try close(open)
      return (values, .bracketed)
    }
    let start = current.start
    let isNegative = skip(.minus)
    guard beginsOperand else { throw ParseError(.missingArgument(of: source(name)), name.range) }
    let value = try nested { (grammar) throws(ParseError) in try grammar.bareArgument() }
    return ([isNegative ? builder.negation(value, range(from: start)) : value], .bare)
  }

  /// An argument without brackets: an implicit product up to the next function, `2x` in `sin 2x cos x`.
  private mutating func bareArgument() throws(ParseError) -> Builder.Output {
    let start = current.start
    let isFunction = current.kind == .function
    let first = try factor()
    if isFunction { return first }
    var factors: [Builder.Factor] = []
    while beginsOperand, current.kind != .function, current.kind != .operation {
      if factors.isEmpty { factors.append(builder.factor(first, .times)) }
      if current.kind == .number { try checkNumber() }
      factors.append(builder.factor(try factor(), .implicit))
    }
    return factors.isEmpty ? first : try builder.product(factors, range(from: start))
  }

  /// `cbrt(x)`, `pow(x, 2)`: names that stand for something with a notation of its own.
  mutating func operation() throws(ParseError) -> Builder.Output {
    let name = advance()
    guard let operation = NamedOperation(rawValue: UInt8(truncatingIfNeeded: name.payload)) else {
      throw missingOperand()
    }
    let arity = operation == .power ? 2 : 1
    let (arguments, _) = try self.arguments(of: name, arity: arity...arity)
    let range = self.range(from: name.start)
    guard arguments.count == arity else { throw wrongCount(name, arguments.count, arity...arity) }
    switch operation {
    case .cubeRoot: return try builder.root(builder.number(3, .integer, name.range), arguments[0], range)
    case .square: return try builder.power(arguments[0], builder.number(2, .integer, name.range), range)
    case .power: return try builder.power(arguments[0], arguments[1], range)
    case .array: return arguments[0]
    }
  }
}

extension Function {
  /// As the row has it, without the cost of the row.
  fileprivate var arity: ClosedRange<Int> { Function.arities[Int(rawValue)] }

  private static let arities: [ClosedRange<Int>] = allCases.map { $0.row.arity }

  /// The function that `sin^-1` names.
  fileprivate var inverseFunction: Function? { Function.inverses[self] }

  private static let inverses: [Function: Function] = [
    .sin: .arcsin, .cos: .arccos, .tan: .arctan, .sinh: .arsinh, .cosh: .arcosh, .tanh: .artanh,
  ]
}
