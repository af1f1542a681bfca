/// Cuts LaTeX mathematics into tokens; control characters and bidirectional overrides become U+FFFD.
struct LaTeXLexer {
  /// In characters.
  static let maximumLength = 10_000

  private let characters: [Character]
  private var index = 0
  private var offset = 0
  private(set) var tokens: [LaTeXToken] = []
  private(set) var diagnostics: [LaTeXDiagnostic] = []

  init(_ source: String) {
    characters = Array(source.prefix(Self.maximumLength))
    while index < characters.endIndex { next() }
    let end = source.utf8.count
    if offset < end {
      diagnostics.append(LaTeXDiagnostic(cause: .tooLong(maximum: Self.maximumLength), range: offset..<end))
    }
    tokens.append(LaTeXToken(kind: .end, range: offset..<offset))
  }

  private mutating func next() {
    let start = offset
    let character = advance()
    let kind: LaTeXToken.Kind
    switch character.asciiScalar {
    case "\\": kind = command()
    case "{": kind = .open
    case "}": kind = .close
    case "^": kind = .superscript
    case "_": kind = .subscript
    case "'": kind = .prime
    case "&": kind = .ampersand
    case .some("!"..."~"): kind = .character(character)
    case _ where character == "’": kind = .prime
    case _ where character.isWhitespace:
      while index < characters.endIndex, characters[index].isWhitespace { _ = advance() }
      kind = .space
    case _ where Self.isForbidden(character):
      diagnostics.append(LaTeXDiagnostic(cause: .forbiddenCharacter, range: start..<offset))
      kind = .character("\u{FFFD}")
    case _: kind = .character(character)
    }
    tokens.append(LaTeXToken(kind: kind, range: start..<offset))
  }

  private mutating func command() -> LaTeXToken.Kind {
    guard index < characters.endIndex else { return .character("\\") }
    if characters[index] == "\\" {
      _ = advance()
      return .newline
    }
    var name = ""
    while index < characters.endIndex, characters[index].isASCIILetter { name.append(advance()) }
    if name.isEmpty {
      if characters[index].isWhitespace || Self.isForbidden(characters[index]) { return .command(" ") }
      return .command(String(advance()))
    }
    if Self.starred.contains(name), index < characters.endIndex, characters[index] == "*" { name.append(advance()) }
    return .command(name)
  }

  private mutating func advance() -> Character {
    let character = characters[index]
    index += 1
    offset += character.utf8.count
    return character
  }

  /// The commands whose name may end with a star; after others it is a product.
  private static let starred: Set = ["operatorname", "tag", "hspace"]

  /// Control characters, bidirectional controls, and clusters with more marks than a terminal cell holds.
  private static func isForbidden(_ character: Character) -> Bool {
    character.unicodeScalars.count > 8
      || character.unicodeScalars.contains { scalar in
        switch scalar.properties.generalCategory {
        case .control, .surrogate, .lineSeparator, .paragraphSeparator: true
        case .format: scalar != "\u{200D}"
        case _: false
        }
      }
  }
}
