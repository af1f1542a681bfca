extension Instruction {
  /// The result of an instruction other than a call.
  @inline(__always)
  func value<Number: TapeScalar>(_ registers: UnsafeMutablePointer<Number>, _ pool: InstructionPool) -> Number {
    let a = registers[Int(left)]
    switch opcode {
    case .add, .offset: return a + registers[Int(right)]
    case .subtract: return a - registers[Int(right)]
    case .multiply, .scale: return a * registers[Int(right)]
    case .divide: return .quotient(a, registers[Int(right)])
    case .negate: return -a
    case .square: return a * a
    case .cube: return a * a * a
    case .reciprocal: return .quotient(1, a)
    case .squareRoot: return a.squareRoot
    case .integerPower: return .power(a, whole: Int(right))
    case .rationalPower: return .power(a, pool.exponents[Int(right)])
    case .power: return .power(a, registers[Int(right)])
    case .function: return .value(of: pool.functions[Int(right)], at: a)
    case .call: return a
    }
  }

  /// Adds what the instruction's adjoint contributes to those of its operands: the chain rule, one step of it.
  @inline(__always)
  func handBack<Number: TapeScalar>(
    _ adjoint: Number, _ value: Number, _ registers: UnsafeMutablePointer<Number>,
    _ adjoints: UnsafeMutablePointer<Number>, _ pool: InstructionPool
  ) {
    let place = Int(left)
    let a = registers[place]
    @inline(__always)
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
      hand(adjoint * (Number(Rational(Int(right))) * .power(a, whole: Int(right) - 1)), to: place)
    case .rationalPower:
      let exponent = pool.exponents[Int(right)]
      hand(adjoint * (Number(exponent) * .power(a, exponent - .one)), to: place)
    case .power:
      let exponent = registers[Int(right)]
      hand(adjoint * (exponent * .power(a, exponent - 1)), to: place)
      hand(adjoint * (value * .apply(.ln, a)), to: Int(right))
    case .function:
      hand(adjoint * .derivative(of: pool.functions[Int(right)], at: a, value: value), to: place)
    case .call: break
    }
  }
}
