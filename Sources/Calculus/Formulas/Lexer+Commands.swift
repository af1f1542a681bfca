extension Lexer {
  /// A command of LaTeX.
  mutating func command() throws(ParseError) {
    let start = position
    let first = byte(start + 1)
    guard first.isLetter else { return try shortCommand(first) }
    var stop = start + 1
    while byte(stop).isLetter { stop += 1 }
    let name = self.name(start + 1..<min(stop, start + 41))
    if let command = Command.table[name] { return try run(command, start..<stop) }
    if let accent = Command.accent(name) { return try accented(accent, start, argument: stop) }
    let greek = Command.greekVariants[name] ?? name
    if Glyph.greekNames.contains(greek) { return try stem(greek, from: start, to: stop) }
    if let function = Lexicon.Name(bytes, start + 1..<stop, folded: true).flatMap({ Lexicon.folded[$0] }) {
      emitWord(function, from: start, to: stop)
      position = stop
      if logarithm(endingAt: stop, from: start + 1) == start + 1, beginsSubscript(at: stop) { try base(at: stop) }
      return
    }
    throw ParseError(.unknownCommand(name), start..<stop)
  }

  /// A backslash and one character.
  private mutating func shortCommand(_ character: UInt8) throws(ParseError) {
    let range = position..<min(position + 2, end)
    switch character {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "!"), UInt8(ascii: " "),
      UInt8(ascii: ">"):
      position += 2
    case UInt8(ascii: "{"): emit(.open, 2, payload: Int32(Syntax.Bracket.curly.rawValue))
    case UInt8(ascii: "}"): emit(.close, 2, payload: Int32(Syntax.Bracket.curly.rawValue))
    case UInt8(ascii: "\\"): emit(.rowEnd, 2)
    case UInt8(ascii: "|"): throw ParseError(.unsupported(.norm), range)
    case UInt8(ascii: "%"): throw ParseError(.unsupported(.percent), range)
    default: throw ParseError(.unexpectedCharacter(name: "\\"), position..<position + 1)
    }
  }

  private mutating func run(_ command: Command, _ range: Range<Int>) throws(ParseError) {
    let (start, stop) = (range.lowerBound, range.upperBound)
    position = stop
    switch command {
    case .nothing: return
    case .token(let kind): emit(kind, from: start, to: stop)
    case .fraction:
      emit(.fraction, from: start, to: stop)
      // In `\frac12` each digit is an argument.
      if singleDigit() { _ = singleDigit() }
    case .root:
      emit(.commandRoot, from: start, to: stop)
      _ = singleDigit()
    case .font: try styledName(start)
    case .left, .right: try delimiter(isLeft: self.name(start + 1..<stop) == "left", start)
    case .begin, .end: try environment(begins: self.name(start + 1..<stop) == "begin", start)
    case .refused(let what): throw ParseError(.unsupported(what), range)
    }
  }

  private mutating func skipSpaces() {
    while byte(position) == UInt8(ascii: " ") { position += 1 }
  }

  private mutating func singleDigit() -> Bool {
    skipSpaces()
    guard byte(position).isDigit else { return false }
    emitNumber(Rational(Int(bytes[position] - UInt8(ascii: "0"))), .integer, from: position, to: position + 1)
    position += 1
    return true
  }

  /// Where the name in a command for fonts begins: after `\text{` at an offset.
  func fontCommand(at offset: Int) -> Int? {
    guard byte(offset) == UInt8(ascii: "\\") else { return nil }
    var stop = offset + 1
    while byte(stop).isLetter { stop += 1 }
    guard byte(stop) == UInt8(ascii: "{"), case .font? = Command.table[name(offset + 1..<min(stop, offset + 41))]
    else { return nil }
    return stop + 1
  }

  /// What follows a command for fonts: a name in braces is one name, anything else is read as if the command were
  /// not there.
  private mutating func styledName(_ start: Int) throws(ParseError) {
    if byte(position) == UInt8(ascii: "*") { position += 1 }
    skipSpaces()
    guard byte(position) == UInt8(ascii: "{") else { return }
    var stop = endOfRun(from: position + 1)
    let run = position + 1..<stop
    if byte(stop) == UInt8(ascii: "_") || byte(stop) == UInt8(ascii: "\\") {
      return try escapedName(run.lowerBound, start)
    }
    while byte(stop) == UInt8(ascii: " ") { stop += 1 }
    guard !run.isEmpty, bytes[run.lowerBound].isLetter, byte(stop) == UInt8(ascii: "}") else { return }
    position = run.lowerBound
    try names(run, resumingAt: stop + 1, isStyled: true)
  }

  /// A name with underscores, `\text{leaky\_relu}` or `\mathrm{w\_out}`: a function or one variable.
  private mutating func escapedName(_ first: Int, _ start: Int) throws(ParseError) {
    guard let (name, stop) = bracedName(at: first) else { return }
    if let word = Lexicon.folded[Lexicon.Name(name.lowercased())] {
      emitWord(word, from: start, to: stop + 1)
      position = stop + 1
      return
    }
    try stem(try symbol(spelled: name, first..<stop).name, from: start, to: stop + 1)
  }

  /// The variable that a text with underscores names.
  private func symbol(spelled text: String, _ range: Range<Int>) throws(ParseError) -> Symbol {
    let parts = text.split(separator: "_", omittingEmptySubsequences: false)
    var suffix = Suffix(end: range.upperBound)
    for part in parts.dropFirst() {
      if part.isEmpty { throw ParseError(.malformedSubscript, range) }
      suffix.append(String(part))
    }
    return symbol(String(parts[0]), suffix)
  }

  /// The name up to a closing brace, without the marks that keep LaTeX from lowering what follows; nil where something
  /// else stands there.
  private func bracedName(at first: Int) -> (name: String, stop: Int)? {
    var stop = first
    while byte(stop).isLetter || byte(stop).isDigit || byte(stop) == UInt8(ascii: "_")
      || byte(stop) == UInt8(ascii: "\\") && byte(stop + 1) == UInt8(ascii: "_")
    { stop += 1 }
    guard byte(stop) == UInt8(ascii: "}"), byte(first).isLetter else { return nil }
    return (name(first..<stop).filter { $0 != "\\" }, stop)
  }

  /// `\hat{y}`, `\bar x`, `\hat{\theta}`, `\hat{\mathrm{out}}`.
  private mutating func accented(_ accent: Glyph.Accent, _ start: Int, argument: Int) throws(ParseError) {
    position = argument
    skipSpaces()
    let isBraced = byte(position) == UInt8(ascii: "{")
    if isBraced { position += 1 }
    skipSpaces()
    var name: String
    if let first = fontCommand(at: position), let (inner, stop) = bracedName(at: first) {
      name = try symbol(spelled: inner, first..<stop).name
      position = stop + 1
    } else if byte(position) == UInt8(ascii: "\\") {
      var stop = position + 1
      while byte(stop).isLetter { stop += 1 }
      let letter = self.name(position + 1..<min(stop, position + 41))
      name = Command.greekVariants[letter] ?? letter
      guard Glyph.greekNames.contains(name) else {
        throw ParseError(.unknownCommand(letter), position..<stop)
      }
      position = stop
    } else if case (.name(let letter), let length)? = glyph(at: position) {
      name = letter
      position += length
    } else {
      let stop = isBraced ? endOfRun(from: position) : position + (byte(position).isLetter ? 1 : 0)
      guard stop > position, byte(position).isLetter else {
        throw ParseError(.missingArgument(of: self.name(start..<argument)), start..<argument)
      }
      name = self.name(position..<stop)
      position = stop
    }
    if isBraced, let suffix = try suffix(at: position) {
      name = symbol(name, suffix).name
      position = suffix.end
    }
    skipSpaces()
    if isBraced {
      guard byte(position) == UInt8(ascii: "}") else { throw ParseError(.unclosedBracket("{"), start..<position) }
      position += 1
    }
    try stem(name + "_" + accent.rawValue, from: start, to: position)
  }

  /// What follows `\left` or `\right`.
  private mutating func delimiter(isLeft: Bool, _ start: Int) throws(ParseError) {
    skipSpaces()
    if byte(position) == UInt8(ascii: "|") {
      emit(isLeft ? .barOpen : .barClose, from: start, to: position + 1)
      position += 1
    } else if byte(position) == UInt8(ascii: ".") {
      throw ParseError(.unexpectedCharacter(name: "."), start..<position + 1)
    }
  }

  /// `\begin{pmatrix}` and its end.
  private mutating func environment(begins: Bool, _ start: Int) throws(ParseError) {
    skipSpaces()
    guard byte(position) == UInt8(ascii: "{") else { throw ParseError(.unclosedBracket("{"), start..<position) }
    let stop = endOfRun(from: position + 1)
    let environment = name(position + 1..<min(stop, position + 41))
    guard byte(stop) == UInt8(ascii: "}"), Command.matrices.contains(environment) else {
      throw ParseError(environment == "vmatrix" ? .unsupported(.determinant) : .unknownCommand("begin"), start..<stop)
    }
    position = stop + 1
    if begins, environment == "array", byte(position) == UInt8(ascii: "{") {
      while position < end, bytes[position] != UInt8(ascii: "}") { position += 1 }
      position += 1
    }
    position = min(position, end)
    emit(begins ? .matrixBegin : .matrixEnd, from: start, to: position)
  }
}
