/// Reads LaTeX mathematics into notation. It never fails: what it cannot read is shown as typed and diagnosed.
/// Linear in the length of the source.
struct LaTeXReader {
  /// Where a row ends.
  enum Stop { case end, brace, bracket, right, cell }

  let tokens: [LaTeXToken]
  var index = 0
  var depth = 0
  var diagnostics: [LaTeXDiagnostic]
  /// Open `\begin`s, inner last.
  var environments: [String] = []
  /// Open `\left`s.
  var openFences = 0
  var openBraces = 0
  private var isTooDeep = false

  init(_ source: String) {
    let lexer = LaTeXLexer(source)
    tokens = lexer.tokens
    diagnostics = lexer.diagnostics
  }

  var token: LaTeXToken { tokens[index] }

  mutating func advance() { if index < tokens.endIndex - 1 { index += 1 } }

  mutating func skipSpaces() { while token.kind == .space { advance() } }

  mutating func diagnose(_ cause: LaTeXDiagnostic.Cause, _ range: Range<Int>) {
    diagnostics.append(LaTeXDiagnostic(cause: cause, range: range))
  }

  /// The known word that was probably meant; looked for in the first diagnostics only, since the search is slow.
  func suggestion(for name: String, among words: some Sequence<String>) -> String? {
    diagnostics.count < 16 ? Spelling.nearest(to: name, among: words) : nil
  }

  mutating func document() -> MathNode {
    let rows = gridRows()
    if rows.count == 1, let first = rows.first, first.count == 1 { return first[0] }
    let hasColumns = rows.contains { $0.count > 1 }
    return .grid(Grid(hasColumns ? .aligned : .lines, rows: rows))
  }

  /// Pieces up to a stop that belongs to whoever asked; the stop itself is not taken.
  mutating func row(until stop: Stop) -> MathNode {
    var row = LaTeXRow(depth: depth)
    while true {
      skipSpaces()
      if isStop(stop) { break }
      read(into: &row)
    }
    return row.finish()
  }

  private func isStop(_ stop: Stop) -> Bool {
    switch token.kind {
    case .end: true
    case .ampersand, .newline: stop == .cell
    case .close: openBraces > 0
    case .character("]"): stop == .bracket
    case .command("right"): openFences > 0
    case .command("end"): !environments.isEmpty
    case _: false
    }
  }

  /// One piece with its scripts.
  private mutating func read(into row: inout LaTeXRow) {
    let start = token
    switch start.kind {
    case .close:
      diagnose(.unopenedBrace, start.range)
      advance()
    case .ampersand:
      diagnose(.strayAlignment, start.range)
      advance()
    case .newline:
      advance()
      row.append(.space(2))
    case .superscript, .subscript, .prime: scripts(into: &row)
    case _:
      switch atom() {
      case .piece(let piece): row.append(piece)
      case .delimiter(let symbol): row.append(delimiter: symbol)
      case .nothing: return
      }
      scripts(into: &row)
    }
  }

  /// One argument: a group, or the next single piece.
  mutating func argument(of command: String, at range: Range<Int>) -> MathNode {
    skipSpaces()
    switch token.kind {
    case .open: return group()
    case .end, .close, .ampersand, .newline, .superscript, .subscript, .command("right"), .command("end"):
      diagnose(.missingArgument(command), range)
      return .empty
    case .prime:
      advance()
      return .letter("′")
    case .character(let character) where character.isASCIIDigit:
      advance()
      return .number(String(character))
    case _:
      switch atom() {
      case .piece(let piece): return piece
      case .delimiter(let symbol): return .symbol(symbol)
      case .nothing: return .empty
      }
    }
  }

  /// `{…}`, as one piece.
  mutating func group() -> MathNode {
    let open = token.range
    advance()
    return nested(at: open) { reader in
      reader.openBraces += 1
      defer { reader.openBraces -= 1 }
      let inner = reader.row(until: .brace)
      if reader.token.kind == .close { reader.advance() } else { reader.diagnose(.unclosedBrace, open) }
      return inner
    } skipping: { reader in
      reader.skipGroup()
    }
  }

  /// Reads one level deeper, or skips where that would be too deep.
  mutating func nested(
    at range: Range<Int>, _ read: (inout Self) -> MathNode, skipping skip: (inout Self) -> Void
  ) -> MathNode {
    guard depth < MathNode.maximumDepth else {
      if !isTooDeep { diagnose(.tooDeep(maximum: MathNode.maximumDepth), range) }
      isTooDeep = true
      skip(&self)
      return .letter("…")
    }
    depth += 1
    defer { depth -= 1 }
    return read(&self)
  }

  private mutating func skipGroup() {
    var open = 1
    while token.kind != .end, open > 0 {
      if token.kind == .open { open += 1 } else if token.kind == .close { open -= 1 }
      advance()
    }
  }
}

extension MathNode {
  /// Reads LaTeX mathematics, without the dollars around it.
  ///
  /// The common subset: fractions, roots, scripts, limits, Greek, accents, delimiters, matrices, cases, alignments,
  /// text. Never fails: unknown commands are shown as typed, and everything odd is diagnosed with its range.
  /// At most 10,000 characters, nested at most 200 deep; linear time.
  package static func reading(latex source: String) -> (notation: MathNode, diagnostics: [LaTeXDiagnostic]) {
    var reader = LaTeXReader(source)
    let notation = reader.document()
    return (notation, reader.diagnostics.sorted { $0.range.lowerBound < $1.range.lowerBound })
  }

  /// The notation of LaTeX mathematics, whatever is wrong with it.
  package init(latex source: String) { self = MathNode.reading(latex: source).notation }
}
