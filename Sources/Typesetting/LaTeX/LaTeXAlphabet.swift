/// The alphabets of `\mathbb` and `\mathcal`: a capital letter has a glyph of its own, other glyphs stay.
enum LaTeXAlphabet: String, Hashable, CaseIterable {
  case doubleStruck = "mathbb"
  case script = "mathcal"

  private var glyphs: [Character] {
    switch self {
    case .doubleStruck: Array("𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ")
    case .script: Array("𝒜ℬ𝒞𝒟ℰℱ𝒢ℋℐ𝒥𝒦ℒℳ𝒩𝒪𝒫𝒬ℛ𝒮𝒯𝒰𝒱𝒲𝒳𝒴𝒵")
    }
  }

  /// The glyph of an ASCII capital letter (and of 1, the indicator function), else the glyph itself.
  func glyph(for character: Character) -> Character {
    if self == .doubleStruck, character == "1" { return "𝟙" }
    guard let value = character.asciiValue, (65...90).contains(value) else { return character }
    return glyphs[Int(value) - 65]
  }

  /// Letter of each alphabet glyph, and the alphabet.
  static let letters: [Character: (alphabet: LaTeXAlphabet, letter: Character)] = {
    var letters: [Character: (alphabet: LaTeXAlphabet, letter: Character)] = ["𝟙": (.doubleStruck, "1")]
    for alphabet in allCases {
      for (value, glyph) in zip(UInt8(65)..., alphabet.glyphs) {
        letters[glyph] = (alphabet, Character(Unicode.Scalar(value)))
      }
    }
    return letters
  }()
}
