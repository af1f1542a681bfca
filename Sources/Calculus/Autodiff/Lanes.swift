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
  /// Which inputs differ from point to point.
  let varying: [Bool]
  let rows: [Row]
  var values: [Chunk]
  /// As long as `values` once there was a run backward.
  var adjoints: [Chunk] = []
  /// The registers to which no adjoint was handed yet in this run.
  var isFresh: [Bool] = []
  /// The slopes of a function along a row.
  var slopes: [Chunk]
  var arguments: [[Double]]

  /// What the rows of a block may take, so that they stay in the caches next to the processor.
  private static let cacheBytes = 32 * 1_024

  init(_ tape: Tape, varying: [Bool]) {
    self.varying = varying
    let varies = tape.variation(ofInputs: varying)
    let count = varies.count { $0 }
    let chunks = min(max(Lanes.cacheBytes / MemoryLayout<Chunk>.size / max(count, 1), 2), 64)
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
    if !varying[index] { values[Int(rows[index].start)] = Chunk(repeating: value) }
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
    tape.absorbed.contains { register in
      let row = rows[Int(register)]
      var largest = Chunk.zero
      for chunk in 0..<(row.stride == 0 ? 1 : Lanes.chunks(count)) {
        let magnitude = values[Int(row.start) + chunk]
        largest = pointwiseMax(largest, pointwiseMax(magnitude, -magnitude))
      }
      return largest.max() == .infinity
    }
  }
}

extension Tape {
  /// Which registers differ from point to point, given which inputs do.
  fileprivate func variation(ofInputs varying: [Bool]) -> [Bool] {
    var varies = varying + Array(repeating: false, count: registerCount - inputs.count)
    for index in 0..<instructionCount {
      varies[inputs.count + index] = operands(of: code[index]).contains { varies[$0] }
    }
    return varies
  }
}
