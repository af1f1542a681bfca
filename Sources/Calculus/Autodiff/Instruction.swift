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
    /// Three terms or more. At the left index of the list of operands stands how many of them are added, behind it the
    /// terms' registers, those that are subtracted last; the right operand is the number of terms.
    case sum
    /// Products of two registers, added up: the registers stand in pairs in the list of operands from the left index on;
    /// the right operand is the number of pairs.
    case dot
    /// The end of the tape.
    case end
  }

  var opcode: Opcode
  var left: Int32
  var right: Int32 = 0
}

extension Instruction.Opcode {
  /// Whether the right operand is a register.
  var isBinary: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .offset, .scale, .power: true
    case .negate, .square, .cube, .reciprocal, .squareRoot, .integerPower, .rationalPower, .function, .call, .sum, .dot,
      .end:
      false
    }
  }

  /// Whether adjoints pass through unchanged but for a number in front.
  var isLinear: Bool {
    switch self {
    case .add, .subtract, .offset, .scale, .negate, .sum, .end: true
    case .multiply, .divide, .square, .cube, .reciprocal, .squareRoot, .integerPower, .rationalPower, .power, .function,
      .call, .dot:
      false
    }
  }

  /// Whether the operands stand in the tape's list.
  var hasList: Bool { self == .call || self == .sum || self == .dot }
}

/// A function of several arguments, applied.
struct Call: Hashable, Sendable {
  let function: Function
  /// Where the registers of its arguments stand in the tape's list of operands.
  let operands: Range<Int>
}

/// What instructions refer to by index.
struct InstructionPool: Sendable {
  /// The registers of what has more than two operands.
  var operands: [Int32] = []
  var calls: [Call] = []
  var functions: [UnaryStep] = []
  var exponents: [Rational] = []

  /// A function of one argument with its formulas at hand.
  struct UnaryStep: Sendable {
    let function: Function
    let formulas: UnaryFormulas
  }
}
