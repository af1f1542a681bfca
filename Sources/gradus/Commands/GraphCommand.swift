import ArgumentParser
import Calculus
import Descent
import Terminal
import Tutor

/// `gradus graph`: the computational graph of an expression, with values and adjoints.
struct GraphCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "graph", abstract: "Draw the computational graph of an expression.",
    discussion: """
      Values run forward from the left, and below each node stands its adjoint, the derivative of the result by it. With
      --linear the graph is told in sentences.

      Examples:
        gradus graph '(w*x+b-t)^2' --at w=2,x=3,b=1,t=5
        gradus graph 'sigma(w*x)' --at w=0.5,x=2 --json
        gradus graph 'x*y+sin(x)'
      """)

  @Argument(help: "The expression, such as '(w*x-t)^2'.") var expression: String
  @Option(parsing: .unconditional, help: "A value for each variable, such as x=1,y=2; 1 for those left out.")
  var at: String?
  @OptionGroup var picture: PictureOptions
  @OptionGroup var common: CommonOptions

  func run() throws {
    let formula = try Input.formula(expression)
    guard formula.expression != nil else {
      throw Failure(.badInput, "\(expression) is \(formula.value.kind): a graph takes one expression")
    }
    guard let graph = ComputationalGraph(formula) else {
      throw Failure(
        .badInput, "\(expression) has no graph: it has no variable, or more than \(ComputationalGraph.limit) operations"
      )
    }
    let values = try at.map(Input.numericPoint) ?? [:]
    if let extra = values.keys.sorted().first(where: { !graph.variables.contains($0) }) {
      throw Failure(.badInput, "--at \(at ?? "") names \(extra), which does not occur in \(expression)")
    }
    let printer = PicturePrinter(common, svg: picture.svg)
    let still = GraphStill(
      graph, of: formula, at: graph.variables.map { values[$0, default: 1] }, preferences: printer.preferences)
    if picture.json {
      JSONWriter.print { write(still, &$0) }
    } else if common.speaks {
      printer.say(still.sentences)
    } else {
      try printer.show(still.picture(width: try picture.size(usual: Size(width: 100, height: 30)).width))
    }
  }

  private func write(_ still: GraphStill, _ json: inout JSONWriter) {
    let (graph, run) = (still.graph, still.run)
    json.array("nodes") { json in
      for (index, node) in graph.nodes.enumerated() {
        json.object { json in
          json.member("name", node.name.name)
          if let local = graph.local(index) {
            json.member("computes", local.text())
            json.array("operands") { json in
              for operand in node.operands { json.string(graph.nodes[operand].name.name) }
            }
            json.key("localDerivatives")
            json.numbers(run.locals[index])
          }
          json.member("value", run.values[index])
          json.member("adjoint", run.adjoints[index])
        }
      }
    }
    json.object("products") { json in
      json.member("forward", graph.forwardProducts)
      json.member("reverse", graph.reverseProducts)
    }
  }
}
