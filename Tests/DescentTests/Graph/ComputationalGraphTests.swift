import Calculus
import Testing

@testable import Descent

@Suite struct ComputationalGraphTests {
  private static let formulas = [
    "(w*x+b-t)^2", "x*y+sin(x)", "sigma(w*x+b)*x+exp(w*x+b)", "x^y/(1+x^2)", "sqrt(x^2+y^2)", "|x|-2/x", "-x^3",
    "x-x+y", "ln(1+exp(-x*y))", "max(x,y)*x", "\\frac{x}{y}+\\sqrt[3]{x}", "2x", "x*x*x", "log_2(x)", "x",
  ]

  @Test(arguments: formulas) func valuesAndAdjointsAreThoseOfTheTape(text: String) throws {
    let formula = try Parser.parse(text)
    let graph = try #require(ComputationalGraph(formula))
    let point = graph.variables.indices.map { 0.7 + 0.6 * Double($0) }
    let run = graph.run(at: point)
    let tape = Tape(graph.formula, inputs: graph.variables)
    let value = try #require(tape.value(at: point).value)
    #expect(abs(run.values[graph.output] - value) <= 1e-12 * max(1, abs(value)))
    let gradient = try #require(tape.gradient(at: point).value)
    for (variable, slope) in gradient.enumerated() {
      #expect(abs(run.adjoints[variable] - slope) <= 1e-12 * max(1, abs(slope)), "\(graph.variables[variable])")
      // Forward mode comes to the same.
      #expect(abs(graph.rates(run, by: variable)[graph.output] - slope) <= 1e-12 * max(1, abs(slope)))
    }
  }

  @Test func equalPartsShareANode() throws {
    let graph = try #require(ComputationalGraph(try Parser.parse("sigma(w*x)*(1-sigma(w*x))")))
    #expect(graph.nodes.count { $0.operation?.sign == "sigmoid" } == 1)
    #expect(graph.nodes.count == 6)
  }

  @Test func nodesHaveNamesThatNoVariableHas() throws {
    let graph = try #require(ComputationalGraph(try Parser.parse("t1*f+t1")))
    let names = graph.nodes.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test func productsAreCounted() throws {
    // Three edges: x and y into the product, the product into the square.
    let graph = try #require(ComputationalGraph(try Parser.parse("(x*y)^2")))
    #expect(graph.reverseProducts == 3)
    #expect(graph.forwardProducts == 4)
  }

  @Test func theErrorOfDifferenceQuotientsIsAV() throws {
    let check = GradientCheck(Tape(.apply(.exp, Expression("x"))), at: [1], by: 0)
    let forward = try #require(check.bestForward)
    #expect((1e-9...1e-7).contains(forward.step))
    #expect(try #require(check.bestCentral).centralError < forward.forwardError)
    #expect(check.rows[0].forwardError > 1e-2 && check.rows[14].forwardError > 1e-3)
  }

  @Test func whatIsNoExpressionHasNoGraph() throws {
    #expect(ComputationalGraph(try Parser.parse("[x, y]")) == nil)
    #expect(ComputationalGraph(try Parser.parse("2+3")) == nil)
  }
}
