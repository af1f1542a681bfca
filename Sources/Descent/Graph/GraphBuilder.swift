import Calculus

/// Reads a graph off the syntax tree of a formula.
struct GraphBuilder {
  private typealias Operation = ComputationalGraph.Operation

  /// A part of the formula: a node, or a constant.
  enum Part {
    case node(Int)
    case constant(Expression)
  }

  private struct Key: Hashable {
    let formula: Expression
    let operands: [Int]
  }

  private var steps: [(operation: Operation?, operands: [Int])] = []
  private var known: [Key: Int] = [:]
  private var operations: [Expression: Operation] = [:]
  private let variables: [Symbol]

  init(_ variables: [Symbol]) {
    self.variables = variables
    steps = variables.map { _ in (nil, []) }
  }

  /// The nodes with their names, those that the result does not need left out but for variables.
  func nodes(endingWith result: Part) -> [ComputationalGraph.Node]? {
    guard case .node(let last) = result, steps.count <= ComputationalGraph.limit else { return nil }
    let taken = Set(variables.map(\.name))
    let letter = ["t", "u", "v", "s", "q", "z"].first { letter in !taken.contains { $0.hasPrefix(letter) } } ?? "node"
    let end = ["f", "L", "y", "out"].first { !taken.contains($0) } ?? "result"
    return steps[...last].enumerated().map { index, step in
      let name =
        index < variables.count
        ? variables[index] : index == last ? Symbol(end) : Symbol("\(letter)\(index - variables.count + 1)")
      return ComputationalGraph.Node(name: name, operation: step.operation, operands: step.operands)
    }
  }

  // MARK: The tree

  /// The part that a piece of the formula is; nil where it is no single expression.
  mutating func add(_ syntax: Syntax) -> Part? {
    switch syntax.kind {
    case .number(let value, _): return .constant(Expression(value))
    case .constant(let constant): return .constant(constant.expression)
    case .variable(let symbol):
      return variables.firstIndex(of: symbol).map { .node($0) }
    case .group(let inner, _): return add(inner)
    case .negation(let inner): return add(inner).map { negated($0) }
    case .sum(let terms): return add(terms)
    case .product(let factors): return add(factors)
    case .fraction(let above, let below):
      guard let above = add(above), let below = add(below) else { return nil }
      return divide(above, below)
    case .power(let base, let exponent):
      guard let base = add(base), let exponent = add(exponent) else { return nil }
      return raise(base, exponent)
    case .root(let index, let radicand):
      guard let inner = add(radicand) else { return nil }
      guard let index else { return apply("√", [inner]) { .power($0[0], Rational.half) } }
      guard let index = add(index) else { return nil }
      return apply("root", [index, inner]) { .power($0[1], .one / $0[0]) }
    case .absoluteValue(let inner): return add(inner).map { apply("| |", [$0]) { .apply(.abs, $0[0]) } }
    case .application(let function, let arguments, _):
      var parts: [Part] = []
      for argument in arguments {
        guard let part = add(argument) else { return nil }
        parts.append(part)
      }
      return apply(function.name, parts) { .apply(function, to: $0) }
    case .logarithm(let base, let argument):
      guard let base = add(base), let argument = add(argument) else { return nil }
      return apply("log", [base, argument]) { .apply(.ln, $0[1]) / .apply(.ln, $0[0]) }
    case .vector, .matrix, .equation, .point: return nil
    }
  }

  private mutating func add(_ terms: [Syntax.Term]) -> Part? {
    var sum: Part?
    for term in terms {
      guard let next = add(term.value) else { return nil }
      guard let before = sum else {
        sum = term.isNegative ? negated(next) : next
        continue
      }
      sum = term.isNegative ? subtract(before, next) : sumOf(before, next)
    }
    return sum
  }

  private mutating func add(_ factors: [Syntax.Factor]) -> Part? {
    var product: Part?
    for factor in factors {
      guard let next = add(factor.value) else { return nil }
      guard let before = product else {
        product = next
        continue
      }
      switch factor.link {
      case .implicit, .times: product = multiply(before, next)
      case .divide: product = divide(before, next)
      }
    }
    return product
  }

  // MARK: Operations

  private mutating func negated(_ part: Part) -> Part { apply("−", [part]) { -$0[0] } }

  private mutating func sumOf(_ left: Part, _ right: Part) -> Part {
    apply(sign("+", left, right, inFront: { "\($0)+" }), [left, right]) { $0[0] + $0[1] }
  }

  private mutating func subtract(_ left: Part, _ right: Part) -> Part {
    apply(sign("−", left, right, inFront: { "\($0)−" }), [left, right]) { $0[0] - $0[1] }
  }

  private mutating func multiply(_ left: Part, _ right: Part) -> Part {
    apply(sign("·", left, right, inFront: { "\($0)·" }), [left, right]) { $0[0] * $0[1] }
  }

  private mutating func divide(_ above: Part, _ below: Part) -> Part {
    apply(sign("/", above, below, inFront: { "\($0)/" }), [above, below]) { $0[0] / $0[1] }
  }

  private mutating func raise(_ base: Part, _ exponent: Part) -> Part {
    if case .constant(let power) = exponent, case .node = base {
      let text = power.text(.unicode)
      let raised = text.allSatisfy { Self.superscripts[$0] != nil }
      return apply(
        raised ? String(text.compactMap { Self.superscripts[$0] }) : "^\(text)", [base]
      ) { .power($0[0], power) }
    }
    return apply(sign("^", base, exponent, inFront: { "\($0)^" }), [base, exponent]) { .power($0[0], $0[1]) }
  }

  private static let superscripts: [Character: Character] =
    Dictionary(uniqueKeysWithValues: zip("0123456789−-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻"))

  /// The operation's sign, with the constant that it holds.
  private func sign(_ sign: String, _ left: Part, _ right: Part, inFront: (String) -> String) -> String {
    switch (left, right) {
    case (.constant(let value), .node): inFront(value.text(.unicode))
    case (.node, .constant(let value)): sign + value.text(.unicode)
    case (.node, .node), (.constant, .constant): sign
    }
  }

  /// The node of an operation on parts: one that is there already, or a new one. Of constants alone, a constant.
  private mutating func apply(_ sign: String, _ parts: [Part], _ formula: ([Expression]) -> Expression) -> Part {
    var operands: [Int] = []
    let arguments = parts.map { part -> Expression in
      switch part {
      case .constant(let value): return value
      case .node(let index):
        // A node taken twice has one placeholder, so that x·x has the one operand x.
        if let place = operands.firstIndex(of: index) { return Expression(Self.placeholder(place)) }
        operands.append(index)
        return Expression(Self.placeholder(operands.count - 1))
      }
    }
    let local = formula(arguments)
    guard !operands.isEmpty else { return .constant(local) }
    let key = Key(formula: local, operands: operands)
    if let index = known[key] { return .node(index) }
    let operation = operations[local] ?? Self.operation(sign, local, operandCount: operands.count)
    operations[local] = operation
    steps.append((operation, operands))
    known[key] = steps.count - 1
    return .node(steps.count - 1)
  }

  private static func placeholder(_ index: Int) -> Symbol { Symbol("operand\(index + 1)") }

  private static func operation(_ sign: String, _ formula: Expression, operandCount: Int) -> Operation {
    let placeholders = (0..<operandCount).map(placeholder)
    return Operation(
      sign: sign, formula: formula, placeholders: placeholders,
      partials: placeholders.map { formula.derivative(by: $0) },
      tape: Tape(formula, inputs: placeholders))
  }
}
