import Calculus
import Descent
import Terminal
import Typesetting

/// What the playground knows of an expression.
struct PlaygroundEntry: Sendable {
  let formula: Formula
  let expression: Expression
  let notation: MathNode
  let objective: Objective
  private(set) var point: [Double]
  /// Whether the learner chose the point.
  private(set) var hasPoint: Bool
  /// The partial derivatives, for as many variables as are shown.
  private let derivatives: [(variable: Symbol, slope: Expression)]
  let graph: ComputationalGraph?

  var variables: [Symbol] { objective.variables }

  /// Of more variables the derivatives are not written out.
  private static let mostDerivatives = 4
  /// A derivative of more nodes is not written out.
  private static let heaviest = 400

  /// Nil where the formula is no single expression.
  init?(_ formula: Formula, keeping before: PlaygroundEntry?) {
    guard let expression = formula.expression else { return nil }
    self.formula = formula
    self.expression = expression
    notation = MathNode(formula)
    objective = Objective(expression, variables: expression.variables)
    let known = before?.coordinates ?? [:]
    point = expression.variables.map { known[$0] ?? 1 }
    hasPoint = before?.hasPoint ?? false
    derivatives =
      expression.weight <= Self.heaviest
      ? expression.variables.prefix(Self.mostDerivatives).map { ($0, expression.derivative(by: $0)) } : []
    graph = ComputationalGraph(formula)
  }

  var coordinates: [Symbol: Double] { Dictionary(uniqueKeysWithValues: zip(variables, point)) }

  func moved(to place: [Symbol: Expression]) -> PlaygroundEntry {
    var moved = self
    for (index, variable) in variables.enumerated() {
      guard let value = place[variable] else { continue }
      moved.point[index] = value.number.map { Double($0) } ?? Tape(value).value(at: []).value ?? .nan
    }
    moved.hasPoint = true
    return moved
  }

  /// The range of an axis that shows the point.
  func range(_ index: Int) -> ClosedRange<Double> {
    guard point.indices.contains(index), point[index].isFinite, !Box.usual.contains(point[index]) else {
      return Box.usual
    }
    let reach = 2 * point[index].magnitude
    return reach.isFinite ? -reach...reach : Box.usual
  }

  // MARK: In words

  private var place: String {
    zip(variables, point).map { "\($0.text(.unicode)) = \(NumberLabel.text($1))" }.joined(separator: ", ")
  }

  private var value: String {
    switch objective.value(at: point) {
    case .defined(let value): NumberLabel.reading(value)
    case .undefined(let undefined): "none: \(undefined.message)"
    }
  }

  private var gradient: String? {
    guard !variables.isEmpty else { return nil }
    switch objective.gradient(at: point) {
    case .defined(let slopes): return slopes.map { NumberLabel.reading($0) }.joined(separator: ", ")
    case .undefined: return nil
    }
  }

  private func operation(_ variable: Symbol) -> String {
    variables.count > 1 ? "\\frac{\\partial f}{\\partial \(variable.text(.latex))}" : "f'(\(variable.text(.latex)))"
  }

  func sheet(_ typesetter: Typesetter) -> Sheet {
    var sheet = typesetter.stacked(notation)
    for (variable, slope) in derivatives {
      let latex = "\(operation(variable)) = \(slope.text(.latex))"
      sheet.append(typesetter.stacked(MathNode(latex: latex)), gap: 1)
    }
    func line(_ name: String, _ value: String) {
      sheet.append(
        Sheet(Wrapping.lines([Span(name + " ", .muted), Span(value)], width: typesetter.width)))
    }
    sheet.append([])
    if !variables.isEmpty { line("at", place) }
    line("value", value)
    if let gradient {
      line(variables.count > 1 ? "gradient" : "slope", variables.count > 1 ? "[\(gradient)]" : gradient)
    }
    for note in formula.notes {
      line("note", "\(formula.source(note.range)) is read as \(note.reading), not as \(note.alternative).")
    }
    return sheet
  }

  func spoken(_ narrator: Narrator) -> [String] {
    var lines = ["Expression: \(narrator.formula(notation))."]
    for (variable, slope) in derivatives {
      lines.append("Derivative by \(variable.text(.plain)): \(narrator.formula(MathNode(slope))).")
    }
    if !variables.isEmpty { lines.append("At \(place): value \(value)\(gradient.map { ", gradient \($0)" } ?? "").") }
    if variables.isEmpty { lines.append("Value: \(value).") }
    return lines
  }

  /// A curve or a map, with the point.
  func picture(_ size: Size, _ preferences: Preferences) -> Surface {
    var surface = Surface(size)
    if variables.count == 1 {
      let samples = CurveSamples(objective.tape, along: SampleAxis(range(0), count: max(2, 2 * size.width)))
      var plot = LinePlot([LinePlot.Curve(samples.points)], x: range(0))
      if let value = objective.value(at: point).value { plot.marks = [(point[0], value)] }
      plot.draw(in: surface.bounds, on: &surface)
      return surface
    }
    let box = Box(x: range(0), y: range(1))
    let space = PlotFrame(x: box.x, y: box.y).draw(in: surface.bounds, on: &surface)
    ContourMap(objective, box: box, size: space.rect.size, preferences: preferences).draw(in: space.rect, on: &surface)
    Terminal.Trail([(point[0], point[1])], series: 0).draw(in: space, on: &surface)
    return surface
  }
}

extension DescentSetup {
  /// Who runs where nothing else is said.
  static let usual = DescentSetup(
    objective: Objective(.zero), start: [],
    entries: [Descent.Method.gradientDescent, .momentum, .adam].map { Race.Entry(Optimizer($0)) }, limit: 300)
}
