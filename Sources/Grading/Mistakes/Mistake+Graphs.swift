import Calculus

extension Mistake {
  /// J. The chain rule on a graph: backpropagation by hand.
  static let graphs: [Mistake] = [
    Mistake(
      "J1", "one-path", 3, "only one of the paths is followed",
      "The input reaches the output along more than one path; add what comes along each.",
      answers: { $0.severalPaths { $0.dropLast().map(Expression.product) } }),
    Mistake(
      "J2", "overwritten", 3, "a later contribution replaces the earlier ones",
      "Contributions accumulate: add, do not assign.",
      answers: { $0.severalPaths { $0.suffix(1).map(Expression.product) } }),
    Mistake(
      "J3", "visited-per-path", 2, "a node passes its gradient on before it is complete",
      "Finish a node before passing its gradient on: go in reverse topological order.",
      answers: { $0.graphs { graph, name in [graph.gradientVisitingPerPath(by: name)].compactMap(\.self) } }),
    Mistake(
      "J4", "added-along-path", 3, "rates along a path are added",
      "Along one path rates multiply; across paths they add.",
      answers: { problem in
        problem.graphs { graph, name in
          let paths = graph.paths(from: name)
          return paths.isEmpty ? [] : [.sum(paths.map(Expression.sum))]
        }
      }),
    Mistake(
      "J5", "multiplied-across-paths", 2, "the contributions of the paths are multiplied",
      "Across paths contributions add; along one path rates multiply.",
      answers: { $0.severalPaths { [.product($0.map(Expression.product))] } }),
    Mistake(
      "J6", "mul-gate-own-value", 3, "a product passes each factor its own value", "A product passes the other factor.",
      answers: {
        $0.wrongSlopes { graph, node, operand in node.operation.isProductOf(operand) ? graph.values[operand] : nil }
      }),
    Mistake(
      "J7", "add-gate-value", 2, "a sum passes a value instead of a 1", "A sum passes its gradient on unchanged.",
      answers: {
        $0.wrongSlopes { graph, node, operand in node.operation.isSumWith(operand) ? graph.values[operand] : nil }
      }),
    Mistake(
      "J8", "upstream-missing", 3, "only the local slope is taken", "Multiply by what arrives from above.",
      answers: { $0.graphs { graph, name in [.sum(graph.edges(from: name) { _, _ in nil }.map(\.slope))] } }),
    Mistake(
      "J9", "local-at-output", 2, "the local slope is taken at the output of the gate",
      "The local slope is taken at the input of the gate.",
      answers: { problem in
        problem.wrongSlopes { graph, node, operand in
          guard case .function = node.operation.kind, let output = graph.values[node.name] else { return nil }
          return node.operation.derivative(by: operand).substituting([operand: output]).substituting(graph.values)
        }
      }),
    Mistake(
      "J10", "relu-mask-by-gradient", 1, "the mask of ReLU looks at the gradient",
      "The mask looks at the forward input.",
      answers: { problem in
        problem.wrongSlopes { graph, node, operand in
          guard case .function(.relu, _) = node.operation.kind else { return nil }
          return .apply(.step, graph.gradient(by: node.name))
        }
      }),
    Mistake(
      "J11", "max-both", 2, "both sides of max receive the gradient", "Only the winner receives the gradient.",
      answers: { problem in
        problem.wrongSlopes { _, node, _ in
          if case .function(let function, _) = node.operation.kind, function == .max || function == .min {
            1
          } else {
            nil
          }
        }
      }),
    Mistake(
      "J12", "jacobian-transposed", 2, "the Jacobian is transposed", "Rows are outputs, columns are inputs.",
      answers: { problem in
        guard case .jacobian(let functions, let variables) = problem.general else { return [] }
        let rows = Problem.transposed(functions.map { $0.expression.gradient(by: variables) })
        return [Problem.Answer(rows: rows).map { $0.substituting(problem.point) }]
      }),
    Mistake(
      "J13", "order-reversed", 2, "the Jacobians are multiplied in the wrong order",
      "The outer Jacobian stands on the left.",
      answers: { problem in
        guard case .chain(let outer, let inner) = problem.general, inner.first?.count == outer.count else { return [] }
        return [Problem.Answer(rows: Problem.product(inner, outer))]
      }),
    Mistake(
      "J14", "weight-gradient-transposed", 3, "the gradient of the weights is transposed",
      "Try the shapes: the gradient has the shape of the weights.",
      answers: { problem in
        guard case .layer(let layer) = problem.general else { return [] }
        switch layer.target {
        case .weights: return [Problem.Answer(rows: layer.input.map { x in layer.upstream.map { x * $0 } })]
        case .input:
          guard layer.weights.first?.count == layer.weights.count else { return [] }
          return [Problem.Answer(layer.weights.map { Problem.dot($0, layer.upstream) })]
        case .bias: return []
        }
      }),
    Mistake(
      "J15", "bias-times-input", 1, "the gradient of the bias is multiplied by the input",
      "The bias is added directly, so the gradient arrives there unchanged.",
      answers: { problem in
        guard case .layer(let layer) = problem.general, case .bias = layer.target else { return [] }
        let sum = Expression.sum(layer.input)
        let pairs =
          layer.input.count == layer.upstream.count
          ? [Problem.Answer(zip(layer.input, layer.upstream).map { $0 * $1 })] : []
        return pairs + [Problem.Answer(layer.upstream.map { $0 * sum })]
      }),
    Mistake(
      "J16", "softmax-sign", 2, "the difference is taken the wrong way round",
      "Too much probability must give a positive gradient.",
      answers: { problem in
        guard case .softmax(let softmax) = problem.general, softmax.target != nil else { return [] }
        return [softmax.answer.map { -$0 }]
      }),
    Mistake(
      "J17", "mean-factor", 2, "a factor of the loss is lost",
      "The loss has a factor, from its mean or its square, that must survive.",
      answers: { problem in
        problem.graphs { graph, name in
          let factors = Set(graph.nodes.flatMap { $0.operation.lossFactors }).filter {
            !$0.magnitude.isOne && !$0.isZero
          }
          let right = graph.gradient(by: name)
          return factors.sorted().compactMap { factor in factor.reciprocal.map { right.scaled(by: $0) } }
        }
      }),
    Mistake(
      "J18", "broadcast-not-summed", 2, "a shared value gets what comes from one use alone",
      "A shared value collects from every use.",
      answers: { problem in
        guard case .graph(let graph, let name) = problem.general,
          graph.edges(from: name, slope: { _, _ in nil }).count > 2
        else { return [] }
        return problem.answers(
          graph.edges(from: name, slope: { _, _ in nil }).map { $0.slope * graph.gradient(by: $0.node.name) })
      }),
    Mistake(
      "J19", "stale-gradient", 2, "the gradient of the step before is still in it",
      "Clear the gradients before the next pass.",
      answers: { $0.graphs { graph, name in [graph.gradient(by: name).scaled(by: 2)] } }),
    Mistake(
      "J20", "softmax-diagonal", 2, "only the diagonal is filled in",
      "Raising one logit lowers all other probabilities.",
      answers: { problem in
        guard case .softmax(let softmax) = problem.general, softmax.target == nil else { return [] }
        let p = softmax.probabilities
        return [Problem.Answer(rows: p.indices.map { i in p.indices.map { $0 == i ? p[i] * (1 - p[i]) : .zero } })]
      }),
  ]
}

extension Problem {
  fileprivate func graphs(_ wrong: (ComputationGraph, Symbol) -> [Expression]) -> [Answer] {
    guard case .graph(let graph, let name) = general else { return [] }
    return wrong(graph, name).map { Answer($0) }
  }

  /// From the paths that lead to the output, where there are several.
  fileprivate func severalPaths(_ wrong: ([[Expression]]) -> [Expression]) -> [Answer] {
    graphs { graph, name in
      let paths = graph.paths(from: name)
      return paths.count > 1 ? wrong(paths) : []
    }
  }

  /// With other slopes on the edges for which there are some.
  fileprivate func wrongSlopes(_ slope: (ComputationGraph, ComputationGraph.Node, Symbol) -> Expression?) -> [Answer] {
    graphs { graph, name in [graph.gradient(by: name) { slope(graph, $0, $1) }] }
  }
}

extension ComputationGraph {
  /// Each arrival at a node hands on all that has arrived there so far; nil where there are too many arrivals.
  fileprivate func gradientVisitingPerPath(by name: Symbol) -> Expression? {
    var adjoints: [Symbol: Expression] = [:]
    var visits = 0
    func visit(_ node: Symbol, _ arriving: Expression) {
      visits += 1
      guard visits <= 8 * ComputationGraph.mostPaths else { return }
      let sum = (adjoints[node] ?? .zero) + arriving
      adjoints[node] = sum
      guard let step = nodes.first(where: { $0.name == node }) else { return }
      for operand in step.operation.variables { visit(operand, sum * localSlope(step, operand)) }
    }
    if let output = nodes.last { visit(output.name, 1) }
    return visits <= 8 * ComputationGraph.mostPaths ? adjoints[name] ?? .zero : nil
  }
}

extension Expression {
  /// Whether an operand is one of the factors.
  fileprivate func isProductOf(_ operand: Symbol) -> Bool {
    guard case .product(_, let factors) = kind else { return false }
    return factors.count > 1 && factors.contains(Expression(operand))
  }

  /// Whether an operand is one of the terms.
  fileprivate func isSumWith(_ operand: Symbol) -> Bool {
    guard case .sum(let terms) = kind else { return false }
    return terms.contains(Expression(operand))
  }

  /// The numbers in front and the exponents of an operation.
  fileprivate var lossFactors: [Rational] {
    switch kind {
    case .product(let coefficient, let factors): [coefficient] + factors.flatMap(\.lossFactors)
    case .power(_, let exponent): exponent.number.map { [$0] } ?? []
    case .sum(let terms): terms.flatMap(\.lossFactors)
    case .number, .constant, .variable, .function, .undefined: []
    }
  }
}
