extension TapeCompiler {
  /// How a formula is computed from its parts.
  enum Plan {
    case constant(Double)
    /// A variable that has no place yet.
    case input(Symbol)
    /// A formula that has no value anywhere, or a variable without a register.
    case missing
    /// A part without variables, computed once and for all while compiling; what has no value is left to the instructions.
    case folded(Double)
    /// What another formula computes.
    case same(Expression)
    case negation(Expression)
    case reciprocal(Expression)
    case sum(Sum)
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
      case .sum(let terms): self = .sum(Sum(terms))
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

    /// Hands on the formulas that must have places first.
    @inline(__always)
    func forEachPart(_ body: (Expression) -> Void) {
      switch self {
      case .constant, .input, .missing, .folded: break
      case .same(let part), .negation(let part), .reciprocal(let part), .power(let part, _): body(part)
      case .sum(let sum):
        for (first, second) in sum.pairs {
          body(first)
          body(second)
        }
        for term in sum.added { body(term) }
        for term in sum.subtracted { body(term) }
      case .product(let quotient):
        for factor in quotient.above { body(factor) }
        for factor in quotient.below { body(factor) }
      case .generalPower(let base, let exponent):
        body(base)
        body(exponent)
      case .function(_, let arguments): for argument in arguments { body(argument) }
      }
    }
  }

  /// A sum with its signs apart.
  struct Sum {
    private(set) var added: [Expression] = []
    private(set) var subtracted: [Expression] = []
    private(set) var number = Rational.zero
    /// Products of two factors, where there are so many that they are not worth places of their own.
    private(set) var pairs: [(Expression, Expression)] = []

    /// From how many products of two factors on they are added up without being kept: more than a screen shows.
    private static let dense = 8

    init(_ terms: [Expression]) {
      let constants = terms.count { $0.variablesAreAbsent }
      var terms = terms
      if constants > 1, constants < terms.count {
        // One constant in place of several.
        terms = terms.filter { !$0.variablesAreAbsent } + [.sum(terms.filter(\.variablesAreAbsent))]
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
      guard added.count >= Sum.dense else { return }
      let products = added.compactMap(\.factorPair)
      guard products.count >= Sum.dense else { return }
      pairs = products
      added.removeAll { $0.factorPair != nil }
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
  /// The factors of a product of two that both vary.
  fileprivate var factorPair: (Expression, Expression)? {
    guard case .product(let coefficient, let factors) = kind, coefficient.isOne, factors.count == 2,
      !factors[0].isReciprocal, !factors[1].isReciprocal, !factors[0].variablesAreAbsent,
      !factors[1].variablesAreAbsent
    else { return nil }
    return (factors[0], factors[1])
  }

  /// Whether the expression is a power with a negative number as its exponent.
  fileprivate var isReciprocal: Bool {
    if case .power(_, let exponent) = kind { exponent.number?.isNegative ?? false } else { false }
  }
}
