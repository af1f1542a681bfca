/// Memory to run a fused program at many points at once: a row holds a number for each point.
///
/// Each step runs over a whole tile of points before the next begins. So finding out what to do costs next to nothing a
/// point, the loops are plain ones over neighbouring numbers that become vector instructions, and each lane computes
/// exactly what a run at its point alone does. Where it can be, the caller's own memory is read and written.
///
/// What depends on no input that varies is the same at all points, and its row is a single chunk that every step reads
/// anew.
final class Lanes: @unchecked Sendable {
  typealias Chunk = SIMD8<Double>

  /// Where the lanes of a row stand: a mask of 0 makes every place the first one.
  struct Row {
    var start: UnsafeMutableRawPointer
    var mask: Int

    /// The chunk at so many bytes from the first lane.
    @inline(__always)
    func chunk(_ offset: Int) -> Chunk { (start + (offset & mask)).loadUnaligned(as: Chunk.self) }

    /// The same of a row whose lanes follow each other.
    @inline(__always)
    func following(_ offset: Int) -> Chunk { (start + offset).loadUnaligned(as: Chunk.self) }

    @inline(__always)
    func set(_ chunk: Chunk, _ offset: Int) { (start + offset).storeBytes(of: chunk, as: Chunk.self) }

    @inline(__always)
    subscript(lane: Int) -> Double { (start + (lane &* 8 & mask)).load(as: Double.self) }

    @inline(__always)
    var numbers: UnsafeMutablePointer<Double> { start.assumingMemoryBound(to: Double.self) }
  }

  /// What lanes are for: those of one kind are kept from call to call.
  struct Purpose: Equatable {
    var output: Int
    var wanted: [Int]
    var varying: [Int]
    var changing: [Int]
    /// Whether derivatives are summed over the points.
    var isMean = false
  }

  let purpose: Purpose
  let program: FusedProgram
  /// The points of a tile.
  let width: Int
  /// Where rows stand now, and where they stand in this memory.
  let rows: UnsafeMutablePointer<Row>
  private let homes: [UnsafeMutableRawPointer]
  private let memory: UnsafeMutablePointer<Double>
  /// Whether a row can be written where the caller wants it.
  private let isWritten: [Bool]
  let rare: RareSteps
  /// The inputs that are the same at all points, in their order.
  let sharedInputs: [Int]
  /// The values of the inputs that do not come in columns.
  private var shared: [Double]

  /// - Parameter program: that of other lanes for this purpose, which may be shared; made where there is none.
  init(_ tape: Tape, _ purpose: Purpose, _ program: FusedProgram? = nil) {
    self.purpose = purpose
    let program =
      program
      ?? FusedProgram(
        tape, output: tape.outputs[purpose.output], by: purpose.wanted, varying: purpose.varying,
        changing: purpose.changing)
    self.program = program
    let differing = Set(purpose.varying)
    sharedInputs = tape.inputs.indices.filter { !differing.contains($0) }
    shared = Array(repeating: .nan, count: tape.inputs.count)
    let varying = program.varies.count { $0 }
    width = Lanes.chunksInCache(rows: varying) * Chunk.scalarCount
    memory = .allocate(capacity: varying * width + (program.rowCount - varying) * Chunk.scalarCount + 1)
    rows = .allocate(capacity: program.rowCount)
    var homes: [UnsafeMutableRawPointer] = []
    var next = memory
    for varies in program.varies {
      homes.append(UnsafeMutableRawPointer(next))
      let count = varies ? width : Chunk.scalarCount
      next.initialize(repeating: 0, count: count)
      next += count
    }
    self.homes = homes
    for (index, home) in homes.enumerated() { rows[index] = Row(start: home, mask: program.varies[index] ? -1 : 0) }
    var isWritten = Array(repeating: false, count: program.rowCount)
    for row in program.changing.results { isWritten[row] = program.varies[row] }
    self.isWritten = isWritten
    rare = RareSteps(program)
    for (row, value) in program.numbers { rows[row].set(Chunk(repeating: value), 0) }
  }

  deinit {
    memory.deallocate()
    rows.deallocate()
  }

  /// How many chunks a row has: the rows of a short program stay in the first cache, those of a longer one in the second,
  /// as long as a row is worth its step's trouble.
  private static func chunksInCache(rows: Int) -> Int {
    let bytes = MemoryLayout<Chunk>.size * max(rows, 1)
    return min(max(24 * 1_024 / bytes, min(16, 1_024 * 1_024 / bytes), 2), 64)
  }
}

// MARK: Inputs

extension Lanes {
  /// Sets the inputs that are the same at all points.
  func setInputs(_ point: [Double]) {
    for input in shared.indices { setInput(input, to: input < point.count ? point[input] : .nan) }
  }

  func setInput(_ input: Int, to value: Double) {
    guard input < shared.count else { return }
    shared[input] = value
    let row = program.inputs[input]
    if row >= 0, !program.varies[row] { rows[row].set(Chunk(repeating: value), 0) }
  }

  /// Fills an input that varies, lane by lane.
  func fill(_ input: Int, _ count: Int, _ coordinate: (Int) -> Double) {
    guard input < shared.count, program.inputs[input] >= 0 else { return }
    let lanes = rows[program.inputs[input]].numbers
    // The last point is repeated where there is none.
    for lane in 0..<max(count, Chunk.scalarCount) { lanes[lane] = coordinate(min(lane, count - 1)) }
  }

  /// Gives an input that varies its values in a tile, which are read where they stand unless they are fewer than a chunk.
  func setColumn(_ input: Int, to column: UnsafePointer<Double>, _ count: Int) {
    guard input < shared.count, program.inputs[input] >= 0 else { return }
    let row = program.inputs[input]
    if count >= Chunk.scalarCount {
      rows[row].start = UnsafeMutableRawPointer(mutating: column)
    } else {
      rows[row].start = homes[row]
      fill(input, count) { column[$0] }
    }
  }

  /// The coordinates of a lane.
  func point(_ lane: Int) -> [Double] {
    shared.indices.map { input in
      let row = program.inputs[input]
      return row >= 0 && program.varies[row] ? rows[row][lane] : shared[input]
    }
  }
}

// MARK: Results

extension Lanes {
  /// Lets a row be written to the caller's memory, where that is possible.
  func place(_ row: Int, at target: UnsafeMutablePointer<Double>, _ count: Int) {
    guard row >= 0, isWritten[row] else { return }
    rows[row].start = count >= Chunk.scalarCount ? UnsafeMutableRawPointer(target) : homes[row]
  }

  /// Runs a tile whose values go straight to a list.
  func run(_ count: Int, isFirst: Bool, into target: UnsafeMutablePointer<Double>) {
    place(program.value, at: target, count)
    run(count, isFirst: isFirst)
    copy(program.value, to: target, count)
  }

  /// Copies a row, unless it was placed there.
  func copy(_ row: Int, to target: UnsafeMutablePointer<Double>, _ count: Int) {
    if row < 0 {
      target.update(repeating: 0, count: count)
    } else if rows[row].numbers == target {
      return
    } else if program.varies[row] {
      target.update(from: rows[row].numbers, count: count)
    } else {
      target.update(repeating: rows[row][0], count: count)
    }
  }

  /// Whether an infinite number met a step that may turn it into a finite one.
  func absorbedOverflow(_ count: Int) -> Bool {
    program.checked.contains { row in
      isUndefined(row, count) && (0..<(program.varies[row] ? count : 1)).contains { rows[row][$0].isInfinite }
    }
  }

  /// Whether some lane of a row is not finite.
  func isUndefined(_ row: Int, _ count: Int) -> Bool {
    let (place, width) = (rows[row], Chunk.scalarCount)
    // Zero times anything finite is zero.
    if !program.varies[row] || count < width { return (0..<count).contains { !place[$0].isFinite } }
    var check = place.chunk(8 &* (count - width)) * 0
    for lane in stride(from: 0, to: count - width, by: width) { check += place.chunk(8 &* lane) * 0 }
    return check.sum() != 0
  }
}

extension Tape {
  /// Which registers depend on some of the inputs.
  func dependence(on wanted: [Int]) -> [Bool] {
    var depends = Array(repeating: false, count: registerCount)
    for input in wanted where inputs.indices.contains(input) { depends[input] = true }
    for index in 0..<instructionCount {
      depends[inputs.count + index] = operands(of: code[index]).contains { depends[$0] }
    }
    return depends
  }
}
