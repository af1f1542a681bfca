/// What a tape can run on: a scalar that also knows the functions' derivatives, and what to do with a zero divisor.
protocol TapeScalar: Scalar {
  static func quotient(_ dividend: Self, _ divisor: Self) -> Self
  static func value(of step: InstructionPool.UnaryStep, at x: Self) -> Self
  static func derivative(of step: InstructionPool.UnaryStep, at x: Self, value y: Self) -> Self
  /// The arguments of a call, in memory that is kept from run to run.
  associatedtype Arguments: CallArguments<Self>
  static func value(of function: Function, at arguments: Arguments) -> Self
  static func partial(of function: Function, _ index: Int, at arguments: Arguments, value: Self) -> Self
  /// The number, or the largest finite one of its sign where it is infinite.
  var saturated: Self { get }
}

extension TapeScalar {
  static func value(of step: InstructionPool.UnaryStep, at x: Self) -> Self { .apply(step.function, x) }

  static func derivative(of step: InstructionPool.UnaryStep, at x: Self, value y: Self) -> Self {
    .slope(of: step.function, at: x, value: y)
  }

  var saturated: Self { self }

  /// A base to a positive whole exponent: by repeated squaring while that rounds a dozen times at most, else by the
  /// library.
  @inline(__always)
  static func power(_ base: Self, whole exponent: Int) -> Self {
    guard exponent <= 16 else { return .power(base, Rational(exponent)) }
    var (square, rest) = (base, exponent)
    while rest & 1 == 0 {
      square = square * square
      rest >>= 1
    }
    var result = square
    rest >>= 1
    while rest > 0 {
      square = square * square
      if rest & 1 == 1 { result = result * square }
      rest >>= 1
    }
    return result
  }
}

extension Double: TapeScalar {
  /// One over zero has no value. An infinity would hide that from `exp(-1/x)`.
  @inline(__always)
  static func quotient(_ dividend: Double, _ divisor: Double) -> Double { divisor == 0 ? .nan : dividend / divisor }

  @inline(__always)
  static func value(of step: InstructionPool.UnaryStep, at x: Double) -> Double { step.formulas.value(x) }

  @inline(__always)
  static func derivative(of step: InstructionPool.UnaryStep, at x: Double, value y: Double) -> Double {
    step.formulas.derivative(x, y)
  }

  static func value(of function: Function, at arguments: [Double]) -> Double { function.row.value(arguments) }

  static func partial(of function: Function, _ index: Int, at arguments: [Double], value: Double) -> Double {
    function.row.partial(index, arguments, value)
  }

  var saturated: Double {
    isInfinite ? (self < 0 ? -Double.greatestFiniteMagnitude : .greatestFiniteMagnitude) : self
  }
}

extension Dual: TapeScalar where Number: TapeScalar {
  static func quotient(_ dividend: Dual, _ divisor: Dual) -> Dual {
    let quotient = Number.quotient(dividend.value, divisor.value)
    return Dual(quotient, .quotient(dividend.tangent - quotient * divisor.tangent, divisor.value))
  }

  static func value(of step: InstructionPool.UnaryStep, at x: Dual) -> Dual {
    let value = Number.value(of: step, at: x.value)
    return Dual(value, .derivative(of: step, at: x.value, value: value) * x.tangent)
  }

  static func derivative(of step: InstructionPool.UnaryStep, at x: Dual, value y: Dual) -> Dual {
    guard let x = x as? Dual<Double>, let y = y as? Dual<Double>,
      let slope = step.formulas.dualDerivative(x, y) as? Dual
    else { return .slope(of: step.function, at: x, value: y) }
    return slope
  }
  static func value(of function: Function, at arguments: DualArguments<Number>) -> Dual {
    let value = Number.value(of: function, at: arguments.values)
    var tangent: Number = 0
    for (index, argument) in arguments.list.enumerated() {
      tangent = tangent + .partial(of: function, index, at: arguments.values, value: value) * argument.tangent
    }
    return Dual(value, tangent)
  }

  static func partial(of function: Function, _ index: Int, at arguments: DualArguments<Number>, value: Dual) -> Dual {
    guard let list = arguments.list as? [Dual<Double>], let value = value as? Dual<Double>,
      let partial = function.row.dualPartial(index, list, value) as? Dual
    else { return function.row.partial(index, at: arguments.list, value: value) }
    return partial
  }
}
