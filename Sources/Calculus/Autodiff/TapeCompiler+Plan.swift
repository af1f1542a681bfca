extension TapeCompiler {
  /// How a formula is computed from its parts.
  enum Plan {
    case constant(Double)
    /// A formula that has no value anywhere, or a variable without a register.
    case missing
    /// A part without variables, computed once and for all while compiling; what has no value is left to the instructions.
    case folded(Double)
    /// What another formula computes.
    case same(Expression)
    case negation(Expression)
    case reciprocal(Expression)
    case sum(added: [Expression], subtracted: [Expression], number: Rational)
    case product(Quotient)
    /// A positive exact exponent.
    case power(Expression, Rational)
    case generalPower(Expression, Expression)
    case function(Function, [Expression])

    init(_ formula: Expression) {
      switch formula.kind {
      case .number(let value): self = .constant(Double(value))
      case .constant(let constant): self = .constant(constant.value)
      case .variable, .undefined: self = .missing
      case .sum(let terms): self = Plan(sum: terms)
      case .product(let coefficient, let factors):
        self = coefficient.isNegative ? .negation(-formula) : .product(Quotient(coefficient, factors))
      case .power(let base, let exponent):
        if let number = exponent.number {
          self = number.isNegative ? .reciprocal(.power(base, -number)) : .power(base, number)
        } else {
          self = .generalPower(base, exponent)
        }
      case .function(let function, let arguments): self = .function(function, arguments)
      }
    }

    private init(sum terms: [Expression]) {
      var (added, subtracted): ([Expression], [Expression]) = ([], [])
      var number = Rational.zero
      let constants = terms.filter(\.variablesAreAbsent)
      if constants.count > 1, constants.count < terms.count {
        // One constant in place of several.
        self = Plan(sum: terms.filter { !$0.variablesAreAbsent } + [.sum(constants)])
        return
      }
      for term in terms {
        if let value = term.number {
          number = value
        } else if term.coefficient.isNegative {
          subtracted.append(-term)
        } else {
          added.append(term)
        }
      }
      self = .sum(added: added, subtracted: subtracted, number: number)
    }

    /// The formulas that must have registers first.
    var parts: [Expression] {
      switch self {
      case .constant, .missing, .folded: []
      case .same(let part), .negation(let part), .reciprocal(let part), .power(let part, _): [part]
      case .sum(let added, let subtracted, _): added + subtracted
      case .product(let quotient): quotient.above + quotient.below
      case .generalPower(let base, let exponent): [base, exponent]
      case .function(_, let arguments): arguments
      }
    }
  }

  /// A product with a positive coefficient, arranged as one division: fewer roundings, and a place for "division by zero".
  struct Quotient {
    private(set) var above: [Expression] = []
    private(set) var below: [Expression] = []
    private(set) var numerator = Rational.one
    private(set) var denominator = Rational.one

    init(_ coefficient: Rational, _ factors: [Expression]) {
      let constants = factors.filter { $0.variablesAreAbsent && !$0.isReciprocal }
      if !constants.isEmpty, constants.count < factors.count, !(constants.count == 1 && coefficient.isOne) {
        // One constant in place of several.
        self = Quotient(.one, [.assembled(coefficient, constants)] + factors.filter { !constants.contains($0) })
        return
      }
      for factor in factors {
        if case .power(let base, let exponent) = factor.kind, let number = exponent.number, number.isNegative {
          below.append(.power(base, -number))
        } else {
          above.append(factor)
        }
      }
      // x/10 and not x·0.1, which a double can't hold.
      if case .machine(let upper, let lower) = coefficient.storage, upper < 1 << 53, lower < 1 << 53,
        lower & (lower - 1) != 0
      {
        (numerator, denominator) = (Rational(upper), Rational(lower))
      } else {
        numerator = coefficient
      }
    }
  }
}

extension Expression {
  /// Whether the expression is a power with a negative number as its exponent.
  fileprivate var isReciprocal: Bool {
    if case .power(_, let exponent) = kind { exponent.number?.isNegative ?? false } else { false }
  }
}
