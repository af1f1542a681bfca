extension Character {
  /// Its scalar where that is one of ASCII: a switch over scalars compares numbers, one over characters strings.
  var asciiScalar: Unicode.Scalar? {
    guard utf8.count == 1, let byte = utf8.first else { return nil }
    return Unicode.Scalar(byte)
  }

  var isASCIIDigit: Bool { asciiScalar.map { "0"..."9" ~= $0 } ?? false }

  var isASCIILetter: Bool {
    switch asciiScalar {
    case .some("a"..."z"), .some("A"..."Z"): true
    case _: false
    }
  }
}

/// Seven-bit spellings.
enum ASCII {
  static func spelling(of text: String) -> String {
    text.allSatisfy(\.isASCII) ? text : text.map { spelling(of: $0) }.joined()
  }

  /// The name in the symbol table, the letter below accents, or a question mark.
  static func spelling(of glyph: Character) -> String {
    if glyph.isASCII { return String(glyph) }
    if let known = SymbolTable.byGlyph[glyph] { return known.ascii }
    if let letter = LaTeXAlphabet.letters[glyph] { return String(letter.letter) }
    if let script = Scripts.plain[glyph] { return String(script) }
    if let other = others[glyph] { return other }
    if let (base, accent) = AccentedLetters.parts(of: glyph) { return spelling(of: base) + "_" + accent.rawValue }
    guard let first = glyph.unicodeScalars.first, glyph.unicodeScalars.count > 1 else { return "?" }
    let base = spelling(of: Character(first))
    return glyph.unicodeScalars.contains("\u{338}") ? "not " + base : base
  }

  private static let others: [Character: String] = [
    "√": "sqrt", "–": "-", "—": "-", "‐": "-", "‑": "-", "“": "\"", "”": "\"", "‘": "'", "’": "'", "\u{A0}": " ",
    "½": "1/2", "¼": "1/4", "¾": "3/4", "∇": "grad", "ß": "ss", "é": "e", "è": "e", "ö": "o", "ü": "u", "ä": "a",
    "≢": "not ==", "⊄": "not subset of", "⊈": "not subset of", "≮": ">=", "≯": "<=", "≰": ">", "≱": "<",
    "∤": "does not divide",
    "≉": "not ~=", "≁": "not ~", "·": "*", "µ": "mu", "ϵ": "epsilon", "ϕ": "phi", "ϑ": "theta",
  ]
}
