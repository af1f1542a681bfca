extension Expression {
  /// The value over any scalar: the formula carried out as it stands, shared parts once.
  ///
  /// - Parameter undefined: the value of what has none, and of variables that the point lacks.
  package func evaluated<Number: Scalar>(at point: [Symbol: Number], undefined: Number) -> Number {
    var known: [Expression: Number] = [:]
    func value(_ expression: Expression) -> Number {
      switch expression.kind {
      case .number(let number): return Number(number)
      case .constant(.pi): return .pi
      case .constant(.e): return .apply(.exp, 1)
      case .variable(let symbol): return point[symbol] ?? undefined
      case .undefined: return undefined
      case .sum, .product, .power, .function: break
      }
      if let value = known[expression] { return value }
      let result = operation(expression)
      known[expression] = result
      return result
    }
    func operation(_ expression: Expression) -> Number {
      switch expression.kind {
      case .sum(let terms): return terms.dropFirst().reduce(value(terms[0])) { $0 + value($1) }
      case .product(let coefficient, let factors):
        let product = factors.dropFirst().reduce(value(factors[0])) { $0 * value($1) }
        return coefficient.isOne ? product : Number(coefficient) * product
      case .power(let base, let exponent):
        return exponent.number.map { .power(value(base), $0) } ?? .power(value(base), value(exponent))
      case .function(let function, let arguments): return .apply(function, to: arguments.map(value))
      case .number, .constant, .variable, .undefined: return value(expression)
      }
    }
    return value(self)
  }
}
