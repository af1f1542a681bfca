/// Proofs by the same instructions: each run over sets that certainly hold the true number.
extension Tape {
  /// The formulas' values enclosed, rounded outwards, in the order of the formulas; `definition` says whether there is a
  /// value. Points list their coordinates in the order of `inputs`; one that is missing is undefined.
  package func intervals(at point: [Interval]) -> [Interval] { enclosures(at: point, IntervalArithmetic()) }

  /// The formulas' values in balls, for what doubles cannot decide.
  ///
  /// - Parameter bits: the precision, from 32 to 65,536. An error that the formula magnifies by 2^k costs k of them.
  package func balls(at point: [Ball], bits: Int) -> [Ball] { enclosures(at: point, BallArithmetic(bits: bits)) }

  /// The formulas' values in balls, and how large the largest number on the way to them was: the least e for which no
  /// number was above 2^e, `Int.max` where one was unbounded. What is lost to cancellation is measured by it.
  package func scaledBalls(at point: [Ball], bits: Int) -> (values: [Ball], scale: Int) {
    let registers = registers(at: point, BallArithmetic(bits: bits))
    let scale = registers.reduce(0) { max($0, $1.isCertain ? $1.magnitudeExponent ?? 0 : 0) }
    return (outputs.map { registers[$0] }, scale)
  }

  func enclosures<Arithmetic: EnclosureArithmetic>(
    at point: [Arithmetic.Enclosure], _ arithmetic: Arithmetic
  ) -> [Arithmetic.Enclosure] {
    let registers = registers(at: point, arithmetic)
    return outputs.map { registers[$0] }
  }

  /// Every register: inputs, instructions, constants.
  private func registers<Arithmetic: EnclosureArithmetic>(
    at point: [Arithmetic.Enclosure], _ arithmetic: Arithmetic
  ) -> [Arithmetic.Enclosure] {
    var registers = inputs.indices.map { $0 < point.count ? point[$0] : arithmetic.undefined }
    registers.reserveCapacity(registerCount)
    // Instructions refer to constants, which stand behind them.
    let constants = constantExpressions.map { arithmetic.value(of: $0) }
    registers += Array(repeating: arithmetic.undefined, count: instructionCount) + constants
    for index in 0..<instructionCount {
      registers[inputs.count + index] = enclosure(of: code[index], registers, arithmetic)
    }
    return registers
  }

  private func enclosure<Arithmetic: EnclosureArithmetic>(
    of instruction: Instruction, _ registers: [Arithmetic.Enclosure], _ arithmetic: Arithmetic
  ) -> Arithmetic.Enclosure {
    if instruction.opcode.hasList { return enclosure(ofList: instruction, registers, arithmetic) }
    let a = registers[Int(instruction.left)]
    let right = Int(instruction.right)
    switch instruction.opcode {
    case .add, .offset: return arithmetic.add(a, registers[right])
    case .subtract: return arithmetic.subtract(a, registers[right])
    case .multiply, .scale: return arithmetic.multiply(a, registers[right])
    case .divide: return arithmetic.divide(a, registers[right])
    case .negate: return arithmetic.negate(a)
    case .square: return arithmetic.power(a, 2)
    case .cube: return arithmetic.power(a, 3)
    case .reciprocal: return arithmetic.divide(arithmetic.number(.one), a)
    case .squareRoot: return arithmetic.power(a, .half)
    case .integerPower: return arithmetic.power(a, Rational(right))
    case .rationalPower: return arithmetic.power(a, exponents[right])
    case .power: return arithmetic.power(a, registers[right])
    case .function: return arithmetic.apply(functions[right].function, [a])
    case .call, .sum, .dot, .end: return arithmetic.undefined
    }
  }

  private func enclosure<Arithmetic: EnclosureArithmetic>(
    ofList instruction: Instruction, _ registers: [Arithmetic.Enclosure], _ arithmetic: Arithmetic
  ) -> Arithmetic.Enclosure {
    let terms = operands(of: instruction).map { registers[$0] }
    if instruction.opcode == .call { return arithmetic.apply(calls[Int(instruction.right)].function, terms) }
    var sum = arithmetic.number(.zero)
    if instruction.opcode == .sum {
      let added = Int(operands[Int(instruction.left)])
      for (index, term) in terms.enumerated() {
        sum = index < added ? arithmetic.add(sum, term) : arithmetic.subtract(sum, term)
      }
    } else {
      for index in stride(from: 0, to: terms.count, by: 2) {
        sum = arithmetic.add(sum, arithmetic.multiply(terms[index], terms[index + 1]))
      }
    }
    return sum
  }
}

extension EnclosureArithmetic {
  /// A constant, enclosed from its exact form and not from its double.
  fileprivate func value(of constant: Expression) -> Enclosure {
    switch constant.kind {
    case .number(let value): return number(value)
    case .constant(.pi): return pi
    case .constant(.e): return apply(.exp, [number(.one)])
    case .sum, .product, .power, .function:
      return Tape(unfolded: constant).enclosures(at: [], self)[0]
    case .variable, .undefined: return undefined
    }
  }
}

extension Ball {
  /// The expression's value at a point, enclosed; variables that the point lacks make it undefined. Whoever evaluates an
  /// expression many times compiles a `Tape` once.
  package init(valueOf expression: Expression, at point: [Symbol: Ball], bits: Int) {
    let tape = Tape(expression)
    self = tape.balls(at: tape.inputs.map { point[$0] ?? .undefined }, bits: bits)[0]
  }
}
