/// The loops over a tape's instructions. What kind of instruction comes next is asked once for all of a kind that stand
/// in a row.
struct TapeRun<Number: TapeScalar> {
  private let code: UnsafePointer<Instruction>
  /// The register of the first instruction.
  private let first: Int
  private let instructionCount: Int
  private let registers: UnsafeMutablePointer<Number>
  private let memory: RegisterFile<Number>
  private let pool: RunPool<Number>

  @inline(__always)
  init(_ tape: Tape, _ memory: RegisterFile<Number>) {
    (code, first, instructionCount) = (tape.code.start, tape.inputs.count, tape.instructionCount)
    (registers, self.memory) = (memory.registers, memory)
    pool = RunPool(tape, memory.arguments)
  }

  func forward() {
    var (next, result) = (code, registers + first)
    while true {
      switch next.pointee.opcode {
      case .add: run(.add, &next, &result)
      case .subtract: run(.subtract, &next, &result)
      case .multiply: run(.multiply, &next, &result)
      case .divide: run(.divide, &next, &result)
      case .offset: run(.offset, &next, &result)
      case .scale: run(.scale, &next, &result)
      case .negate: run(.negate, &next, &result)
      case .square: run(.square, &next, &result)
      case .cube: run(.cube, &next, &result)
      case .reciprocal: run(.reciprocal, &next, &result)
      case .squareRoot: run(.squareRoot, &next, &result)
      case .integerPower: run(.integerPower, &next, &result)
      case .rationalPower: run(.rationalPower, &next, &result)
      case .power: run(.power, &next, &result)
      case .function: run(.function, &next, &result)
      case .call: run(.call, &next, &result)
      case .sum: run(.sum, &next, &result)
      case .dot: run(.dot, &next, &result)
      case .end: return
      }
    }
  }

  @inline(__always)
  private func run(
    _ opcode: Instruction.Opcode, _ next: inout UnsafePointer<Instruction>, _ result: inout UnsafeMutablePointer<Number>
  ) {
    repeat {
      result.pointee = next.pointee.value(as: opcode, registers, pool)
      (next, result) = (next + 1, result + 1)
    } while next.pointee.opcode == opcode
  }

  func forwardSaturating() {
    for index in 0..<instructionCount {
      let instruction = code[index]
      registers[first + index] = instruction.value(as: instruction.opcode, registers, pool).saturated
    }
  }

  func backward(from last: Int) {
    guard last >= first, last < first + instructionCount else { return }
    let adjoints = memory.adjoints
    var index = last - first
    while index >= 0 {
      switch code[index].opcode {
      case .add: handBack(.add, &index, adjoints)
      case .subtract: handBack(.subtract, &index, adjoints)
      case .multiply: handBack(.multiply, &index, adjoints)
      case .divide: handBack(.divide, &index, adjoints)
      case .offset: handBack(.offset, &index, adjoints)
      case .scale: handBack(.scale, &index, adjoints)
      case .negate: handBack(.negate, &index, adjoints)
      case .square: handBack(.square, &index, adjoints)
      case .cube: handBack(.cube, &index, adjoints)
      case .reciprocal: handBack(.reciprocal, &index, adjoints)
      case .squareRoot: handBack(.squareRoot, &index, adjoints)
      case .integerPower: handBack(.integerPower, &index, adjoints)
      case .rationalPower: handBack(.rationalPower, &index, adjoints)
      case .power: handBack(.power, &index, adjoints)
      case .function: handBack(.function, &index, adjoints)
      case .call: handBack(.call, &index, adjoints)
      case .sum: handBack(.sum, &index, adjoints)
      case .dot: handBack(.dot, &index, adjoints)
      case .end: return
      }
    }
  }

  @inline(__always)
  private func handBack(_ opcode: Instruction.Opcode, _ index: inout Int, _ adjoints: UnsafeMutablePointer<Number>) {
    repeat {
      let place = first &+ index
      code[index].handBack(as: opcode, adjoints[place], registers[place], registers, adjoints, pool)
      index &-= 1
    } while index >= 0 && code[index].opcode == opcode
  }

  /// Where formulas share a tape, what one of them does not need must not touch its gradient: 0·∞ is no number.
  func backward(from last: Int, _ isNeeded: [Bool]) {
    let adjoints = memory.adjoints
    for place in stride(from: min(last, first + instructionCount - 1), through: first, by: -1) where isNeeded[place] {
      let instruction = code[place - first]
      instruction.handBack(as: instruction.opcode, adjoints[place], registers[place], registers, adjoints, pool)
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
