import Calculus
import Testing

@testable import Grading

/// The mistakes that concern a question as a whole: each leads from one of these problems to a wrong answer, by proof,
/// and is named for it.
struct QuestionMistakeTests {
  private static func function(_ text: String) -> Problem.WrittenFunction {
    Problem.WrittenFunction((try? Parser.parseExpression(text)) ?? .undefined)
  }

  private static func expression(_ text: String) -> Expression { (try? Parser.parseExpression(text)) ?? .undefined }

  private static let x: Symbol = "x"
  private static let y: Symbol = "y"

  static let problems: [Problem] = {
    let surface = function("x^3*y+y^4+x^2")
    let graph = ComputationGraph(
      inputs: ["x": 3, "y": 5],
      nodes: [
        .init("u", expression("x*y")), .init("v", expression("u+x")), .init("w", expression("tanh(v/20)")),
        .init("z", expression("4*v^3*w")),
      ])
    let wide = ComputationGraph(
      inputs: ["b": 3, "p": 2, "q": 5, "r": 7],
      nodes: [
        .init("s", expression("p*b")), .init("t", expression("q*b")), .init("m", expression("r*b")),
        .init("z", expression("s+t+m")),
      ])
    let gates = ComputationGraph(
      inputs: ["x": -2, "y": 3],
      nodes: [
        .init("a", expression("relu(x)")), .init("m", expression("max(x,y)")), .init("z", expression("7*a+5*m+x*y")),
      ])
    let mean = ComputationGraph(
      inputs: ["w": 3, "t": 1], nodes: [.init("e", expression("w-t")), .init("z", expression("1/4*e^3"))])
    func steps(_ method: OptimizerSteps.Method, _ count: Int) -> Problem {
      .steps(
        OptimizerSteps(
          method, on: expression("x^2+3*x*y+4*y^2"), by: [x, y], from: [3, 5], rate: expression("1/10"), count: count))
    }
    let layer = ([[2, 3, 5], [7, 11, 13]] as [[Expression]], [1, 4, 6] as [Expression], [2, 9] as [Expression])
    let square = ([[2, 3], [7, 11]] as [[Expression]], [1, 4] as [Expression], [2, 9] as [Expression])
    return [
      .derivative(function("x^4+x^3"), by: x, order: 2), .derivative(function("sin(3x)"), by: x, order: 2),
      .derivative(surface, by: x, order: 1), .mixed(surface, by: [x, y]), .gradient(surface, by: [x, y]),
      .hessian(surface, by: [x, y]), .discriminant(surface, by: [x, y]),
      .jacobian([function("x^2*y"), function("5x+sin(y)")], by: [x, y]),
      .directional(surface, by: [x, y], along: [3, 4]), .directional(surface, by: [x, y], along: [1, 2]),
      .tangent(function("x^3+2x"), by: x, at: 3), .limit(function("sin(x)"), over: function("x^2+x"), by: x, at: 0),
      .limit(function("x^2-4"), over: function("x^3-8"), by: x, at: 2),
      .implicit(left: expression("x^2*y+y^3"), right: 7, of: y, by: x),
      .parametric(x: expression("t^2+t"), y: expression("t^3"), by: "t"),
      .value(.derivative(function("x^3+2x"), by: x, order: 1), at: [x: 3]),
      .value(.gradient(surface, by: [x, y]), at: [x: 2, y: 3]), .graph(graph, by: x), .graph(graph, by: "v"),
      .graph(wide, by: "b"), .graph(gates, by: x), .graph(gates, by: y), .graph(mean, by: "w"),
      .chain(outer: [[1, 2], [3, 4]], inner: [[5, 6], [7, 8]]),
      .layer(LayerGradient(weights: layer.0, input: layer.1, upstream: layer.2, target: .weights)),
      .layer(LayerGradient(weights: layer.0, input: layer.1, upstream: layer.2, target: .bias)),
      .layer(LayerGradient(weights: square.0, input: square.1, upstream: square.2, target: .input)),
      .layer(LayerGradient(weights: square.0, input: square.1, upstream: square.2, target: .bias)),
      .softmax(SoftmaxGradient(logits: [1, 2, 4], target: [0, 1, 0])),
      .softmax(SoftmaxGradient(logits: [1, 2, 4], target: nil)),
      steps(.gradientDescent, 1), steps(.weightDecay(expression("1/7")), 1),
      steps(.momentum(beta: expression("9/10"), isAveraged: false), 2),
      steps(.momentum(beta: expression("9/10"), isAveraged: true), 2), steps(.nesterov(beta: expression("9/10")), 2),
      steps(.adam(beta1: expression("9/10"), beta2: expression("3/4"), epsilon: expression("1/100")), 1),
      steps(.adam(beta1: expression("9/10"), beta2: expression("3/4"), epsilon: expression("1/100")), 2),
      steps(.newton, 1),
      .steps(OptimizerSteps(.newton, on: expression("x^4-3x+7"), by: [x], from: [2], rate: 1)),
      .centralDifference(function("x^3"), by: x, at: 2, step: expression("1/10")),
    ]
  }()

  /// Rules that are no expression: another method on another kind of problem.
  private static let notExpressible: Set<String> = ["I9"]

  static let ids = Mistake.all.compactMap { mistake -> String? in
    if case .question = mistake.form, !notExpressible.contains(mistake.id) { mistake.id } else { nil }
  }

  @Test(arguments: ids)
  func isNamed(id: String) throws {
    let mistake = try #require(Mistake.all.first { $0.id == id })
    guard case .question(let answers) = mistake.form else { return }
    var diagnoses: [String] = []
    for problem in Self.problems {
      let right = problem.answer
      for wrong in answers(problem) where isProvablyWrong(wrong, right) {
        let diagnosis = Diagnostician(problem).diagnose(wrong)
        if diagnosis?.mistakes.contains(where: { $0.id == id }) == true { return }
        diagnoses.append("\(wrong.text { $0.text() }): \(diagnosis?.id ?? "silent")")
      }
    }
    Issue.record("\(id) \(mistake.name) is never named: \(diagnoses)")
  }

  private func isProvablyWrong(_ wrong: Problem.Answer, _ right: Problem.Answer) -> Bool {
    guard wrong.shape == right.shape else { return true }
    return zip(wrong.entries, right.entries).contains { wrong, right in
      if case .different = Comparison(expected: right, answer: wrong).verdict { true } else { false }
    }
  }

  @Test func rightAnswersAreNotMistakes() {
    for problem in Self.problems {
      let diagnosis = Diagnostician(problem).diagnose(problem.answer)
      #expect(diagnosis == nil, "\(problem.noun): \(diagnosis?.id ?? "")")
    }
  }
}
