/// Characters that are already raised or lowered.
enum Scripts {
  static let superscripts: [Character: Character] = pairs(
    "0123456789+−=()abcdefghijklmnoprstuvwxyzT′*∗⊤⋆†°∘",
    "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ′**ᵀ*†°°")

  static let subscripts: [Character: Character] = pairs(
    "0123456789+−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")

  /// The letter or digit of each raised or lowered one.
  static let plain: [Character: Character] = {
    var plain: [Character: Character] = [:]
    for (base, script) in superscripts where !script.isASCII { plain[script] = base }
    for (base, script) in subscripts { plain[script] = base }
    plain["ᵀ"] = "T"
    plain["⁻"] = "-"
    plain["₋"] = "-"
    plain["′"] = "'"
    plain["†"] = "+"
    return plain
  }()

  private static func pairs(_ plain: String, _ script: String) -> [Character: Character] {
    Dictionary(zip(plain, script).map { ($0, $1) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Box {
  /// The same row in raised or lowered characters, if each of its characters has one.
  func inScript(_ table: [Character: Character]) -> Box? {
    switch content {
    case .blank: return width == 0 ? self : nil
    case .column: return nil
    case .text(let text):
      var script = ""
      for character in text {
        guard let raised = table[character] else { return nil }
        script.append(raised)
      }
      return .text(script)
    case .group(let placed):
      var raised: [Placed] = []
      for item in placed {
        guard let box = item.box.inScript(table) else { return nil }
        raised.append(Placed(box: box, x: item.x, y: item.y))
      }
      return .group(raised)
    case .spanned(let kind, let inner): return inner.inScript(table)?.spanned(kind)
    }
  }
}
