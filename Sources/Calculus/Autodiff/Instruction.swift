/// One step of a tape: an operation on registers already filled. Twelve bytes.
struct Instruction: Hashable, Sendable {
  enum Opcode: UInt8, Sendable {
    case add, subtract, multiply, divide
    /// Addition of, and multiplication by, a constant in the right register: no adjoint flows there.
    case offset, scale
    case negate, square, cube, reciprocal, squareRoot
    /// The right operand is the exponent, at least 4.
    case integerPower
    /// The right operand is an index into the pool's exponents.
    case rationalPower
    case power
    /// The right operand is an index into the pool's functions of one argument.
    case function
    /// The left operand is the first index into the tape's list of operands, the right one an index into its calls.
    case call
  }

  var opcode: Opcode
  var left: Int32
  var right: Int32 = 0
}

/// A function of several arguments, applied.
struct Call: Hashable, Sendable {
  let function: Function
  /// Where the registers of its arguments stand in the tape's list of operands.
  let operands: Range<Int>
}

/// What instructions refer to by index.
struct InstructionPool: Sendable {
  var functions: [UnaryStep] = []
  var exponents: [Rational] = []

  /// A function of one argument with its formulas at hand.
  struct UnaryStep: Sendable {
    let function: Function
    let formulas: UnaryFormulas
  }
}
