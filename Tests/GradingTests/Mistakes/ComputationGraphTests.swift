import Calculus
import Testing

@testable import Grading

struct ComputationGraphTests {
  /// Diamonds in a row: u_k = u_(k−1) + u_(k−1)/2, by way of a_k; each doubles the number of paths.
  private func diamonds(_ count: Int) -> ComputationGraph {
    var nodes: [ComputationGraph.Node] = []
    var last: Symbol = "x"
    for index in 1...count {
      let (side, next) = (Symbol("a\(index)"), Symbol("u\(index)"))
      let (u, a) = (Expression(last), Expression(side))
      nodes.append(ComputationGraph.Node(side, u.scaled(by: Rational(1, 2))))
      nodes.append(ComputationGraph.Node(next, u + a))
      last = next
    }
    return ComputationGraph(inputs: ["x": 1], nodes: nodes)
  }

  @Test func manyPathsCostNoTime() throws {
    let graph = diamonds(60)
    // Each diamond multiplies by 3/2.
    let right = (0..<60).reduce(Rational.one) { value, _ in value * Rational(3, 2) }
    #expect(graph.gradient(by: "x") == Expression(right))
    #expect(graph.paths(from: "x").isEmpty, "2⁶⁰ paths are not followed")
    let problem = Problem.graph(graph, by: "x")
    #expect(Diagnostician(problem).diagnose(Problem.Answer(5)) == nil)
    let doubled = try #require(Diagnostician(problem).diagnose(Problem.Answer(Expression(right).scaled(by: 2))))
    #expect(doubled.mistakes.contains { $0.id == "J19" })
  }

  @Test func fewPathsAreFollowedOneByOne() {
    let graph = diamonds(3)
    #expect(graph.paths(from: "x").count == 8)
    let sum = Expression.sum(graph.paths(from: "x").map(Expression.product))
    #expect(sum == graph.gradient(by: "x"))
    let values = graph.gradient(by: "x") { _, _ in 1 }
    #expect(values == 8, "with every slope 1 the gradient counts the paths")
  }
}
