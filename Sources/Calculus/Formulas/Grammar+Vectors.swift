extension Grammar {
  /// An expression, a vector or a matrix.
  mutating func root() throws(ParseError) -> (Builder.Output, isExpression: Bool) {
    switch current.kind {
    case .less: return (try vector(closedBy: .greater), false)
    case .matrixBegin: return (try matrixEnvironment(), false)
    case .open where bracket(current) != .curly && (listsComponents(index) || holdsOneRow(index)):
      return (try vector(closedBy: .close), false)
    case .operation where current.payload == Int32(NamedOperation.array.rawValue):
      _ = advance()
      guard current.kind == .open else { throw missingOperand() }
      let open = advance()
      let value = try nested { (grammar) throws(ParseError) in try grammar.root() }
      try close(open)
      return (value.0, false)
    case .end, .number, .variable, .constant, .function, .operation, .plus, .minus, .times, .divide, .caret, .open,
      .close, .bar, .barOpen, .barClose, .raise, .lower, .underscore, .fraction, .root, .commandRoot, .comma,
      .semicolon, .matrixEnd, .ampersand, .rowEnd, .greater:
      return (try expression(), true)
    }
  }

  /// Whether the brackets that open at a token hold components: a comma or a semicolon, or brackets that do.
  private func listsComponents(_ open: Int) -> Bool {
    var depth = 0
    for token in lexer.tokens[open...] {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0 { return false }
      if depth == 1, token.kind == .comma || token.kind == .semicolon { return true }
    }
    return false
  }

  /// Whether the square brackets that open at a token hold one row in brackets of its own and no more: `[[a, b]]`.
  private func holdsOneRow(_ open: Int) -> Bool {
    guard bracket(lexer.tokens[open]) == .square, lexer.tokens[open + 1].kind == .open,
      bracket(lexer.tokens[open + 1]) == .square, listsComponents(open + 1)
    else { return false }
    var depth = 0
    for (index, token) in lexer.tokens[(open + 1)...].enumerated() {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0 { return lexer.tokens[open + 1 + index + 1].kind == .close }
    }
    return false
  }

  /// `[a, b]`, `(a, b)`, `<a, b>`; `[[a, b], [c, d]]` and `[a, b; c, d]` are matrices.
  private mutating func vector(closedBy end: Token.Kind) throws(ParseError) -> Builder.Output {
    let open = advance()
    let (rows, isNested) = try bracketed { (grammar) throws(ParseError) in try grammar.rows() }
    if end == .close {
      try close(open)
    } else if !skip(.greater) {
      throw current.kind == .end ? ParseError(.unclosedBracket(source(open)), open.range) : unexpected(current)
    }
    let range = self.range(from: open.start)
    if rows.count == 1, !isNested {
      return try builder.vector(rows[0], end == .greater ? .angle : bracket(open), range)
    }
    if !isNested, rows.allSatisfy({ $0.count == 1 }) {
      return try builder.vector(rows.map { $0[0] }, bracket(open), range)
    }
    return try matrix(rows, range)
  }

  private func matrix(_ rows: [[Builder.Output]], _ range: Range<Int>) throws(ParseError) -> Builder.Output {
    guard rows.allSatisfy({ $0.count == rows[0].count }) else { throw ParseError(.raggedMatrix, range) }
    return try builder.matrix(rows, range)
  }

  /// The components up to the closing bracket: in rows by semicolons, or each a row in brackets of its own.
  private mutating func rows() throws(ParseError) -> (rows: [[Builder.Output]], isNested: Bool) {
    var rows: [[Builder.Output]] = [[]]
    var nestedRows: [[Builder.Output]] = []
    let start = current
    while true {
      if current.kind == .open, bracket(current) != .curly, isRow(index) {
        let open = advance()
        var row: [Builder.Output] = []
        repeat { row.append(try expression()) } while skip(.comma)
        try close(open)
        nestedRows.append(row)
      } else {
        rows[rows.count - 1].append(try expression())
      }
      if skip(.comma) { continue }
      guard skip(.semicolon) else { break }
      rows.append([])
    }
    if nestedRows.isEmpty { return (rows, false) }
    guard rows.allSatisfy(\.isEmpty) else { throw ParseError(.vectorInside, start.range) }
    return (nestedRows, true)
  }

  /// Whether the brackets that open at a token are a row: they hold commas, or are square and all of the component.
  private func isRow(_ open: Int) -> Bool {
    if listsComponents(open) { return true }
    guard bracket(lexer.tokens[open]) == .square else { return false }
    var depth = 0
    for (index, token) in lexer.tokens[open...].enumerated() {
      if token.kind == .open { depth += 1 }
      if token.kind == .close { depth -= 1 }
      if depth == 0 { return [.comma, .semicolon, .close].contains(lexer.tokens[open + index + 1].kind) }
    }
    return false
  }

  /// `\begin{pmatrix} a & b \\ c & d \end{pmatrix}`; one row or one column is a vector.
  private mutating func matrixEnvironment() throws(ParseError) -> Builder.Output {
    let open = advance()
    var rows: [[Builder.Output]] = [[]]
    while true {
      rows[rows.count - 1].append(try bracketed { (grammar) throws(ParseError) in try grammar.expression() })
      if skip(.ampersand) { continue }
      if skip(.rowEnd) {
        if current.kind == .matrixEnd { break }
        rows.append([])
        continue
      }
      break
    }
    guard skip(.matrixEnd) else {
      throw current.kind == .end ? ParseError(.unclosedBracket("\\begin"), open.range) : unexpected(current)
    }
    let range = self.range(from: open.start)
    if rows.count == 1 { return try builder.vector(rows[0], .round, range) }
    if rows.allSatisfy({ $0.count == 1 }) { return try builder.vector(rows.map { $0[0] }, .round, range) }
    return try matrix(rows, range)
  }
}
