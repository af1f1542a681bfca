/// Nothing left to collect, to join, to cancel, to evaluate or to multiply out.
///
/// Two questions: does building the expression merge anything that was written apart (x·x, 2·3x, x + x, sin 0, ln e),
/// and do the rules of simplification that every student knows make it shorter ((x² − 1)/(x − 1), 2x(x − 1) − x²)?
enum SimplifiedForm {
  /// The rules that a student is held to.
  private static let rules: [SimplificationRule] = [
    .multiplyingOut, .fractions, .trigonometricSquares, .squareRoots, .absoluteValues,
  ]

  static func objection(to node: Syntax) -> Form.Objection? {
    if let found = node.firstObjection(localObjection) { return found }
    guard let value = node.expression else { return nil }
    let simple = value.simplified(by: rules)
    return simple.weight < value.weight ? Form.Objection(.simplified, .simpler(simple), node.range) : nil
  }

  /// Where a sum has like terms, if anywhere.
  static func uncollected(_ node: Syntax) -> Range<Int>? {
    node.firstObjection { part in
      localObjection(part).flatMap { if case .likeTerms = $0.cause { $0 } else { nil } }
    }?.range
  }

  /// What building the expression of a node merges, its parts being built already.
  private static func localObjection(_ node: Syntax) -> Form.Objection? {
    func object(_ cause: Form.Objection.Cause) -> Form.Objection { Form.Objection(.simplified, cause, node.range) }
    guard let value = node.expression else { return nil }
    switch node.kind {
    case .number, .constant, .variable, .group, .vector, .matrix, .equation, .point: return nil
    case .negation(let inner):
      return inner.beginsNegative ? object(.doubleNegative) : nil
    case .sum(let terms):
      if terms.contains(where: { $0.value.expression?.isZero == true }) { return object(.neutralElement) }
      if terms.dropFirst().contains(where: { $0.value.beginsNegative }) { return object(.doubleNegative) }
      let written = terms.reduce(0) { $0 + ($1.value.expression?.terms?.count ?? 1) }
      return written > (value.terms?.count ?? 1) && terms.count > 1 ? object(.likeTerms) : nil
    case .product(let factors):
      return product(factors.map { ($0.value, $0.link == .divide) }, value).map(object)
    case .fraction(let above, let below):
      return product([(above, false), (below, true)], value).map(object)
    case .power(let base, let exponent):
      if exponent.expression?.isOne == true || exponent.expression?.isZero == true { return object(.neutralElement) }
      if case .power(_, let inner) = base.unwrapped.kind, inner.expression?.number != nil,
        exponent.expression?.number != nil
      {
        return object(.simpler(value))
      }
      return value.number != nil && exponent.expression?.number?.isMinusOne != true ? object(.simpler(value)) : nil
    case .root, .application, .absoluteValue, .logarithm: return application(node, value).map(object)
    }
  }

  /// A product or a quotient: one number above, one below, no base twice.
  private static func product(_ factors: [(value: Syntax, isBelow: Bool)], _ whole: Expression)
    -> Form.Objection.Cause?
  {
    var numbers = (above: 0, below: 0)
    var bases: [Expression] = []
    for (factor, isBelow) in factors {
      guard let value = factor.expression else { continue }
      if let number = value.number {
        if number.isOne, isBelow || factors.count > 1 && !factors.contains(where: \.isBelow) {
          return .neutralElement
        }
        if isBelow { numbers.below += 1 } else if !number.isOne { numbers.above += 1 }
        if !number.isInteger, isBelow { return .numbersToMultiply }
        continue
      }
      if !value.coefficient.isOne, factor.unwrapped.isProduct, factors.count > 1, !isBelow, numbers.above > 0 {
        return .numbersToMultiply
      }
      for part in value.factors { bases.append(part.asPower.base == .e ? part : part.asPower.base) }
    }
    if numbers.above > 1 || numbers.below > 1 { return .numbersToMultiply }
    let numerator = factors.filter { !$0.isBelow }.compactMap(\.value.expression?.number).first
    let denominator = factors.filter { $0.isBelow }.compactMap(\.value.expression?.number).first
    if let numerator, let denominator, let quotient = numerator.divided(by: denominator),
      quotient.denominator != denominator.numerator
    {
      return .numbersToMultiply
    }
    // Fewer bases in the whole than were written: some were joined.
    let joined = Set(whole.factors.map { $0.asPower.base == .e ? $0 : $0.asPower.base })
    return joined.count < bases.count ? .powersOfOneBase : nil
  }

  /// A function whose value is simpler than the function.
  private static func application(_ node: Syntax, _ value: Expression) -> Form.Objection.Cause? {
    switch (node.kind, value.kind) {
    case (.root(nil, let radicand), .power(let base, let exponent)):
      return radicand.expression == base && exponent.number == .half ? nil : .simpler(value)
    case (.root, .power), (.application, .function), (.absoluteValue, .function): return nil
    case (.application(.sqrt, let arguments, _), .power(let base, _)):
      return arguments.first?.expression == base ? nil : .simpler(value)
    case (.logarithm, _): return value.number == nil ? nil : .simpler(value)
    // f(−x) = −f(x) is no simplification that is asked for.
    case (.application(let function, _, _), .product(let coefficient, let factors)):
      if coefficient.isMinusOne, factors.count == 1, case .function(function, _) = factors[0].kind { return nil }
      return .simpler(value)
    case (_, _): return .simpler(value)
    }
  }
}

extension Syntax {
  fileprivate var isProduct: Bool { if case .product = kind { true } else { false } }

  /// Whether the first sign of what stands in a bracket is a minus that belongs to all of it.
  fileprivate var beginsNegative: Bool {
    switch kind {
    case .negation: true
    case .group(let inner, _): inner.beginsNegative && !inner.isSum
    case .sum(let terms): terms.count == 1 && terms[0].isNegative
    case .number(let value, _): value.isNegative
    case .constant, .variable, .product, .fraction, .power, .root, .absoluteValue, .application, .logarithm, .vector,
      .matrix, .equation, .point:
      false
    }
  }
}
