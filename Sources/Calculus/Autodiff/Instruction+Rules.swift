extension Instruction {
  /// The result of an instruction that is known to have an opcode, which the compiler then sees as a constant.
  @inline(__always)
  func value<Number: TapeScalar>(
    as opcode: Opcode, _ registers: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) -> Number {
    switch opcode {
    case .add, .offset: return registers[Int(left)] + registers[Int(right)]
    case .subtract: return registers[Int(left)] - registers[Int(right)]
    case .multiply, .scale: return registers[Int(left)] * registers[Int(right)]
    case .divide: return .quotient(registers[Int(left)], registers[Int(right)])
    case .negate: return -registers[Int(left)]
    case .square:
      let a = registers[Int(left)]
      return a * a
    case .cube:
      let a = registers[Int(left)]
      return a * a * a
    case .reciprocal: return .quotient(1, registers[Int(left)])
    case .squareRoot: return registers[Int(left)].squareRoot
    case .integerPower: return .power(registers[Int(left)], whole: Int(right))
    case .rationalPower: return .power(registers[Int(left)], pool.exponents[Int(right)])
    case .power: return .power(registers[Int(left)], registers[Int(right)])
    case .function: return .value(of: pool.functions[Int(right)], at: registers[Int(left)])
    case .call: return call(registers, pool)
    case .sum: return sum(registers, pool)
    case .dot: return dot(registers, pool)
    case .end: return 0
    }
  }

  /// Adds what the instruction's adjoint contributes to those of its operands: the chain rule, one step of it.
  @inline(__always)
  func handBack<Number: TapeScalar>(
    as opcode: Opcode, _ adjoint: Number, _ value: Number, _ registers: UnsafeMutablePointer<Number>,
    _ adjoints: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) {
    @inline(__always)
    func hand(_ contribution: Number, to place: Int32) {
      adjoints[Int(place)] = adjoints[Int(place)] + contribution
    }
    switch opcode {
    case .add:
      hand(adjoint, to: left)
      hand(adjoint, to: right)
    case .subtract:
      hand(adjoint, to: left)
      hand(-adjoint, to: right)
    case .multiply:
      let (a, b) = (registers[Int(left)], registers[Int(right)])
      hand(adjoint * b, to: left)
      hand(adjoint * a, to: right)
    case .divide:
      let share = Number.quotient(adjoint, registers[Int(right)])
      hand(share, to: left)
      hand(-(share * value), to: right)
    case .offset: hand(adjoint, to: left)
    case .scale: hand(adjoint * registers[Int(right)], to: left)
    case .negate: hand(-adjoint, to: left)
    case .square:
      let a = registers[Int(left)]
      hand(adjoint * (a + a), to: left)
    case .cube:
      let a = registers[Int(left)]
      hand(adjoint * (3 * (a * a)), to: left)
    case .reciprocal: hand(-(adjoint * value * value), to: left)
    case .squareRoot: hand(.quotient(adjoint, value + value), to: left)
    case .integerPower:
      let slope = Number(Rational(Int(right))) * .power(registers[Int(left)], whole: Int(right) - 1)
      hand(adjoint * slope, to: left)
    case .rationalPower:
      let exponent = pool.exponents[Int(right)]
      hand(adjoint * (Number(exponent) * .power(registers[Int(left)], exponent - .one)), to: left)
    case .power:
      let (base, exponent) = (registers[Int(left)], registers[Int(right)])
      hand(adjoint * (exponent * .power(base, exponent - 1)), to: left)
      hand(adjoint * (value * .apply(.ln, base)), to: right)
    case .function:
      let slope = Number.derivative(of: pool.functions[Int(right)], at: registers[Int(left)], value: value)
      hand(adjoint * slope, to: left)
    case .call: handBackCall(adjoint, value, registers, adjoints, pool)
    case .sum:
      let terms = pool.operands + Int(left) + 1
      let added = Int(terms[-1])
      for index in 0..<added { hand(adjoint, to: terms[index]) }
      for index in added..<Int(right) { hand(-adjoint, to: terms[index]) }
    case .dot:
      let pairs = pool.operands + Int(left)
      for index in 0..<Int(right) {
        let (first, second) = (pairs[2 * index], pairs[2 * index + 1])
        let (a, b) = (registers[Int(first)], registers[Int(second)])
        hand(adjoint * b, to: first)
        hand(adjoint * a, to: second)
      }
    case .end: break
    }
  }

  // MARK: Many operands

  @inline(__always)
  private func sum<Number: TapeScalar>(
    _ registers: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) -> Number {
    let terms = pool.operands + Int(left) + 1
    let added = Int(terms[-1])
    var sum: Number = added > 0 ? registers[Int(terms[0])] : -registers[Int(terms[0])]
    for index in 1..<max(added, 1) { sum = sum + registers[Int(terms[index])] }
    for index in max(added, 1)..<Int(right) { sum = sum - registers[Int(terms[index])] }
    return sum
  }

  @inline(__always)
  private func dot<Number: TapeScalar>(
    _ registers: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) -> Number {
    let pairs = pool.operands + Int(left)
    var sum = registers[Int(pairs[0])] * registers[Int(pairs[1])]
    for index in 1..<Int(right) {
      sum = sum + registers[Int(pairs[2 * index])] * registers[Int(pairs[2 * index + 1])]
    }
    return sum
  }

  @inline(never)
  private func call<Number: TapeScalar>(
    _ registers: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) -> Number {
    let call = Int(right)
    pool.gather(call, registers)
    return .value(of: pool.calls[call].function, at: pool.arguments[call])
  }

  @inline(never)
  private func handBackCall<Number: TapeScalar>(
    _ adjoint: Number, _ value: Number, _ registers: UnsafeMutablePointer<Number>,
    _ adjoints: UnsafeMutablePointer<Number>, _ pool: RunPool<Number>
  ) {
    let call = Int(right)
    let (function, operands) = (pool.calls[call].function, pool.operands + Int(left))
    pool.gather(call, registers)
    for index in 0..<pool.calls[call].operands.count {
      let place = Int(operands[index])
      let partial = Number.partial(of: function, index, at: pool.arguments[call], value: value)
      adjoints[place] = adjoints[place] + adjoint * partial
    }
  }
}

/// What a run refers to by index, as pointers, and the lists in which calls gather their arguments.
struct RunPool<Number: TapeScalar> {
  let operands: UnsafePointer<Int32>
  let calls: UnsafePointer<Call>
  let functions: UnsafePointer<InstructionPool.UnaryStep>
  let exponents: UnsafePointer<Rational>
  let arguments: UnsafeMutablePointer<Number.Arguments>

  init(_ tape: Tape, _ arguments: UnsafeMutablePointer<Number.Arguments>) {
    (operands, calls) = (tape.operands.start, tape.calls.start)
    (functions, exponents) = (tape.functions.start, tape.exponents.start)
    self.arguments = arguments
  }

  /// Gathers the arguments of a call in lists that are kept from run to run.
  @inline(__always)
  func gather(_ call: Int, _ registers: UnsafeMutablePointer<Number>) {
    for (position, operand) in calls[call].operands.enumerated() {
      arguments[call].set(position, registers[Int(operands[operand])])
    }
  }
}
