/// The memory in which a tape runs, over doubles or over dual numbers.
struct Workspace<Number: TapeScalar>: Sendable {
  /// A register for each input, instruction and constant; behind them, once there was a run backward, their adjoints.
  private(set) var cells: [Number]
  let registerCount: Int
  /// The lists of arguments of the calls, kept so that no run allocates them.
  private var arguments: [[Number]]

  init(_ tape: Tape) {
    cells = Array(repeating: 0, count: tape.firstConstant) + tape.constants.map { Number(constant: $0) }
    registerCount = cells.count
    arguments = tape.calls.map { Array(repeating: 0, count: $0.operands.count) }
  }

  @inline(__always)
  subscript(register: Int) -> Number { cells[register] }

  /// The derivative of the output by a register, after a run backward.
  @inline(__always)
  func adjoint(_ register: Int) -> Number { cells[registerCount + register] }

  /// Sets the inputs and fills the other registers. Coordinates that the point lacks are NaN.
  mutating func runForward(_ tape: Tape, at point: [Number], missing: Number) {
    Self.runForward(tape, at: point, missing, &cells, &arguments, saturating: false)
  }

  /// The same with every result that is infinite replaced by the largest finite one.
  mutating func runForwardSaturating(_ tape: Tape, at point: [Number], missing: Number) {
    Self.runForward(tape, at: point, missing, &cells, &arguments, saturating: true)
  }

  /// Hands the adjoint of one register back to the inputs. Needs the registers of a run forward.
  mutating func runBackward(_ tape: Tape, from output: Int) {
    if cells.count == registerCount { cells += Array(repeating: 0, count: registerCount) }
    Self.runBackward(tape, from: output, &cells, &arguments)
  }

  @inline(__always)
  private static func runForward(
    _ tape: Tape, at point: [Number], _ missing: Number, _ cells: inout [Number], _ arguments: inout [[Number]],
    saturating: Bool
  ) {
    let first = tape.inputs.count
    cells.withUnsafeMutableBufferPointer { cells in
      guard let registers = cells.baseAddress else { return }
      for index in 0..<first { registers[index] = index < point.count ? point[index] : missing }
      tape.instructions.withUnsafeBufferPointer { instructions in
        for index in 0..<instructions.count {
          let instruction = instructions[index]
          let value =
            instruction.opcode == .call
            ? call(tape, Int(instruction.right), registers, &arguments) : instruction.value(registers, tape.pool)
          registers[first &+ index] = saturating ? value.saturated : value
        }
      }
    }
  }

  private static func runBackward(
    _ tape: Tape, from output: Int, _ cells: inout [Number], _ arguments: inout [[Number]]
  ) {
    let first = tape.inputs.count
    let count = cells.count / 2
    cells.withUnsafeMutableBufferPointer { cells in
      guard let registers = cells.baseAddress else { return }
      let adjoints = registers + count
      for index in 0..<count { adjoints[index] = 0 }
      adjoints[output] = 1
      tape.instructions.withUnsafeBufferPointer { instructions in
        var index = min(output - first, instructions.count - 1)
        while index >= 0 {
          let instruction = instructions[index]
          let (adjoint, value) = (adjoints[first &+ index], registers[first &+ index])
          if instruction.opcode == .call {
            handBack(tape, Int(instruction.right), adjoint, value, registers, adjoints, &arguments)
          } else {
            instruction.handBack(adjoint, value, registers, adjoints, tape.pool)
          }
          index &-= 1
        }
      }
    }
  }

  // MARK: Calls

  @inline(never)
  private static func call(
    _ tape: Tape, _ index: Int, _ registers: UnsafeMutablePointer<Number>, _ arguments: inout [[Number]]
  ) -> Number {
    gather(tape, index, registers, &arguments)
    return .apply(tape.calls[index].function, to: arguments[index])
  }

  @inline(never)
  private static func handBack(
    _ tape: Tape, _ index: Int, _ adjoint: Number, _ value: Number, _ registers: UnsafeMutablePointer<Number>,
    _ adjoints: UnsafeMutablePointer<Number>, _ arguments: inout [[Number]]
  ) {
    gather(tape, index, registers, &arguments)
    let call = tape.calls[index]
    for (position, operand) in call.operands.enumerated() {
      let place = Int(tape.operands[operand])
      let partial = Number.partial(of: call.function, position, at: arguments[index], value: value)
      adjoints[place] = adjoints[place] + adjoint * partial
    }
  }

  private static func gather(
    _ tape: Tape, _ index: Int, _ registers: UnsafeMutablePointer<Number>, _ arguments: inout [[Number]]
  ) {
    for (position, operand) in tape.calls[index].operands.enumerated() {
      arguments[index][position] = registers[Int(tape.operands[operand])]
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

extension Workspace<Double> {
  /// Copies the inputs' adjoints, as many as fit; whether all are finite.
  @inline(__always)
  func copyGradient(to gradient: inout [Double]) -> Bool {
    var isFinite = true
    gradient.withUnsafeMutableBufferPointer { gradient in
      for index in 0..<gradient.count {
        let partial = adjoint(index)
        gradient[index] = partial
        isFinite = isFinite && partial.isFinite
      }
    }
    return isFinite
  }
}
