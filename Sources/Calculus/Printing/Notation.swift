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
    switch notation {
    case .plain: return name
    case .unicode, .latex: break
    }
    if name.hasSuffix("_hat"), name.utf8.count > 4 {
      let stem = Symbol(String(name.dropLast(4))).text(notation)
      if notation == .latex { return "\\hat{\(stem)}" }
      // Over one letter alone: of several, the last would bear it.
      return stem.count(where: { $0.isLetter }) == 1 ? stem + "\u{302}" : name
    }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = String(name.dropLast(digits))
    let index = String(name.suffix(digits))
    if !index.isEmpty, stem.hasSuffix("_hat"), stem.utf8.count > 4 {
      return Symbol(stem).text(notation) + Symbol.lowered(index, notation)
    }
    let letter = GreekLetter.letters[stem].map { notation == .latex ? "\\\(stem)" : String($0) }
    // `thetaA_1`, `elog2`: as one word it is not read as a product.
    if !index.isEmpty, letter == nil, stem.count > 1 {
      if notation == .unicode { return name }
      if !stem.hasSuffix("_") { return "\\mathrm{\(name.replacing("_", with: "\\_"))}" }
    }
    switch notation {
    case .unicode: return (letter ?? stem) + Symbol.lowered(index, notation)
    case .latex:
      let base = letter ?? (stem.count == 1 ? stem : "\\mathrm{\(stem.trimmingMark.replacing("_", with: "\\_"))}")
      return base + Symbol.lowered(index, notation)
    case .plain: return name
    }
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

extension String {
  /// Without the mark between a name and its index.
  fileprivate var trimmingMark: String { hasSuffix("_") ? String(dropLast()) : self }
}
