/// The order in which instructions run: as many of one kind in a row as what they wait for allows, so that finding out
/// what to do next is paid once a row. Long tapes are ordered piece by piece, and stay near what they use in memory.
enum Schedule {
  /// Shorter tapes run as they were written.
  private static let shortest = 32
  private static let window = 2_048

  /// The instructions by their new places; nil where they stay. Operands are still references of the compiler.
  static func order(of instructions: [Instruction], _ pool: InstructionPool) -> [Int32]? {
    guard instructions.count >= shortest else { return nil }
    var order: [Int32] = []
    order.reserveCapacity(instructions.count)
    for start in stride(from: 0, to: instructions.count, by: window) {
      append(start..<min(start + window, instructions.count), instructions, pool, to: &order)
    }
    return order
  }

  /// Appends the instructions of a piece. What stands before it has run.
  private static func append(
    _ piece: Range<Int>, _ instructions: [Instruction], _ pool: InstructionPool, to order: inout [Int32]
  ) {
    // Who waits for whom: the users of each instruction stand in a row of `users`.
    var waits = Array(repeating: Int32(0), count: piece.count)
    var firstUser = Array(repeating: Int32(0), count: piece.count + 1)
    forEachDependency(piece, instructions, pool) { user, operand in
      waits[user] += 1
      firstUser[operand + 1] += 1
    }
    for index in 0..<piece.count { firstUser[index + 1] += firstUser[index] }
    var users = Array(repeating: Int32(0), count: Int(firstUser[piece.count]))
    var filled = firstUser
    forEachDependency(piece, instructions, pool) { user, operand in
      users[Int(filled[operand])] = Int32(user)
      filled[operand] += 1
    }
    var ready = ReadyQueues(capacity: piece.count)
    for index in 0..<piece.count where waits[index] == 0 {
      ready.append(index, instructions[piece.lowerBound + index].opcode)
    }
    while let opcode = ready.longest {
      while let index = ready.popFirst(opcode) {
        order.append(Int32(piece.lowerBound + index))
        for place in Int(firstUser[index])..<Int(firstUser[index + 1]) {
          let user = Int(users[place])
          waits[user] -= 1
          if waits[user] == 0 { ready.append(user, instructions[piece.lowerBound + user].opcode) }
        }
      }
    }
  }

  @inline(__always)
  private static func forEachDependency(
    _ piece: Range<Int>, _ instructions: [Instruction], _ pool: InstructionPool, _ body: (Int, Int) -> Void
  ) {
    @inline(__always)
    func note(_ index: Int, _ code: Int32) {
      let reference = TapeCompiler.Reference(code: code)
      if reference.isInstruction, reference.index >= piece.lowerBound {
        body(index - piece.lowerBound, reference.index - piece.lowerBound)
      }
    }
    for index in piece {
      let instruction = instructions[index]
      if instruction.opcode.hasList {
        for place in pool.operandRange(of: instruction) { note(index, pool.operands[place]) }
      } else {
        note(index, instruction.left)
        if instruction.opcode.isBinary { note(index, instruction.right) }
      }
    }
  }
}

/// What can run now, in a queue for each kind.
private struct ReadyQueues {
  private var next: [Int32]
  private var first = Array(repeating: Int32(-1), count: Int(Instruction.Opcode.end.rawValue))
  private var last = Array(repeating: Int32(-1), count: Int(Instruction.Opcode.end.rawValue))
  private var counts = Array(repeating: 0, count: Int(Instruction.Opcode.end.rawValue))

  init(capacity: Int) { next = Array(repeating: -1, count: capacity) }

  mutating func append(_ index: Int, _ opcode: Instruction.Opcode) {
    let queue = Int(opcode.rawValue)
    next[index] = -1
    if counts[queue] == 0 { first[queue] = Int32(index) } else { next[Int(last[queue])] = Int32(index) }
    last[queue] = Int32(index)
    counts[queue] += 1
  }

  mutating func popFirst(_ queue: Int) -> Int? {
    guard counts[queue] > 0 else { return nil }
    let index = Int(first[queue])
    first[queue] = next[index]
    counts[queue] -= 1
    return index
  }

  /// The fullest queue; of equal ones that whose first instruction was written first. Nil where all are empty.
  var longest: Int? {
    var best: Int?
    for queue in counts.indices where counts[queue] > 0 {
      guard let leader = best else {
        best = queue
        continue
      }
      if counts[queue] != counts[leader] ? counts[queue] > counts[leader] : first[queue] < first[leader] {
        best = queue
      }
    }
    return best
  }
}
