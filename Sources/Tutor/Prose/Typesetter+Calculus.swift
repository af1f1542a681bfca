import Calculus
import Terminal
import Typesetting

extension Typesetter {
  /// Mathematics that Gradus made, stacked, from the left.
  func stacked(_ latex: String) -> Sheet { Sheet(MathNode(latex: latex).display(repertoire, width: width)) }

  /// On one line.
  func line(_ expression: Expression) -> String { MathNode(expression).line(repertoire).text }

  /// Words, then mathematics on the same line.
  func sentence(_ words: String, _ mathematics: MathNode, _ style: Style = .plain) -> Sheet {
    var filler = LineFiller(width: width)
    filler.add(words + " ", style)
    filler.add(mathematics.inline(repertoire, fits: width), Style(.maths))
    return filler.finish()
  }

  /// One step of a derivation: what is differentiated, and what its rule makes of it.
  func step(_ step: Derivation) -> Sheet {
    let left = "\(step.operation)\\left[\(step.expression.text(.latex))\\right]"
    var lines = stacked(left + " = " + step.afterRule)
    if step.afterRule != step.derivative.text(.latex) {
      lines.append(stacked("{} = " + step.derivative.text(.latex)))
    }
    return lines
  }
}

extension Derivation {
  fileprivate var operation: String { "\\frac{d}{d\(variable.text(.latex))}" }

  /// The rule filled in, the derivatives of the parts still to be taken.
  fileprivate var afterRule: String {
    let parts = contributions.filter { !$0.part.derivative.isZero }
    if parts.isEmpty || parts.allSatisfy(\.part.isImmediate) { return derivative.text(.latex) }
    return parts.map { contribution in
      let part = contribution.part
      if part.isImmediate { return (contribution.factor * part.derivative).text(.latex) }
      let inner = "\(operation)\\left[\(part.expression.text(.latex))\\right]"
      guard !contribution.factor.isOne else { return inner }
      let factor = contribution.factor.text(.latex)
      let isSum = if case .sum = contribution.factor.kind { true } else { false }
      return (isSum ? "\\left(\(factor)\\right)" : factor) + " \\cdot " + inner
    }.joined(separator: " + ")
  }

  /// A teacher writes the derivative at once.
  private var isImmediate: Bool {
    switch rule {
    case .constant, .variable: true
    case .constantMultiple, .power: contributions.allSatisfy { $0.part.isImmediate && $0.part.expression.weight <= 3 }
    case .sum, .product, .quotient, .exponential, .generalPower, .function: false
    }
  }
}
