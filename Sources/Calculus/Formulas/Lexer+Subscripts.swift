extension Lexer {
  /// What is written below or above a name and belongs to it.
  struct Suffix {
    /// In the form in which symbols have it: `1`, `_out`, `_hat1`.
    var text = ""
    var end: Int
    /// Whether it belongs to the one letter before it: an accent, a Unicode subscript.
    var belongsToLetter = false

    mutating func append(_ part: String) {
      let isNumber = part.utf8.allSatisfy(\.isDigit)
      text += isNumber && !(text.utf8.last?.isDigit ?? false) ? part : "_" + part
    }
  }

  func beginsSubscript(at offset: Int) -> Bool {
    if byte(offset) == UInt8(ascii: "_") { return true }
    if case (.lowered, _)? = glyph(at: offset) { return true }
    return false
  }

  /// The accents and subscripts at an offset: `_1`, `_{12}`, `_hat`, `₁`, `[0]`, a combining circumflex.
  func suffix(at start: Int) throws(ParseError) -> Suffix? {
    var suffix = Suffix(end: start)
    while suffix.end < end {
      let byte = bytes[suffix.end]
      if byte == UInt8(ascii: "_") {
        try readUnderscore(&suffix)
      } else if byte == UInt8(ascii: "[") {
        guard readIndex(&suffix) else { break }
      } else if byte >= 0x80, readGlyphs(&suffix) {
        continue
      } else {
        break
      }
    }
    return suffix.end == start ? nil : suffix
  }

  private func readUnderscore(_ suffix: inout Suffix) throws(ParseError) {
    let start = suffix.end
    var index = start + 1
    let isBraced = byte(index) == UInt8(ascii: "{")
    if isBraced { index += 1 }
    var isEmpty = true
    repeat {
      let stop = endOfRun(from: index)
      if stop > index {
        suffix.append(name(index..<stop))
        index = stop
        isEmpty = false
      } else if case (.name(let letter), let length)? = glyph(at: index) {
        suffix.append(letter)
        index += length
        isEmpty = false
      } else if isBraced, [UInt8(ascii: ","), UInt8(ascii: " "), UInt8(ascii: "_")].contains(byte(index)) {
        index += 1
      } else if let command = fontCommand(at: index) {
        let stop = endOfRun(from: command)
        guard stop > command, byte(stop) == UInt8(ascii: "}") else { break }
        suffix.append(name(command..<stop))
        index = stop + 1
        isEmpty = false
      } else {
        break
      }
    } while isBraced
    guard !isEmpty, !isBraced || byte(index) == UInt8(ascii: "}") else {
      throw ParseError(.malformedSubscript, start..<max(index, start + 1))
    }
    suffix.end = isBraced ? index + 1 : index
  }

  /// `[0]` in Python.
  private func readIndex(_ suffix: inout Suffix) -> Bool {
    let start = suffix.end + 1
    var index = start
    while byte(index).isDigit { index += 1 }
    guard index > start, byte(index) == UInt8(ascii: "]") else { return false }
    suffix.append(name(start..<index))
    suffix.end = index + 1
    return true
  }

  /// Unicode subscripts, or an accent.
  private func readGlyphs(_ suffix: inout Suffix) -> Bool {
    var part = ""
    while let (glyph, length) = glyph(at: suffix.end) {
      if case .lowered(let ascii) = glyph {
        part.unicodeScalars.append(Unicode.Scalar(ascii))
      } else if case .accent(let accent) = glyph, part.isEmpty {
        suffix.append(accent.rawValue)
        suffix.end += length
        suffix.belongsToLetter = true
        return true
      } else {
        break
      }
      suffix.end += length
    }
    if part.isEmpty { return false }
    suffix.append(part)
    suffix.belongsToLetter = true
    return true
  }

  /// Emits a run whose last name has a subscript: all of it is the name, or what precedes the name is others.
  mutating func emitSuffixed(_ run: Range<Int>, _ suffix: Suffix) throws(ParseError) {
    func last(_ start: Int) -> Symbol { symbol(name(start..<run.upperBound), suffix) }
    var split: Int?
    if scope.isOpen {
      let digits = bytes[run].reversed().prefix(while: \.isDigit).count
      split = suffix.belongsToLetter && run.count <= 3 ? run.upperBound - digits - 1 : run.lowerBound
      if run.count > 32 { split = nil }
    } else {
      // Names are short: a longer run is no name from its beginning.
      let earliest = max(run.lowerBound, run.upperBound - Scope.longestName)
      split = (earliest..<max(earliest, run.upperBound)).first {
        scope.contains(last($0)) && ($0 == run.lowerBound || segments(run.lowerBound..<$0, isApplied: false) != nil)
      }
    }
    guard let split else { throw unknown(name(run) + suffix.text, run.lowerBound..<suffix.end) }
    try emitPieces(run.lowerBound..<split, isApplied: false)
    emitVariable(last(split), from: split, to: suffix.end)
    position = suffix.end
  }

  /// A name with what is written below or above it.
  func symbol(_ stem: String, _ suffix: Suffix) -> Symbol {
    let isJoined = suffix.text.utf8.first?.isDigit ?? false
    // `thetaA1` would read as theta·A1, and `x01` has one index where `x0_1` has two.
    let hasIndex = scope.isOpen && stem.utf8.last?.isDigit == true
    let needsMark = hasIndex || stem.utf8.count > 1 && !isOneName(stem + suffix.text)
    return Symbol(stem + (isJoined && needsMark ? "_" : "") + suffix.text)
  }

  /// Whether a text without marks is read as one name.
  func isOneName(_ text: String) -> Bool {
    guard scope.isOpen else { return true }
    var text = text
    return text.withUTF8 { bytes in
      let pieces = Lexer(bytes, bytes.indices, scope).segments(bytes.indices, isApplied: false) ?? []
      guard pieces.count == 1, case .variable = pieces[0].piece else { return false }
      return true
    }
  }

  /// Whether and where a run ends with `log`, the function that takes its base as a subscript.
  func logarithm(endingAt stop: Int, from start: Int) -> Int? {
    guard stop - start >= 3, Lexicon.Name(bytes, stop - 3..<stop, folded: true) == Lexicon.logarithm,
      stop - start == 3 || segments(start..<stop - 3, isApplied: false) != nil
    else { return nil }
    return stop - 3
  }

  /// The base of a logarithm, at an offset: `_2`, `_{10}`, `_b`, `₂`. What follows an underscore is left to be read next.
  mutating func base(at start: Int) throws(ParseError) {
    if byte(start) == UInt8(ascii: "_") {
      emit(.underscore, from: start, to: start + 1)
      position = start + 1
      return
    }
    emit(.underscore, from: start, to: start)
    position = start
    var digits: Rational?
    while case (.lowered(let ascii), let length)? = glyph(at: position) {
      if ascii.isDigit {
        digits = (digits ?? 0) * 10 + Rational(Int(ascii - UInt8(ascii: "0")))
      } else if digits == nil, scope.hasLetter(ascii) {
        return emit(.variable, length, payload: Int32(ascii))
      } else if digits == nil, ascii == UInt8(ascii: "e") {
        return emit(.constant, length, payload: Int32(NamedConstant.e.rawValue))
      } else {
        throw ParseError(.malformedSubscript, start..<position + length)
      }
      position += length
      guard position - start <= 3 * Bounds.literalDigits else { throw ParseError(.numberTooLong, start..<position) }
    }
    emitNumber(digits ?? 0, .integer, from: start, to: position)
  }
}
