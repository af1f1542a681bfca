import Calculus

/// The functions whose zeros divide the common domain of expressions into pieces: there a denominator vanishes, a
/// domain ends, a graph bends or jumps. Between them an expression is analytic, so that points of every piece together
/// see every difference.
struct Landmarks {
  /// Each vanishes where there is something to be seen.
  private(set) var functions: [Expression] = []
  /// Those of them at whose zeros a graph bends or jumps, and where conventions differ.
  private(set) var kinks: [Expression] = []
  /// What the conditions that exclude more than single points are about, each with its sign.
  private(set) var limits: Set<Expression> = []

  /// More are not followed.
  private static let most = 24

  init(of expressions: [Expression]) {
    var seen: Set<Expression> = []
    for expression in expressions { visit(expression, &seen) }
  }

  private mutating func add(_ function: Expression, isKink: Bool = false) {
    // The numbers in front move no zero.
    let function = function.scaled(by: function.leadingCoefficient.reciprocal ?? .one)
    if function.variablesAreAbsent { return }
    if isKink, !kinks.contains(function) { kinks.append(function) }
    if functions.count < Landmarks.most, !functions.contains(function) { functions.append(function) }
  }

  private mutating func addLimit(_ function: Expression) {
    if function.isNonnegative { return }
    limits.insert(function.scaled(by: function.leadingCoefficient.magnitude.reciprocal ?? .one))
  }

  private mutating func visit(_ expression: Expression, _ seen: inout Set<Expression>) {
    guard !expression.variablesAreAbsent, !expression.children.isEmpty, seen.insert(expression).inserted else { return }
    switch expression.kind {
    case .power(let base, let exponent): visit(power: base, exponent)
    case .function(let function, let arguments): visit(function, arguments)
    case .number, .constant, .variable, .sum, .product, .undefined: break
    }
    for child in expression.children { visit(child, &seen) }
  }

  private mutating func visit(power base: Expression, _ exponent: Expression) {
    guard let number = exponent.number else {
      if !base.variablesAreAbsent || base.coefficient.isNegative {
        addLimit(base)
        add(base)
      }
      return
    }
    if number.isInteger {
      if number.isNegative { add(base) }
    } else {
      if number.hasEvenDenominator { addLimit(base) }
      add(base)
    }
  }

  private mutating func visit(_ function: Function, _ arguments: [Expression]) {
    let u = arguments[0]
    switch function.row.domain {
    case .positive, .nonnegative:
      addLimit(u)
      add(u)
    case .atLeastOne:
      addLimit(u - 1)
      add(u - 1)
    case .withinUnit, .insideUnit:
      addLimit(1 - u * u)
      add(u - 1)
      add(u + 1)
    case .cosineNotZero: add(.apply(.cos, u))
    case .sineNotZero: add(.apply(.sin, u))
    case nil: break
    }
    for kink in function.row.kinks where kink == 0 { add(u, isKink: true) }
    switch function {
    case .max, .min:
      for (index, argument) in arguments.enumerated() {
        for other in arguments[..<index] { add(argument - other, isKink: true) }
      }
    case .clip:
      add(u - arguments[1], isKink: true)
      add(u - arguments[2], isKink: true)
    case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .sin, .cos, .tan, .sec, .csc, .cot, .arcsin, .arccos,
      .arctan, .sinh, .cosh, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu,
      .erf:
      break
    }
  }
}

extension Expression {
  /// The number in front of the first term.
  var leadingCoefficient: Rational {
    if case .sum(let terms) = kind { terms[0].coefficient } else { coefficient }
  }

  /// The coefficients of a polynomial of degree 1 in any number of variables; nil for anything else.
  var linearCoefficients: (slopes: [Symbol: Rational], constant: Rational)? {
    var slopes: [Symbol: Rational] = [:]
    var constant = Rational.zero
    let terms = if case .sum(let terms) = kind { terms } else { [self] }
    for term in terms {
      switch term.kind {
      case .number(let value): constant = constant + value
      case .variable(let symbol): slopes[symbol] = (slopes[symbol] ?? .zero) + .one
      case .product(let coefficient, let factors):
        // A sum with a number in front: ½(2x − 49).
        guard factors.count == 1, let inner = factors[0].linearCoefficients else { return nil }
        for (symbol, slope) in inner.slopes { slopes[symbol] = (slopes[symbol] ?? .zero) + coefficient * slope }
        constant = constant + coefficient * inner.constant
      case .constant, .sum, .power, .function, .undefined: return nil
      }
    }
    return (slopes, constant)
  }
}
