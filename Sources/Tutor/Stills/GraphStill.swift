import Calculus
import Descent
import Terminal
import Typesetting

/// A computational graph with its values and adjoints, for printing.
package struct GraphStill: Sendable {
  package let graph: ComputationalGraph
  package let run: GraphRun
  private let point: [Double]
  private let notation: MathNode
  private let preferences: Preferences

  /// - Parameter point: a value for each of the graph's variables.
  package init(_ graph: ComputationalGraph, of formula: Formula, at point: [Double], preferences: Preferences) {
    self.graph = graph
    self.point = point
    self.preferences = preferences
    notation = MathNode(formula)
    run = graph.run(at: point)
  }

  /// As large as it is; labels are short where that keeps it within a width.
  package func picture(width: Int) -> Surface {
    let picture = GraphPicture(graph, run, width: width)
    let legend = Wrapping.lines(
      "∂ is the derivative of \(graph.nodes[graph.output].name.text(.unicode)) by the node. " + cost, width: width)
    let drawn = picture.layout.size
    var surface = Surface(Size(width: max(width, drawn.width), height: drawn.height + 3 + legend.count))
    let result = graph.nodes[graph.output].name.text(.unicode)
    let formula = Typesetter(width: width, charset: preferences.charset).line(notation)
    surface.write(
      [Span(result + " = ", .muted), Span(formula, .maths)], at: .zero)
    picture.draw(in: Rect(x: 0, y: 2, width: drawn.width, height: drawn.height), .all(graph), on: &surface)
    for (row, line) in legend.enumerated() {
      surface.write(line, at: Point(x: 0, y: drawn.height + 3 + row), Style(.muted))
    }
    return surface
  }

  /// What the two modes take.
  private var cost: String {
    "Forward mode: \(graph.forwardProducts) products; reverse mode: \(graph.reverseProducts)."
  }

  /// Forward, a node a sentence, then backward.
  package var sentences: [String] {
    let story = GraphStory(graph, run)
    let narrator = Narrator(preferences.charset)
    return ["The computational graph of \(narrator.formula(notation)).", "Forward:"]
      + graph.nodes.indices.map(story.forward)
      + ["Backward:"] + graph.nodes.indices.reversed().map(story.backward) + [cost]
  }
}

/// What happens in a graph, a node a sentence.
struct GraphStory: Sendable {
  let graph: ComputationalGraph
  let run: GraphRun
  /// Unicode for the eye, plain for the ear.
  var notation = Notation.plain

  init(_ graph: ComputationalGraph, _ run: GraphRun, _ notation: Notation = .plain) {
    (self.graph, self.run, self.notation) = (graph, run, notation)
  }

  private func name(_ node: Int) -> String { graph.nodes[node].name.text(notation) }

  /// `t1 = w·x = 6`.
  func forward(_ node: Int) -> String {
    let value = NumberLabel.text(run.values[node])
    guard let local = graph.local(node) else { return "\(name(node)) = \(value)" }
    return "\(name(node)) = \(local.text(notation)) = \(value)"
  }

  /// `∂f/∂t1`, in ASCII `df/dt1`.
  func derivative(_ result: Int, by node: Int) -> String {
    notation == .unicode ? "∂\(name(result))/∂\(name(node))" : "d\(name(result))/d\(name(node))"
  }

  /// `df/dt1 = df/dt2 * dt2/dt1 = 2 * 3 = 6`; sums where a node is taken more than once.
  func backward(_ node: Int) -> String {
    let (left, result) = (derivative(graph.output, by: node), NumberLabel.text(run.adjoints[node]))
    guard node != graph.output else { return "\(left) = 1" }
    let paths = graph.consumers(of: node)
    guard !paths.isEmpty else { return "\(left) = 0: the result does not depend on it" }
    let (times, plus) = (notation == .unicode ? " · " : " * ", " + ")
    let symbols = paths.map { derivative(graph.output, by: $0.node) + times + derivative($0.node, by: node) }
    let numbers = paths.map { path in
      [run.adjoints[path.node], run.locals[path.node][path.operand]].map { value in
        value < 0 ? "(\(NumberLabel.text(value)))" : NumberLabel.text(value)
      }.joined(separator: times)
    }
    return "\(left) = \(symbols.joined(separator: plus)) = \(numbers.joined(separator: plus)) = \(result)"
  }

  /// The local derivatives of a node, with their formulas: `∂t1/∂w = x = 3`.
  func locals(_ node: Int) -> [String] {
    graph.nodes[node].operands.enumerated().map { place, operand in
      let formula = graph.partial(node, place)
      let value = NumberLabel.text(run.locals[node][place])
      let text = formula.map { $0.text(notation) } ?? ""
      return
        "\(derivative(node, by: operand)) = \(text.replacing("−", with: "-") == value ? value : "\(text) = \(value)")"
    }
  }
}
