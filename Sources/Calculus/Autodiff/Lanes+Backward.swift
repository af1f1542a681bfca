extension Lanes {
  /// Hands the adjoints of one register back to the inputs. Needs the registers of a run forward.
  ///
  /// - Parameter seed: the output's adjoint in each of the first lanes; zero in the others.
  mutating func runBackward(_ tape: Tape, from output: Int, count: Int, seed: Double) {
    if adjoints.count != values.count {
      adjoints = Array(repeating: .zero, count: values.count)
      isFresh = Array(repeating: true, count: rows.count)
    }
    isFresh.withUnsafeMutableBufferPointer { $0.update(repeating: true) }
    setSeed(output, count, seed)
    Lanes.runBackward(tape, from: output, rows, Lanes.chunks(count), &values, &adjoints, &isFresh, &slopes, &arguments)
  }

  private mutating func setSeed(_ output: Int, _ count: Int, _ seed: Double) {
    isFresh[output] = false
    let row = rows[output]
    if row.stride == 0 {
      // All points hand it the same.
      var chunk = Chunk.zero
      chunk[0] = seed * Double(count)
      adjoints[Int(row.start)] = chunk
      return
    }
    for chunk in 0..<Lanes.chunks(count) {
      var lanes = Chunk(repeating: seed)
      for lane in 0..<Chunk.scalarCount where chunk * Chunk.scalarCount + lane >= count { lanes[lane] = 0 }
      adjoints[Int(row.start) + chunk] = lanes
    }
  }

  private static func runBackward(
    _ tape: Tape, from output: Int, _ rows: [Row], _ chunks: Int, _ values: inout [Chunk], _ adjoints: inout [Chunk],
    _ isFresh: inout [Bool], _ slopes: inout [Chunk], _ arguments: inout [[Double]]
  ) {
    let first = tape.inputs.count
    rows.withUnsafeBufferPointer { rows in
      values.withUnsafeMutableBufferPointer { values in
        adjoints.withUnsafeMutableBufferPointer { adjoints in
          isFresh.withUnsafeMutableBufferPointer { isFresh in
            slopes.withUnsafeMutableBufferPointer { slopes in
              arguments.withUnsafeMutableBufferPointer { arguments in
                guard let rows = rows.baseAddress, let values = values.baseAddress, let adjoints = adjoints.baseAddress,
                  let isFresh = isFresh.baseAddress, let slopes = slopes.baseAddress,
                  let lists = arguments.baseAddress
                else { return }
                let block = LaneBlock(tape: tape, rows: rows, values: values, pool: RunPool<Double>(tape, lists))
                let sweep = LaneSweep(block: block, adjoints: adjoints, isFresh: isFresh, slopes: slopes)
                for place in stride(from: min(output, tape.firstConstant - 1), through: first, by: -1)
                where !isFresh[place] {
                  let row = rows[place]
                  sweep.handBack(tape.code.start[place - first], row, row.stride == 0 ? 1 : chunks)
                }
              }
            }
          }
        }
      }
    }
  }
}

/// One run backward over lanes.
private struct LaneSweep {
  typealias Chunk = Lanes.Chunk

  let block: LaneBlock
  let adjoints: UnsafeMutablePointer<Chunk>
  let isFresh: UnsafeMutablePointer<Bool>
  let slopes: UnsafeMutablePointer<Chunk>

  /// Hands a contribution to a register: lane by lane, or summed where the register is one for all lanes. The first
  /// contribution is put there, the others are added.
  @inline(__always)
  private func hand(to place: Int32, _ chunks: Int, _ contribution: (Int) -> Chunk) {
    guard Int(place) < block.tape.firstConstant else { return }
    let row = block.rows[Int(place)]
    let target = adjoints + Int(row.start)
    let isFirst = isFresh[Int(place)]
    isFresh[Int(place)] = false
    if row.stride == 0 {
      var sum = contribution(0)
      for chunk in 1..<max(chunks, 1) { sum += contribution(chunk) }
      target[0] = isFirst ? sum : target[0] + sum
    } else if isFirst {
      for chunk in 0..<chunks { target[chunk] = contribution(chunk) }
    } else {
      for chunk in 0..<chunks { target[chunk] += contribution(chunk) }
    }
  }

  func handBack(_ instruction: Instruction, _ row: Lanes.Row, _ chunks: Int) {
    let adjoint = adjoints + Int(row.start)
    let value = block.values + Int(row.start)
    let (left, right) = (instruction.left, instruction.right)
    switch instruction.opcode {
    case .add:
      hand(to: left, chunks) { adjoint[$0] }
      hand(to: right, chunks) { adjoint[$0] }
    case .subtract:
      hand(to: left, chunks) { adjoint[$0] }
      hand(to: right, chunks) { -adjoint[$0] }
    case .multiply:
      let (a, b) = (block.operand(left), block.operand(right))
      hand(to: left, chunks) { adjoint[$0] * b[$0] }
      hand(to: right, chunks) { adjoint[$0] * a[$0] }
    case .divide:
      let b = block.operand(right)
      hand(to: left, chunks) { .quotient(adjoint[$0], b[$0]) }
      hand(to: right, chunks) { -(.quotient(adjoint[$0], b[$0]) * value[$0]) }
    case .offset: hand(to: left, chunks) { adjoint[$0] }
    case .scale:
      let b = block.operand(right)
      hand(to: left, chunks) { adjoint[$0] * b[$0] }
    case .negate: hand(to: left, chunks) { -adjoint[$0] }
    case .square:
      let a = block.operand(left)
      hand(to: left, chunks) { adjoint[$0] * (a[$0] + a[$0]) }
    case .cube:
      let a = block.operand(left)
      hand(to: left, chunks) { adjoint[$0] * (3 * (a[$0] * a[$0])) }
    case .reciprocal: hand(to: left, chunks) { -(adjoint[$0] * value[$0] * value[$0]) }
    case .squareRoot: hand(to: left, chunks) { .quotient(adjoint[$0], value[$0] + value[$0]) }
    case .integerPower:
      let a = block.operand(left)
      let exponent = Double(right)
      hand(to: left, chunks) { adjoint[$0] * (exponent * .power(a[$0], whole: Int(right) - 1)) }
    case .function:
      let numbers = UnsafeMutableRawPointer(value).assumingMemoryBound(to: Double.self)
      let target = UnsafeMutableRawPointer(slopes).assumingMemoryBound(to: Double.self)
      let count = chunks * Chunk.scalarCount
      block.pool.functions[Int(right)].formulas.slopes(block.operand(left).numbers, numbers, target, count)
      hand(to: left, chunks) { adjoint[$0] * slopes[$0] }
    case .rationalPower, .power:
      hand(to: left, chunks) { chunk in adjoint[chunk] * partials(0, instruction, value, chunk) }
      if instruction.opcode == .power {
        hand(to: right, chunks) { chunk in adjoint[chunk] * partials(1, instruction, value, chunk) }
      }
    case .call:
      for (position, operand) in block.pool.calls[Int(right)].operands.enumerated() {
        hand(to: block.pool.operands[operand], chunks) { chunk in
          adjoint[chunk] * partials(position, instruction, value, chunk)
        }
      }
    case .sum:
      let terms = block.pool.operands + Int(left) + 1
      let added = Int(terms[-1])
      for index in 0..<added { hand(to: terms[index], chunks) { adjoint[$0] } }
      for index in added..<Int(right) { hand(to: terms[index], chunks) { -adjoint[$0] } }
    case .dot:
      let pairs = block.pool.operands + Int(left)
      for index in 0..<Int(right) { handDot(pairs[2 * index], pairs[2 * index + 1], adjoint, chunks) }
    case .end: break
    }
  }

  /// One pair of a sum of products: the kernel of dense layers, where the first is a weight and the second an activation.
  @inline(__always)
  private func handDot(_ first: Int32, _ second: Int32, _ adjoint: UnsafeMutablePointer<Chunk>, _ chunks: Int) {
    let (a, b) = (block.operand(first), block.operand(second))
    let row = block.rows[Int(second)]
    guard a.stride == 0, row.stride == 1, !isFresh[Int(second)], Int(first) < block.tape.firstConstant else {
      hand(to: first, chunks) { adjoint[$0] * b[$0] }
      hand(to: second, chunks) { adjoint[$0] * a[$0] }
      return
    }
    let (weight, target) = (a[0], adjoints + Int(row.start))
    var sum = Chunk.zero
    for chunk in 0..<chunks {
      let share = adjoint[chunk]
      sum += share * b[chunk]
      target[chunk] += share * weight
    }
    let place = Int(block.rows[Int(first)].start)
    adjoints[place] = isFresh[Int(first)] ? sum : adjoints[place] + sum
    isFresh[Int(first)] = false
  }

  /// A partial derivative of what has no form for whole chunks.
  private func partials(
    _ position: Int, _ instruction: Instruction, _ value: UnsafeMutablePointer<Chunk>, _ chunk: Int
  ) -> Chunk {
    var result = Chunk.zero
    for lane in 0..<Chunk.scalarCount {
      result[lane] = partial(position, instruction, value[chunk][lane], chunk, lane)
    }
    return result
  }

  private func partial(_ position: Int, _ instruction: Instruction, _ value: Double, _ chunk: Int, _ lane: Int)
    -> Double
  {
    if instruction.opcode == .call {
      return block.withArguments(of: instruction, chunk, lane) { $0.row.partial(position, $1, value) }
    }
    let base = block.operand(instruction.left)[chunk][lane]
    if instruction.opcode == .rationalPower {
      let exponent = block.pool.exponents[Int(instruction.right)]
      return Double(exponent) * .power(base, exponent - .one)
    }
    let exponent = block.operand(instruction.right)[chunk][lane]
    return position == 0 ? exponent * .power(base, exponent - 1) : value * .apply(.ln, base)
  }
}
