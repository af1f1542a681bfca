/// The memory in which a tape runs, over doubles, dual numbers or Taylor series.
struct Workspace<Number: TapeScalar>: Sendable {
  /// A register for each input, instruction and constant; behind them, once there was a run backward, their adjoints.
  private(set) var cells: [Number]
  let registerCount: Int
  /// The lists of arguments of the calls, kept so that no run allocates them. One at least.
  private var arguments: [[Number]]

  init(_ tape: Tape) {
    cells = Array(repeating: 0, count: tape.firstConstant)
    cells += tape.constants.indices.map { Number(constant: tape.constants[$0]) }
    registerCount = cells.count
    arguments = [[]]
    for index in tape.calls.indices {
      let list = Array(repeating: 0 as Number, count: tape.calls[index].operands.count)
      if index == 0 { arguments[0] = list } else { arguments.append(list) }
    }
    if cells.isEmpty { cells.append(0) }
  }

  @inline(__always)
  subscript(register: Int) -> Number { cells[register] }

  /// The derivative of the output by a register, after a run backward.
  @inline(__always)
  func adjoint(_ register: Int) -> Number { cells[registerCount + register] }

  /// Sets the inputs, the coordinates that the point lacks to what is given for them, and fills the other registers.
  @inline(__always)
  mutating func runForward(_ tape: Tape, missing: Number, _ point: (Int) -> Number?) {
    cells.withUnsafeMutableBufferPointer { cells in
      guard let registers = cells.baseAddress else { return }
      for index in 0..<tape.inputs.count { registers[index] = point(index) ?? missing }
    }
    Self.runForward(tape, &cells, &arguments)
  }

  mutating func runForward(_ tape: Tape, at point: [Number], missing: Number) {
    runForward(tape, missing: missing) { $0 < point.count ? point[$0] : nil }
  }

  /// The same with every result that is infinite replaced by the largest finite one.
  mutating func runForwardSaturating(_ tape: Tape, at point: [Number], missing: Number) {
    Self.runForwardSaturating(tape, point, missing, &cells, &arguments)
  }

  /// Hands adjoints of outputs back to the inputs. Needs the registers of a run forward.
  ///
  /// - Parameters:
  ///   - last: the last register that any of the outputs needs.
  ///   - seed: sets the outputs' adjoints; all others are zero.
  ///   - isNeeded: the instructions that the outputs need; all where there is none.
  @inline(__always)
  mutating func runBackward(
    _ tape: Tape, from last: Int, isNeeded: [Bool]? = nil, _ seed: (UnsafeMutablePointer<Number>) -> Void
  ) {
    if cells.count < 2 * registerCount { cells += Array(repeating: 0, count: registerCount) }
    let count = registerCount
    cells.withUnsafeMutableBufferPointer { cells in
      guard let registers = cells.baseAddress else { return }
      (registers + count).update(repeating: 0, count: count)
      seed(registers + count)
    }
    if let isNeeded {
      Self.runBackward(tape, from: last, isNeeded, &cells, count, &arguments)
    } else {
      Self.runBackward(tape, from: last, &cells, count, &arguments)
    }
  }
}

// MARK: The sweeps

extension Workspace {
  private static func runForward(_ tape: Tape, _ cells: inout [Number], _ arguments: inout [[Number]]) {
    let first = tape.inputs.count
    cells.withUnsafeMutableBufferPointer { cells in
      arguments.withUnsafeMutableBufferPointer { arguments in
        guard let registers = cells.baseAddress, let lists = arguments.baseAddress else { return }
        let pool = RunPool(tape, lists)
        var (next, result) = (tape.code.start, registers + first)
        /// Runs the instructions of one kind that stand in a row: what kind it is is asked once.
        @inline(__always)
        func run(_ opcode: Instruction.Opcode) {
          repeat {
            result.pointee = next.pointee.value(as: opcode, registers, pool)
            (next, result) = (next + 1, result + 1)
          } while next.pointee.opcode == opcode
        }
        while true {
          switch next.pointee.opcode {
          case .add: run(.add)
          case .subtract: run(.subtract)
          case .multiply: run(.multiply)
          case .divide: run(.divide)
          case .offset: run(.offset)
          case .scale: run(.scale)
          case .negate: run(.negate)
          case .square: run(.square)
          case .cube: run(.cube)
          case .reciprocal: run(.reciprocal)
          case .squareRoot: run(.squareRoot)
          case .integerPower: run(.integerPower)
          case .rationalPower: run(.rationalPower)
          case .power: run(.power)
          case .function: run(.function)
          case .call: run(.call)
          case .sum: run(.sum)
          case .dot: run(.dot)
          case .end: return
          }
        }
      }
    }
  }

  private static func runForwardSaturating(
    _ tape: Tape, _ point: [Number], _ missing: Number, _ cells: inout [Number], _ arguments: inout [[Number]]
  ) {
    let first = tape.inputs.count
    cells.withUnsafeMutableBufferPointer { cells in
      arguments.withUnsafeMutableBufferPointer { arguments in
        guard let registers = cells.baseAddress, let lists = arguments.baseAddress else { return }
        let pool = RunPool(tape, lists)
        for index in 0..<first { registers[index] = index < point.count ? point[index] : missing }
        for index in 0..<tape.instructionCount {
          let instruction = tape.code.start[index]
          registers[first + index] = instruction.value(as: instruction.opcode, registers, pool).saturated
        }
      }
    }
  }

  private static func runBackward(
    _ tape: Tape, from last: Int, _ cells: inout [Number], _ count: Int, _ arguments: inout [[Number]]
  ) {
    let first = tape.inputs.count
    guard last >= first, last < tape.firstConstant else { return }
    cells.withUnsafeMutableBufferPointer { cells in
      arguments.withUnsafeMutableBufferPointer { arguments in
        guard let registers = cells.baseAddress, let lists = arguments.baseAddress else { return }
        let (pool, adjoints) = (RunPool(tape, lists), registers + count)
        let code = tape.code.start
        var index = last - first
        @inline(__always)
        func run(_ opcode: Instruction.Opcode) {
          repeat {
            let place = first &+ index
            code[index].handBack(as: opcode, adjoints[place], registers[place], registers, adjoints, pool)
            index &-= 1
          } while index >= 0 && code[index].opcode == opcode
        }
        while index >= 0 {
          switch code[index].opcode {
          case .add: run(.add)
          case .subtract: run(.subtract)
          case .multiply: run(.multiply)
          case .divide: run(.divide)
          case .offset: run(.offset)
          case .scale: run(.scale)
          case .negate: run(.negate)
          case .square: run(.square)
          case .cube: run(.cube)
          case .reciprocal: run(.reciprocal)
          case .squareRoot: run(.squareRoot)
          case .integerPower: run(.integerPower)
          case .rationalPower: run(.rationalPower)
          case .power: run(.power)
          case .function: run(.function)
          case .call: run(.call)
          case .sum: run(.sum)
          case .dot: run(.dot)
          case .end: return
          }
        }
      }
    }
  }

  /// Where formulas share a tape, what one of them does not need must not touch its gradient: 0·∞ is no number.
  private static func runBackward(
    _ tape: Tape, from last: Int, _ isNeeded: [Bool], _ cells: inout [Number], _ count: Int,
    _ arguments: inout [[Number]]
  ) {
    let first = tape.inputs.count
    cells.withUnsafeMutableBufferPointer { cells in
      arguments.withUnsafeMutableBufferPointer { arguments in
        guard let registers = cells.baseAddress, let lists = arguments.baseAddress else { return }
        let (pool, adjoints) = (RunPool(tape, lists), registers + count)
        for place in stride(from: min(last, tape.firstConstant - 1), through: first, by: -1) where isNeeded[place] {
          let instruction = tape.code.start[place - first]
          instruction.handBack(
            as: instruction.opcode, adjoints[place], registers[place], registers, adjoints, pool)
        }
      }
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
    cells.withUnsafeBufferPointer { cells in
      gradient.withUnsafeMutableBufferPointer { gradient in
        // A sum of differences is NaN where any of them is, and zero otherwise.
        var check = 0.0
        for index in 0..<gradient.count {
          let partial = cells[registerCount + index]
          gradient[index] = partial
          check += partial - partial
        }
        return check == 0
      }
    }
  }
}
