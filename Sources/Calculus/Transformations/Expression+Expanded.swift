extension Expression {
  /// The expression with its products of sums and its whole powers of sums multiplied out, like terms collected.
  ///
  /// What stands below a line or within a function is left as it is. A product that would pass the bounds, such as
  /// `(x+1)^(10^9)`, is left too.
  package var expanded: Expression {
    var expansion = Expansion()
    return expansion.expand(self)
  }
}

/// Multiplies out, as far as its budget goes.
struct Expansion {
  /// Products of two terms that may still be made.
  var productsLeft = 5_000
  /// A result of more terms is not wanted.
  static let termLimit = 500

  mutating func expand(_ expression: Expression) -> Expression {
    switch expression.kind {
    case .number, .constant, .variable, .function, .undefined: return expression
    case .sum(let terms): return .sum(terms.map { expand($0) })
    case .product(let coefficient, let factors):
      return multiplyOut(coefficient, factors) ?? expression
    case .power(_, let exponent):
      guard let count = exponent.number?.machineInteger, count > 1 else { return expression }
      return multiplyOut(.one, [expression]) ?? expression
    }
  }

  /// A product multiplied out above its line; nil beyond the bounds.
  private mutating func multiplyOut(_ coefficient: Rational, _ factors: [Expression]) -> Expression? {
    var terms = [Expression(coefficient)]
    var below: [Expression] = []
    for factor in factors {
      if factor.isDenominator {
        below.append(factor)
        continue
      }
      let (base, exponent) = opened(factor)
      let list = base.terms == nil ? [factor] : expand(base).asTerms
      guard Expansion.termCount(list.count, raisedTo: exponent) <= Expansion.termLimit else { return nil }
      for _ in 0..<exponent {
        guard let product = multiply(terms, list) else { return nil }
        terms = product
      }
    }
    return .product([.sum(terms)] + below)
  }

  /// How many terms the power of a sum has at most: the binomial coefficient n + k − 1 over n.
  private static func termCount(_ terms: Int, raisedTo exponent: Int) -> Int {
    var count = 1
    for index in 0..<min(exponent, terms - 1) where count <= termLimit {
      count = count * (exponent + terms - 1 - index) / (index + 1)
    }
    return count
  }

  /// A power of a sum that is to be multiplied out, as its base and how often; anything else once.
  private func opened(_ factor: Expression) -> (Expression, Int) {
    if case .power(let base, let exponent) = factor.kind, case .sum = base.kind,
      let count = exponent.number?.machineInteger, (2...Expansion.termLimit).contains(count)
    {
      (base, count)
    } else {
      (factor, 1)
    }
  }

  private mutating func multiply(_ first: [Expression], _ second: [Expression]) -> [Expression]? {
    let count = first.count * second.count
    guard count <= productsLeft else { return nil }
    productsLeft -= count
    var products: [Expression] = []
    products.reserveCapacity(count)
    for a in first {
      for b in second {
        let product = a * b
        // Two roots of a sum make the sum.
        products.append(product.isOpen ? product : expand(product))
      }
    }
    let terms = Expression.sum(products).asTerms
    return terms.count <= Expansion.termLimit ? terms : nil
  }
}

extension Expression {
  /// Whether no factor above the line is a sum or a whole power of one.
  fileprivate var isOpen: Bool {
    switch kind {
    case .product(_, let factors): factors.allSatisfy(\.isOpen)
    case .sum: false
    case .power(let base, let exponent):
      if case .sum = base.kind, let count = exponent.number?.machineInteger {
        !(2...Expansion.termLimit).contains(count)
      } else {
        true
      }
    case .number, .constant, .variable, .function, .undefined: true
    }
  }
}
