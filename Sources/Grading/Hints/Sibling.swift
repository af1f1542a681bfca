import Calculus

/// A problem of the same kind with other numbers, for worked examples.
enum Sibling {
  /// Its derivation; nil where no sibling with another derivative was found.
  static func derivation(of function: Expression, by variable: Symbol) -> Derivation? {
    let own = Derivation(of: function, by: variable)
    let x = Expression(variable)
    let candidates = [
      function.numbersMoved(by: 1), function.numbersMoved(by: 2), function.substituting([variable: 2 * x]),
      function.substituting([variable: 3 * x]),
    ]
    return candidates.lazy.map { Derivation(of: $0, by: variable) }.first { candidate in
      candidate.rule == own.rule && !candidate.derivative.isUndefined && !candidate.expression.isUndefined
        && candidate.expression != function && candidate.derivative != own.derivative
        && candidate.expression.weight <= 2 * function.weight + 8
    }
  }
}

extension Expression {
  /// Every number other than −1, 0, 1 and halves further from 0; exponents stay what they are in kind.
  fileprivate func numbersMoved(by step: Int) -> Expression {
    switch kind {
    case .number(let value): return Expression(value.moved(by: step))
    case .product(let coefficient, let factors):
      return .product([Expression(coefficient.moved(by: step))] + factors.map { $0.numbersMoved(by: step) })
    case .constant, .variable, .sum, .power, .function, .undefined: return mapChildren { $0.numbersMoved(by: step) }
    }
  }
}

extension Rational {
  fileprivate func moved(by step: Int) -> Rational {
    if isInteger, !isZero, !magnitude.isOne { return isNegative ? self - Rational(step) : self + Rational(step) }
    return self
  }
}
