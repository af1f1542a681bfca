import Calculus

extension Figure {
  /// An antiderivative, for figures that a first table of integrals holds; nil for others.
  func antiderivative(by variable: Symbol) -> Expression? {
    let x = Expression(variable)
    switch shape {
    case .constant: return expression * x
    case .variable: return x * x / 2
    case .multiple(let factor): return parts[0].antiderivative(by: variable).map { factor * $0 }
    case .sum(let signs):
      var terms: [Expression] = []
      for (part, isNegative) in zip(parts, signs) {
        guard let term = part.antiderivative(by: variable) else { return nil }
        terms.append(isNegative ? -term : term)
      }
      return .sum(terms)
    case .power(let exponent):
      guard let slope = slope(ofInside: variable) else { return nil }
      let u = parts[0].expression
      return exponent.number == .minusOne
        ? Expression.apply(.ln, u) / slope : .power(u, exponent + 1) / (exponent + 1) / slope
    case .quotient:
      guard parts[0].isConstant, parts[1].isVariable else { return nil }
      return parts[0].expression * .apply(.ln, x)
    case .exponential(let base):
      return slope(ofInside: variable).map { expression / .apply(.ln, base) / $0 }
    case .function(let function):
      guard let slope = slope(ofInside: variable) else { return nil }
      let u = parts[0].expression
      switch function {
      case .sin: return -Expression.apply(.cos, u) / slope
      case .cos: return Expression.apply(.sin, u) / slope
      case .sinh: return Expression.apply(.cosh, u) / slope
      case .cosh: return Expression.apply(.sinh, u) / slope
      case .exp, .ln, .log2, .log10, .sqrt, .abs, .sign, .step, .max, .min, .clip, .tan, .sec, .csc, .cot, .arcsin,
        .arccos, .arctan, .tanh, .arsinh, .arcosh, .artanh, .sigmoid, .softplus, .relu, .leakyRelu, .gelu, .silu, .erf:
        return nil
      }
    case .product, .tower, .logarithm: return nil
    }
  }

  /// a of an inside a·x + b.
  private func slope(ofInside variable: Symbol) -> Expression? {
    guard parts.count == 1 else { return nil }
    let slope = parts[0].expression.derivative(by: variable)
    return slope.contains(variable) || slope.isZero ? nil : slope
  }
}
