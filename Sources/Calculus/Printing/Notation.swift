/// A way of writing expressions on one line. Each reads back as an equal expression.
package enum Notation: Sendable, CaseIterable {
  /// ASCII: `3*x^2*sin(x)`.
  case plain
  /// `3x²·sin(x)`.
  case unicode
  /// `3 x^{2} \sin\left(x\right)`.
  case latex
}

extension Symbol {
  /// The name as a notation writes it: `w1`, `w₁`, `w_{1}`; `y_hat`, `ŷ`, `\hat{y}`.
  package func text(_ notation: Notation) -> String {
    if notation == .plain { return name }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = String(name.dropLast(digits))
    let index = String(name.suffix(digits))
    if stem.hasSuffix("_hat"), stem.utf8.count > 4 {
      let bare = String(stem.dropLast(4))
      guard !bare.contains("_") else { return verbatim(notation) }
      let letter = Symbol(bare).text(notation)
      if notation == .latex { return "\\hat{\(letter)}" + Symbol.lowered(index, notation) }
      // Of several letters the last would bear the hat, and an index after them: `cy_hat₀` is c·ŷ₀.
      return letter.count(where: \.isLetter) == 1 ? letter + "\u{302}" + Symbol.lowered(index, notation) : name
    }
    let greek = GreekLetter.letters[stem].map { notation == .latex ? "\\\(stem)" : String($0) }
    if let letter = greek ?? (stem.count == 1 ? stem : nil) { return letter + Symbol.lowered(index, notation) }
    // `thetaA_1`, `elog2`: as one word it is not read as a product.
    let word = stem.dropLast()
    if notation == .latex, !index.isEmpty, stem.hasSuffix("_"), !word.contains("_") {
      return "\\mathrm{\(word)}" + Symbol.lowered(index, notation)
    }
    return verbatim(notation)
  }

  /// All of the name as one word.
  private func verbatim(_ notation: Notation) -> String {
    notation == .latex ? "\\mathrm{\(name.replacing("_", with: "\\_"))}" : name
  }

  /// Digits as an index: `₁`, `_{1}`; nothing for none.
  private static func lowered(_ index: String, _ notation: Notation) -> String {
    switch notation {
    case .plain: index
    case .unicode: String(index.map { subscripts[$0, default: $0] })
    case .latex: index.isEmpty ? "" : "_{\(index)}"
    }
  }

  private static let subscripts: [Character: Character] =
    Dictionary(uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
}
