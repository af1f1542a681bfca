import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// What a graph begins with: a formula and a point.
struct GraphSetup: Sendable {
  let graph: ComputationalGraph
  let notation: MathNode
  /// A value for each of the graph's variables.
  let point: [Double]
  let caption: Prose

  /// Nil where the formula is no single expression or has no variable.
  init?(_ formula: Formula, at point: [Symbol: Double], caption: Prose = []) {
    guard let graph = ComputationalGraph(formula) else { return nil }
    self.graph = graph
    notation = MathNode(formula)
    self.point = graph.variables.map { point[$0] ?? 1 }
    self.caption = caption
  }

  init?(_ block: GraphBlock) {
    let values = block.point.map {
      ($0.variable, $0.value.number.map { Double($0) } ?? Tape($0.value).value(at: []).value ?? .nan)
    }
    self.init(block.function.formula, at: Dictionary(values) { $1 }, caption: block.caption)
  }

  /// The picture as it stands in a lesson: values and adjoints all there.
  func sheet(width: Int) -> Sheet {
    let picture = GraphPicture(graph, graph.run(at: point), width: width)
    var surface = Surface(Size(width: min(width, picture.layout.size.width), height: picture.layout.size.height))
    picture.draw(in: surface.bounds, Self.lessonPicture(graph), on: &surface)
    return Sheet(surface)
  }

  /// In a lesson the values are there and the adjoints are for the learner to find.
  private static func lessonPicture(_ graph: ComputationalGraph) -> GraphPicture.Shown {
    GraphPicture.Shown(values: Set(graph.nodes.indices), adjoints: [])
  }
}

/// What is said of a number that the learner filled in.
enum GraphVerdict: Sendable {
  case right(Double)
  case wrong(String)
  case unreadable(String)

  /// The relative error that is let pass: the learner rounds.
  private static let tolerance = 1e-3

  /// - Parameter isForward: whether a value is asked for, not an adjoint.
  init(_ text: String, expected: Double, isForward: Bool) {
    guard let value = (try? Parser.parseExpression(text)).flatMap({ Tape($0).value(at: []).value }) else {
      self = .unreadable("That is no number: write one such as 0.25 or 3/4.")
      return
    }
    if abs(value - expected) <= Self.tolerance * max(abs(expected), 1e-6) {
      self = .right(expected)
    } else if abs(value + expected) <= Self.tolerance * max(abs(expected), 1e-6) {
      self = .wrong("Not yet: the size is right, the sign is not.")
    } else {
      self = .wrong(
        isForward
          ? "Not yet. Put the values of what enters into the operation."
          : "Not yet. Multiply along each wire, and add where wires meet.")
    }
  }

  var isWrong: Bool { if case .right = self { false } else { true } }

  var sentence: String {
    switch self {
    case .right(let value): "Right: \(NumberLabel.text(value))."
    case .wrong(let sentence), .unreadable(let sentence): sentence
    }
  }
}

/// The errors of difference quotients on logarithmic axes.
struct GradientCheckPicture {
  private let check: GradientCheck

  init(_ check: GradientCheck) { self.check = check }

  func draw(in rect: Rect, on surface: inout Surface) {
    func curve(_ error: (GradientCheck.Row) -> Double, _ series: Int) -> LinePlot.Curve {
      let points = check.rows.map { row -> (x: Double, y: Double) in
        // An error of nothing is drawn at the bottom.
        (Self.logarithm(row.step), max(Self.logarithm(error(row)), -17))
      }
      return LinePlot.Curve(points, .role(.series(series)), .series(series))
    }
    let (legend, plot) = rect.split(1, from: .top)
    surface.write(
      [
        Span(DotCanvas.Dashes.series(0).sample + " ", .series(0)), Span("forward quotient   ", .muted),
        Span(DotCanvas.Dashes.series(1).sample + " ", .series(1)), Span("central quotient   ", .muted),
        Span("log of the error over log h", .muted),
      ], at: legend.origin)
    LinePlot([curve(\.forwardError, 0), curve(\.centralError, 1)], x: -15 ... -1).draw(in: plot, on: &surface)
  }

  /// To the base 10.
  private static func logarithm(_ value: Double) -> Double {
    value > 0 ? Double.apply(.ln, value) / 2.302_585_092_994_046 : -17
  }
}
