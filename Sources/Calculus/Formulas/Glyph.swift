/// What a character beyond ASCII stands for: the one table of them.
enum Glyph {
  /// One token, with its payload.
  case token(Token.Kind, Int32 = 0)
  case space
  /// A superscript or a subscript, as the ASCII character that it raises or lowers.
  case raised(UInt8), lowered(UInt8)
  /// The name of a Greek letter.
  case name(String)
  /// A letter with an accent, or the accent that follows its letter.
  case accented(UInt8, Accent)
  case accent(Accent)
  case fraction(Int, Int)
  case prime
  case refused(ParseError.Unsupported)
  /// A character that looks like one of ASCII, and is not.
  case confusable(String)
  case unknown

  /// A mark over a letter, by its name in symbols: `y_hat`.
  enum Accent: String, CaseIterable {
    case hat, bar, tilde

    /// The spellings in LaTeX.
    var commands: [String] {
      switch self {
      case .hat: ["hat", "widehat"]
      case .bar: ["bar", "overline"]
      case .tilde: ["tilde", "widetilde"]
      }
    }
  }

  /// Other characters for Greek letters that have their row in `GreekLetter.all`, and π, which names a constant.
  private static let greekVariants: [(name: String, letters: String)] = [
    ("pi", "πϖ"), ("epsilon", "ϵ"), ("theta", "ϑ"), ("kappa", "ϰ"), ("mu", "\u{B5}"), ("rho", "ϱ"), ("sigma", "ς"),
    ("phi", "ϕ"), ("Delta", "\u{2206}"), ("Omega", "\u{2126}"),
  ]

  /// The Greek letters by their names; capitals that look like Latin ones have none.
  static let greekNames: Set<String> = Set(GreekLetter.all.map(\.name) + greekVariants.map(\.name))

  /// Letters that look Latin and are Cyrillic or Greek, each before the Latin one.
  private static let lookalikes =
    "аaеeоoрpсcуyхxѕsіiјjԁdһhкkмmтtвbнhАAВBЕEКKМMНHОOРPСCТTУYХXЅSІIЈJ" + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXοo" + "ıiℎhℓl"

  private static let table: [UInt32: Glyph] = {
    var table: [UInt32: Glyph] = [:]
    func set(_ characters: String, _ glyph: Glyph) {
      for scalar in characters.unicodeScalars { table[scalar.value] = glyph }
    }
    func map(_ characters: String, _ ascii: String, _ glyph: (UInt8) -> Glyph) {
      for (scalar, byte) in zip(characters.unicodeScalars, ascii.utf8) { table[scalar.value] = glyph(byte) }
    }
    set("\u{2212}\u{2010}\u{2011}\u{2012}\u{2013}\u{FE63}", .token(.minus))
    set("·×⋅∙∗•\u{2715}\u{22C6}", .token(.times))
    set("÷∕⁄", .token(.divide))
    set("∣❘", .token(.bar))
    set("⟨〈", .token(.less))
    set("⟩〉", .token(.greater))
    set("√", .token(.root, 2))
    set("∛", .token(.root, 3))
    set("∜", .token(.root, 4))
    set(
      "\u{A0}\u{2002}\u{2003}\u{2004}\u{2005}\u{2006}\u{2007}\u{2008}\u{2009}\u{200A}\u{202F}\u{205F}\u{3000}", .space)
    map("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾", "0123456789+-()", Glyph.raised)
    map("ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ", "abcdefghijklmnoprstuvwxyz", Glyph.raised)
    map("₀₁₂₃₄₅₆₇₈₉", "0123456789", Glyph.lowered)
    map("ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ", "aehijklmnoprstuvx", Glyph.lowered)
    for greek in GreekLetter.all { set(String(greek.letter), .name(greek.name)) }
    for (name, letters) in greekVariants { set(letters, .name(name)) }
    map("âĉêĝĥîĵôŝûŵŷẑÂĈÊĜĤÎĴÔŜÛŴŶẐ", "aceghijosuwyzACEGHIJOSUWYZ") { .accented($0, .hat) }
    map("āēīōūȳĀĒĪŌŪȲ", "aeiouyAEIOUY") { .accented($0, .bar) }
    map("ãẽĩñõũỹÃẼĨÑÕŨỸ", "aeinouyAEINOUY") { .accented($0, .tilde) }
    set("\u{302}", .accent(.hat))
    set("\u{304}\u{305}", .accent(.bar))
    set("\u{303}", .accent(.tilde))
    for (characters, numerator, denominator) in [
      ("½", 1, 2), ("⅓", 1, 3), ("⅔", 2, 3), ("¼", 1, 4), ("¾", 3, 4), ("⅕", 1, 5), ("⅖", 2, 5), ("⅗", 3, 5),
      ("⅘", 4, 5), ("⅙", 1, 6), ("⅚", 5, 6), ("⅐", 1, 7), ("⅛", 1, 8), ("⅜", 3, 8), ("⅝", 5, 8), ("⅞", 7, 8),
      ("⅑", 1, 9), ("⅒", 1, 10),
    ] { set(characters, .fraction(numerator, denominator)) }
    set("′″‴", .prime)
    set("∂∇", .refused(.differentiation))
    set("∞", .refused(.infinity))
    set("∫∬∮", .refused(.integral))
    set("∑∏", .refused(.summation))
    set("≤≥≠≈≡≪≫∈→⇒", .refused(.comparison))
    set("±∓", .refused(.plusMinus))
    set("°∘", .refused(.degree))
    set("‖∥", .refused(.norm))
    set("ᵀ⊤", .refused(.transpose))
    set("“”„‘’‚«»", .refused(.quotation))
    let pairs = Array(lookalikes.unicodeScalars)
    for index in stride(from: 0, to: pairs.count - 1, by: 2) {
      table[pairs[index].value] = .confusable(String(pairs[index + 1]))
    }
    return table
  }()

  static func of(_ scalar: Unicode.Scalar) -> Glyph {
    if let known = table[scalar.value] { return known }
    switch scalar.value {
    case 0xFF01...0xFF5E:
      // The full-width forms of ASCII stand in its order.
      return .confusable(String(Unicode.Scalar(UInt8(scalar.value - 0xFEE0))))
    case 0x1D400..<0x1D6A4:
      // Mathematical letters: alphabets of 26 capitals and 26 small letters, one style after another.
      let letter = UInt8((scalar.value - 0x1D400) % 52)
      return .confusable(String(Unicode.Scalar(letter < 26 ? 65 + letter : 71 + letter)))
    case 0x1D7CE...0x1D7FF: return .confusable(String((scalar.value - 0x1D7CE) % 10))
    default: return .unknown
    }
  }

  /// The one place where a character of any kind is named: printable, whatever the character is.
  static func describe(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return scalar.properties.name.map { "\(code) \($0.lowercased())" } ?? code
  }
}
