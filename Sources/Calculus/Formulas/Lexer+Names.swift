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
      if letter == UInt8(ascii: "d") { try refuseDerivativeSign() }
      if next == UInt8(ascii: "("), scope.isOpen, letter &- UInt8(ascii: "f") < 3 {
        throw ParseError(.unknownFunction(name(start..<start + 1)), start..<start + 1)
      }
      if scope.hasLetter(letter) { return emit(.variable, 1, payload: Int32(letter)) }
      if letter == UInt8(ascii: "e") { return emit(.constant, 1, payload: Int32(NamedConstant.e.rawValue)) }
    }
    try longWord()
  }

  private mutating func longWord() throws(ParseError) {
    let start = position
    if bytes[start] == UInt8(ascii: "d") { try refuseDerivativeSign() }
    let stop = endOfRun(from: start)
    if byte(stop) == UInt8(ascii: "["), Lexicon.Name(bytes, start..<stop, folded: true) == Lexicon.Name("sqrt") {
      emit(.commandRoot, from: start, to: stop)
      position = stop
      return
    }
    // Most names are functions in front of their brackets.
    if byte(stop) == UInt8(ascii: "("), emitFunction(start..<stop) { return }
    if byte(stop) == UInt8(ascii: "."), byte(stop + 1).isLetter,
      let name = Lexicon.Name(bytes, start..<stop, folded: false), Lexicon.modules.contains(name)
    {
      position = stop + 1
      return
    }
    try names(start..<stop, resumingAt: stop)
  }

  func endOfRun(from start: Int) -> Int {
    var stop = start
    while byte(stop).isLetter || byte(stop).isDigit { stop += 1 }
    return stop
  }

  /// Emits what a run of letters and digits names, with the subscript that stands at `stop`: after the run, or after
  /// the brace that closes around it.
  ///
  /// - Parameter isStyled: it stands under a font.
  mutating func names(_ run: Range<Int>, resumingAt stop: Int, isStyled: Bool = false) throws(ParseError) {
    if byte(stop) == UInt8(ascii: "_"), stop == run.upperBound {
      var whole = stop
      while byte(whole) == UInt8(ascii: "_") || byte(whole).isLetter || byte(whole).isDigit { whole += 1 }
      if emitFunction(run.lowerBound..<whole) { return }
    }
    guard run.count <= Lexer.longestRun else { throw unknown(name(run.prefix(40)), run) }
    if beginsSubscript(at: stop), let start = logarithm(endingAt: run.upperBound, from: run.lowerBound) {
      try emitPieces(run.lowerBound..<start, isApplied: false)
      emitWord(start..<run.upperBound)
      return try base(at: stop)
    }
    if let suffix = try suffix(at: stop) {
      // A logarithm takes a base, no accent and no index in brackets.
      if scope.isOpen, logarithm(endingAt: run.upperBound, from: run.lowerBound) != nil {
        throw ParseError(.malformedSubscript, run.lowerBound..<suffix.end)
      }
      try emitSuffixed(run, suffix)
    } else if isStyled, scope.isOpen, piece(run, isLast: true, isApplied: isApplied(at: stop)) == nil,
      isOneName(name(run))
    {
      // What is read as several without its font is so with it: on paper `xy` and `\mathrm{xy}` are told apart, in
      // a line that is printed they are not.
      emitVariable(Symbol(name(run)), from: run.lowerBound, to: stop)
      position = stop
    } else {
      try emitPieces(run, isApplied: isApplied(at: stop))
      position = max(position, stop)
    }
  }

  /// `d/dx`, `d^2/dx^2`, `dy/dx` and `\frac{d}{dx}` ask for a derivative, where d is no variable of the exercise.
  private func refuseDerivativeSign() throws(ParseError) {
    var stop = position + 1
    if byte(stop).isLetter { stop += 1 }
    if !scope.isOpen, scope.hasLetter(UInt8(ascii: "d")) || scope.contains(Symbol(name(position..<stop))) { return }
    if byte(stop) == UInt8(ascii: "^") {
      stop += byte(stop + 1) == UInt8(ascii: "{") ? 2 : 1
      while byte(stop).isDigit { stop += 1 }
    }
    while byte(stop) == UInt8(ascii: " ") || byte(stop) == UInt8(ascii: "}") { stop += 1 }
    guard byte(stop) == UInt8(ascii: "/") || byte(stop) == UInt8(ascii: "{") else { return }
    stop += 1
    while byte(stop) == UInt8(ascii: " ") || byte(stop) == UInt8(ascii: "(") { stop += 1 }
    guard byte(stop) == UInt8(ascii: "d"), byte(stop + 1).isLetter else { return }
    let variable = stop + 1..<endOfRun(from: stop + 1)
    let letters = name(variable.prefix(Scope.longestName)).prefix { !$0.isNumber }
    guard letters.count == 1 || Glyph.greekNames.contains(String(letters)) else { return }
    throw ParseError(.unsupported(.differentiation), position..<variable.upperBound)
  }

  /// Letters and digits in a row that are read as names; a longer run is none.
  private static let longestRun = 256

  func name(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// Whether brackets follow, so that a name in front of them may be a function.
  func isApplied(at offset: Int) -> Bool {
    var offset = offset
    while byte(offset) == UInt8(ascii: " ") { offset += 1 }
    guard byte(offset) == UInt8(ascii: "\\") else { return byte(offset) == UInt8(ascii: "(") }
    for command in ["\\left", "\\bigl", "\\big", "\\Bigl", "\\Big"] where startsWith(command, at: offset) {
      offset += command.utf8.count
      break
    }
    return byte(offset) == UInt8(ascii: "(")
  }

  func startsWith(_ ascii: String, at offset: Int) -> Bool {
    var index = offset
    for byte in ascii.utf8 {
      if self.byte(index) != byte { return false }
      index += 1
    }
    return true
  }

  /// A function or notation that is spelled by exactly these bytes.
  private mutating func emitFunction(_ range: Range<Int>) -> Bool {
    guard let name = Lexicon.Name(bytes, range, folded: true), let word = Lexicon.folded[name] else { return false }
    emitWord(word, from: range.lowerBound, to: range.upperBound)
    position = range.upperBound
    return true
  }

  /// Emits a name that the lexicon knows, a constant or a function.
  mutating func emitWord(_ range: Range<Int>) {
    let (start, end) = (range.lowerBound, range.upperBound)
    if let name = Lexicon.Name(bytes, range, folded: false), case .constant(let constant) = Lexicon.exact[name] {
      return emit(.constant, from: start, to: end, payload: Int32(constant.rawValue))
    }
    guard let name = Lexicon.Name(bytes, range, folded: true) else { return }
    emitWord(Lexicon.folded[name], from: start, to: end)
  }

  mutating func emitWord(_ word: Lexicon.Word?, from start: Int, to end: Int) {
    switch word {
    case .function(let function): emit(.function, from: start, to: end, payload: Int32(function.rawValue))
    case .operation(let operation): emit(.operation, from: start, to: end, payload: Int32(operation.rawValue))
    case .constant(let constant): emit(.constant, from: start, to: end, payload: Int32(constant.rawValue))
    case .greek, nil: return
    }
  }

  /// A name that is one letter to the eye: `θ`, `\theta`, `ŷ`.
  mutating func stem(_ stem: String, from start: Int, to stop: Int) throws(ParseError) {
    if scope.isOpen, let mark = stem.firstIndex(of: "_"), stem[..<mark].lowercased().hasSuffix("log") {
      throw ParseError(.malformedSubscript, start..<stop)
    }
    let word = Lexicon.Name(stem)
    if let suffix = try suffix(at: stop) {
      let symbol = Symbol(stem + suffix.text)
      guard scope.isOpen || scope.contains(symbol) else { throw unknown(symbol.name, start..<suffix.end) }
      emitVariable(symbol, from: start, to: suffix.end)
      position = suffix.end
      return
    }
    position = stop
    let symbol = Symbol(stem)
    if let function = Lexicon.folded[word], isApplied(at: stop) { return emitWord(function, from: start, to: stop) }
    if scope.contains(symbol) { return emitVariable(symbol, from: start, to: stop) }
    if case .constant = Lexicon.exact[word] { return emitWord(Lexicon.exact[word], from: start, to: stop) }
    guard scope.isOpen else { throw unknown(stem, start..<stop) }
    emitVariable(symbol, from: start, to: stop)
  }
}

extension Range<Int> {
  func prefix(_ count: Int) -> Range<Int> { lowerBound..<Swift.min(upperBound, lowerBound + count) }
}
