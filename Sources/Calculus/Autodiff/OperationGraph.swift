/// What a tape computes, spread out into single operations. Adjoints are values like all others here: the chain rule is
/// carried out on the graph once, and running it gives values and derivatives together, without a sweep backward.
///
/// Every operation stands behind its operands.
struct OperationGraph {
  enum Operation: UInt8, Sendable {
    /// An input or a number.
    case leaf
    case add, subtract, multiply
    case divide, squareRoot
    /// The second operand is the exponent itself, from 3 on; an index into the pool's exponents.
    case integerPower, rationalPower
    case power
    /// A function of one argument: the second operand is its index in the pool, the third, of a slope, the value.
    case function, slope
    /// From the first operand on, as many as the second says, stand the arguments in `operands`; the third is the index of
    /// the call. Of a partial derivative the last argument is the value; the fourth operand says by which it is.
    case call, partial
    /// From the first operand on, as many as the second says, stand the terms in `operands`, first those that are added;
    /// the third operand counts these.
    case sum
    /// Products of neighbours in `operands`, added up; the second operand is how many.
    case dot
    /// The product of two operands, added up over all points.
    case total
  }

  struct Node {
    var operation: Operation
    var (a, b, c, d): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)

    init(_ operation: Operation, _ a: Int32 = 0, _ b: Int32 = 0, _ c: Int32 = 0, _ d: Int32 = 0) {
      (self.operation, self.a, self.b, self.c, self.d) = (operation, a, b, c, d)
    }
  }

  private(set) var nodes: [Node] = []
  /// What differs from point to point, and what changes from run to run.
  private(set) var varies: [Bool] = []
  private(set) var changes: [Bool] = []
  private(set) var numbers: [Int32: Double] = [:]
  var operands: [Int32] = []
  var pool: InstructionPool
  /// Where the registers of the tape stand.
  private(set) var places: [Int32] = []
  private var known: [Double: Int32] = [:]

  /// - Parameters:
  ///   - varying: the inputs that differ from point to point.
  ///   - changing: the inputs that change from run to run.
  init(_ tape: Tape, varying: [Int], changing: [Int]) {
    pool = InstructionPool(of: tape)
    places = Array(repeating: 0, count: tape.registerCount)
    for input in tape.inputs.indices {
      places[input] = append(Node(.leaf))
      varies[input] = varying.contains(input)
      changes[input] = changing.contains(input)
    }
    for (index, constant) in tape.constants.enumerated() { places[tape.firstConstant + index] = number(constant) }
    for index in 0..<tape.instructionCount { places[tape.inputs.count + index] = append(tape.code[index]) }
  }

  @discardableResult
  mutating func append(_ node: Node) -> Int32 {
    var (isVarying, isChanging) = (false, false)
    forEachOperand(of: node) {
      isVarying = isVarying || varies[Int($0)]
      isChanging = isChanging || changes[Int($0)]
    }
    nodes.append(node)
    varies.append(isVarying && node.operation != .total)
    // A total depends on which points there are.
    changes.append(isChanging || node.operation == .total)
    return Int32(nodes.count - 1)
  }

  mutating func number(_ value: Double) -> Int32 {
    if let place = known[value] { return place }
    let place = append(Node(.leaf))
    numbers[place] = value
    // NaN equals nothing, and zeros of both signs each other.
    if value != 0 { known[value] = place }
    return place
  }

  @inline(__always)
  func forEachOperand(of node: Node, _ body: (Int32) -> Void) {
    switch node.operation {
    case .leaf: break
    case .add, .subtract, .multiply, .divide, .power, .total:
      body(node.a)
      body(node.b)
    case .squareRoot, .integerPower, .rationalPower, .function: body(node.a)
    case .slope:
      body(node.a)
      body(node.c)
    case .call, .partial, .sum, .dot: for place in node.list { body(operands[place]) }
    }
  }
}

extension OperationGraph.Node {
  /// Where in the list of operands those of a node stand.
  var list: Range<Int> { Int(a)..<Int(a) + (operation == .dot ? 2 : 1) * Int(b) }
}

extension OperationGraph.Operation {
  /// Whether the operation is one of those that are carried out two levels at a time.
  var isArithmetic: Bool { self == .add || self == .subtract || self == .multiply }
  var hasList: Bool { self == .call || self == .partial || self == .sum || self == .dot }
}

// MARK: Values

extension OperationGraph {
  /// Sums of more terms are kept in one piece.
  private static let longestChain = 6

  private mutating func append(_ instruction: Instruction) -> Int32 {
    let (left, right) = (instruction.left, instruction.right)
    func place(_ register: Int32) -> Int32 { places[Int(register)] }
    switch instruction.opcode {
    case .add, .offset: return append(Node(.add, place(left), place(right)))
    case .subtract: return append(Node(.subtract, place(left), place(right)))
    case .multiply, .scale: return append(Node(.multiply, place(left), place(right)))
    case .divide: return append(Node(.divide, place(left), place(right)))
    case .negate: return append(Node(.multiply, place(left), number(-1)))
    case .square: return append(Node(.multiply, place(left), place(left)))
    case .cube: return append(Node(.multiply, append(Node(.multiply, place(left), place(left))), place(left)))
    case .reciprocal: return append(Node(.divide, number(1), place(left)))
    case .squareRoot: return append(Node(.squareRoot, place(left)))
    case .integerPower: return append(Node(.integerPower, place(left), right))
    case .rationalPower: return append(Node(.rationalPower, place(left), right))
    case .power: return append(Node(.power, place(left), place(right)))
    case .function: return append(Node(.function, place(left), right))
    case .call:
      let arguments = pool.calls[Int(right)].operands.map { place(pool.operands[$0]) }
      return append(Node(.call, appendOperands(arguments), Int32(arguments.count), right))
    case .sum: return appendSum(pool.operandRange(of: instruction).map { place(pool.operands[$0]) }, instruction)
    case .dot:
      return append(
        Node(.dot, appendOperands(pool.operandRange(of: instruction).map { place(pool.operands[$0]) }), right))
    case .end: return number(.nan)
    }
  }

  private mutating func appendSum(_ terms: [Int32], _ instruction: Instruction) -> Int32 {
    let added = pool.operands[Int(instruction.left)]
    guard added > 0, terms.count <= OperationGraph.longestChain else {
      return append(Node(.sum, appendOperands(terms), Int32(terms.count), added))
    }
    return terms.indices.dropFirst().reduce(terms[0]) {
      append(Node($1 < Int(added) ? .add : .subtract, $0, terms[$1]))
    }
  }

  mutating func appendOperands(_ list: [Int32]) -> Int32 {
    operands += list
    return Int32(operands.count - list.count)
  }
}

extension InstructionPool {
  fileprivate init(of tape: Tape) {
    operands = Array(tape.operands[tape.operands.indices])
    calls = Array(tape.calls[tape.calls.indices])
    functions = Array(tape.functions[tape.functions.indices])
    exponents = Array(tape.exponents[tape.exponents.indices])
  }

  mutating func index(of function: Function) -> Int32 {
    if let known = functions.firstIndex(where: { $0.function == function }) { return Int32(known) }
    functions.append(UnaryStep(function: function, formulas: function.row.unary))
    return Int32(functions.count - 1)
  }

  mutating func index(of exponent: Rational) -> Int32 {
    if let known = exponents.firstIndex(of: exponent) { return Int32(known) }
    exponents.append(exponent)
    return Int32(exponents.count - 1)
  }
}
