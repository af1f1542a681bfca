/// The memory in which a tape runs, over doubles or over dual numbers: one register, and one adjoint, a result.
struct Workspace<Number: TapeScalar>: Sendable {
  var registers: [Number]
  private(set) var adjoints: [Number] = []
  /// The lists of arguments of the calls, kept so that no run allocates them.
  private var arguments: [[Number]]

  init(_ tape: Tape) {
    registers = Array(repeating: 0, count: tape.firstConstant) + tape.constants.map { Number(constant: $0) }
    arguments = tape.calls.map { Array(repeating: 0, count: $0.operands.count) }
  }

  /// Fills the registers from the inputs' downwards.
  mutating func runForward(_ tape: Tape) { Self.runForward(tape, &registers, &arguments) }

  /// Hands the adjoint of one register back to the inputs. Needs the registers of a run forward.
  mutating func runBackward(_ tape: Tape, from output: Int) {
    if adjoints.isEmpty { adjoints = Array(repeating: 0, count: registers.count) }
    Self.runBackward(tape, from: output, registers, &adjoints, &arguments)
  }

  private static func runForward(_ tape: Tape, _ registers: inout [Number], _ arguments: inout [[Number]]) {
    let first = tape.inputs.count
    registers.withUnsafeMutableBufferPointer { registers in
      tape.instructions.withUnsafeBufferPointer { instructions in
        for index in 0..<instructions.count {
          let instruction = instructions[index]
          if instruction.opcode == .call {
            let which = Int(instruction.right)
            gather(tape.calls[which], tape, UnsafeBufferPointer(registers), &arguments[which])
            registers[first + index] = .apply(tape.calls[which].function, to: arguments[which])
          } else {
            let a = registers[Int(instruction.left)]
            let b = instruction.opcode.isBinary ? registers[Int(instruction.right)] : a
            registers[first + index] = instruction.value(a, b, tape.exponents)
          }
        }
      }
    }
  }

  private static func runBackward(
    _ tape: Tape, from output: Int, _ registers: [Number], _ adjoints: inout [Number], _ arguments: inout [[Number]]
  ) {
    let first = tape.inputs.count
    let last = min(output - first, tape.instructions.count - 1)
    adjoints.withUnsafeMutableBufferPointer { adjoints in
      for index in adjoints.indices { adjoints[index] = 0 }
      adjoints[output] = 1
      registers.withUnsafeBufferPointer { registers in
        tape.instructions.withUnsafeBufferPointer { instructions in
          for index in stride(from: last, through: 0, by: -1) {
            let instruction = instructions[index]
            let (adjoint, value) = (adjoints[first + index], registers[first + index])
            if instruction.opcode == .call {
              let which = Int(instruction.right)
              let call = tape.calls[which]
              gather(call, tape, registers, &arguments[which])
              for (position, operand) in call.operands.enumerated() {
                let place = Int(tape.operands[operand])
                let partial = Number.partial(of: call.function, position, at: arguments[which], value: value)
                adjoints[place] = adjoints[place] + adjoint * partial
              }
            } else {
              instruction.handBack(adjoint, value, registers, adjoints, tape.exponents)
            }
          }
        }
      }
    }
  }

  private static func gather(
    _ call: Call, _ tape: Tape, _ registers: UnsafeBufferPointer<Number>, _ arguments: inout [Number]
  ) {
    for (position, operand) in call.operands.enumerated() {
      arguments[position] = registers[Int(tape.operands[operand])]
    }
  }
}

extension Scalar {
  /// A double, taken as it is.
  init(constant: Double) {
    if let value = constant as? Self {
      self = value
    } else {
      self = Rational(exactly: constant).map { Self($0) } ?? .power(0, Rational.zero)
    }
  }
}

extension Instruction {
  /// The result of an instruction other than a call.
  @inline(__always)
  func value<Number: TapeScalar>(_ a: Number, _ b: Number, _ exponents: [Rational]) -> Number {
    switch opcode {
    case .add, .offset: a + b
    case .subtract: a - b
    case .multiply, .scale: a * b
    case .divide: .quotient(a, b)
    case .negate: -a
    case .square: a * a
    case .cube: a * a * a
    case .reciprocal: .quotient(1, a)
    case .squareRoot: a.squareRoot
    case .integerPower: .power(a, Rational(Int(right)))
    case .rationalPower: .power(a, exponents[Int(right)])
    case .power: .power(a, b)
    case .function: function.map { .apply($0, a) } ?? a
    case .call: a
    }
  }

  /// Adds what the instruction's adjoint contributes to those of its operands: the chain rule, one step of it.
  @inline(__always)
  func handBack<Number: TapeScalar>(
    _ adjoint: Number, _ value: Number, _ registers: UnsafeBufferPointer<Number>,
    _ adjoints: UnsafeMutableBufferPointer<Number>, _ exponents: [Rational]
  ) {
    let place = Int(left)
    let a = registers[place]
    func hand(_ contribution: Number, to place: Int) { adjoints[place] = adjoints[place] + contribution }
    switch opcode {
    case .add:
      hand(adjoint, to: place)
      hand(adjoint, to: Int(right))
    case .subtract:
      hand(adjoint, to: place)
      hand(-adjoint, to: Int(right))
    case .multiply:
      hand(adjoint * registers[Int(right)], to: place)
      hand(adjoint * a, to: Int(right))
    case .divide:
      let share = Number.quotient(adjoint, registers[Int(right)])
      hand(share, to: place)
      hand(-(share * value), to: Int(right))
    case .offset: hand(adjoint, to: place)
    case .scale: hand(adjoint * registers[Int(right)], to: place)
    case .negate: hand(-adjoint, to: place)
    case .square: hand(adjoint * (a + a), to: place)
    case .cube: hand(adjoint * (3 * (a * a)), to: place)
    case .reciprocal: hand(-(adjoint * value * value), to: place)
    case .squareRoot: hand(.quotient(adjoint, value + value), to: place)
    case .integerPower:
      hand(adjoint * (Number(Rational(Int(right))) * .power(a, Rational(Int(right) - 1))), to: place)
    case .rationalPower:
      let exponent = exponents[Int(right)]
      hand(adjoint * (Number(exponent) * .power(a, exponent - .one)), to: place)
    case .power:
      let exponent = registers[Int(right)]
      hand(adjoint * (exponent * .power(a, exponent - 1)), to: place)
      hand(adjoint * (value * .apply(.ln, a)), to: Int(right))
    case .function:
      guard let function else { return }
      hand(adjoint * .derivative(of: function, at: a, value: value), to: place)
    case .call: break
    }
  }
}
