/// A piece of text that the grammar takes as one.
struct Token {
  enum Kind: UInt8 {
    case end
    /// Payload: −1 − the value of a small integer, or the index of the value among the lexer's numbers.
    case number
    /// Payload: the ASCII letter, or 128 + the index of the name among the lexer's names.
    case variable
    /// Payload: the raw value of the `NamedConstant`.
    case constant
    /// Payload: the raw value of the `Function`.
    case function
    /// Payload: the raw value of the `NamedOperation`.
    case operation
    case plus, minus, times, divide, caret
    /// Payload: the raw value of the `Syntax.Bracket`.
    case open, close
    case bar, barOpen, barClose
    /// A run of superscripts begins or ends.
    case raise, lower
    /// The base of a logarithm follows.
    case underscore
    /// `\frac`; a root sign, payload its index; `\sqrt`.
    case fraction, root, commandRoot
    case comma, semicolon
    case matrixBegin, matrixEnd, ampersand, rowEnd
    case less, greater
  }

  let kind: Kind
  var payload: Int32 = 0
  let start: Int32
  let end: Int32

  @inline(__always)
  var range: Range<Int> { Int(start)..<Int(end) }
}

/// A name in front of brackets that is notation for something that has its own: `pow(x, 2)` is x^2.
enum NamedOperation: UInt8, CaseIterable {
  case cubeRoot, square, power, array

  var spellings: [String] {
    switch self {
    case .cubeRoot: ["cbrt"]
    case .square: ["square"]
    case .power: ["pow", "power"]
    case .array: ["array", "tensor", "asarray"]
    }
  }
}
