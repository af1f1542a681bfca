extension Lanes {
  /// Runs the program for the first lanes.
  ///
  /// - Parameter isFirst: whether what needs none of the changing inputs is still to be computed.
  func run(_ count: Int, isFirst: Bool) {
    if isFirst { run(program.settled, count) }
    run(program.changing, count)
  }

  private func run(_ section: FusedProgram.Section, _ count: Int) {
    var tile = Tile(self, section, count)
    for index in section.runs.indices { tile.run(section.runs.start[index]) }
  }
}

/// One run over a tile of points.
private struct Tile: FusedRunner {
  typealias Chunk = Lanes.Chunk
  typealias Row = Lanes.Row
  typealias Step = FusedProgram.Step

  private var next: UnsafePointer<Step>
  private var result: UnsafePointer<Row>
  private let rows: UnsafePointer<Row>
  private let operands: UnsafePointer<Int32>
  private let functions: UnsafePointer<InstructionPool.UnaryStep>
  private let rare: RareSteps
  /// The lanes in use, and at least a chunk of lanes.
  private let count: Int
  private let computed: Int

  init(_ lanes: Lanes, _ section: FusedProgram.Section, _ count: Int) {
    (self.count, computed) = (count, max(count, Chunk.scalarCount))
    rows = UnsafePointer(lanes.rows)
    (next, result) = (section.steps.start, rows + section.first)
    (operands, functions) = (lanes.program.operands.start, lanes.program.functions.start)
    rare = lanes.rare
  }

  @inline(__always)
  private func row(_ index: Int32) -> Row { rows[Int(index)] }

  mutating func run(_ steps: FusedProgram.Run) {
    let functions = functions
    switch steps.operation {
    case .add: fused(steps, Sum.self)
    case .subtract: fused(steps, Difference.self)
    case .multiply: fused(steps, Product.self)
    case .divide:
      each(steps) { tile, step, target in
        let (a, b) = (tile.row(step.a), tile.row(step.b))
        tile.chunks(target) { .quotient(a.chunk($0), b.chunk($0)) }
      }
    case .squareRoot:
      each(steps) { tile, step, target in
        let a = tile.row(step.a)
        tile.chunks(target) { a.chunk($0).squareRoot() }
      }
    case .integerPower:
      each(steps) { tile, step, target in
        let a = tile.row(step.a)
        tile.chunks(target) { .power(a.chunk($0), whole: Int(step.b)) }
      }
    case .function:
      each(steps) { tile, step, target in
        tile.numbers(target) { functions[Int(step.b)].formulas.values(tile.row(step.a).numbers, $0, $1) }
      }
    case .slope:
      each(steps) { tile, step, target in
        tile.numbers(target) {
          functions[Int(step.b)].formulas.slopes(tile.row(step.a).numbers, tile.row(step.c).numbers, $0, $1)
        }
      }
    case .sum: each(steps) { $0.sum($1, $2) }
    case .dot: each(steps) { $0.dot($1, $2) }
    case .total: each(steps) { $0.total($1, $2) }
    case .leaf, .rationalPower, .power, .call, .partial:
      each(steps) { tile, step, target in
        tile.numbers(target) { target, count in
          for lane in 0..<count {
            target[lane] = tile.rare.value(of: steps.operation, step) { tile.row($0)[lane] }
          }
        }
      }
    }
  }

  @inline(__always)
  private mutating func each(_ steps: FusedProgram.Run, _ body: (Tile, Step, Row) -> Void) {
    for _ in 0..<steps.count {
      body(self, next.pointee, result.pointee)
      (next, result) = (next + 1, result + 1)
    }
  }

  /// Chunk after chunk, the last one so that it ends with the last lane: lanes in two chunks are computed twice.
  @inline(__always)
  private func chunks(_ target: Row, _ value: (_ offset: Int) -> Chunk) {
    let last = (computed &- Chunk.scalarCount) &* 8 & target.mask
    var offset = 0
    while true {
      target.set(value(offset), offset)
      if offset >= last { return }
      offset = min(offset &+ MemoryLayout<Chunk>.size, last)
    }
  }

  /// All lanes by a function that fills them, or one lane of what is the same in all.
  @inline(__always)
  private func numbers(_ target: Row, _ fill: (UnsafeMutablePointer<Double>, Int) -> Void) {
    if target.mask != 0 { return fill(target.numbers, computed) }
    fill(target.numbers, 1)
    target.set(Chunk(repeating: target[0]), 0)
  }

  @inline(__always)
  mutating func run<Whole: FusedOperation, Left: FusedOperation, Right: FusedOperation>(
    _ steps: FusedProgram.Run, _ whole: Whole.Type, _ left: Left.Type, _ right: Right.Type
  ) {
    for _ in 0..<steps.count {
      let (step, target) = (next.pointee, result.pointee)
      let first = Operands<Left>(row(step.a), row(step.b))
      let second = Operands<Right>(row(step.c), row(step.d))
      chunks(target) { whole.apply(first.chunk($0), second.chunk($0)) }
      (next, result) = (next + 1, result + 1)
    }
  }

  private func sum(_ step: Step, _ target: Row) {
    let terms = operands + Int(step.a)
    let (added, count) = (Int(step.c), Int(step.b))
    chunks(target) { offset in
      let first = row(terms[0]).chunk(offset)
      var sum = added > 0 ? first : -first
      for index in 1..<max(added, 1) { sum += row(terms[index]).chunk(offset) }
      for index in max(added, 1)..<count { sum -= row(terms[index]).chunk(offset) }
      return sum
    }
  }

  /// Two chunks at a time, so that finding the operands is paid once for both.
  private func dot(_ step: Step, _ target: Row) {
    let (pairs, count) = (operands + Int(step.a), Int(step.b))
    let last = (computed &- Chunk.scalarCount) &* 8 & target.mask
    var offset = 0
    while true {
      let next = min(offset &+ MemoryLayout<Chunk>.size, last)
      // The first product is taken as it is: 0 + (−0) is 0.
      var (a, b) = (row(pairs[0]), row(pairs[1]))
      var (first, second) = (a.chunk(offset) * b.chunk(offset), a.chunk(next) * b.chunk(next))
      for index in 1..<count {
        (a, b) = (row(pairs[2 &* index]), row(pairs[2 &* index &+ 1]))
        first += a.chunk(offset) * b.chunk(offset)
        second += a.chunk(next) * b.chunk(next)
      }
      target.set(first, offset)
      target.set(second, next)
      if next >= last { return }
      offset = min(next &+ MemoryLayout<Chunk>.size, last)
    }
  }

  /// Eight sums, whose sum is the total: what is the same at all points is only ever scaled and added from there on.
  private func total(_ step: Step, _ target: Row) {
    let (a, b) = (row(step.a), row(step.b))
    var sum = Chunk.zero
    let whole = count & ~(Chunk.scalarCount - 1)
    for lane in stride(from: 0, to: whole, by: Chunk.scalarCount) { sum += a.chunk(8 &* lane) * b.chunk(8 &* lane) }
    for lane in whole..<count { sum[lane - whole] += a[lane] * b[lane] }
    target.set(sum, 0)
  }
}

/// One side of a step, ready to be read chunk by chunk. Where the step's result is the same at all points there is only
/// the chunk at the beginning.
private struct Operands<Operation: FusedOperation> {
  private let first: Lanes.Row
  private let second: Lanes.Row
  /// The lanes of the operand that is the same in all.
  private let shared: SIMD2<Double>

  @inline(__always)
  init(_ first: Lanes.Row, _ second: Lanes.Row) {
    (self.first, self.second) = (first, second)
    shared = SIMD2(repeating: Operation.secondIsShared ? second[0] : first[0])
  }

  @inline(__always)
  func chunk(_ offset: Int) -> Lanes.Chunk {
    let half = SIMD4(lowHalf: shared, highHalf: shared)
    let splat = Lanes.Chunk(lowHalf: half, highHalf: half)
    return Operation.apply(
      Operation.firstIsShared ? splat : first.following(offset),
      Operation.secondIsShared ? splat : second.following(offset))
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
