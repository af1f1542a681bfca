/// One glyph and its role in a row.
package struct MathSymbol: Hashable, Sendable {
  package let glyph: Character
  package let role: Role

  package init(_ glyph: Character, _ role: Role) {
    self.glyph = glyph
    self.role = role
  }

  /// No glyph and no cell: says that what follows is the argument of what precedes.
  package static let application = MathSymbol("\u{2061}", .ordinary)
  /// No glyph and no cell but in ASCII, where it is `*`: says that its neighbours are multiplied.
  package static let invisibleTimes = MathSymbol("\u{2062}", .ordinary)
  /// Letters that are multiplied: no glyph and no cell in stacked rows, a product sign on one line, where `xy` would read
  /// as one name.
  package static let juxtaposition = MathSymbol("\u{2063}", .times)
  /// A product dot that keeps close to one-line factors.
  package static let tightTimes = MathSymbol("·", .times)
  package static let minus = MathSymbol("−", .binary)
  package static let plus = MathSymbol("+", .binary)
  package static let equals = MathSymbol("=", .relation)
  package static let comma = MathSymbol(",", .punctuation)
}

/// What a piece is in a row; the space to its neighbours follows (after the atom classes of TeX: Knuth, The TeXbook, ch. 18).
package enum Role: Hashable, Sendable {
  /// Letters, numbers.
  case ordinary
  /// Sums, integrals, function names: a space before their argument, none before a parenthesis.
  case operation
  case binary
  /// A product dot that is spaced only between tall factors.
  case times
  case relation
  case opening
  case closing
  case punctuation
  /// Fractions: a space to letters and to each other.
  case inner
}
