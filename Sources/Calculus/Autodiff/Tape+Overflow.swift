/// A result may be finite although a number on the way to it passed the largest double: 1/(1 + e^1000) is 0 to within
/// rounding, and right; x/√(x² + 1) at 10²⁰⁰ comes out as 0, and wrong, as it is 1.
///
/// To tell them apart the tape is run once more with the largest finite double in place of every infinity. The true
/// number lies between the two. Where the result is the same for both, it does not depend on it.
extension Evaluator {
  func overflowMatters(for output: Int) -> Bool {
    if tape.absorbed.isEmpty || !tape.absorbed.contains(where: { numbers[Int($0)].isInfinite }) { return false }
    if tape.inputs.indices.contains(where: { numbers[$0].isInfinite }) { return true }
    var work = Workspace<Double>(tape)
    work.runForwardSaturating(tape, at: tape.inputs.indices.map { numbers[$0] }, missing: .nan)
    let (result, other) = (numbers[tape.outputs[output]], work[tape.outputs[output]])
    return !((result - other).magnitude <= max(4 * result.ulp, 0x1p-960))
  }
}

extension Tape {
  /// The registers that an instruction may turn into something finite when they are infinite.
  static func absorbed(_ instructions: [Instruction], _ pool: InstructionPool) -> [Int32] {
    var found: Set<Int32> = []
    for instruction in instructions {
      switch instruction.opcode {
      case .add, .subtract, .multiply, .offset, .scale, .negate, .square, .cube, .squareRoot, .integerPower,
        .rationalPower, .sum, .dot, .end:
        break
      case .divide: found.insert(instruction.right)
      case .reciprocal, .function: found.insert(instruction.left)
      case .power: found.formUnion([instruction.left, instruction.right])
      case .call: found.formUnion(pool.operands[pool.calls[Int(instruction.right)].operands])
      }
    }
    return found.sorted()
  }

  /// The first part of a formula that is infinite.
  func firstOverflow(before output: Int, _ work: Workspace<Double>) -> Undefined {
    var isNeeded = Array(repeating: false, count: output + 1)
    isNeeded[output] = true
    var first = output
    for place in stride(from: output, through: 0, by: -1) where isNeeded[place] {
      if work[place].isInfinite { first = place }
      if place >= inputs.count {
        for operand in operands(of: code[place - inputs.count]) where operand < place {
          isNeeded[operand] = true
        }
      }
    }
    return Undefined(cause: expression(of: first), reason: first < inputs.count ? .noInput : .overflow)
  }
}
