extension LaTeXReader {
  /// `\left( … \right)`, after `\left`.
  mutating func fence(at range: Range<Int>) -> MathNode {
    let open = delimiter(after: "left", at: range)
    openFences += 1
    let body = row(until: .right)
    openFences -= 1
    guard token.kind == .command("right") else {
      diagnose(.unclosedLeft, range)
      return .fenced(open, body, nil)
    }
    let end = token.range
    advance()
    return .fenced(open, body, delimiter(after: "right", at: end))
  }

  /// The delimiter after `\left`, `\middle` or `\right`; nil for the invisible one.
  mutating func delimiter(after command: String, at range: Range<Int>) -> Character? {
    skipSpaces()
    switch token.kind {
    case .character("."):
      advance()
      return nil
    case .character("<"):
      advance()
      return "⟨"
    case .character(">"):
      advance()
      return "⟩"
    case .character(let character) where "()[]|/⟨⟩⌈⌉⌊⌋‖".contains(character):
      advance()
      return character
    case .command(let name):
      if let known = SymbolTable.byCommand[name] {
        advance()
        return known.symbol.glyph
      }
      if case .symbol(let symbol) = LaTeXCommand.byName[name] {
        advance()
        return symbol.glyph
      }
    case .character, .open, .close, .superscript, .subscript, .prime, .ampersand, .newline, .space, .end: break
    }
    diagnose(.missingDelimiter(command), range)
    return nil
  }
}
