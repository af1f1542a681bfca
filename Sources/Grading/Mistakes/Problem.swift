import Calculus

/// What is asked, as mathematics: from it come the right answer and the wrong ones that mistakes lead to.
package indirect enum Problem: Sendable {
  /// f by x, so many times.
  case derivative(WrittenFunction, by: Symbol, order: Int)
  /// f by one variable after the other.
  case mixed(WrittenFunction, by: [Symbol])
  case gradient(WrittenFunction, by: [Symbol])
  case hessian(WrittenFunction, by: [Symbol])
  case jacobian([WrittenFunction], by: [Symbol])
  /// The rate of f along a direction that may need normalising.
  case directional(WrittenFunction, by: [Symbol], along: [Expression])
  /// f_xx·f_yy − f_xy².
  case discriminant(WrittenFunction, by: [Symbol])
  /// The line that touches the graph of f at a point of x.
  case tangent(WrittenFunction, by: Symbol, at: Expression)
  /// The limit of top/bottom at a point where both vanish.
  case limit(WrittenFunction, over: WrittenFunction, by: Symbol, at: Expression)
  /// dy/dx where an equation left = right binds y to x.
  case implicit(left: Expression, right: Expression, of: Symbol, by: Symbol)
  /// dy/dx where x and y are given by a parameter.
  case parametric(x: Expression, y: Expression, by: Symbol)
  /// The derivative of the last node of a graph by an earlier one, as a number.
  case graph(ComputationGraph, by: Symbol)
  /// The gradients of a dense layer y = W·x + b, from the gradient δ of its output.
  case layer(LayerGradient)
  /// The gradient or the Jacobian of softmax at some logits.
  case softmax(SoftmaxGradient)
  /// J_f·J_g.
  case chain(outer: [[Expression]], inner: [[Expression]])
  /// Steps of an optimiser.
  case steps(OptimizerSteps)
  /// (f(x + h) − f(x − h))/(2h).
  case centralDifference(WrittenFunction, by: Symbol, at: Expression, step: Expression)
  /// The same at a point: the value of another problem's answer.
  case value(Problem, at: [Symbol: Expression])

  /// A formula with the way in which it was written, where that is known.
  package struct WrittenFunction: Sendable {
    package let expression: Expression
    let syntax: Syntax

    package init(_ formula: Formula) {
      expression = formula.expression ?? .undefined
      syntax = formula.root
    }

    /// Written as Gradus writes it.
    package init(_ expression: Expression) {
      self.expression = expression
      let scope = Scope(expression.variables)
      syntax = (try? Parser.parse(expression.text(.plain), in: scope).root) ?? Syntax(.constant(.pi), 0..<0)
    }

    func figure(by variable: Symbol) -> Figure? { FigureBuilder.figure(of: syntax, by: variable) }
  }
}

extension Problem {
  /// The right answer.
  package var answer: Answer {
    switch self {
    case .derivative(let f, let x, let order): Answer(f.expression.derivative(by: x, order: order))
    case .mixed(let f, let variables): Answer(variables.reduce(f.expression) { $0.derivative(by: $1) })
    case .gradient(let f, let variables): Answer(f.expression.gradient(by: variables))
    case .hessian(let f, let variables): Answer(rows: f.expression.hessian(by: variables))
    case .jacobian(let functions, let variables): Answer(rows: functions.map { $0.expression.gradient(by: variables) })
    case .directional(let f, let variables, let direction):
      Answer(Problem.dot(f.expression.gradient(by: variables), direction) / Problem.length(direction))
    case .discriminant(let f, let variables): Answer(Problem.discriminant(f.expression, variables))
    case .tangent(let f, let x, let a): Answer(Problem.tangent(f.expression, x, a))
    case .limit(let f, let g, let x, let a): Answer(Problem.limit(f.expression, g.expression, x, a))
    case .implicit(let left, let right, let y, let x):
      Answer(-(left - right).derivative(by: x) / (left - right).derivative(by: y))
    case .parametric(let x, let y, let t): Answer(y.derivative(by: t) / x.derivative(by: t))
    case .graph(let graph, let input): Answer(graph.gradient(by: input))
    case .layer(let layer): layer.answer
    case .softmax(let softmax): softmax.answer
    case .chain(let outer, let inner): Answer(rows: Problem.product(outer, inner))
    case .steps(let steps): steps.answer
    case .centralDifference(let f, let x, let a, let h):
      Answer((f.expression.substituting([x: a + h]) - f.expression.substituting([x: a - h])) / (2 * h))
    case .value(let problem, let point): problem.answer.map { $0.substituting(point) }
    }
  }

  /// The value at a point that the question asks for; empty where it asks for an expression.
  var point: [Symbol: Expression] { if case .value(_, let point) = self { point } else { [:] } }

  /// The problem without the point.
  package var general: Problem { if case .value(let problem, _) = self { problem } else { self } }

  /// What the answer is, in a word.
  package var noun: String {
    switch self {
    case .derivative(_, _, let order): order == 1 ? "derivative" : "derivative of order \(order)"
    case .mixed: "mixed partial derivative"
    case .gradient, .layer: "gradient"
    case .hessian: "Hessian"
    case .jacobian, .chain: "Jacobian"
    case .directional: "directional derivative"
    case .discriminant: "discriminant"
    case .tangent: "tangent line"
    case .limit: "limit"
    case .implicit, .parametric: "slope"
    case .graph: "derivative"
    case .softmax(let softmax): softmax.target == nil ? "Jacobian" : "gradient"
    case .steps: "position"
    case .centralDifference: "difference quotient"
    case .value(let problem, _): problem.noun
    }
  }

  // MARK: Building stones

  static func dot(_ a: [Expression], _ b: [Expression]) -> Expression { .sum(zip(a, b).map { $0 * $1 }) }
  static func length(_ vector: [Expression]) -> Expression { dot(vector, vector).squareRoot }

  static func product(_ a: [[Expression]], _ b: [[Expression]]) -> [[Expression]] {
    guard let width = b.first?.count else { return [] }
    return a.map { row in (0..<width).map { column in dot(row, b.map { $0[column] }) } }
  }

  static func transposed(_ rows: [[Expression]]) -> [[Expression]] {
    guard let width = rows.first?.count else { return [] }
    return (0..<width).map { column in rows.map { $0[column] } }
  }

  static func discriminant(_ f: Expression, _ variables: [Symbol]) -> Expression {
    guard variables.count == 2 else { return .undefined }
    let h = f.hessian(by: variables)
    return h[0][0] * h[1][1] - h[0][1] * h[0][1]
  }

  static func tangent(_ f: Expression, _ x: Symbol, _ a: Expression) -> Expression {
    let (height, slope) = (f.substituting([x: a]), f.derivative(by: x).substituting([x: a]))
    return height + slope * (Expression(x) - a)
  }

  /// By l'Hôpital's rule, applied at most six times.
  static func limit(_ f: Expression, _ g: Expression, _ x: Symbol, _ a: Expression) -> Expression {
    var (top, bottom) = (f, g)
    for _ in 0..<6 {
      let (above, below) = (top.substituting([x: a]), bottom.substituting([x: a]))
      guard above.isZero, below.isZero else { return above / below }
      (top, bottom) = (top.derivative(by: x), bottom.derivative(by: x))
    }
    return .undefined
  }
}
