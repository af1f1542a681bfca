/// Memory to run a tape at many points at once: a register is a row of lanes, one for each point, in chunks of eight.
///
/// Each instruction runs over a whole row before the next begins. So finding out what to do costs next to nothing a
/// point, the loops are plain ones over neighbouring numbers that become vector instructions, and each lane computes
/// exactly what a run at its point alone does.
///
/// What depends on no input that varies is the same at all points, and its row is a single chunk that every step reads
/// anew. An adjoint handed to such a row is summed over the points: that is how a batch of examples gives one gradient
/// of the weights.
struct Lanes: Sendable {
  typealias Chunk = SIMD8<Double>

  /// Where the lanes of a register stand: from a chunk on, the same one again for a stride of 0, the next for 1.
  struct Row {
    let start: Int32
    let stride: Int32
  }

  /// The points of a block.
  let width: Int
  /// The inputs that differ from lane to lane, and those that differ from run to run, as they were given.
  let varyingInputs: [Int]
  let changingInputs: [Int]
  /// The inputs that are the same in all lanes, in their order.
  let sharedInputs: [Int]
  private let varying: [Bool]
  let rows: [Row]
  /// The instructions that need none of the changing inputs, and the others.
  let settled: [Int32]
  let changing: [Int32]
  var values: [Chunk]
  /// As long as `values` once there was a run backward.
  var adjoints: [Chunk] = []
  /// The registers to which no adjoint was handed yet in this run.
  var isFresh: [Bool] = []
  /// The slopes of a function along a row.
  var slopes: [Chunk]
  var arguments: [[Double]]

  init(_ tape: Tape, varying inputs: [Int], changing changingInputs: [Int]) {
    varyingInputs = inputs
    self.changingInputs = changingInputs
    let varies = tape.dependence(on: inputs)
    varying = Array(varies[..<tape.inputs.count])
    sharedInputs = tape.inputs.indices.filter { !varies[$0] }
    let changes = tape.dependence(on: changingInputs)
    let instructions = (0..<Int32(tape.instructionCount))
    settled = instructions.filter { !changes[tape.inputs.count + Int($0)] }
    changing = instructions.filter { changes[tape.inputs.count + Int($0)] }
    let chunks = Lanes.chunksInCache(rows: varies.count { $0 })
    width = chunks * Chunk.scalarCount
    var rows: [Row] = []
    rows.reserveCapacity(varies.count)
    var next = 0
    for isVarying in varies {
      rows.append(Row(start: Int32(next), stride: isVarying ? 1 : 0))
      next += isVarying ? chunks : 1
    }
    self.rows = rows
    values = Array(repeating: .zero, count: max(next, 1))
    for (index, constant) in tape.constants.enumerated() {
      values[Int(rows[tape.firstConstant + index].start)] = Chunk(repeating: constant)
    }
    slopes = Array(repeating: .zero, count: chunks)
    arguments = tape.calls.indices.map { Array(repeating: 0, count: tape.calls[$0].operands.count) }
    if arguments.isEmpty { arguments = [[]] }
  }

  /// How many chunks a row has: the rows of a short tape stay in the first cache, those of a longer one in the second, as
  /// long as a row is worth its instruction's trouble.
  private static func chunksInCache(rows: Int) -> Int {
    let bytes = MemoryLayout<Chunk>.size * max(rows, 1)
    return min(max(24 * 1_024 / bytes, min(16, 1_024 * 1_024 / bytes), 2), 64)
  }

  /// The chunks in which so many lanes stand.
  static func chunks(_ lanes: Int) -> Int { (lanes + Chunk.scalarCount - 1) / Chunk.scalarCount }
}

// MARK: Inputs

extension Lanes {
  /// Calls back with the lanes of an input that varies.
  @inline(__always)
  mutating func fillInput(_ index: Int, _ body: (UnsafeMutablePointer<Double>) -> Void) {
    guard index < varying.count, varying[index] else { return }
    Lanes.withLanes(&values, from: rows[index]) { body($0) }
  }

  /// Sets an input that is the same at all points.
  mutating func setInput(_ index: Int, to value: Double) {
    if varying.indices.contains(index), !varying[index] { values[Int(rows[index].start)] = Chunk(repeating: value) }
  }

  /// Repeats the last point in the lanes of the last chunk that have none.
  mutating func padInputs(after count: Int) {
    let end = Lanes.chunks(count) * Chunk.scalarCount
    guard count > 0, count < end else { return }
    for index in varying.indices where varying[index] {
      Lanes.withLanes(&values, from: rows[index]) { lanes in
        for lane in count..<end { lanes[lane] = lanes[count - 1] }
      }
    }
  }

  @inline(__always)
  static func withLanes<Result>(
    _ chunks: inout [Chunk], from row: Row, _ body: (UnsafeMutablePointer<Double>) -> Result
  ) -> Result {
    chunks.withUnsafeMutableBytes { bytes in
      let lanes = bytes.assumingMemoryBound(to: Double.self)
      // There is a chunk at least.
      return body(lanes.baseAddress.unsafelyUnwrapped + Int(row.start) * Chunk.scalarCount)
    }
  }
}

// MARK: Results

extension Lanes {
  /// A number of a register in a lane.
  func value(_ register: Int, lane: Int) -> Double { Lanes.number(values, rows[register], lane) }

  /// The inputs of a lane.
  func point(_ lane: Int) -> [Double] { varying.indices.map { value($0, lane: lane) } }

  static func number(_ chunks: [Chunk], _ row: Row, _ lane: Int) -> Double {
    let (chunk, place) = lane.quotientAndRemainder(dividingBy: Chunk.scalarCount)
    return chunks[Int(row.start) + chunk * Int(row.stride)][place]
  }

  /// Copies the first lanes of a register, of its values or of its adjoints, to a place in a list.
  func copy(_ chunks: [Chunk], _ register: Int, count: Int, to list: inout [Double], from start: Int) {
    let row = rows[register]
    if row.stride == 0 {
      let value = chunks[Int(row.start)][0]
      for index in start..<start + count { list[index] = value }
      return
    }
    chunks.withUnsafeBytes { bytes in
      list.withUnsafeMutableBufferPointer { list in
        let lanes = bytes.assumingMemoryBound(to: Double.self)
        guard let source = lanes.baseAddress, let target = list.baseAddress else { return }
        (target + start).update(from: source + Int(row.start) * Chunk.scalarCount, count: count)
      }
    }
  }

  /// Whether an infinite number met an instruction that may turn it into a finite one.
  func absorbedOverflow(_ tape: Tape, count: Int) -> Bool {
    for register in tape.absorbed {
      let row = rows[Int(register)]
      let range = Int(row.start)..<Int(row.start) + (row.stride == 0 ? 1 : Lanes.chunks(count))
      // Zero times anything finite is zero.
      var check = Chunk.zero
      for chunk in range { check += values[chunk] * 0 }
      if check != .zero, range.contains(where: { Lanes.holdsInfinity(values[$0]) }) { return true }
    }
    return false
  }

  private static func holdsInfinity(_ chunk: Chunk) -> Bool { chunk.indices.contains { chunk[$0].isInfinite } }
}

extension Tape {
  /// Which registers depend on some of the inputs.
  fileprivate func dependence(on wanted: [Int]) -> [Bool] {
    var depends = Array(repeating: false, count: registerCount)
    for input in wanted where inputs.indices.contains(input) { depends[input] = true }
    for index in 0..<instructionCount {
      depends[inputs.count + index] = operands(of: code[index]).contains { depends[$0] }
    }
    return depends
  }
}
