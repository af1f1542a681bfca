extension Tape {
  /// The expression that a register holds.
  package func expression(of register: Int) -> Expression {
    if register < inputs.count { return Expression(inputs[register]) }
    if register < firstConstant { return provenance[register - inputs.count] }
    return constantExpressions[register - firstConstant]
  }

  /// The registers that an instruction reads.
  func operands(of instruction: Instruction) -> [Int] {
    var registers: [Int] = []
    forEachOperand(of: instruction) { registers.append($0) }
    return registers
  }

  /// Hands on the registers that an instruction reads.
  @inline(__always)
  func forEachOperand(of instruction: Instruction, _ body: (Int) -> Void) {
    let (first, count) = (Int(instruction.left), Int(instruction.right))
    switch instruction.opcode {
    case .sum: for register in operands[first + 1..<first + 1 + count] { body(Int(register)) }
    case .dot: for register in operands[first..<first + 2 * count] { body(Int(register)) }
    case .call: for register in operands[calls[count].operands] { body(Int(register)) }
    case .end: break
    case .add, .subtract, .multiply, .divide, .offset, .scale, .power:
      body(first)
      body(count)
    case .negate, .square, .cube, .reciprocal, .squareRoot, .integerPower, .rationalPower, .function: body(first)
    }
  }

  /// Follows a register without a trustworthy value back to where the trouble began.
  func cause(at register: Int, _ work: Workspace<Double>) -> Undefined {
    if work[register].isFinite { return firstOverflow(before: register, work) }
    var place = register
    while true {
      if place < inputs.count { return Undefined(cause: Expression(inputs[place]), reason: .noInput) }
      if place >= firstConstant { return Undefined(cause: expression(of: place), reason: .nowhereDefined) }
      let instruction = code[place - inputs.count]
      let sources = operands(of: instruction)
      // A NaN has a NaN behind it, or else an infinity.
      let next = sources.first { work[$0].isNaN } ?? sources.first { !work[$0].isFinite }
      guard let next, next < place || next >= firstConstant else {
        return Undefined(
          cause: expression(of: place), reason: reason(instruction, work[place], sources.map { work[$0] }))
      }
      place = next
    }
  }

  /// Why an instruction gives no finite number although its operands are finite.
  private func reason(_ instruction: Instruction, _ value: Double, _ operands: [Double]) -> Undefined.Reason {
    if value.isInfinite { return .overflow }
    switch instruction.opcode {
    case .divide, .reciprocal: return .divisionByZero
    case .squareRoot, .rationalPower: return .rootOfNegative
    case .power: return operands[0] == 0 ? .powerOfZero : .rootOfNegative
    case .function:
      return .outsideDomain(functions[Int(instruction.right)].function)
    case .call: return .outsideDomain(calls[Int(instruction.right)].function)
    case .add, .subtract, .multiply, .offset, .scale, .negate, .square, .cube, .integerPower, .sum, .dot, .end:
      return .overflow
    }
  }

  /// The part whose derivative is missing: the last that hands back what is no number although its adjoint is one.
  func missingDerivative(of output: Int, _ work: Workspace<Double>) -> Undefined {
    for place in stride(from: min(output, firstConstant - 1), through: inputs.count, by: -1) {
      let instruction = code[place - inputs.count]
      if instruction.opcode.isLinear || work.adjoint(place) == 0 || !work.adjoint(place).isFinite { continue }
      let sources = operands(of: instruction)
      guard sources.contains(where: { $0 < firstConstant && !work.adjoint($0).isFinite }) else { continue }
      let isOverflow = sources.contains { work[$0].isInfinite }
      return Undefined(cause: expression(of: place), reason: isOverflow ? .overflow : .noDerivative)
    }
    return Undefined(cause: expression(of: output), reason: .noDerivative)
  }
}
