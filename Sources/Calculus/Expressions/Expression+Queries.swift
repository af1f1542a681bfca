extension Expression {
  package static let zero = Expression(.zero)
  package static let one = Expression(.one)
  package static let two = Expression(2 as Rational)
  package static let pi = Expression(node: Node(.constant(.pi)))
  package static let e = Expression(node: Node(.constant(.e)))
  package static let undefined = Expression(node: Node(.undefined))

  package init(_ number: Rational) { node = Node(.number(number)) }
  package init(_ symbol: Symbol) { node = Node(.variable(symbol)) }
  package init(_ constant: Constant) {
    switch constant {
    case .pi: self = .pi
    case .e: self = .e
    }
  }

  /// The number that the expression is, if it is one.
  package var number: Rational? { if case .number(let value) = kind { value } else { nil } }

  package var isZero: Bool { number?.isZero ?? false }
  package var isOne: Bool { number?.isOne ?? false }
  package var isUndefined: Bool { if case .undefined = kind { true } else { false } }

  /// Whether a variable occurs. Takes constant time for a small letter, and where
  /// the variables within prove that it does not.
  package func contains(_ symbol: Symbol) -> Bool {
    let bit = Node.bit(of: symbol)
    guard node.variables & bit != 0 else { return false }
    if bit & Node.ownBits != 0 { return true }
    if case .variable(let own) = kind { return own == symbol }
    return children.contains { $0.contains(symbol) }
  }

  /// The parts of which the expression is made, from left to right; a coefficient is no part.
  package var children: [Expression] {
    switch kind {
    case .number, .constant, .variable, .undefined: []
    case .sum(let terms): terms
    case .product(_, let factors): factors
    case .power(let base, let exponent): [base, exponent]
    case .function(_, let arguments): arguments
    }
  }

  /// The expression built anew over changed parts; itself, unchanged and shared, where no part changed.
  package func mapChildren(_ transform: (Expression) -> Expression) -> Expression {
    func map(_ parts: [Expression]) -> [Expression]? {
      var changed = false
      let result = parts.map { part in
        let new = transform(part)
        changed = changed || !new.isIdentical(to: part)
        return new
      }
      return changed ? result : nil
    }
    switch kind {
    case .number, .constant, .variable, .undefined: return self
    case .sum(let terms): return map(terms).map(Expression.sum) ?? self
    case .product(let coefficient, let factors):
      return map(factors).map { .product([Expression(coefficient)] + $0) } ?? self
    case .power(let base, let exponent): return map([base, exponent]).map { .power($0[0], $0[1]) } ?? self
    case .function(let function, let arguments):
      return map(arguments).map { .apply(function, to: $0) } ?? self
    }
  }

  /// The variables that occur, in the order of their names.
  package var variables: [Symbol] {
    var found: Set<Symbol> = []
    var seen: Set<ObjectIdentifier> = []
    func visit(_ expression: Expression) {
      guard expression.node.variables != 0, seen.insert(ObjectIdentifier(expression.node)).inserted else { return }
      if case .variable(let symbol) = expression.kind { found.insert(symbol) }
      for child in expression.children { visit(child) }
    }
    visit(self)
    return found.sorted()
  }

  /// The number of nodes of the tree that the expression prints as.
  package var weight: Int { Int(node.weight) }

  /// The expression with variables replaced, all at once.
  package func substituting(_ replacements: [Symbol: Expression]) -> Expression {
    var done: [ObjectIdentifier: Expression] = [:]
    func visit(_ expression: Expression) -> Expression {
      guard expression.node.variables != 0 else { return expression }
      if case .variable(let symbol) = expression.kind { return replacements[symbol] ?? expression }
      if let known = done[ObjectIdentifier(expression.node)] { return known }
      let result = expression.mapChildren(visit)
      done[ObjectIdentifier(expression.node)] = result
      return result
    }
    return visit(self)
  }
}

extension Expression: ExpressibleByIntegerLiteral {
  package init(integerLiteral value: Int) { self.init(Rational(value)) }
}
