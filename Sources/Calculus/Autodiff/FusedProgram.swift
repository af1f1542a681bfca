/// An operation graph written down as steps, each of which does as much as it can between reading and writing.
///
/// A sum, difference or product is carried out together with the sums, differences and products that only it needs:
/// `(a∘b)∘(c∘d)` is one step, and what stands in the brackets has no place in memory.
final class FusedProgram: Sendable {
  typealias Operation = OperationGraph.Operation

  /// What stands on one side of a step: one operand or two. Where one of two is the same at all points, it is the second.
  enum Side: UInt8, Sendable {
    case single, shared
    case sum, sumWithShared
    case difference, differenceWithShared, differenceFromShared
    case product, productWithShared
    case square, scaledSquare, productWithDouble
  }

  /// Steps of one shape that stand in a row: what to do is found out once for all of them.
  struct Run: Sendable {
    var operation: Operation
    var left: Side = .single
    var right: Side = .single
    var count: Int32 = 0
  }

  /// The operands of a step: rows, those of lists places in `operands`. A side that is single is its first operand.
  struct Step: Sendable {
    var (a, b, c, d): (Int32, Int32, Int32, Int32)
  }

  /// Steps whose results stand in neighbouring rows, from the first on.
  struct Section: Sendable {
    let first: Int
    let runs: Frozen<Run>
    let steps: Frozen<Step>

    var results: Range<Int> { first..<first + steps.count }
  }

  /// What needs none of the changing inputs, and the rest.
  let settled: Section
  let changing: Section
  let rowCount: Int
  /// The rows that differ from point to point.
  let varies: [Bool]
  let numbers: [(row: Int, value: Double)]
  /// The rows of the tape's inputs; -1 for what nothing reads.
  let inputs: [Int]
  /// The row of the output, and those of its derivatives by the inputs that were asked for; -1 where one is zero.
  let value: Int
  let slopes: [Int]
  /// The rows in which an infinity may get lost on the way.
  let checked: [Int]
  let operands: Frozen<Int32>
  let calls: Frozen<Call>
  let functions: Frozen<InstructionPool.UnaryStep>
  let exponents: Frozen<Rational>

  /// - Parameters:
  ///   - output: the register whose value is asked for.
  ///   - wanted: the inputs by which it is to be differentiated.
  ///   - varying: the inputs that differ from point to point; the derivatives by others are summed over the points.
  ///   - changing: the inputs that change from run to run.
  init(_ tape: Tape, output: Int, by wanted: [Int], varying: [Int] = [], changing: [Int] = []) {
    var graph = OperationGraph(tape, varying: varying, changing: changing)
    let places = wanted.isEmpty ? [] : graph.appendAdjoints(of: output, tape, by: wanted)
    var fusion = Fusion(graph, outputs: [graph.places[output]] + places.compactMap { $0 })
    fusion.write()
    func row(_ place: Int32) -> Int { Int(fusion.rows[Int(place)]) }
    (settled, self.changing) = (fusion.settled.section, fusion.changing.section)
    (operands, calls) = (Frozen(fusion.operands), Frozen(graph.pool.calls))
    (functions, exponents) = (Frozen(graph.pool.functions), Frozen(graph.pool.exponents))
    (rowCount, varies) = (fusion.varies.count, fusion.varies)
    numbers = graph.numbers.map { (row($0), $1) }.filter { $0.0 >= 0 }
    inputs = tape.inputs.indices.map { row(graph.places[$0]) }
    value = row(graph.places[output])
    slopes = places.map { $0.map(row) ?? -1 }
    checked = tape.absorbed.map { row(graph.places[Int($0)]) }.filter { $0 >= 0 }
  }
}

/// Decides what is kept in memory and writes the steps.
private struct Fusion {
  private let graph: OperationGraph
  /// Whether a node has a row; and how many others read it.
  private var isKept: [Bool]
  private var readers: [Int32]
  private(set) var rows: [Int32]
  private(set) var varies: [Bool] = []
  private(set) var operands: [Int32]
  private(set) var settled = Draft()
  private(set) var changing = Draft()

  /// A section that is being written.
  struct Draft {
    var first = 0
    var runs: [FusedProgram.Run] = []
    var steps: [FusedProgram.Step] = []

    mutating func append(_ step: FusedProgram.Step, as shape: FusedProgram.Run) {
      if runs.last?.hasShape(of: shape) != true { runs.append(shape) }
      runs[runs.count - 1].count += 1
      steps.append(step)
    }

    var section: FusedProgram.Section {
      FusedProgram.Section(first: first, runs: Frozen(runs), steps: Frozen(steps))
    }
  }

  init(_ graph: OperationGraph, outputs: [Int32]) {
    self.graph = graph
    isKept = Array(repeating: false, count: graph.nodes.count)
    readers = Array(repeating: 0, count: graph.nodes.count)
    rows = Array(repeating: -1, count: graph.nodes.count)
    operands = graph.operands
    for output in outputs { isKept[Int(output)] = true }
    countReaders()
    for place in graph.nodes.indices.reversed() where isKept[place] { keepOperands(of: place) }
  }

  private mutating func countReaders() {
    var isLive = isKept
    for place in graph.nodes.indices.reversed() where isLive[place] {
      let node = graph.nodes[place]
      var previous: Int32 = -1
      graph.forEachOperand(of: node) { operand in
        isLive[Int(operand)] = true
        // Both sides of a square are one reader.
        if operand != previous { readers[Int(operand)] += 1 }
        previous = operand
      }
    }
  }

  private mutating func keepOperands(of place: Int) {
    let node = graph.nodes[place]
    guard node.operation.isArithmetic else {
      graph.forEachOperand(of: node) { isKept[Int($0)] = true }
      return
    }
    for operand in [node.a, node.b] {
      let (_, first, second) = side(operand, of: place)
      isKept[Int(first)] = true
      isKept[Int(second)] = true
    }
  }

  /// Whether an operand is computed by the step that reads it: nothing else does, and it is not known earlier.
  private func isFused(_ operand: Int32, into place: Int) -> Bool {
    let index = Int(operand)
    return graph.nodes[index].operation.isArithmetic && readers[index] == 1 && !isKept[index]
      && graph.varies[index] == graph.varies[place] && graph.changes[index] == graph.changes[place]
  }

  /// Leaves have the first rows, then come the steps in their order.
  mutating func write() {
    let kept = graph.nodes.indices.filter { isKept[$0] }
    for place in kept where graph.nodes[place].operation == .leaf { addRow(place) }
    settled.first = varies.count
    for place in kept where graph.nodes[place].operation != .leaf && !graph.changes[place] {
      let (shape, step) = step(of: place)
      settled.append(step, as: shape)
      addRow(place)
    }
    changing.first = varies.count
    for place in kept where graph.nodes[place].operation != .leaf && graph.changes[place] {
      let (shape, step) = step(of: place)
      changing.append(step, as: shape)
      addRow(place)
    }
  }

  private mutating func addRow(_ place: Int) {
    rows[place] = Int32(varies.count)
    varies.append(graph.varies[place])
  }

  private mutating func step(of place: Int) -> (FusedProgram.Run, FusedProgram.Step) {
    let node = graph.nodes[place]
    var shape = FusedProgram.Run(operation: node.operation)
    var step = FusedProgram.Step(a: node.a, b: node.b, c: node.c, d: node.d)
    switch node.operation {
    case .leaf: break
    case .add, .subtract, .multiply:
      let (left, right) = (side(node.a, of: place), side(node.b, of: place))
      (shape.left, step.a, step.b) = (left.side, row(left.first), row(left.second))
      (shape.right, step.c, step.d) = (right.side, row(right.first), row(right.second))
    case .divide, .power, .total: (step.a, step.b) = (row(node.a), row(node.b))
    case .squareRoot, .integerPower, .rationalPower, .function: step.a = row(node.a)
    case .slope: (step.a, step.c) = (row(node.a), row(node.c))
    case .call, .partial, .sum, .dot: for index in node.list { operands[index] = row(operands[index]) }
    }
    return (shape, step)
  }

  private func row(_ operand: Int32) -> Int32 { rows[Int(operand)] }

  /// What stands on a side of a step, and the nodes that it reads: the operand itself, or those of the operation that is
  /// carried out with the step.
  private func side(
    _ operand: Int32, of place: Int
  ) -> (side: FusedProgram.Side, first: Int32, second: Int32) {
    guard isFused(operand, into: place) else {
      return (isShared(operand, at: place) ? .shared : .single, operand, operand)
    }
    let node = graph.nodes[Int(operand)]
    let (first, second) = (node.a, node.b)
    switch (node.operation, isShared(first, at: place), isShared(second, at: place)) {
    case (.add, true, _): return (.sumWithShared, second, first)
    case (.add, _, true): return (.sumWithShared, first, second)
    case (.add, _, _): return (.sum, first, second)
    case (.subtract, true, _): return (.differenceFromShared, first, second)
    case (.subtract, _, true): return (.differenceWithShared, first, second)
    case (.subtract, _, _): return (.difference, first, second)
    case (.multiply, let firstIsShared, let secondIsShared):
      if first == second { return (.square, first, second) }
      if firstIsShared || graph.numbers[first] != nil { return scaled(second, by: first, operand, place) }
      if secondIsShared || graph.numbers[second] != nil { return scaled(first, by: second, operand, place) }
      if let half = twin(second, of: .add, into: operand) { return (.productWithDouble, first, half) }
      if let half = twin(first, of: .add, into: operand) { return (.productWithDouble, second, half) }
      return (.product, first, second)
    case (.leaf, _, _), (.divide, _, _), (.squareRoot, _, _), (.integerPower, _, _), (.rationalPower, _, _),
      (.power, _, _), (.function, _, _), (.slope, _, _), (.call, _, _), (.partial, _, _), (.sum, _, _), (.dot, _, _),
      (.total, _, _):
      return (.single, operand, operand)
    }
  }

  /// A number, or what is the same at all points, times something.
  private func scaled(
    _ factor: Int32, by scale: Int32, _ operand: Int32, _ place: Int
  ) -> (FusedProgram.Side, Int32, Int32) {
    if let root = twin(factor, of: .multiply, into: operand) { return (.scaledSquare, root, scale) }
    return (isShared(scale, at: place) ? .productWithShared : .product, factor, scale)
  }

  /// The operand of a square or a double that is carried out with what reads it.
  private func twin(_ operand: Int32, of operation: FusedProgram.Operation, into place: Int32) -> Int32? {
    let node = graph.nodes[Int(operand)]
    guard node.operation == operation, node.a == node.b, isFused(operand, into: Int(place)) else { return nil }
    return node.a
  }

  /// Whether an operand is to be read once for all points.
  private func isShared(_ operand: Int32, at place: Int) -> Bool {
    graph.varies[place] && !graph.varies[Int(operand)]
  }
}

extension FusedProgram.Run {
  fileprivate func hasShape(of other: Self) -> Bool {
    operation == other.operation && left == other.left && right == other.right
  }
}
