extension OperationGraph {
  /// Carries out the chain rule from an output back to the inputs, one instruction of the tape after the other.
  ///
  /// A register that is the same at all points gets its adjoint summed over them.
  ///
  /// - Parameter wanted: the inputs whose adjoints are asked for.
  /// - Returns: where they stand; nil where an adjoint is zero.
  mutating func appendAdjoints(of output: Int, _ tape: Tape, by wanted: [Int]) -> [Int32?] {
    var sweep = AdjointSweep(tape, wanted: wanted)
    // What is the same at all points counts as often as there are points.
    let isShared = varies.contains(true) && !varies[Int(places[output])]
    let seed = isShared ? append(Node(.total, number(1), number(1))) : number(1)
    sweep.hand(AdjointSweep.Term(seed), to: Int32(output), from: output, &self)
    for register in stride(from: min(output, tape.firstConstant - 1), through: tape.inputs.count, by: -1) {
      if let adjoint = sweep.adjoint(register, &self) { sweep.handBack(adjoint, register, &self) }
    }
    return wanted.map { input in
      guard input < tape.inputs.count else { return nil }
      return sweep.adjoint(input, &self).map { sweep.settled($0, &self) }
    }
  }
}

/// One sweep backward over a tape that writes down what it would compute.
private struct AdjointSweep {
  typealias Node = OperationGraph.Node

  /// A node or its negative: signs cost nothing where something is added to them.
  struct Term {
    var node: Int32
    var isNegative = false

    init(_ node: Int32, isNegative: Bool = false) { (self.node, self.isNegative) = (node, isNegative) }

    static prefix func - (term: Term) -> Term { Term(term.node, isNegative: !term.isNegative) }
  }

  /// From how many products on an adjoint is one operation.
  private static let dense = 4

  private let tape: Tape
  /// The registers that depend on the wanted inputs.
  private let isWanted: [Bool]
  /// What was handed to a register, in order: each contribution knows where the next one is.
  private var contributions: [(term: Term, next: Int32)] = []
  private var first: [Int32]
  private var last: [Int32]

  init(_ tape: Tape, wanted: [Int]) {
    self.tape = tape
    isWanted = tape.dependence(on: wanted)
    first = Array(repeating: -1, count: tape.registerCount)
    last = first
  }

  mutating func hand(_ term: Term, to register: Int32, from source: Int, _ graph: inout OperationGraph) {
    guard isWanted[Int(register)] else { return }
    var term = term
    if graph.varies[Int(graph.places[source])], !graph.varies[Int(graph.places[Int(register)])] {
      let node = graph.nodes[Int(term.node)]
      let factors = node.operation == .multiply ? (node.a, node.b) : (term.node, graph.number(1))
      term.node = graph.append(Node(.total, factors.0, factors.1))
    }
    contributions.append((term, -1))
    let place = Int32(contributions.count - 1)
    if first[Int(register)] < 0 {
      first[Int(register)] = place
    } else {
      contributions[Int(last[Int(register)])].next = place
    }
    last[Int(register)] = place
  }

  /// The sum of what a register was handed; nil where that is nothing.
  func adjoint(_ register: Int, _ graph: inout OperationGraph) -> Term? {
    var terms: [Term] = []
    var next = first[register]
    while next >= 0 {
      terms.append(contributions[Int(next)].term)
      next = contributions[Int(next)].next
    }
    guard let start = terms.first else { return nil }
    let areProducts = terms.allSatisfy {
      graph.nodes[Int($0.node)].operation == .multiply && $0.isNegative == start.isNegative
    }
    if areProducts, terms.count >= AdjointSweep.dense {
      let factors = terms.flatMap { [graph.nodes[Int($0.node)].a, graph.nodes[Int($0.node)].b] }
      let dot = graph.append(Node(.dot, graph.appendOperands(factors), Int32(terms.count)))
      return Term(dot, isNegative: start.isNegative)
    }
    return terms.dropFirst().reduce(start) { sum($0, $1, &graph) }
  }

  private func sum(_ a: Term, _ b: Term, _ graph: inout OperationGraph) -> Term {
    switch (a.isNegative, b.isNegative) {
    case (false, false): return Term(graph.append(Node(.add, a.node, b.node)))
    case (false, true): return Term(graph.append(Node(.subtract, a.node, b.node)))
    case (true, false): return Term(graph.append(Node(.subtract, b.node, a.node)))
    case (true, true):
      if let negative = negative(of: b.node, &graph) { return Term(graph.append(Node(.subtract, negative, a.node))) }
      if let negative = negative(of: a.node, &graph) { return Term(graph.append(Node(.subtract, negative, b.node))) }
      return Term(graph.append(Node(.add, a.node, b.node)), isNegative: true)
    }
  }

  /// The negative of a node that is a number times something, at no cost.
  private func negative(of place: Int32, _ graph: inout OperationGraph) -> Int32? {
    if let value = graph.numbers[place] { return graph.number(-value) }
    let node = graph.nodes[Int(place)]
    if node.operation == .add, node.a == node.b { return graph.append(Node(.multiply, graph.number(-2), node.a)) }
    guard node.operation == .multiply, let value = graph.numbers[node.a] else { return nil }
    return graph.append(Node(.multiply, graph.number(-value), node.b))
  }

  /// The node of a term.
  func settled(_ term: Term, _ graph: inout OperationGraph) -> Int32 {
    guard term.isNegative else { return term.node }
    return negative(of: term.node, &graph) ?? graph.append(Node(.multiply, graph.number(-1), term.node))
  }

  private func product(_ term: Term, _ factor: Int32, _ graph: inout OperationGraph) -> Term {
    if let value = graph.numbers[term.node] {
      if value == 1 { return Term(factor, isNegative: term.isNegative) }
      if let other = graph.numbers[factor] { return Term(graph.number(value * other), isNegative: term.isNegative) }
    }
    return Term(graph.append(Node(.multiply, term.node, factor)), isNegative: term.isNegative)
  }

  private func quotient(_ term: Term, _ divisor: Int32, _ graph: inout OperationGraph) -> Term {
    Term(graph.append(Node(.divide, term.node, divisor)), isNegative: term.isNegative)
  }

  // MARK: The chain rule

  /// The same contributions in the same order as those of the sweep over numbers.
  mutating func handBack(_ adjoint: Term, _ source: Int, _ graph: inout OperationGraph) {
    let instruction = tape.code[source - tape.inputs.count]
    let (left, right) = (instruction.left, instruction.right)
    let value = graph.places[source]
    func place(_ register: Int32) -> Int32 { graph.places[Int(register)] }
    switch instruction.opcode {
    case .add:
      hand(adjoint, to: left, from: source, &graph)
      hand(adjoint, to: right, from: source, &graph)
    case .subtract:
      hand(adjoint, to: left, from: source, &graph)
      hand(-adjoint, to: right, from: source, &graph)
    case .multiply: handBackProduct(adjoint, left, right, source, &graph)
    case .divide:
      let share = quotient(adjoint, place(right), &graph)
      hand(share, to: left, from: source, &graph)
      if isWanted[Int(right)] { hand(-product(share, value, &graph), to: right, from: source, &graph) }
    case .offset: hand(adjoint, to: left, from: source, &graph)
    case .negate: hand(-adjoint, to: left, from: source, &graph)
    case .reciprocal:
      hand(-product(product(adjoint, value, &graph), value, &graph), to: left, from: source, &graph)
    case .squareRoot:
      hand(quotient(adjoint, graph.append(Node(.add, value, value)), &graph), to: left, from: source, &graph)
    case .scale, .square, .cube, .integerPower, .rationalPower, .function:
      hand(product(adjoint, slope(of: instruction, value, &graph), &graph), to: left, from: source, &graph)
    case .power:
      if isWanted[Int(left)] {
        let lower = graph.append(Node(.subtract, place(right), graph.number(1)))
        let power = graph.append(Node(.power, place(left), lower))
        let slope = graph.append(Node(.multiply, place(right), power))
        hand(product(adjoint, slope, &graph), to: left, from: source, &graph)
      }
      if isWanted[Int(right)] {
        let logarithm = graph.append(Node(.function, place(left), graph.pool.index(of: .ln)))
        let slope = graph.append(Node(.multiply, value, logarithm))
        hand(product(adjoint, slope, &graph), to: right, from: source, &graph)
      }
    case .call:
      let arguments = tape.operands(of: instruction).map { Int32($0) }
      for (position, argument) in arguments.enumerated() where isWanted[Int(argument)] {
        let list = graph.appendOperands(arguments.map { place($0) } + [value])
        let partial = graph.append(Node(.partial, list, Int32(arguments.count + 1), right, Int32(position)))
        hand(product(adjoint, partial, &graph), to: argument, from: source, &graph)
      }
    case .sum:
      let added = Int(tape.operands[Int(left)])
      for (index, term) in tape.operands(of: instruction).enumerated() {
        hand(index < added ? adjoint : -adjoint, to: Int32(term), from: source, &graph)
      }
    case .dot:
      let pairs = tape.operands(of: instruction).map { Int32($0) }
      for index in stride(from: 0, to: pairs.count, by: 2) {
        handBackProduct(adjoint, pairs[index], pairs[index + 1], source, &graph)
      }
    case .end: break
    }
  }

  private mutating func handBackProduct(
    _ adjoint: Term, _ left: Int32, _ right: Int32, _ source: Int, _ graph: inout OperationGraph
  ) {
    let (a, b) = (graph.places[Int(left)], graph.places[Int(right)])
    if isWanted[Int(left)] { hand(product(adjoint, b, &graph), to: left, from: source, &graph) }
    if isWanted[Int(right)] { hand(product(adjoint, a, &graph), to: right, from: source, &graph) }
  }

  /// The derivative of an instruction of one operand.
  private func slope(of instruction: Instruction, _ value: Int32, _ graph: inout OperationGraph) -> Int32 {
    let a = graph.places[Int(instruction.left)]
    switch instruction.opcode {
    case .scale: return graph.places[Int(instruction.right)]
    case .square: return graph.append(Node(.add, a, a))
    case .cube: return graph.append(Node(.multiply, graph.number(3), graph.append(Node(.multiply, a, a))))
    case .integerPower:
      let power = graph.append(Node(.integerPower, a, instruction.right - 1))
      return graph.append(Node(.multiply, graph.number(Double(instruction.right)), power))
    case .rationalPower:
      let exponent = graph.pool.exponents[Int(instruction.right)]
      let power = graph.append(Node(.rationalPower, a, graph.pool.index(of: exponent - .one)))
      return graph.append(Node(.multiply, graph.number(Double(exponent)), power))
    case .function: return graph.append(Node(.slope, a, instruction.right, value))
    case .add, .subtract, .multiply, .divide, .offset, .negate, .reciprocal, .squareRoot, .power, .call, .sum, .dot,
      .end:
      return graph.number(.nan)
    }
  }
}
