extension Lexer {
  /// The character at an offset and the length of its UTF-8; nil at the end.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, length: Int)? {
    guard offset < end else { return nil }
    let first = UInt32(bytes[offset])
    if first < 0x80 { return (Unicode.Scalar(bytes[offset]), 1) }
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0x7F >> UInt32(length))
    for step in 1..<length { value = value << 6 | UInt32(byte(offset + step) & 0x3F) }
    return Unicode.Scalar(value).map { ($0, length) }
  }

  /// What stands at an offset, if that is a character beyond ASCII.
  func glyph(at offset: Int) -> (glyph: Glyph, length: Int)? {
    guard byte(offset) >= 0x80, let (scalar, length) = scalar(at: offset) else { return nil }
    return (Glyph.of(scalar), length)
  }

  /// A character beyond ASCII.
  mutating func glyph() throws(ParseError) {
    guard let (scalar, length) = scalar(at: position) else {
      throw ParseError(.invalidEncoding, position..<position + 1)
    }
    let range = position..<position + length
    switch Glyph.of(scalar) {
    case .token(let kind, let payload): emit(kind, length, payload: payload)
    case .space: position += length
    case .raised: try superscripts()
    case .name(let name): try stem(name, from: position, to: position + length)
    case .accented(let letter, let accent):
      try stem(String(Unicode.Scalar(letter)) + "_" + accent.rawValue, from: position, to: position + length)
    case .fraction(let numerator, let denominator):
      emitNumber(Rational(numerator, denominator), .vulgarFraction, from: range.lowerBound, to: range.upperBound)
      position += length
    case .lowered: throw ParseError(.malformedSubscript, range)
    case .prime: throw ParseError(.unsupported(.differentiation), range)
    case .refused(let what): throw ParseError(.unsupported(what), range)
    case .confusable(let latin):
      throw ParseError(.confusableCharacter(name: Glyph.describe(scalar), latin: latin), range)
    case .accent, .unknown: throw ParseError(Lexer.refusal(of: scalar), range)
    }
  }

  private static func refusal(of scalar: Unicode.Scalar) -> ParseError.Cause {
    if scalar == "\u{FFFD}" { return .invalidEncoding }
    if scalar.properties.isDefaultIgnorableCodePoint { return .invisibleCharacter(name: Glyph.describe(scalar)) }
    switch scalar.properties.generalCategory {
    case .control: return .controlCharacter(UInt8(truncatingIfNeeded: scalar.value))
    case .format, .lineSeparator, .paragraphSeparator: return .invisibleCharacter(name: Glyph.describe(scalar))
    default: return .unexpectedCharacter(name: Glyph.describe(scalar))
    }
  }

  /// A run of superscripts is one exponent: `²`, `⁻¹`, `ⁿ⁻¹`, and `⁻ˣ²` is −x².
  private mutating func superscripts() throws(ParseError) {
    emit(.raise, from: position, to: position)
    var afterLetter = false
    while case (.raised(let ascii), let length)? = glyph(at: position) {
      let start = position
      if ascii.isDigit {
        if afterLetter { emit(.raise, from: start, to: start) }
        try raisedNumber()
        if afterLetter { emit(.lower, from: position, to: position) }
        afterLetter = false
        continue
      }
      switch ascii {
      case UInt8(ascii: "+"): emit(.plus, length)
      case UInt8(ascii: "-"): emit(.minus, length)
      case UInt8(ascii: "("): emit(.open, length, payload: Int32(Syntax.Bracket.round.rawValue))
      case UInt8(ascii: ")"): emit(.close, length, payload: Int32(Syntax.Bracket.round.rawValue))
      default:
        if scope.hasLetter(ascii) {
          emit(.variable, length, payload: Int32(ascii))
        } else if ascii == UInt8(ascii: "e") {
          emit(.constant, length, payload: Int32(NamedConstant.e.rawValue))
        } else {
          throw unknown(String(Unicode.Scalar(ascii)), start..<start + length)
        }
      }
      afterLetter = ascii.isLetter
    }
    emit(.lower, from: position, to: position)
  }

  private mutating func raisedNumber() throws(ParseError) {
    let start = position
    var value: Rational = 0
    var digits = 0
    while case (.raised(let ascii), let length)? = glyph(at: position), ascii.isDigit {
      digits += 1
      guard digits <= Bounds.literalDigits else { throw ParseError(.numberTooLong, start..<position) }
      value = value * 10 + Rational(Int(ascii - UInt8(ascii: "0")))
      position += length
    }
    emitNumber(value, .integer, from: start, to: position)
  }
}
