/// A product of irreducible factors, with one number in front.
enum FactoredForm {
  static func objection(to node: Syntax) -> Form.Objection? {
    let node = node.withoutSigns
    switch node.kind {
    case .product(let factors): return factors.map(\.value).firstObjection(objection(toFactor:))
    case .fraction(let above, let below): return objection(to: above) ?? objection(to: below)
    case .sum, .power, .number, .constant, .variable, .root, .absoluteValue, .application, .logarithm:
      return objection(toFactor: node).map { objection in
        node.isSum ? Form.Objection(.factored, .notAProduct, objection.range) : objection
      }
    case .group, .negation, .vector, .matrix, .equation, .point: return nil
    }
  }

  private static func objection(toFactor factor: Syntax) -> Form.Objection? {
    let node = factor.withoutSigns
    switch node.kind {
    case .power(let base, let exponent):
      return exponent.expression?.number?.isInteger == true ? objection(toFactor: base) : nil
    case .product, .fraction: return objection(to: node)
    case .sum:
      guard let value = node.expression, let terms = value.terms else { return nil }
      let factored = value.factored
      // Irreducible, with no number and no sign to take out.
      let isReducible = factored.terms == nil || value.primitive.content.magnitude != .one
      return isReducible && terms.count > 1 ? Form.Objection(.factored, .reducible(factored), factor.range) : nil
    case .number, .constant, .variable, .group, .negation, .root, .absoluteValue, .application, .logarithm, .vector,
      .matrix, .equation, .point:
      return nil
    }
  }
}

extension Syntax {
  /// The node without brackets and minus signs around it, and without a sum of one term.
  var withoutSigns: Syntax {
    var node = self
    while true {
      switch node.kind {
      case .group(let inner, _), .negation(let inner): node = inner
      case .sum(let terms) where terms.count == 1: node = terms[0].value
      case .number, .constant, .variable, .sum, .product, .fraction, .power, .root, .absoluteValue, .application,
        .logarithm, .vector, .matrix, .equation, .point:
        return node
      }
    }
  }
}
