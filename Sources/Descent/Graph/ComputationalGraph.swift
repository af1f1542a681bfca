import Calculus

/// A formula as the steps that compute it, as they were written: variables, then one node for each operation on values
/// that vary. Equal parts share a node; constants stand within the operation that uses them, as `2·` or `²`.
///
///     let graph = ComputationalGraph(formula)
///     let run = graph.run(at: [2, 3])
///     run.adjoints[graph.output]  // 1
package struct ComputationalGraph: Sendable {
  package struct Node: Sendable {
    /// What it is called: the variable's own name, `t1`, `t2` and so on, and for the last `f`.
    package let name: Symbol
    /// Nil for a variable.
    package let operation: Operation?
    /// The nodes that it takes, always earlier ones.
    package let operands: [Int]
  }

  /// What a node does with its operands.
  package struct Operation: Sendable {
    /// The sign in a picture: `·`, `²`, `exp`.
    package let sign: String
    /// What it computes, of the placeholders `a`, `b` and so on.
    let formula: Expression
    let placeholders: [Symbol]
    /// Its derivatives by them.
    let partials: [Expression]
    let tape: Tape
  }

  /// Variables first, in the order of their names; then in an order in which they can be computed; the last is the result.
  package let nodes: [Node]
  package let variables: [Symbol]
  /// The formula as a whole.
  package let formula: Expression

  package var output: Int { nodes.count - 1 }

  /// The most nodes that are told apart; a longer formula has no graph.
  package static let limit = 400

  /// The graph of a formula that is one expression; nil where it is none, or is too large.
  package init?(_ formula: Formula) {
    guard let expression = formula.expression else { return nil }
    self.init(formula.root, expression)
  }

  /// The graph of an expression as it is printed.
  package init?(_ expression: Expression) {
    guard let formula = try? Parser.parse(expression.text(.plain), in: Scope(expression.variables)) else { return nil }
    self.init(formula.root, expression)
  }

  private init?(_ root: Syntax, _ expression: Expression) {
    // Those that are written, though they may cancel: x − x has one.
    variables = root.symbols.sorted()
    var builder = GraphBuilder(variables)
    guard let result = builder.add(root), let nodes = builder.nodes(endingWith: result) else { return nil }
    (self.nodes, formula) = (nodes, expression)
  }

  /// What a node computes, in the names of its operands: `t1·x`.
  package func local(_ node: Int) -> Expression? { renamed(node) { $0.formula } }

  /// The derivative of a node by one of its operands, in the names of its operands.
  package func partial(_ node: Int, _ operand: Int) -> Expression? {
    renamed(node) { $0.partials.indices.contains(operand) ? $0.partials[operand] : .undefined }
  }

  private func renamed(_ node: Int, _ part: (Operation) -> Expression) -> Expression? {
    guard let operation = nodes[node].operation else { return nil }
    let names = zip(operation.placeholders, nodes[node].operands).map { ($0, Expression(nodes[$1].name)) }
    return part(operation).substituting(Dictionary(uniqueKeysWithValues: names))
  }

  /// The nodes that take a node, each with the place among its operands.
  package func consumers(of node: Int) -> [(node: Int, operand: Int)] {
    nodes.indices.flatMap { consumer in
      nodes[consumer].operands.indices.filter { nodes[consumer].operands[$0] == node }.map { (consumer, $0) }
    }
  }

  // MARK: What the modes cost

  /// The products of a local derivative and a rate that forward mode takes: for each variable, an edge from whatever
  /// depends on it.
  package var forwardProducts: Int {
    variables.indices.reduce(0) { sum, variable in
      var depends = Array(repeating: false, count: nodes.count)
      depends[variable] = true
      var edges = 0
      for (index, node) in nodes.enumerated() {
        let count = node.operands.count { depends[$0] }
        edges += count
        if count > 0 { depends[index] = true }
      }
      return sum + edges
    }
  }

  /// The products that reverse mode takes for all variables together: one an edge.
  package var reverseProducts: Int { nodes.reduce(0) { $0 + $1.operands.count } }
}

extension Syntax {
  fileprivate var symbols: Set<Symbol> {
    if case .variable(let symbol) = kind { [symbol] } else { children.reduce(into: []) { $0.formUnion($1.symbols) } }
  }
}

/// The numbers in a graph at a point.
package struct GraphRun: Sendable {
  /// A value for each node; NaN where there is none.
  package let values: [Double]
  /// For each node the derivatives by its operands.
  package let locals: [[Double]]
  /// For each node the derivative of the result by it.
  package let adjoints: [Double]
}

extension ComputationalGraph {
  /// Computes forward and backward.
  ///
  /// - Parameter point: a value for each of `variables`; a missing one is NaN.
  package func run(at point: [Double]) -> GraphRun {
    var values: [Double] = []
    var locals: [[Double]] = []
    for (index, node) in nodes.enumerated() {
      guard let operation = node.operation else {
        values.append(index < point.count ? point[index] : .nan)
        locals.append([])
        continue
      }
      let arguments = node.operands.map { values[$0] }
      values.append(operation.tape.value(at: arguments).value ?? .nan)
      locals.append(
        operation.tape.gradient(at: arguments).value ?? Array(repeating: .nan, count: arguments.count))
    }
    var adjoints = Array(repeating: 0.0, count: nodes.count)
    adjoints[output] = 1
    for index in nodes.indices.reversed() {
      for (operand, local) in zip(nodes[index].operands, locals[index]) { adjoints[operand] += adjoints[index] * local }
    }
    return GraphRun(values: values, locals: locals, adjoints: adjoints)
  }

  /// The rates of change of all nodes as one variable moves: a sweep of forward mode.
  package func rates(_ run: GraphRun, by variable: Int) -> [Double] {
    var rates = Array(repeating: 0.0, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      rates[index] =
        node.operation == nil
        ? (index == variable ? 1 : 0) : zip(node.operands, run.locals[index]).reduce(0) { $0 + rates[$1.0] * $1.1 }
    }
    return rates
  }
}
