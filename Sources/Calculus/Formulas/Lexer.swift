/// Cuts a text into tokens, in one pass over its UTF-8.
struct Lexer {
  let bytes: UnsafeBufferPointer<UInt8>
  let scope: Scope
  var position: Int
  let end: Int
  var tokens: [Token] = []
  private var numbers: [(value: Rational, numeral: Syntax.Numeral)] = []
  var names: [Symbol] = []
  private var indices: [Symbol: Int32] = [:]

  init(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ scope: Scope) {
    self.bytes = bytes
    self.scope = scope
    position = range.lowerBound
    end = range.upperBound
    tokens.reserveCapacity(min(range.count, 1_000) + 1)
  }

  /// The byte at an offset; 0 beyond the end, where no text has one that is accepted.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 { offset < end ? bytes[offset] : 0 }

  @inline(__always)
  mutating func emit(_ kind: Token.Kind, _ length: Int, payload: Int32 = 0) {
    let start = position
    position += length
    tokens.append(Token(kind: kind, payload: payload, start: Int32(start), end: Int32(position)))
  }

  @inline(__always)
  mutating func emit(_ kind: Token.Kind, from start: Int, to end: Int, payload: Int32 = 0) {
    tokens.append(Token(kind: kind, payload: payload, start: Int32(start), end: Int32(end)))
  }

  /// Emits a number of which nothing but its value and its spelling matters.
  @inline(__always)
  mutating func emitNumber(_ value: Rational, _ numeral: Syntax.Numeral, from start: Int, to end: Int) {
    if numeral == .integer, let small = value.machineInteger, small < Int(Int32.max) {
      return emit(.number, from: start, to: end, payload: Int32(-1 - small))
    }
    numbers.append((value, numeral))
    emit(.number, from: start, to: end, payload: Int32(numbers.count - 1))
  }

  @inline(__always)
  func number(_ token: Token) -> (value: Rational, numeral: Syntax.Numeral) {
    token.payload < 0 ? (Rational(-1 - Int(token.payload)), .integer) : numbers[Int(token.payload)]
  }

  mutating func emitVariable(_ symbol: Symbol, from start: Int, to end: Int) {
    let index: Int32
    if let known = indices[symbol] {
      index = known
    } else {
      index = Int32(names.count)
      names.append(symbol)
      indices[symbol] = index
    }
    emit(.variable, from: start, to: end, payload: 128 + index)
  }

  mutating func run() throws(ParseError) {
    while position < end { try next() }
    emit(.end, 0)
  }

  @inline(__always)
  private mutating func next() throws(ParseError) {
    let first = bytes[position]
    switch first {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "~"): position += 1
    case UInt8(ascii: "0")...UInt8(ascii: "9"): try number()
    case UInt8(ascii: "."): try number()
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): try word()
    case UInt8(ascii: "+"): emit(.plus, 1)
    case UInt8(ascii: "-"): emit(.minus, 1)
    case UInt8(ascii: "*"):
      if byte(position + 1) == UInt8(ascii: "*") { emit(.caret, 2) } else { emit(.times, 1) }
    case UInt8(ascii: "/"): emit(.divide, 1)
    case UInt8(ascii: "^"): emit(.caret, 1)
    case UInt8(ascii: "("): emit(.open, 1, payload: Int32(Syntax.Bracket.round.rawValue))
    case UInt8(ascii: ")"): emit(.close, 1, payload: Int32(Syntax.Bracket.round.rawValue))
    case UInt8(ascii: "["): emit(.open, 1, payload: Int32(Syntax.Bracket.square.rawValue))
    case UInt8(ascii: "]"): emit(.close, 1, payload: Int32(Syntax.Bracket.square.rawValue))
    case UInt8(ascii: "{"): emit(.open, 1, payload: Int32(Syntax.Bracket.curly.rawValue))
    case UInt8(ascii: "}"): emit(.close, 1, payload: Int32(Syntax.Bracket.curly.rawValue))
    case UInt8(ascii: "|"): emit(.bar, 1)
    case UInt8(ascii: ","): emit(.comma, 1)
    case UInt8(ascii: ";"): emit(.semicolon, 1)
    case UInt8(ascii: "<"): emit(.less, 1)
    case UInt8(ascii: ">"): emit(.greater, 1)
    case UInt8(ascii: "&"): emit(.ampersand, 1)
    case UInt8(ascii: "\\"): try command()
    case 0x80...0xFF: try glyph()
    case 0..<0x20, 0x7F: throw ParseError(.controlCharacter(first), position..<position + 1)
    default: throw refusal(ofASCII: first)
    }
  }

  /// Why a character of ASCII that begins no token is refused.
  private func refusal(ofASCII byte: UInt8) -> ParseError {
    let cause: ParseError.Cause =
      switch byte {
      case UInt8(ascii: "!"): .unsupported(self.byte(position + 1) == UInt8(ascii: "=") ? .comparison : .factorial)
      case UInt8(ascii: "%"): .unsupported(.percent)
      case UInt8(ascii: "="): .unexpectedEquals
      case UInt8(ascii: "@"): .unsupported(.matrixProduct)
      case UInt8(ascii: "'"): .unsupported(.differentiation)
      case UInt8(ascii: "\""), UInt8(ascii: "`"): .unsupported(.quotation)
      case UInt8(ascii: ":"): .unsupported(self.byte(position + 1) == UInt8(ascii: "=") ? .assignment : .division)
      default: .unexpectedCharacter(name: String(UnicodeScalar(byte)))
      }
    return ParseError(cause, position..<position + 1)
  }
}

extension UInt8 {
  @inline(__always)
  var isDigit: Bool { self &- UInt8(ascii: "0") < 10 }
  @inline(__always)
  var isLetter: Bool { (self | 0x20) &- UInt8(ascii: "a") < 26 }
}
