/// One application of one rule: the derivative of an expression as a sum of local derivatives times the derivatives of
/// its parts.
///
/// Every rule of calculus has this shape, d e = Σᵢ factorᵢ · d partᵢ; it is what both the symbolic differentiator and
/// the derivation that learners read are made from, and what backpropagation multiplies out from the other end.
struct Linearization {
  struct Contribution {
    let part: Expression
    private let local: Local

    private enum Local {
      case whole(Expression)
      /// A product without the factor that is differentiated; made only where somebody wants to see it.
      case product(Rational, [Expression], without: Int)
    }

    init(factor: Expression, part: Expression) { (local, self.part) = (.whole(factor), part) }

    init(product coefficient: Rational, _ factors: [Expression], at index: Int) {
      (local, part) = (.product(coefficient, factors, without: index), factors[index])
    }

    /// The local derivative.
    var factor: Expression {
      switch local {
      case .whole(let factor): factor
      case .product(let coefficient, let factors, let index): .assembled(coefficient, factors.without(index))
      }
    }

    /// The local derivative times that of the part.
    func times(_ rate: Expression) -> Expression {
      switch local {
      case .whole(let factor): factor * rate
      case .product(let coefficient, let factors, let index):
        .product(coefficient, factors, without: index, times: rate)
      }
    }
  }

  let rule: DifferentiationRule
  let contributions: [Contribution]
  /// What a quotient's derivative is written over.
  let commonDenominator: Expression?
  /// Whether a product of many factors was cut in half: nothing that a teacher would tidy.
  private let isHalved: Bool

  /// The rule that fits the outermost operation of an expression that contains the variable.
  init(of expression: Expression, by variable: Symbol) {
    switch expression.kind {
    case .number, .constant, .undefined: self.init(.constant, [])
    case .variable: self.init(.variable, [])
    case .sum(let terms):
      self.init(.sum, terms.lazy.filter { $0.contains(variable) }.map { Contribution(factor: .one, part: $0) })
    case .product(let coefficient, let factors):
      self.init(product: coefficient, factors, by: variable)
    case .power(let base, let exponent):
      self.init(power: base, exponent, whole: expression, by: variable)
    case .function(let function, let arguments):
      var contributions: [Contribution] = []
      for (index, argument) in arguments.enumerated() where argument.contains(variable) {
        let partial = function.row.symbolicPartial(index, arguments, expression)
        contributions.append(Contribution(factor: partial, part: argument))
      }
      self.init(.function(function), contributions)
    }
  }

  private init(
    _ rule: DifferentiationRule, _ contributions: [Contribution], commonDenominator: Expression? = nil,
    isHalved: Bool = false
  ) {
    self.rule = rule
    self.contributions = contributions
    self.commonDenominator = commonDenominator
    self.isHalved = isHalved
  }

  /// The most factors that the product rule takes at once. Of more, halves are differentiated: n terms of n factors would
  /// be longer than anybody reads, and would take time and memory that grow with n².
  private static let factorLimit = 6

  private init(
    product coefficient: Rational, _ factors: [Expression], by variable: Symbol
  ) {
    let dependent = factors.indices.filter { factors[$0].contains(variable) }
    guard dependent.count > 1 else {
      self.init(.constantMultiple, [Contribution(product: coefficient, factors, at: dependent[0])])
      return
    }
    if dependent.contains(where: { factors[$0].isDenominator }),
      dependent.contains(where: { !factors[$0].isDenominator })
    {
      self.init(quotient: coefficient, factors, by: variable)
      return
    }
    guard dependent.count > Linearization.factorLimit else {
      self.init(.product, dependent.map { Contribution(product: coefficient, factors, at: $0) })
      return
    }
    let moving = dependent.map { factors[$0] }
    guard moving.count == factors.count, coefficient.isOne else {
      let rest = factors.filter { !$0.contains(variable) }
      self.init(
        .constantMultiple, [Contribution(factor: .assembled(coefficient, rest), part: .assembled(.one, moving))])
      return
    }
    let half = moving.count / 2
    let (first, second) = (
      Expression.assembled(.one, Array(moving[..<half])), Expression.assembled(.one, Array(moving[half...]))
    )
    self.init(
      .product, [Contribution(factor: second, part: first), Contribution(factor: first, part: second)], isHalved: true)
  }

  /// u/v with u above and v = Πwᵢⁿ below the line: u'/v − Σ nᵢ·u·wᵢ'/(v·wᵢ), later put over one line.
  private init(
    quotient coefficient: Rational, _ factors: [Expression], by variable: Symbol
  ) {
    let above = Expression.assembled(coefficient, factors.filter { !$0.isDenominator })
    let below = factors.filter(\.isDenominator)
    let whole = Expression.assembled(.one, below)
    let dependent = below.filter { $0.contains(variable) }
    var contributions = [Contribution(factor: whole, part: above)]
    if dependent.count > Linearization.factorLimit {
      contributions.append(Contribution(factor: above, part: whole))
      self.init(.product, contributions, isHalved: true)
      return
    }
    var commonDenominator = [Expression.power(whole, .minusOne)]
    for factor in dependent {
      let (base, exponent) = factor.asPower
      contributions.append(Contribution(factor: above * whole * exponent / base, part: base))
      commonDenominator.append(base)
    }
    self.init(.quotient, contributions, commonDenominator: .product(commonDenominator))
  }

  private init(power base: Expression, _ exponent: Expression, whole: Expression, by variable: Symbol) {
    let lowered = { exponent * Expression.power(base, exponent - 1) }
    switch (base.contains(variable), exponent.contains(variable)) {
    case (true, true):
      self.init(
        .generalPower,
        [
          Contribution(factor: lowered(), part: base),
          Contribution(factor: whole * .apply(.ln, base), part: exponent),
        ])
    case (false, true):
      // 0^u is 0 wherever it has a value, and ln 0 has none.
      self.init(.exponential, [Contribution(factor: base.isZero ? whole : whole * .apply(.ln, base), part: exponent)])
    case (_, false):
      self.init(.power, [Contribution(factor: lowered(), part: base)])
    }
  }

  /// The derivative, once those of the parts are known; they come in the order of the contributions.
  ///
  /// - Parameter joinsSigns: whether there may be absolute values and signs to join.
  func derivative(joinsSigns: Bool = false, _ partDerivatives: (Expression) -> Expression) -> Expression {
    func term(_ contribution: Contribution) -> Expression {
      let rate = partDerivatives(contribution.part)
      let product = commonDenominator.map { contribution.factor * $0 * rate } ?? contribution.times(rate)
      return joinsSigns ? product.withJoinedSigns : product
    }
    if let commonDenominator { return .tidied(contributions.map(term), over: commonDenominator) }
    switch contributions.count {
    case 0: return rule == .variable ? .one : .zero
    case 1: return term(contributions[0]).clearedOfInnerFractions
    default:
      let terms = contributions.map(term)
      return rule == .sum || isHalved ? .sum(terms) : .tidied(terms)
    }
  }
}

extension [Expression] {
  fileprivate func without(_ index: Int) -> [Expression] {
    var rest = self
    rest.remove(at: index)
    return rest
  }
}
