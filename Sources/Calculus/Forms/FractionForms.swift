/// One numerator over one denominator.
enum SingleFractionForm {
  static func objection(to node: Syntax) -> Form.Objection? {
    let node = node.withoutSigns
    let fractions = fractions(in: node)
    guard let first = fractions.first else { return nil }
    if fractions.count > 1 || first != node.range {
      return Form.Objection(.singleFraction, node.isSum ? .severalFractions : .fractionWithinFraction, node.range)
    }
    return nil
  }

  /// Where fractions stand, outside of functions, roots and exponents; a product with two divisions counts twice.
  private static func fractions(in node: Syntax) -> [Range<Int>] {
    switch node.kind {
    case .group(let inner, _), .negation(let inner): return fractions(in: inner)
    case .sum(let terms): return terms.flatMap { fractions(in: $0.value) }
    case .product(let factors):
      let divisions = factors.filter { $0.link == .divide }.map { _ in node.range }
      return divisions + factors.flatMap { fractions(in: $0.value) }
    case .fraction(let above, let below): return [node.range] + fractions(in: above) + fractions(in: below)
    case .power(let base, let exponent):
      let exponent = exponent.expression?.number
      // What stands under a root stays there: it cannot be multiplied out of it.
      let inner = exponent?.isInteger == true ? fractions(in: base) : []
      return (exponent?.isNegative == true ? [node.range] : []) + inner
    case .number(_, .vulgarFraction): return [node.range]
    case .number, .constant, .variable, .root, .absoluteValue, .application, .logarithm, .vector, .matrix, .equation,
      .point:
      return []
    }
  }
}

/// No fraction whose numerator and denominator have a factor in common.
enum LowestTermsForm {
  static func objection(to node: Syntax) -> Form.Objection? {
    node.firstObjection { part in
      switch part.kind {
      case .fraction(let above, let below): return objection([above], [below], part)
      case .product(let factors):
        let below = factors.filter { $0.link == .divide }.map(\.value)
        return below.isEmpty ? nil : objection(factors.filter { $0.link != .divide }.map(\.value), below, part)
      case .number, .constant, .variable, .group, .negation, .sum, .power, .root, .absoluteValue, .application,
        .logarithm, .vector, .matrix, .equation, .point:
        return nil
      }
    }
  }

  private static func objection(_ above: [Syntax], _ below: [Syntax], _ node: Syntax) -> Form.Objection? {
    let numerator = Expression.product(above.compactMap(\.expression))
    let denominator = Expression.product(below.compactMap(\.expression))
    guard !numerator.isZero, let common = Expression.commonDivisor(numerator, denominator), !common.isOne else {
      return nil
    }
    return Form.Objection(.lowestTerms, .commonFactor(common), node.range)
  }
}

/// No decimals.
enum ExactForm {
  static func objection(to node: Syntax) -> Form.Objection? {
    node.firstObjection { part in
      guard case .number(let value, .decimal) = part.kind else { return nil }
      return Form.Objection(.exact, .decimal(value), part.range)
    }
  }
}

/// No exponent that is a negative number, or none that is a fraction.
enum ExponentForm {
  static func objection(to node: Syntax, _ form: Form) -> Form.Objection? {
    node.firstObjection { part in
      guard case .power(_, let exponent) = part.kind, let value = exponent.expression?.number else { return nil }
      if form == .noNegativeExponents, value.isNegative { return Form.Objection(form, .negativeExponent, part.range) }
      if form == .noFractionalExponents, !value.isInteger {
        return Form.Objection(form, .fractionalExponent, part.range)
      }
      return nil
    }
  }
}
