/// A number and its rate of change, carried together: `value + tangent·ε` with ε² = 0.
///
/// Calculate with duals as with numbers, drop every ε², and the rules of differentiation appear by themselves:
/// (a + a′ε)(b + b′ε) = ab + (a′b + ab′)ε is the product rule, f(a + a′ε) = f(a) + f′(a)·a′ε the chain rule.
/// So `f(Dual(x, 1))` is f(x) and f′(x) in one go: forward mode (Clifford 1873, Wengert 1964).
///
/// Nest them for higher derivatives: in `Dual<Dual<Double>>` the tangent's tangent is f″. Over expressions,
/// `Dual<Expression>` differentiates symbolically. One pass gives the slope along one direction only; where there are
/// many inputs and one output the reverse sweep of `Tape` is cheaper.
package struct Dual<Number: Scalar>: Scalar {
  package var value: Number
  package var tangent: Number

  package init(_ value: Number, _ tangent: Number) {
    self.value = value
    self.tangent = tangent
  }

  /// A constant: it does not change.
  package init(_ value: Number) { self.init(value, 0) }

  package init(_ exact: Rational) { self.init(Number(exact)) }
  package init(integerLiteral value: Int) { self.init(Rational(value)) }
  package static var pi: Dual { Dual(Number.pi) }
}

extension Dual: Equatable where Number: Equatable {}

extension Dual {
  package static func + (left: Dual, right: Dual) -> Dual {
    Dual(left.value + right.value, left.tangent + right.tangent)
  }

  package static func - (left: Dual, right: Dual) -> Dual {
    Dual(left.value - right.value, left.tangent - right.tangent)
  }

  package static prefix func - (dual: Dual) -> Dual { Dual(-dual.value, -dual.tangent) }

  package static func * (left: Dual, right: Dual) -> Dual {
    Dual(left.value * right.value, left.tangent * right.value + left.value * right.tangent)
  }

  package static func / (left: Dual, right: Dual) -> Dual {
    let quotient = left.value / right.value
    return Dual(quotient, (left.tangent - quotient * right.tangent) / right.value)
  }

  package static func power(_ base: Dual, _ exponent: Rational) -> Dual {
    if exponent.isOne { return base }
    if exponent.isZero { return Dual(.power(base.value, exponent)) }
    return Dual(
      .power(base.value, exponent),
      Number(exponent) * .power(base.value, exponent - .one) * base.tangent)
  }

  /// u^v changes through its base by v·u^(v−1) and through its exponent by u^v·ln u.
  package static func power(_ base: Dual, _ exponent: Dual) -> Dual {
    let value = Number.power(base.value, exponent.value)
    let throughBase = exponent.value * .power(base.value, exponent.value - 1)
    let throughExponent = value * .apply(.ln, base.value)
    return Dual(value, throughBase * base.tangent + throughExponent * exponent.tangent)
  }

  package static func apply(_ function: Function, to arguments: [Dual]) -> Dual {
    let numbers = arguments.map(\.value)
    let value = Number.apply(function, to: numbers)
    var tangent: Number = 0
    for index in arguments.indices {
      tangent = tangent + function.row.partial(index, at: numbers, value: value) * arguments[index].tangent
    }
    return Dual(value, tangent)
  }

  package static func apply(_ function: Function, _ argument: Dual) -> Dual {
    let value = Number.apply(function, argument.value)
    return Dual(value, .slope(of: function, at: argument.value, value: value) * argument.tangent)
  }
}
