/// One-cell letters with an accent: the precomposed character where Unicode has one, which more fonts draw well, else a
/// combining mark.
enum AccentedLetters {
  static func letter(_ base: Character, _ accent: Accent) -> Character? {
    if let precomposed = precomposed[accent]?[base] { return precomposed }
    let (mark, letter): (String, String) =
      switch accent {
      case .hat: ("\u{302}", String(base))
      case .bar: ("\u{304}", String(base))
      case .vec: ("\u{20D7}", String(base))
      case .dot: ("\u{307}", String(base))
      case .ddot: ("\u{308}", String(base))
      case .tilde: ("\u{303}", String(base))
      }
    let text = letter + mark
    return text.count == 1 && text.unicodeScalars.count <= 4 ? text.first : nil
  }

  private static let tables: [Accent: (plain: String, accented: String)] = [
    .hat: ("aceghijosuwyACEGHIJOSUWY", "âĉêĝĥîĵôŝûŵŷÂĈÊĜĤÎĴÔŜÛŴŶ"),
    .bar: ("aegiouyAEGIOU", "āēḡīōūȳĀĒḠĪŌŪ"),
    .dot: ("abcdefghmnoprstwxyzABCDEFGHMNOPRSTWXYZ", "ȧḃċḋėḟġḣṁṅȯṗṙṡṫẇẋẏżȦḂĊḊĖḞĠḢṀṄȮṖṘṠṪẆẊẎŻ"),
    .ddot: ("aehiotuwxyAEHIOUWXY", "äëḧïöẗüẅẍÿÄËḦÏÖÜẄẌŸ"),
    .tilde: ("aeinouvyAEINOUVY", "ãẽĩñõũṽỹÃẼĨÑÕŨṼỸ"),
  ]

  private static let precomposed: [Accent: [Character: Character]] = tables.mapValues { table in
    Dictionary(zip(table.plain, table.accented).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
  }

  private static let marks: [Unicode.Scalar: Accent] = [
    "\u{302}": .hat, "\u{304}": .bar, "\u{305}": .bar, "\u{20D7}": .vec, "\u{307}": .dot, "\u{308}": .ddot,
    "\u{303}": .tilde,
  ]

  /// The base and the accent of a letter that has one.
  static func parts(of glyph: Character) -> (base: Character, accent: Accent)? {
    for accent in Accent.allCases {
      if let base = precomposed[accent]?.first(where: { $0.value == glyph })?.key { return (base, accent) }
    }
    guard glyph.unicodeScalars.count == 2, let last = glyph.unicodeScalars.last, let accent = marks[last],
      let first = glyph.unicodeScalars.first
    else { return nil }
    return (Character(first), accent)
  }
}
