extension Lanes {
  /// Fills the registers from the inputs' on, for the first lanes.
  ///
  /// - Parameter isFirst: whether what needs none of the changing inputs is still to be computed.
  mutating func runForward(_ tape: Tape, count: Int, isFirst: Bool) {
    if isFirst { Lanes.run(settled, of: tape, rows, Lanes.chunks(count), &values, &arguments) }
    Lanes.run(changing, of: tape, rows, Lanes.chunks(count), &values, &arguments)
  }

  private static func run(
    _ instructions: [Int32], of tape: Tape, _ rows: [Row], _ chunks: Int, _ values: inout [Chunk],
    _ arguments: inout [[Double]]
  ) {
    let first = tape.inputs.count
    rows.withUnsafeBufferPointer { rows in
      values.withUnsafeMutableBufferPointer { values in
        arguments.withUnsafeMutableBufferPointer { arguments in
          guard let rows = rows.baseAddress, let base = values.baseAddress, let lists = arguments.baseAddress else {
            return
          }
          let block = LaneBlock(tape: tape, rows: rows, values: base, pool: RunPool<Double>(tape, lists))
          for index in instructions {
            let row = rows[first + Int(index)]
            block.run(tape.code.start[Int(index)], row, row.stride == 0 ? 1 : chunks)
          }
        }
      }
    }
  }
}

/// What the instructions of one run over lanes work with.
struct LaneBlock {
  typealias Chunk = Lanes.Chunk
  typealias Row = Lanes.Row

  let tape: Tape
  let rows: UnsafePointer<Row>
  let values: UnsafeMutablePointer<Chunk>
  let pool: RunPool<Double>

  /// The lanes of a register, read chunk by chunk.
  struct Operand {
    let start: UnsafeMutablePointer<Chunk>
    let stride: Int

    @inline(__always)
    subscript(chunk: Int) -> Chunk { start[chunk &* stride] }

    /// The lanes as numbers; where the stride is 0 only the first is to be read.
    @inline(__always)
    var numbers: UnsafeMutablePointer<Double> {
      UnsafeMutableRawPointer(start).assumingMemoryBound(to: Double.self)
    }
  }

  @inline(__always)
  func operand(_ register: Int32) -> Operand {
    let row = rows[Int(register)]
    return Operand(start: values + Int(row.start), stride: Int(row.stride))
  }

  func run(_ instruction: Instruction, _ row: Row, _ chunks: Int) {
    let result = values + Int(row.start)
    @inline(__always)
    func unary(_ operation: (Chunk) -> Chunk) {
      let a = operand(instruction.left)
      for chunk in 0..<chunks { result[chunk] = operation(a[chunk]) }
    }
    @inline(__always)
    func binary(_ operation: (Chunk, Chunk) -> Chunk) {
      let (a, b) = (operand(instruction.left), operand(instruction.right))
      for chunk in 0..<chunks { result[chunk] = operation(a[chunk], b[chunk]) }
    }
    switch instruction.opcode {
    case .add, .offset: binary { $0 + $1 }
    case .subtract: binary { $0 - $1 }
    case .multiply, .scale: binary { $0 * $1 }
    case .divide: binary { .quotient($0, $1) }
    case .negate: unary { -$0 }
    case .square: unary { $0 * $0 }
    case .cube: unary { $0 * $0 * $0 }
    case .reciprocal: unary { .quotient(Chunk(repeating: 1), $0) }
    case .squareRoot: unary { $0.squareRoot() }
    case .integerPower: unary { Chunk.power($0, whole: Int(instruction.right)) }
    case .sum: sum(instruction, result, chunks)
    case .dot: dot(instruction, result, chunks)
    case .function:
      let a = operand(instruction.left)
      let numbers = UnsafeMutableRawPointer(result).assumingMemoryBound(to: Double.self)
      let count = row.stride == 0 ? 1 : chunks * Chunk.scalarCount
      pool.functions[Int(instruction.right)].formulas.values(a.numbers, numbers, count)
      if row.stride == 0 { result[0] = Chunk(repeating: numbers[0]) }
    case .rationalPower, .power, .call: lane(by: instruction, row, result, chunks)
    case .end: break
    }
  }

  private func sum(_ instruction: Instruction, _ result: UnsafeMutablePointer<Chunk>, _ chunks: Int) {
    let terms = pool.operands + Int(instruction.left) + 1
    let (added, count) = (Int(terms[-1]), Int(instruction.right))
    for chunk in 0..<chunks {
      let first = operand(terms[0])[chunk]
      var sum = added > 0 ? first : -first
      for index in 1..<max(added, 1) { sum += operand(terms[index])[chunk] }
      for index in max(added, 1)..<count { sum -= operand(terms[index])[chunk] }
      result[chunk] = sum
    }
  }

  /// Two chunks at a time, so that finding the operands is paid once for both.
  private func dot(_ instruction: Instruction, _ result: UnsafeMutablePointer<Chunk>, _ chunks: Int) {
    let (pairs, count) = (pool.operands + Int(instruction.left), Int(instruction.right))
    var chunk = 0
    while chunk < chunks {
      let next = min(chunk + 1, chunks - 1)
      var (first, second) = (Chunk.zero, Chunk.zero)
      for index in 0..<count {
        let (a, b) = (operand(pairs[2 * index]), operand(pairs[2 * index + 1]))
        let (left, right) = (a[chunk] * b[chunk], a[next] * b[next])
        // The first product is taken as it is: 0 + (−0) is 0.
        first = index == 0 ? left : first + left
        second = index == 0 ? right : second + right
      }
      result[chunk] = first
      result[next] = second
      chunk += 2
    }
  }

  /// What has no form for whole chunks: number by number.
  private func lane(by instruction: Instruction, _ row: Row, _ result: UnsafeMutablePointer<Chunk>, _ chunks: Int) {
    for chunk in 0..<chunks {
      for lane in 0..<(row.stride == 0 ? 1 : Chunk.scalarCount) {
        result[chunk][lane] = value(of: instruction, chunk, lane)
      }
    }
    if row.stride == 0 { result[0] = Chunk(repeating: result[0][0]) }
  }

  private func value(of instruction: Instruction, _ chunk: Int, _ lane: Int) -> Double {
    if instruction.opcode == .call {
      return withArguments(of: instruction, chunk, lane) { $0.row.value($1) }
    }
    let base = operand(instruction.left)[chunk][lane]
    if instruction.opcode == .power { return .power(base, operand(instruction.right)[chunk][lane]) }
    return .power(base, pool.exponents[Int(instruction.right)])
  }

  /// Gathers the arguments of a call in a lane.
  func withArguments<Result>(
    of instruction: Instruction, _ chunk: Int, _ lane: Int, _ body: (Function, [Double]) -> Result
  ) -> Result {
    let index = Int(instruction.right)
    for (position, place) in pool.calls[index].operands.enumerated() {
      pool.arguments[index][position] = operand(pool.operands[place])[chunk][lane]
    }
    return body(pool.calls[index].function, pool.arguments[index])
  }
}

extension SIMD8<Double> {
  /// One over zero has no value.
  @inline(__always)
  static func quotient(_ dividend: Self, _ divisor: Self) -> Self {
    (dividend / divisor).replacing(with: .nan, where: divisor .== 0)
  }

  /// The same products as for one number.
  @inline(__always)
  static func power(_ base: Self, whole exponent: Int) -> Self {
    guard exponent <= 16 else {
      var result = base
      for lane in 0..<scalarCount { result[lane] = .power(base[lane], whole: exponent) }
      return result
    }
    var (square, rest) = (base, exponent)
    while rest & 1 == 0 {
      square *= square
      rest >>= 1
    }
    var result = square
    rest >>= 1
    while rest > 0 {
      square *= square
      if rest & 1 == 1 { result *= square }
      rest >>= 1
    }
    return result
  }
}
