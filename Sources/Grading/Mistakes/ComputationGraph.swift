import Calculus

/// A computation in named steps: `u = x·y`, `z = u + x`. What a backward pass runs through.
package struct ComputationGraph: Sendable {
  /// A step: a name and the operation on earlier names.
  package struct Node: Sendable {
    package let name: Symbol
    package let operation: Expression

    package init(_ name: Symbol, _ operation: Expression) { (self.name, self.operation) = (name, operation) }
  }

  /// The values at the leaves.
  package let inputs: [Symbol: Expression]
  /// In the order of computation; the last one is the output.
  package let nodes: [Node]
  /// The value of every name.
  let values: [Symbol: Expression]

  package init(inputs: [Symbol: Expression], nodes: [Node]) {
    self.inputs = inputs
    self.nodes = nodes
    values = nodes.reduce(into: inputs) { values, node in values[node.name] = node.operation.substituting(values) }
  }

  /// A step's own slope by one of its operands, and what is known of the edge.
  struct Edge {
    let operand: Symbol
    let node: Node
    let slope: Expression
  }

  /// The edges that leave a name, in the order of the nodes that they lead to.
  func edges(from name: Symbol, slope: (Node, Symbol) -> Expression?) -> [Edge] {
    nodes.filter { $0.operation.contains(name) }.map {
      Edge(operand: name, node: $0, slope: slope($0, name) ?? localSlope($0, name))
    }
  }

  func localSlope(_ node: Node, _ operand: Symbol) -> Expression {
    node.operation.derivative(by: operand).substituting(values)
  }

  /// How many paths lead from every name to the output; so many at most as are counted.
  private var pathCounts: [Symbol: Int] {
    guard let output = nodes.last else { return [:] }
    var counts: [Symbol: Int] = [output.name: 1]
    for node in nodes.reversed() {
      for operand in Set(node.operation.variables) {
        counts[operand] = min((counts[operand] ?? 0) + (counts[node.name] ?? 0), ComputationGraph.mostPaths + 1)
      }
    }
    return counts
  }

  /// Nobody follows more paths than these by hand.
  static let mostPaths = 64

  /// Every path from a name to the output, as the slopes along it from the output on; none where there are too many to
  /// be followed one by one.
  func paths(from name: Symbol) -> [[Expression]] {
    guard (pathCounts[name] ?? 0) <= ComputationGraph.mostPaths else { return [] }
    return allPaths(from: name)
  }

  private func allPaths(from name: Symbol) -> [[Expression]] {
    guard let output = nodes.last else { return [] }
    if name == output.name { return [[]] }
    return edges(from: name) { _, _ in nil }.flatMap { edge in
      allPaths(from: edge.node.name).map { $0 + [edge.slope] }
    }
  }

  /// The derivative of the output by a name, collected backwards from node to node.
  func gradient(by name: Symbol, slope: (Node, Symbol) -> Expression? = { _, _ in nil }) -> Expression {
    guard let output = nodes.last else { return .zero }
    var terms: [Symbol: [Expression]] = [output.name: [.one]]
    for node in nodes.reversed() {
      guard node.name != name, let arriving = terms[node.name] else { continue }
      let adjoint = Expression.sum(arriving)
      for operand in Set(node.operation.variables).sorted() {
        terms[operand, default: []].append(adjoint * (slope(node, operand) ?? localSlope(node, operand)))
      }
    }
    return .sum(terms[name] ?? [])
  }
}

/// The backward pass of a dense layer y = W·x + b: from δ = ∂L/∂y to one of its three gradients.
package struct LayerGradient: Sendable {
  package enum Target: Sendable { case weights, bias, input }

  package let weights: [[Expression]]
  package let input: [Expression]
  package let upstream: [Expression]
  package let target: Target

  package init(weights: [[Expression]], input: [Expression], upstream: [Expression], target: Target) {
    (self.weights, self.input, self.upstream, self.target) = (weights, input, upstream, target)
  }

  var answer: Problem.Answer {
    switch target {
    case .weights: Problem.Answer(rows: upstream.map { delta in input.map { delta * $0 } })
    case .bias: Problem.Answer(upstream)
    case .input: Problem.Answer(Problem.transposed(weights).map { Problem.dot($0, upstream) })
    }
  }
}

/// The derivative of softmax: of its cross-entropy with a target, p − y, or of itself, the matrix pᵢ(δᵢⱼ − pⱼ).
package struct SoftmaxGradient: Sendable {
  package let logits: [Expression]
  /// The target distribution; nil where the Jacobian is asked for.
  package let target: [Expression]?

  package init(logits: [Expression], target: [Expression]?) { (self.logits, self.target) = (logits, target) }

  var probabilities: [Expression] {
    let powers = logits.map { Expression.apply(.exp, $0) }
    let sum = Expression.sum(powers)
    return powers.map { $0 / sum }
  }

  var answer: Problem.Answer {
    let p = probabilities
    if let target { return Problem.Answer(zip(p, target).map { $0 - $1 }) }
    return Problem.Answer(rows: p.indices.map { i in p.indices.map { j in p[i] * ((i == j ? 1 : 0) - p[j]) } })
  }
}
