/// The steps that have no loop of their own, done number by number, and the lists in which calls gather their arguments.
final class RareSteps {
  private let program: FusedProgram
  private var lists: [[Double]]

  init(_ program: FusedProgram) {
    self.program = program
    lists = program.calls.indices.map { Array(repeating: 0, count: program.calls[$0].operands.count) }
  }

  /// The result of a step, whose operands are asked for by their rows.
  func value(of operation: FusedProgram.Operation, _ step: FusedProgram.Step, _ number: (Int32) -> Double) -> Double {
    switch operation {
    case .integerPower: return .power(number(step.a), whole: Int(step.b))
    case .rationalPower: return .power(number(step.a), program.exponents[Int(step.b)])
    case .power: return .power(number(step.a), number(step.b))
    case .call, .partial:
      let (call, operands) = (Int(step.c), program.operands.start + Int(step.a))
      for index in lists[call].indices { lists[call][index] = number(operands[index]) }
      let row = program.calls[call].function.row
      return operation == .call
        ? row.value(lists[call]) : row.partial(Int(step.d), lists[call], number(operands[lists[call].count]))
    case .leaf, .add, .subtract, .multiply, .divide, .squareRoot, .function, .slope, .sum, .dot, .total: return .nan
    }
  }
}
