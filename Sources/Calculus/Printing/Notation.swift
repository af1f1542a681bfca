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
      return notation == .latex ? "\\hat{\(stem)}" : stem + "\u{302}"
    }
    let digits = name.reversed().prefix { $0.isASCII && $0.isNumber }.count
    let stem = String(name.dropLast(digits))
    let index = String(name.suffix(digits))
    let letter = GreekLetter.letters[stem].map { notation == .latex ? "\\\(stem)" : String($0) }
    switch notation {
    case .unicode: return (letter ?? stem) + index.map { Symbol.subscripts[$0, default: $0] }.map(String.init).joined()
    case .latex:
      let base = letter ?? (stem.count == 1 ? stem : "\\mathrm{\(stem.replacing("_", with: "\\_"))}")
      return index.isEmpty ? base : "\(base)_{\(index)}"
    case .plain: return name
    }
  }

  private static let subscripts: [Character: Character] =
    Dictionary(uniqueKeysWithValues: zip("0123456789", "₀₁₂₃₄₅₆₇₈₉"))
}
