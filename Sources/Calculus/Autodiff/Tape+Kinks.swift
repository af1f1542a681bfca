extension Instruction {
  var appliesFunction: Bool { opcode == .function || opcode == .call }
}

extension Evaluator {
  /// The parts of the formulas that stand exactly at a corner or a jump at the point of the last evaluation: there the
  /// derivative is a convention, which the function's entry states.
  package var kinks: [Expression] {
    var found: [Expression] = []
    for index in tape.kinked {
      let instruction = tape.code[index]
      let values = tape.operands(of: instruction).map { numbers[$0] }
      let result = numbers[tape.inputs.count + index]
      let function =
        instruction.opcode == .call
        ? tape.calls[Int(instruction.right)].function : tape.functions[Int(instruction.right)].function
      if function.row.hasKink(at: values, value: result) { found.append(tape.provenance[index]) }
    }
    return found
  }
}

extension FunctionRow {
  /// Whether the derivative jumps anywhere: at a kink of the entry, or at ties of several arguments.
  var mayHaveKinks: Bool { !entry.kinks.isEmpty || !isUnary }

  /// Whether the derivative jumps at a point: at a kink of the entry, or, where that has none, where two arguments are
  /// the value together.
  func hasKink(at arguments: [Double], value: Double) -> Bool {
    entry.kinks.isEmpty ? arguments.filter { $0 == value }.count > 1 : entry.kinks.contains { arguments.first == $0 }
  }
}
