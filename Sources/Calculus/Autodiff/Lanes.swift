/// Memory to run a tape at many points at once: each register is a row of lanes, one for a point.
///
/// Each instruction runs over a whole row before the next begins. So finding out what to do costs nothing a point, the
/// loops are plain ones over neighbouring numbers that the compiler turns into vector instructions, and each lane
/// computes exactly what a run at its point alone does.
struct Lanes: Sendable {
  /// The points of a block.
  let width: Int
  private let inputCount: Int
  private var cells: [Double]
  private var arguments: [[Double]]

  /// What the rows of a block may take, so that they stay in the first-level cache.
  private static let cacheBytes = 24 * 1024

  init(_ tape: Tape) {
    let rows = max(tape.registerCount, 1)
    inputCount = tape.inputs.count
    width = min(max(Lanes.cacheBytes / 8 / rows & ~7, 16), 512)
    cells = Array(repeating: 0, count: rows * width)
    for (index, constant) in tape.constants.enumerated() {
      let start = (tape.firstConstant + index) * width
      for lane in start..<start + width { cells[lane] = constant }
    }
    arguments = tape.calls.map { Array(repeating: 0, count: $0.operands.count) }
  }

  /// Sets lanes of an input, if there is such an input, to numbers of a list from an index on.
  mutating func setInput(_ index: Int, _ lanes: Range<Int>, to numbers: [Double], from start: Int) {
    guard index < inputCount else { return }
    let row = index * width + lanes.lowerBound
    cells.withUnsafeMutableBufferPointer { cells in
      numbers.withUnsafeBufferPointer { numbers in
        guard let target = cells.baseAddress, let source = numbers.baseAddress else { return }
        (target + row).update(from: source + start, count: lanes.count)
      }
    }
  }

  /// Sets lanes of an input, if there is such an input, to one number.
  mutating func setInput(_ index: Int, _ lanes: Range<Int>, to number: Double) {
    guard index < inputCount else { return }
    let row = index * width + lanes.lowerBound
    cells.withUnsafeMutableBufferPointer { cells in
      guard let target = cells.baseAddress else { return }
      (target + row).update(repeating: number, count: lanes.count)
    }
  }

  /// Appends a row to a list.
  func append(_ register: Int, count: Int, to values: inout [Double]) {
    let row = register * width
    values.append(contentsOf: cells[row..<row + count])
  }

  /// The inputs of one lane.
  func point(_ lane: Int) -> [Double] { (0..<inputCount).map { cells[$0 * width + lane] } }

  /// Fills the registers' rows from the inputs' on, for the first lanes.
  mutating func run(_ tape: Tape, count: Int) {
    let (width, first) = (width, tape.inputs.count)
    Lanes.run(tape, first, width, count, &cells, &arguments)
  }

  /// Whether an infinite number met an instruction that may turn it into a finite one.
  func absorbedOverflow(_ tape: Tape, count: Int) -> Bool {
    tape.absorbed.contains { register in
      let start = Int(register) * width
      var largest = 0.0
      for lane in start..<start + count { largest = max(largest, cells[lane].magnitude) }
      return largest == .infinity
    }
  }

  private static func run(
    _ tape: Tape, _ first: Int, _ width: Int, _ count: Int, _ cells: inout [Double], _ arguments: inout [[Double]]
  ) {
    cells.withUnsafeMutableBufferPointer { cells in
      guard let base = cells.baseAddress else { return }
      for (index, instruction) in tape.instructions.enumerated() {
        let result = base + (first + index) * width
        if instruction.opcode == .call {
          call(tape, Int(instruction.right), width, count, base, result, &arguments)
        } else {
          instruction.run(base, width, count, result, tape.pool)
        }
      }
    }
  }

  private static func call(
    _ tape: Tape, _ index: Int, _ width: Int, _ count: Int, _ base: UnsafeMutablePointer<Double>,
    _ result: UnsafeMutablePointer<Double>, _ arguments: inout [[Double]]
  ) {
    let call = tape.calls[index]
    let value = call.function.row.value
    for lane in 0..<count {
      for (position, operand) in call.operands.enumerated() {
        arguments[index][position] = base[Int(tape.operands[operand]) * width + lane]
      }
      result[lane] = value(arguments[index])
    }
  }
}

extension Instruction {
  /// Runs an instruction other than a call over a row of lanes.
  func run(
    _ base: UnsafeMutablePointer<Double>, _ width: Int, _ count: Int, _ result: UnsafeMutablePointer<Double>,
    _ pool: InstructionPool
  ) {
    let a = base + Int(left) * width
    let b = opcode.isBinary ? base + Int(right) * width : a
    switch opcode {
    case .add: for lane in 0..<count { result[lane] = a[lane] + b[lane] }
    case .subtract: for lane in 0..<count { result[lane] = a[lane] - b[lane] }
    case .multiply: for lane in 0..<count { result[lane] = a[lane] * b[lane] }
    case .divide: for lane in 0..<count { result[lane] = .quotient(a[lane], b[lane]) }
    case .offset:
      let constant = b[0]
      for lane in 0..<count { result[lane] = a[lane] + constant }
    case .scale:
      let constant = b[0]
      for lane in 0..<count { result[lane] = a[lane] * constant }
    case .negate: for lane in 0..<count { result[lane] = -a[lane] }
    case .square: for lane in 0..<count { result[lane] = a[lane] * a[lane] }
    case .cube: for lane in 0..<count { result[lane] = a[lane] * a[lane] * a[lane] }
    case .reciprocal: for lane in 0..<count { result[lane] = .quotient(1, a[lane]) }
    case .squareRoot: for lane in 0..<count { result[lane] = a[lane].squareRoot() }
    case .integerPower:
      let exponent = Int(right)
      for lane in 0..<count { result[lane] = .power(a[lane], whole: exponent) }
    case .rationalPower:
      let exponent = pool.exponents[Int(right)]
      for lane in 0..<count { result[lane] = .power(a[lane], exponent) }
    case .power: for lane in 0..<count { result[lane] = .power(a[lane], b[lane]) }
    case .function: pool.functions[Int(right)].formulas.values(a, result, count)
    case .call: break
    }
  }
}
