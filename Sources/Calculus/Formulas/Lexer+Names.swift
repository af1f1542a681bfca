extension Lexer {
  /// A name, or several run together.
  @inline(__always)
  mutating func word() throws(ParseError) {
    let start = position
    let next = byte(start + 1)
    if !next.isLetter, !next.isDigit, next < 0x80, next != UInt8(ascii: "_"), next != UInt8(ascii: "["),
      next != UInt8(ascii: ".")
    {
      let letter = bytes[start]
      if scope.hasLetter(letter) { return emit(.variable, 1, payload: Int32(letter)) }
      if letter == UInt8(ascii: "e") { return emit(.constant, 1, payload: Int32(NamedConstant.e.rawValue)) }
    }
    try longWord()
  }

  private mutating func longWord() throws(ParseError) {
    let start = position
    var stop = start + 1
    while byte(stop).isLetter || byte(stop).isDigit { stop += 1 }
    if byte(stop) == UInt8(ascii: "."), byte(stop + 1).isLetter,
      let name = Lexicon.Name(bytes, start..<stop, folded: false), Lexicon.modules.contains(name)
    {
      position = stop + 1
      return
    }
    let subscripted = try readSubscript(at: stop)
    if let subscripted {
      if emitFunction(start..<subscripted.end) { return }
      if let logarithm = logarithm(endingAt: stop, from: start) {
        try emitPieces(start..<logarithm)
        emitWord(logarithm..<stop)
        emit(.underscore, from: stop, to: stop + 1)
        position = subscripted.base
        return
      }
      let symbol = Symbol(name(start..<stop) + subscripted.suffix)
      if isVariable(symbol) {
        emitVariable(symbol, from: start, to: subscripted.end)
        position = subscripted.end
        return
      }
      for split in start + 1..<max(stop, start + 1) {
        let last = Symbol(name(split..<stop) + subscripted.suffix)
        if !scope.isOpen, scope.contains(last), segments(start..<split) != nil {
          try emitPieces(start..<split)
          emitVariable(last, from: split, to: subscripted.end)
          position = subscripted.end
          return
        }
      }
      throw unknown(start..<subscripted.end)
    }
    try emitPieces(start..<stop)
    position = stop
  }

  func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  private func isVariable(_ symbol: Symbol) -> Bool {
    scope.isOpen ? symbol.name.utf8.count <= 32 : scope.contains(symbol)
  }

  /// A function or notation that is spelled by exactly these bytes.
  private mutating func emitFunction(_ range: Range<Int>) -> Bool {
    guard let name = Lexicon.Name(bytes, range, folded: true), let word = Lexicon.folded[name] else { return false }
    switch word {
    case .function(let function):
      emit(.function, from: range.lowerBound, to: range.upperBound, payload: Int32(function.rawValue))
    case .notation(let notation):
      emit(.notation, from: range.lowerBound, to: range.upperBound, payload: Int32(notation.rawValue))
    case .constant, .greek, .module: return false
    }
    position = range.upperBound
    return true
  }

  /// Where `log` begins, if the letters before an underscore end with it.
  private func logarithm(endingAt stop: Int, from start: Int) -> Int? {
    guard stop - start >= 3, let name = Lexicon.Name(bytes, stop - 3..<stop, folded: true),
      name == Lexicon.Name("log"), stop - start == 3 || segments(start..<stop - 3) != nil
    else { return nil }
    return stop - 3
  }

  /// `_1`, `_{12}`, `_hat` after a name, in the form in which symbols have it.
  private func readSubscript(at stop: Int) throws(ParseError) -> (suffix: String, base: Int, end: Int)? {
    guard byte(stop) == UInt8(ascii: "_") else { return nil }
    var (suffix, index) = ("", stop)
    while byte(index) == UInt8(ascii: "_") {
      index += 1
      let braced = byte(index) == UInt8(ascii: "{")
      if braced { index += 1 }
      let first = index
      while byte(index).isLetter || byte(index).isDigit { index += 1 }
      guard index > first else { throw ParseError(.malformedSubscript, stop..<index) }
      let part = name(first..<index)
      suffix += bytes[first..<index].allSatisfy(\.isDigit) && !(suffix.utf8.last?.isDigit ?? false) ? part : "_" + part
      if braced {
        guard byte(index) == UInt8(ascii: "}") else { throw ParseError(.malformedSubscript, stop..<index) }
        index += 1
      }
    }
    return (suffix, stop + 1, index)
  }

  /// What is wrong with a name that nothing knows.
  private func unknown(_ range: Range<Int>) -> ParseError {
    var next = range.upperBound
    while byte(next) == UInt8(ascii: " ") { next += 1 }
    let text = name(range.prefix(40))
    if byte(next) == UInt8(ascii: "("), range.count > 1 || scope.isOpen {
      return ParseError(.unknownFunction(text), range)
    }
    return ParseError(.unknownName(text, known: (scope.variables ?? []).prefix(8).map(\.name)), range)
  }
}

extension Range<Int> {
  fileprivate func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
