/// Writes formulas down as a tape: an explicit stack in place of recursion, equal parts found by hashing.
struct TapeCompiler {
  private(set) var inputs: [Symbol] = []
  private(set) var instructions: [Instruction] = []
  private(set) var constants: [Double] = []
  private(set) var pool = InstructionPool()
  private(set) var provenance: [Expression] = []
  private(set) var constantExpressions: [Expression] = []

  /// Formulas whose values have a place, and which.
  private var known: [Expression] = []
  private var places: [Reference] = []
  private var knownTable = IndexTable(capacity: 32)
  private var instructionTable = IndexTable()
  private var constantTable = IndexTable()
  private var exponentIndices: [Rational: Int32] = [:]
  private var functionIndices: [Function: Int32] = [:]
  /// Whether constant parts are computed now.
  private let foldsConstants: Bool
  /// The inputs whose order the caller has given.
  private var orderedCount = 0
  /// What `withTamedExponentials` made of formulas; its results map to themselves.
  private var tamed: [Expression: Expression] = [:]

  init(inputs: [Symbol], foldsConstants: Bool) {
    self.foldsConstants = foldsConstants
    var seen: Set<Symbol> = []
    for input in inputs where seen.insert(input).inserted { self.inputs.append(input) }
    orderedCount = self.inputs.count
  }

  /// Where a value stands: inputs, instructions and constants have numbers of their own until all are known.
  struct Reference: Hashable {
    enum Kind: Int32 { case input, instruction, constant }
    let code: Int32

    @inline(__always)
    init(_ kind: Kind, _ index: Int) { code = Int32(truncatingIfNeeded: index) << 2 | kind.rawValue }

    @inline(__always)
    init(code: Int32) { self.code = code }

    var index: Int { Int(code >> 2) }
    var isConstant: Bool { code & 3 == Kind.constant.rawValue }
    var isInstruction: Bool { code & 3 == Kind.instruction.rawValue }
  }

  /// Compiles formulas; the registers in which their values end up.
  mutating func compile(_ formulas: [Expression]) -> [Int] {
    for (index, input) in inputs.enumerated() { set(Expression(input), Reference(.input, index)) }
    let outputs = formulas.map { compile($0) }
    let order = Schedule.order(of: instructions, pool)
    let registers = Placement(inputs: sortInputs(), order: order, instructionCount: instructions.count)
    if let order {
      instructions = order.map { instructions[Int($0)] }
      provenance = order.map { provenance[Int($0)] }
    }
    for index in instructions.indices { registers.settle(&instructions[index], &pool) }
    return outputs.map { Int(registers.register($0)) }
  }

  /// Brings the inputs that were found on the way into the order of their names; where each of them went.
  private mutating func sortInputs() -> [Int32] {
    let found = inputs.indices.dropFirst(orderedCount).sorted { inputs[$0] < inputs[$1] }
    var places = inputs.indices.map { Int32($0) }
    for (offset, index) in found.enumerated() { places[index] = Int32(orderedCount + offset) }
    inputs = inputs[..<orderedCount] + found.map { inputs[$0] }
    return places
  }

  /// The instructions that apply a function whose derivative jumps somewhere, but for those that only tame exponentials.
  func kinkedInstructions(of formulas: [Expression]) -> [Int] {
    let kinked = instructions.indices.filter { index in
      guard instructions[index].appliesFunction else { return false }
      return pool.function(of: instructions[index])?.row.mayHaveKinks ?? false
    }
    if kinked.isEmpty || tamed.isEmpty { return kinked }
    let original = TapeCompiler.kinkedParts(of: formulas)
    return kinked.filter { original.contains(provenance[$0]) }
  }

  private static func kinkedParts(of formulas: [Expression]) -> Set<Expression> {
    var found: Set<Expression> = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = formulas
    while let next = waiting.popLast() {
      guard seen.insert(ObjectIdentifier(next.node)).inserted else { continue }
      if case .function(let function, _) = next.kind, function.row.mayHaveKinks { found.insert(next) }
      waiting += next.children
    }
    return found
  }
}

// MARK: Walking the formula

extension TapeCompiler {
  private enum Work {
    case visit(Expression)
    case emit(Expression, Plan)
  }

  private mutating func compile(_ formula: Expression) -> Reference {
    var stack = [Work.visit(formula)]
    while let work = stack.popLast() {
      switch work {
      case .visit(let next):
        if place(of: next) != nil { continue }
        let plan = plan(for: next)
        let start = stack.count
        stack.append(.emit(next, plan))
        plan.forEachPart { stack.append(.visit($0)) }
        // The first part is to be computed first.
        stack[(start + 1)...].reverse()
      case .emit(let next, let plan):
        if place(of: next) == nil { set(next, emit(plan, for: next)) }
      }
    }
    return reference(formula)
  }

  private mutating func plan(for formula: Expression) -> Plan {
    if let value = foldedValue(of: formula) { return .folded(value) }
    if case .variable(let symbol) = formula.kind { return .input(symbol) }
    if let known = tamed[formula] { return known == formula ? Plan(formula) : .same(known) }
    guard let tame = formula.withTamedExponentials else { return Plan(formula) }
    tamed[formula] = tame
    tamed[tame] = tame
    // The logarithm of a scaled sum stands inside the result.
    if case .function(.ln, _) = formula.kind {
      for part in tame.children { tamed[part] = part }
    }
    return .same(tame)
  }

  /// The value of a part without variables; nil where it has none, so that the instruction can be named as the cause.
  private func foldedValue(of formula: Expression) -> Double? {
    guard foldsConstants, formula.variablesAreAbsent else { return nil }
    switch formula.kind {
    case .sum, .product, .power, .function: return Tape(unfolded: formula).value(at: []).value
    case .number, .constant, .variable, .undefined: return nil
    }
  }

  @inline(__always)
  private func place(of formula: Expression) -> Reference? {
    knownTable.index(hash: formula.node.hash) { known[$0] == formula }.map { places[$0] }
  }

  private mutating func set(_ formula: Expression, _ place: Reference) {
    known.append(formula)
    places.append(place)
    knownTable.insert(known.count - 1, hash: formula.node.hash) { known[$0].node.hash }
  }

  /// The place of a formula whose turn has passed.
  private mutating func reference(_ formula: Expression) -> Reference { place(of: formula) ?? constant(.nan, formula) }

  private mutating func emit(_ plan: Plan, for whole: Expression) -> Reference {
    switch plan {
    case .input(let symbol):
      inputs.append(symbol)
      return Reference(.input, inputs.count - 1)
    case .constant(let value), .folded(let value): return constant(value, whole)
    case .missing: return constant(.nan, whole)
    case .same(let other): return reference(other)
    case .negation(let part): return emit(.negate, reference(part), of: whole)
    case .reciprocal(let part): return emit(.reciprocal, reference(part), of: whole)
    case .sum(let sum): return emit(sum, of: whole)
    case .product(let quotient): return emit(quotient, of: whole)
    case .power(let base, let exponent): return emitPower(reference(base), exponent, of: whole)
    case .generalPower(let base, let exponent):
      return emit(.power, reference(base), reference(exponent), of: whole)
    case .function(let function, let arguments):
      if arguments.count == 1 { return emit(.function, reference(arguments[0]), index(of: function), of: whole) }
      let first = appendOperands(arguments.map { reference($0) })
      pool.calls.append(Call(function: function, operands: Int(first)..<pool.operands.count))
      return append(Instruction(opcode: .call, left: first, right: Int32(pool.calls.count - 1)), of: whole)
    }
  }

  private mutating func emit(_ sum: Sum, of whole: Expression) -> Reference {
    var added = sum.added.map { reference($0) }
    let subtracted = sum.subtracted.map { reference($0) }
    if !sum.pairs.isEmpty { added.insert(emitDot(sum.pairs, of: whole), at: 0) }
    let number = sum.number.isZero ? nil : constant(Double(sum.number), Expression(sum.number))
    if added.count + subtracted.count == 1, let term = added.first ?? subtracted.first {
      guard let number else { return added.isEmpty ? emit(.negate, term, of: whole) : term }
      return added.isEmpty ? emit(.subtract, number, term, of: whole) : emit(.offset, term, number, of: whole)
    }
    if let number { added.append(number) }
    if added.count == 2, subtracted.isEmpty { return emit(.add, added[0], added[1], of: whole) }
    if added.count == 1, subtracted.count == 1 { return emit(.subtract, added[0], subtracted[0], of: whole) }
    let first = Int32(pool.operands.count)
    pool.operands.append(Int32(added.count))
    _ = appendOperands(added + subtracted)
    return append(Instruction(opcode: .sum, left: first, right: Int32(added.count + subtracted.count)), of: whole)
  }

  private mutating func emitDot(_ pairs: [(Expression, Expression)], of whole: Expression) -> Reference {
    let first = appendOperands(pairs.flatMap { [reference($0.0), reference($0.1)] })
    return append(Instruction(opcode: .dot, left: first, right: Int32(pairs.count)), of: whole)
  }

  private mutating func emit(_ quotient: Quotient, of whole: Expression) -> Reference {
    let above = emit(factors: quotient.above, quotient.numerator, of: whole)
    let below = emit(factors: quotient.below, quotient.denominator, of: whole)
    switch (above, below) {
    case (let above?, let below?): return emit(.divide, above, below, of: whole)
    case (let above?, nil): return above
    case (nil, let below?): return emit(.reciprocal, below, of: whole)
    case (nil, nil): return constant(1, whole)
    }
  }

  private mutating func emit(factors: [Expression], _ number: Rational, of whole: Expression) -> Reference? {
    var product: Reference?
    for factor in factors {
      product = product.map { emit(.multiply, $0, reference(factor), of: whole) } ?? reference(factor)
    }
    if number.isOne { return product }
    let constant = constant(Double(number), Expression(number))
    return product.map { emit(.scale, $0, constant, of: whole) } ?? constant
  }

  private mutating func emitPower(_ base: Reference, _ exponent: Rational, of whole: Expression) -> Reference {
    if exponent == .half { return emit(.squareRoot, base, of: whole) }
    switch exponent.machineInteger {
    case 1: return base
    case 2: return emit(.square, base, of: whole)
    case 3: return emit(.cube, base, of: whole)
    case 4: return emit(.square, emit(.square, base, of: whole), of: whole)
    case let integer?:
      if let small = Int32(exactly: integer) { return emit(.integerPower, base, small, of: whole) }
    case nil: break
    }
    let next = Int32(pool.exponents.count)
    let index = exponentIndices[exponent] ?? next
    if index == next {
      pool.exponents.append(exponent)
      exponentIndices[exponent] = next
    }
    return emit(.rationalPower, base, index, of: whole)
  }

  private mutating func index(of function: Function) -> Int32 {
    if let known = functionIndices[function] { return known }
    let index = Int32(pool.functions.count)
    pool.functions.append(InstructionPool.UnaryStep(function: function, formulas: function.row.unary))
    functionIndices[function] = index
    return index
  }

  private mutating func appendOperands(_ operands: [Reference]) -> Int32 {
    let first = Int32(pool.operands.count)
    for operand in operands { pool.operands.append(operand.code) }
    return first
  }
}

// MARK: Writing instructions

extension TapeCompiler {
  /// The place of a number. Numbers that share a double but not their exact value have places of their own, for the
  /// sake of enclosures; NaN stands for a part without a value.
  private mutating func constant(_ value: Double, _ expression: Expression) -> Reference {
    if let known = constantTable.index(hash: expression.node.hash, { constantExpressions[$0] == expression }) {
      return Reference(.constant, known)
    }
    constants.append(value)
    constantExpressions.append(expression)
    constantTable.insert(constants.count - 1, hash: expression.node.hash) { constantExpressions[$0].node.hash }
    return Reference(.constant, constants.count - 1)
  }

  private mutating func emit(
    _ opcode: Instruction.Opcode, _ left: Reference, _ right: Reference, of whole: Expression
  ) -> Reference {
    emit(opcode, left, right.code, of: whole)
  }

  /// Writes an instruction, unless an equal one stands.
  private mutating func emit(
    _ opcode: Instruction.Opcode, _ left: Reference, _ right: Int32 = 0, of whole: Expression
  ) -> Reference {
    let instruction = Instruction(opcode: opcode, left: left.code, right: right)
    let hash = instruction.tableHash
    if let known = instructionTable.index(hash: hash, { instructions[$0] == instruction }) {
      return Reference(.instruction, known)
    }
    let place = append(instruction, of: whole)
    instructionTable.insert(place.index, hash: hash) { instructions[$0].tableHash }
    return place
  }

  private mutating func append(_ instruction: Instruction, of whole: Expression) -> Reference {
    instructions.append(instruction)
    provenance.append(whole)
    return Reference(.instruction, instructions.count - 1)
  }
}

extension Instruction {
  /// A hash that is cheap and the same in every run.
  fileprivate var tableHash: Int {
    var mixer = Mixer()
    mixer.mix(Int(left) << 32 ^ Int(right) << 8 ^ Int(opcode.rawValue))
    return mixer.value
  }
}

/// Turns references into registers, once every instruction has its place.
private struct Placement {
  private let inputs: [Int32]
  private let instructions: [Int32]?
  private let firstConstant: Int32

  /// - Parameter order: the instructions by their new places; nil where they stay.
  init(inputs: [Int32], order: [Int32]?, instructionCount: Int) {
    self.inputs = inputs
    firstConstant = Int32(inputs.count + instructionCount)
    guard let order else {
      instructions = nil
      return
    }
    var places = Array(repeating: Int32(0), count: instructionCount)
    for (place, index) in order.enumerated() { places[Int(index)] = Int32(place) }
    instructions = places
  }

  func register(_ reference: TapeCompiler.Reference) -> Int32 {
    let index = reference.index
    if reference.isConstant { return firstConstant + Int32(index) }
    if reference.isInstruction { return Int32(inputs.count) + (instructions.map { $0[index] } ?? Int32(index)) }
    return inputs[index]
  }

  private func register(code: Int32) -> Int32 { register(TapeCompiler.Reference(code: code)) }

  func settle(_ instruction: inout Instruction, _ pool: inout InstructionPool) {
    if instruction.opcode.hasList {
      for place in pool.operandRange(of: instruction) { pool.operands[place] = register(code: pool.operands[place]) }
      return
    }
    instruction.left = register(code: instruction.left)
    if instruction.opcode.isBinary { instruction.right = register(code: instruction.right) }
  }
}

extension InstructionPool {
  /// Where the operands of an instruction stand that has them in the list.
  func operandRange(of instruction: Instruction) -> Range<Int> {
    let (first, count) = (Int(instruction.left), Int(instruction.right))
    switch instruction.opcode {
    case .sum: return first + 1..<first + 1 + count
    case .dot: return first..<first + 2 * count
    case .call: return calls[count].operands
    case .add, .subtract, .multiply, .divide, .offset, .scale, .negate, .square, .cube, .reciprocal, .squareRoot,
      .integerPower, .rationalPower, .power, .function, .end:
      return 0..<0
    }
  }

  /// The function that an instruction applies, if it applies one.
  func function(of instruction: Instruction) -> Function? {
    switch instruction.opcode {
    case .function: functions[Int(instruction.right)].function
    case .call: calls[Int(instruction.right)].function
    case .add, .subtract, .multiply, .divide, .offset, .scale, .negate, .square, .cube, .reciprocal, .squareRoot,
      .integerPower, .rationalPower, .power, .sum, .dot, .end:
      nil
    }
  }
}
