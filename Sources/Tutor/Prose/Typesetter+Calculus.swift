import Calculus
import Terminal
import Typesetting

extension Typesetter {
  /// Mathematics that Gradus made, stacked, from the left.
  func stacked(_ mathematics: MathNode) -> Sheet { Sheet(mathematics.display(repertoire, width: width)) }

  /// On one line.
  func line(_ mathematics: MathNode) -> String { mathematics.line(repertoire).text }

  /// Words, then mathematics on the same line.
  func sentence(_ words: String, _ mathematics: MathNode, _ style: Style = .plain) -> Sheet {
    var filler = LineFiller(width: width)
    filler.add(words + " ", style)
    filler.add(mathematics.inline(repertoire, fits: width), Style(.maths))
    return filler.finish()
  }

  /// One step of a derivation: what is differentiated, and what its rule makes of it.
  func step(_ step: Derivation) -> Sheet {
    var lines = Sheet()
    for line in step.latex { lines.append(stacked(MathNode(latex: line))) }
    return lines
  }
}

extension Derivation {
  /// The step as an equation, and where it can be written shorter, that below. What awaits the derivatives of its parts
  /// is left open, for its end would give the later steps away.
  var latex: [String] {
    let left = "\(operation)\\left[\(expression.text(.latex))\\right]"
    let right = afterRule
    let result = derivative.text(.latex)
    return ["\(left) = \(right)"] + (right == result || isOpen ? [] : ["{} = \(result)"])
  }
}

extension Derivation {
  fileprivate var operation: String { "\\frac{d}{d\(variable.text(.latex))}" }

  /// The rule filled in, the derivatives of the parts still to be taken.
  fileprivate var afterRule: String {
    let parts = contributions.filter { !$0.part.derivative.isZero }
    if parts.isEmpty || parts.allSatisfy(\.part.isImmediate) { return derivative.text(.latex) }
    let terms = parts.map { contribution in
      let part = contribution.part
      if part.isImmediate { return (contribution.factor * part.derivative).text(.latex) }
      let inner = "\(operation)\\left[\(part.expression.text(.latex))\\right]"
      guard !contribution.factor.isOne else { return inner }
      let factor = contribution.factor.text(.latex)
      let isSum = if case .sum = contribution.factor.kind { true } else { false }
      return (isSum ? "\\left(\(factor)\\right)" : factor) + " \\cdot " + inner
    }
    return terms.dropFirst().reduce(terms[0]) { sum, term in
      term.hasPrefix("-") ? "\(sum) - \(term.dropFirst())" : "\(sum) + \(term)"
    }
  }

  /// Whether derivatives of parts are still to be taken.
  private var isOpen: Bool {
    contributions.contains { !$0.part.derivative.isZero && !$0.part.isImmediate }
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
