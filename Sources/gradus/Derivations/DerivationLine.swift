import Calculus

/// One line of a derivation: `d/dx [x^2*sin(x)] = sin(x) * d/dx [x^2] + x^2 * d/dx [sin(x)]`.
///
/// What a step leaves to later steps stands behind the operator; what is trivial is carried out.
struct DerivationLine {
  private struct Term {
    let factor: Expression
    /// What is still to be differentiated; nil where the term is complete.
    let operand: Expression?
  }

  private let step: Derivation
  private let terms: [Term]
  /// What the terms of a quotient stand over.
  private let denominator: Expression?

  init(_ step: Derivation) {
    self.step = step
    let open = step.contributions.filter { $0.part.rule != .constant }
    guard !open.allSatisfy(\.part.isTrivial) else {
      (terms, denominator) = ([Term(factor: step.derivative, operand: nil)], nil)
      return
    }
    denominator = step.commonDenominator
    terms = open.map { contribution in
      let factor = step.commonDenominator.map { contribution.factor * $0 } ?? contribution.factor
      return contribution.part.isTrivial
        ? Term(factor: factor * contribution.part.derivative, operand: nil)
        : Term(factor: factor, operand: contribution.part.expression)
    }
  }

  func text(_ notation: Notation) -> String {
    var sum = ""
    for (index, term) in terms.enumerated() {
      // A minus sign in front of a factor is that of the term.
      let isNegative = term.factor.isNegative && (index > 0 || term.operand != nil)
      let factor = isNegative ? -term.factor : term.factor
      let minus = notation == .unicode ? "−" : "-"
      if index > 0 { sum += isNegative ? " \(minus) " : " + " } else if isNegative { sum += minus }
      sum += text(factor, term.operand, notation)
    }
    return "\(operation(notation)) \(bracketed(step.expression, notation)) = \(over(sum, notation))"
  }

  private func text(_ factor: Expression, _ operand: Expression?, _ notation: Notation) -> String {
    guard let operand else { return terms.count > 1 ? grouped(factor, notation) : factor.text(notation) }
    let rate = "\(operation(notation)) \(bracketed(operand, notation))"
    if factor.isOne { return rate }
    let times =
      switch notation {
      case .plain: " * "
      case .unicode: " · "
      case .latex: " \\cdot "
      }
    return grouped(factor, notation) + times + rate
  }

  private func over(_ sum: String, _ notation: Notation) -> String {
    guard let denominator else { return sum }
    if notation == .latex { return "\\frac{\(sum)}{\(denominator.text(notation))}" }
    let below = denominator.text(notation)
    let isOnePiece = below.utf8.allSatisfy { $0 != UInt8(ascii: "*") && $0 != UInt8(ascii: " ") && $0 < 0x80 }
    return "(\(sum))/" + (isOnePiece ? below : "(\(below))")
  }

  /// A factor, in parentheses where it is a sum.
  private func grouped(_ expression: Expression, _ notation: Notation) -> String {
    guard case .sum = expression.kind else { return expression.text(notation) }
    let text = expression.text(notation)
    return notation == .latex ? "\\left(\(text)\\right)" : "(\(text))"
  }

  private func bracketed(_ expression: Expression, _ notation: Notation) -> String {
    let text = expression.text(notation)
    return notation == .latex ? "\\left[\(text)\\right]" : "[\(text)]"
  }

  /// The sign of differentiation: curved where other variables are held constant.
  private func operation(_ notation: Notation) -> String {
    let variable = step.variable.text(notation)
    let sign =
      switch notation {
      case .plain: "d"
      case .unicode: step.heldConstant.isEmpty ? "d" : "∂"
      case .latex: step.heldConstant.isEmpty ? "d" : "\\partial "
      }
    return notation == .latex ? "\\frac{\(sign)}{\(sign)\(variable)}" : "\(sign)/\(sign)\(variable)"
  }
}

extension Derivation {
  /// The rule, and what was held constant: `product rule, y constant`.
  var caption: String {
    heldConstant.isEmpty ? title : "\(title), \(heldConstant.map(\.name).joined(separator: ", ")) constant"
  }
}

extension Expression {
  /// Whether a minus sign stands in front of all of it.
  fileprivate var isNegative: Bool {
    if case .sum(let terms) = kind { terms.allSatisfy(\.coefficient.isNegative) } else { coefficient.isNegative }
  }
}
