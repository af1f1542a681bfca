/// The gradient of a formula at one point at a time, by a fused program.
final class GradientRun: @unchecked Sendable {
  typealias Step = FusedProgram.Step

  let program: FusedProgram
  private let registers: UnsafeMutablePointer<Double>
  private let rare: RareSteps

  init(_ program: FusedProgram) {
    self.program = program
    registers = .allocate(capacity: max(program.rowCount, 1))
    registers.initialize(repeating: 0, count: program.rowCount)
    rare = RareSteps(program)
    for (row, value) in program.numbers { registers[row] = value }
  }

  deinit { registers.deallocate() }

  /// The value; nil where something on the way to it or to the derivatives is not finite, and has to be looked at closely.
  func gradient(at point: [Double], into gradient: inout [Double]) -> Double? {
    for (index, row) in program.inputs.enumerated() where row >= 0 {
      registers[row] = index < point.count ? point[index] : .nan
    }
    var run = NumberRun(program, registers)
    run.run(rare)
    // A sum of differences is NaN where any of them is, and zero otherwise.
    var check = registers[program.value] - registers[program.value]
    for (index, row) in program.slopes.enumerated() {
      let slope = row < 0 ? 0 : registers[row]
      gradient[index] = slope
      check += slope - slope
    }
    for row in program.checked { check += registers[row] - registers[row] }
    return check == 0 ? registers[program.value] : nil
  }
}

/// One run over the steps of a program.
private struct NumberRun: FusedRunner {
  typealias Step = FusedProgram.Step

  private var next: UnsafePointer<Step>
  private var result: UnsafeMutablePointer<Double>
  private let registers: UnsafeMutablePointer<Double>
  private let program: FusedProgram
  private let operands: UnsafePointer<Int32>
  private let functions: UnsafePointer<InstructionPool.UnaryStep>

  @inline(__always)
  init(_ program: FusedProgram, _ registers: UnsafeMutablePointer<Double>) {
    (next, result) = (program.settled.steps.start, registers + program.settled.first)
    (self.program, self.registers) = (program, registers)
    (operands, functions) = (program.operands.start, program.functions.start)
  }

  @inline(__always)
  private func number(_ row: Int32) -> Double { registers[Int(row)] }

  mutating func run(_ rare: RareSteps) {
    let functions = functions
    var run = program.settled.runs.start
    for _ in 0..<program.settled.runs.count {
      let steps = run.pointee
      switch steps.operation {
      case .add: fused(steps, Sum.self)
      case .subtract: fused(steps, Difference.self)
      case .multiply: fused(steps, Product.self)
      case .divide: each(steps) { .quotient($0.number($1.a), $0.number($1.b)) }
      case .squareRoot: each(steps) { $0.number($1.a).squareRoot() }
      case .function: each(steps) { functions[Int($1.b)].formulas.value($0.number($1.a)) }
      case .slope: each(steps) { functions[Int($1.b)].formulas.derivative($0.number($1.a), $0.number($1.c)) }
      case .sum: each(steps) { $0.sum($1) }
      case .dot: each(steps) { $0.dot($1) }
      case .leaf, .integerPower, .rationalPower, .power, .call, .partial, .total:
        each(steps) { numbers, step in rare.value(of: steps.operation, step) { numbers.number($0) } }
      }
      run += 1
    }
  }

  @inline(__always)
  private mutating func each(_ steps: FusedProgram.Run, _ value: (NumberRun, Step) -> Double) {
    for _ in 0..<steps.count {
      result.pointee = value(self, next.pointee)
      (next, result) = (next + 1, result + 1)
    }
  }

  @inline(__always)
  mutating func run<Whole: FusedOperation, Left: FusedOperation, Right: FusedOperation>(
    _ steps: FusedProgram.Run, _ whole: Whole.Type, _ left: Left.Type, _ right: Right.Type
  ) {
    var (next, result) = (next, result)
    for _ in 0..<steps.count {
      let step = next.pointee
      result.pointee = whole.apply(
        left.apply(number(step.a), number(step.b)), right.apply(number(step.c), number(step.d)))
      (next, result) = (next + 1, result + 1)
    }
    (self.next, self.result) = (next, result)
  }

  private func sum(_ step: Step) -> Double {
    let terms = operands + Int(step.a)
    let added = Int(step.c)
    var sum = added > 0 ? number(terms[0]) : -number(terms[0])
    for index in 1..<max(added, 1) { sum += number(terms[index]) }
    for index in max(added, 1)..<Int(step.b) { sum -= number(terms[index]) }
    return sum
  }

  private func dot(_ step: Step) -> Double {
    let pairs = operands + Int(step.a)
    var sum = number(pairs[0]) * number(pairs[1])
    for index in 1..<Int(step.b) { sum += number(pairs[2 &* index]) * number(pairs[2 &* index &+ 1]) }
    return sum
  }
}
