/// Writes formulas down as a tape: an explicit stack in place of recursion, equal parts found by hashing.
///
/// While it works, a constant's register is the complement of its index; the numbers of the others are final.
struct TapeCompiler {
  private(set) var inputs: [Symbol]
  private(set) var instructions: [Instruction] = []
  private(set) var constants: [Double] = []
  private(set) var operands: [Int32] = []
  private(set) var calls: [Call] = []
  private(set) var pool = InstructionPool()
  private(set) var provenance: [Expression] = []
  private(set) var constantExpressions: [Expression] = []

  /// The registers of formulas already compiled.
  private var registers: [Expression: Int32] = [:]
  private var constantIndices: [Expression: Int32] = [:]
  /// Whether constant parts are computed now.
  private let foldsConstants: Bool
  private var instructionIndices: [Instruction: Int32] = [:]
  private var exponentIndices: [Rational: Int32] = [:]
  private var functionIndices: [Function: Int32] = [:]
  private var kinked: Set<Expression> = []
  /// What `withTamedExponentials` made of formulas; its results map to themselves.
  private var tamed: [Expression: Expression] = [:]

  init(inputs: [Symbol], foldsConstants: Bool) {
    self.inputs = []
    self.foldsConstants = foldsConstants
    var seen: Set<Symbol> = []
    for input in inputs where seen.insert(input).inserted { self.inputs.append(input) }
  }

  /// Compiles formulas; the registers in which their values end up.
  mutating func compile(_ formulas: [Expression]) -> [Int] {
    survey(formulas)
    for (index, input) in inputs.enumerated() { registers[Expression(input)] = Int32(index) }
    let outputs = formulas.map { compile($0) }
    let firstConstant = Int32(inputs.count + instructions.count)
    let place = { (register: Int32) in register < 0 ? firstConstant + ~register : register }
    for index in instructions.indices where instructions[index].opcode != .call {
      instructions[index].left = place(instructions[index].left)
      if instructions[index].opcode.isBinary { instructions[index].right = place(instructions[index].right) }
    }
    operands = operands.map(place)
    return outputs.map { Int(place($0)) }
  }

  /// The instructions that apply a function whose derivative jumps somewhere.
  var kinkedInstructions: [Int] {
    instructions.indices.filter { instructions[$0].appliesFunction && kinked.contains(provenance[$0]) }
  }

  /// Finds the variables that have no place yet, and the parts whose derivative jumps somewhere.
  private mutating func survey(_ formulas: [Expression]) {
    var known = Set(inputs)
    var missing: [Symbol] = []
    var seen: Set<ObjectIdentifier> = []
    var waiting = formulas
    while let next = waiting.popLast() {
      guard next.node.variables != 0, seen.insert(ObjectIdentifier(next.node)).inserted else { continue }
      switch next.kind {
      case .variable(let symbol): if known.insert(symbol).inserted { missing.append(symbol) }
      case .function(let function, _): if function.row.mayHaveKinks { kinked.insert(next) }
      case .number, .constant, .sum, .product, .power, .undefined: break
      }
      waiting += next.children
    }
    inputs += missing.sorted()
  }
}

// MARK: Walking the formula

extension TapeCompiler {
  private mutating func compile(_ formula: Expression) -> Int32 {
    var stack = [(formula: formula, partsAreDone: false)]
    while let (next, partsAreDone) = stack.popLast() {
      if registers[next] != nil { continue }
      let plan = plan(for: next)
      if !partsAreDone, !plan.parts.isEmpty {
        stack.append((next, true))
        for part in plan.parts.reversed() where registers[part] == nil { stack.append((part, false)) }
      } else {
        registers[next] = emit(plan, for: next)
      }
    }
    return register(formula)
  }

  /// The value of a part without variables; nil where it has none, so that the instruction can be named as the cause.
  private func foldedValue(of formula: Expression) -> Double? {
    guard foldsConstants, formula.variablesAreAbsent else { return nil }
    switch formula.kind {
    case .sum, .product, .power, .function: return Tape(unfolded: formula).value(at: []).value
    case .number, .constant, .variable, .undefined: return nil
    }
  }

  private mutating func plan(for formula: Expression) -> Plan {
    if let value = foldedValue(of: formula) { return .folded(value) }
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

  /// The register of a formula whose turn has passed.
  private mutating func register(_ formula: Expression) -> Int32 { registers[formula] ?? constant(.nan, formula) }

  private mutating func emit(_ plan: Plan, for whole: Expression) -> Int32 {
    switch plan {
    case .constant(let value): return constant(value, whole)
    case .missing: return constant(.nan, whole)
    case .folded(let value): return constant(value, whole)
    case .same(let other): return register(other)
    case .negation(let part): return emit(.negate, register(part), of: whole)
    case .reciprocal(let part): return emit(.reciprocal, register(part), of: whole)
    case .sum(let added, let subtracted, let number): return emitSum(added, subtracted, number, of: whole)
    case .product(let quotient): return emit(quotient, of: whole)
    case .power(let base, let exponent): return emitPower(register(base), exponent, of: whole)
    case .generalPower(let base, let exponent):
      return emit(.power, register(base), register(exponent), of: whole)
    case .function(let function, let arguments):
      if arguments.count == 1 {
        return emit(.function, register(arguments[0]), index(of: function), of: whole)
      }
      return emitCall(function, arguments.map { register($0) }, of: whole)
    }
  }

  private mutating func emitSum(
    _ added: [Expression], _ subtracted: [Expression], _ number: Rational, of whole: Expression
  ) -> Int32 {
    var sum: Int32?
    for term in added { sum = sum.map { emit(.add, $0, register(term), of: whole) } ?? register(term) }
    if sum == nil, !number.isZero { sum = constant(Double(number), Expression(number)) }
    for term in subtracted {
      sum = sum.map { emit(.subtract, $0, register(term), of: whole) } ?? emit(.negate, register(term), of: whole)
    }
    guard let sum else { return constant(0, whole) }
    if added.isEmpty || number.isZero { return sum }
    return emit(.offset, sum, constant(Double(number), Expression(number)), of: whole)
  }

  private mutating func emit(_ quotient: Quotient, of whole: Expression) -> Int32 {
    var above: Int32?
    for factor in quotient.above {
      above = above.map { emit(.multiply, $0, register(factor), of: whole) } ?? register(factor)
    }
    if !quotient.numerator.isOne {
      let number = constant(Double(quotient.numerator), Expression(quotient.numerator))
      above = above.map { emit(.scale, $0, number, of: whole) } ?? number
    }
    var below: Int32?
    for factor in quotient.below {
      below = below.map { emit(.multiply, $0, register(factor), of: whole) } ?? register(factor)
    }
    if !quotient.denominator.isOne {
      let number = constant(Double(quotient.denominator), Expression(quotient.denominator))
      below = below.map { emit(.scale, $0, number, of: whole) } ?? number
    }
    switch (above, below) {
    case (let above?, let below?): return emit(.divide, above, below, of: whole)
    case (let above?, nil): return above
    case (nil, let below?): return emit(.reciprocal, below, of: whole)
    case (nil, nil): return constant(1, whole)
    }
  }

  private mutating func emitPower(_ base: Int32, _ exponent: Rational, of whole: Expression) -> Int32 {
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

  private mutating func emitCall(_ function: Function, _ arguments: [Int32], of whole: Expression) -> Int32 {
    let first = operands.count
    operands += arguments
    calls.append(Call(function: function, operands: first..<operands.count))
    return append(Instruction(opcode: .call, left: Int32(first), right: Int32(calls.count - 1)), of: whole)
  }
}

// MARK: Writing instructions

extension TapeCompiler {
  /// The register of a number. Numbers that share a double but not their exact value have registers of their own, for
  /// the sake of enclosures; NaN stands for a part without a value.
  private mutating func constant(_ value: Double, _ expression: Expression) -> Int32 {
    if let known = constantIndices[expression] { return known }
    constants.append(value)
    constantExpressions.append(expression)
    let register = ~Int32(constants.count - 1)
    constantIndices[expression] = register
    return register
  }

  /// Writes an instruction, unless an equal one stands.
  private mutating func emit(
    _ opcode: Instruction.Opcode, _ left: Int32, _ right: Int32 = 0, of whole: Expression
  ) -> Int32 {
    let instruction = Instruction(opcode: opcode, left: left, right: right)
    if let known = instructionIndices[instruction] { return known }
    let register = append(instruction, of: whole)
    instructionIndices[instruction] = register
    return register
  }

  private mutating func append(_ instruction: Instruction, of whole: Expression) -> Int32 {
    instructions.append(instruction)
    provenance.append(whole)
    return Int32(inputs.count + instructions.count - 1)
  }
}

extension Instruction.Opcode {
  /// Whether both operands are registers.
  var isBinary: Bool {
    switch self {
    case .add, .subtract, .multiply, .divide, .offset, .scale, .power: true
    case .negate, .square, .cube, .reciprocal, .squareRoot, .integerPower, .rationalPower, .function, .call: false
    }
  }
}
