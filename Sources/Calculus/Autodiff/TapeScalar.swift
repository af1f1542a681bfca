/// What a tape can run on: a scalar that also knows the functions' derivatives, and what to do with a zero divisor.
protocol TapeScalar: Scalar {
  static func quotient(_ dividend: Self, _ divisor: Self) -> Self
  static func derivative(of function: Function, at x: Self, value y: Self) -> Self
  static func partial(of function: Function, _ index: Int, at arguments: [Self], value: Self) -> Self
}

extension TapeScalar {
  static func derivative(of function: Function, at x: Self, value y: Self) -> Self {
    function.row.partial(0, at: [x], value: y)
  }

  static func partial(of function: Function, _ index: Int, at arguments: [Self], value: Self) -> Self {
    function.row.partial(index, at: arguments, value: value)
  }
}

extension Double: TapeScalar {
  /// One over zero has no value. An infinity would hide that from `exp(-1/x)`.
  @inline(__always)
  static func quotient(_ dividend: Double, _ divisor: Double) -> Double { divisor == 0 ? .nan : dividend / divisor }

  @inline(__always)
  static func derivative(of function: Function, at x: Double, value y: Double) -> Double {
    Function.unary[Int(function.rawValue)].derivative(x, y)
  }
}

extension Dual: TapeScalar where Number: TapeScalar {
  static func quotient(_ dividend: Dual, _ divisor: Dual) -> Dual {
    let quotient = Number.quotient(dividend.value, divisor.value)
    return Dual(quotient, .quotient(dividend.tangent - quotient * divisor.tangent, divisor.value))
  }
}
