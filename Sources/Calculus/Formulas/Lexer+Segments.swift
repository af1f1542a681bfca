extension Lexer {
  /// A part of a run of letters and digits: `xsin2y` is x, sin, 2, y.
  enum Piece {
    case variable(Symbol), word, digits
  }

  /// Emits a run of letters and digits as the names of which it is made.
  mutating func emitPieces(_ range: Range<Int>) throws(ParseError) {
    if range.isEmpty { return }
    guard let pieces = segments(range) else { throw unknownRun(range) }
    for (piece, part) in pieces {
      switch piece {
      case .variable(let symbol): emitVariable(symbol, from: part.lowerBound, to: part.upperBound)
      case .word: emitWord(part)
      case .digits:
        position = part.lowerBound
        try number()
      }
    }
  }

  /// Emits a name that the lexicon knows.
  mutating func emitWord(_ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    if let name = Lexicon.Name(bytes, range, folded: false), case .constant(let constant) = Lexicon.exact[name] {
      return emit(.constant, from: start, to: end, payload: Int32(constant.rawValue))
    }
    guard let name = Lexicon.Name(bytes, range, folded: true) else { return }
    switch Lexicon.folded[name] {
    case .function(let function): emit(.function, from: start, to: end, payload: Int32(function.rawValue))
    case .notation(let notation): emit(.notation, from: start, to: end, payload: Int32(notation.rawValue))
    case .constant, .greek, .module, nil: return
    }
  }

  /// The names of which a run of letters and digits is made, the longest first; nil where it is none.
  func segments(_ range: Range<Int>) -> [(piece: Piece, range: Range<Int>)]? {
    if let whole = piece(range, isWhole: true) { return [(whole, range)] }
    return nil
  }

  /// What exactly these bytes name.
  private func piece(_ range: Range<Int>, isWhole: Bool) -> Piece? {
    let applied = byte(range.upperBound) == UInt8(ascii: "(")
    let folded = Lexicon.Name(bytes, range, folded: true).flatMap { Lexicon.folded[$0] }
    if applied, folded != nil { return .word }
    let symbol = Symbol(name(range))
    if scope.contains(symbol) { return .variable(symbol) }
    let exact = Lexicon.Name(bytes, range, folded: false).flatMap { Lexicon.exact[$0] }
    if case .greek = exact { return scope.isOpen ? .variable(symbol) : folded == nil ? nil : .word }
    if folded != nil || exact != nil { return .word }
    return scope.isOpen ? .variable(symbol) : nil
  }

  private func unknownRun(_ range: Range<Int>) -> ParseError {
    ParseError(.unknownName(name(range), known: []), range)
  }
}
