/// No brackets to multiply out: no sum times anything and no whole power of a sum, outside of functions and denominators.
enum ExpandedForm {
  static func objection(to node: Syntax) -> Form.Objection? {
    if let bracket = bracket(in: node) {
      return Form.Objection(.expanded, .bracketsToMultiplyOut, bracket.range)
    }
    return SimplifiedForm.uncollected(node).map { Form.Objection(.expanded, .likeTerms, $0) }
  }

  /// The first product or power that is to be multiplied out.
  private static func bracket(in node: Syntax) -> Syntax? {
    switch node.unwrapped.kind {
    case .sum(let terms): return terms.lazy.compactMap { bracket(in: $0.value) }.first
    case .negation(let inner): return inner.unwrapped.isSum ? node : bracket(in: inner)
    case .fraction(let numerator, _): return bracket(in: numerator)
    case .product(let factors):
      let above = factors.filter { $0.link != .divide }.map(\.value)
      if above.count > 1 {
        if let sum = above.first(where: \.unwrapped.isSum) { return sum }
        if let sum = above.first(where: \.isPowerOfSum) { return sum }
      }
      return above.lazy.compactMap { bracket(in: $0) }.first
    case .power: return node.isPowerOfSum ? node : nil
    case .number, .constant, .variable, .group, .root, .absoluteValue, .application, .logarithm, .vector, .matrix,
      .equation, .point:
      return nil
    }
  }
}

extension Syntax {
  var isSum: Bool {
    switch kind {
    case .sum(let terms): terms.count > 1
    case .number, .constant, .variable, .group, .negation, .product, .fraction, .power, .root, .absoluteValue,
      .application, .logarithm, .vector, .matrix, .equation, .point:
      false
    }
  }

  /// (a + b)² and so on.
  fileprivate var isPowerOfSum: Bool {
    guard case .power(let base, let exponent) = unwrapped.kind, base.unwrapped.isSum,
      let count = exponent.expression?.number
    else { return false }
    return count.isInteger && count > .one
  }
}
