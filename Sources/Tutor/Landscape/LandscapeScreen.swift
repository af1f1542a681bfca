import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// A function of two variables to be walked over: its gradient, its slope along any direction, its curvature, the places
/// without slope, the curves along each variable, and its surface from all sides.
struct LandscapeScreen: Screen {
  enum Action: Sendable {
    case move(x: Double, y: Double), zoom(Double), arrows, dial, turn(Double), curvature, points, slices, surface,
      levels
    case descend, playground, close
  }

  /// What the picture shows.
  enum View: Sendable {
    case map, slices
    /// From a direction in degrees.
    case surface(angle: Double)
  }

  let objective: Objective
  let notation: MathNode
  private let text: String
  private(set) var box: Box
  private(set) var cursor: [Double]
  private(set) var view = View.map
  private(set) var hasArrows = true
  /// The direction of the dial in degrees; nil for none.
  private(set) var direction: Double?
  private(set) var hasCurvature = false
  /// Once they have been looked for.
  private(set) var points: [StationaryPoint]?
  private(set) var spacing = ContourLevels.Spacing.automatic
  private(set) var ground: LandscapeGround?

  init(_ objective: Objective, notation: MathNode, text: String, at point: [Double]) {
    self.objective = objective
    self.notation = notation
    self.text = text
    cursor = point
    box = Box(
      objective.box.ranges.enumerated().map { index, range in
        let place = index < point.count ? point[index] : 0
        guard place.isFinite, !range.contains(place), (2 * place).isFinite else { return range }
        return -2 * place.magnitude...2 * place.magnitude
      })
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    var bindings = [
      Binding(.left, "h", label: "walk", help: "Walk left", action: Action.move(x: -1, y: 0)),
      Binding(.right, "l", label: "walk", help: "Walk right", action: .move(x: 1, y: 0)),
      Binding(.up, "k", label: "walk", help: "Walk up", action: .move(x: 0, y: 1)),
      Binding(.down, "j", label: "walk", help: "Walk down", action: .move(x: 0, y: -1)),
      Binding("d", label: "dial", help: "The slope along a direction, or none", action: .dial),
    ]
    if isTurnable {
      bindings += [
        Binding("[", label: "turn", help: "Turn to the right", action: .turn(-15)),
        Binding("]", label: "turn", help: "Turn to the left", action: .turn(15)),
      ]
    }
    return KeyTable(
      bindings + [
        Binding("e", label: "curvature", help: "The Hessian's ellipse and eigenvalues", action: .curvature),
        Binding(
          "s", label: "flat places", help: "Find the places without slope, and say what they are", action: .points),
        Binding("x", label: "slices", help: "The curves along each variable", action: .slices),
        Binding("w", label: "surface", help: "The surface from a side", action: .surface),
        Binding("g", label: "", help: "The gradient's arrows, or none", action: .arrows),
        Binding("v", label: "levels", help: "Levels by size, by logarithm, or by area", action: .levels),
        Binding("z", "+", label: "zoom", help: "Look closer", action: .zoom(0.5)),
        Binding("Z", "-", label: "zoom", help: "See more", action: .zoom(2)),
        Binding("o", label: "descend", help: "Race optimisers from here", action: .descend),
        Binding("y", label: "", help: "The same function in the playground", action: .playground),
        Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
      ])
  }

  var isSliced: Bool { if case .slices = view { true } else { false } }
  private var isTurnable: Bool { if case .surface = view { true } else { direction != nil } }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .move(let x, let y):
      for (index, step) in [x, y].enumerated() {
        let range = box.range(index)
        let moved = cursor[index] + step * (range.upperBound - range.lowerBound) / 40
        cursor[index] = min(max(moved, range.lowerBound), range.upperBound)
      }
    case .zoom(let factor): zoom(by: factor)
    case .arrows: hasArrows.toggle()
    case .dial: direction = direction == nil ? 0 : nil
    case .turn(let degrees): turn(by: degrees)
    case .curvature: hasCurvature.toggle()
    case .points:
      var seen = objective
      seen.box = box
      points = points == nil ? StationaryPoint.search(seen) : nil
    case .slices: view = if case .slices = view { .map } else { .slices }
    case .surface: view = if case .surface = view { .map } else { .surface(angle: 30) }
    case .levels:
      let all: [ContourLevels.Spacing] = [.automatic, .linear, .logarithmic, .quantile]
      spacing = all[((all.firstIndex(of: spacing) ?? 0) + 1) % all.count]
    case .descend: return descend(context)
    case .playground: return [.open(PlaygroundScreen(text, context))]
    case .close:
      guard case .map = view else {
        view = .map
        return []
      }
      return [.close]
    }
    return []
  }

  private mutating func turn(by degrees: Double) {
    func turned(_ angle: Double) -> Double { (angle + degrees + 360).truncatingRemainder(dividingBy: 360) }
    if case .surface(let angle) = view {
      view = .surface(angle: turned(angle))
    } else {
      direction = direction.map(turned)
    }
  }

  private mutating func zoom(by factor: Double) {
    guard box.extent * factor > 1e-6, box.extent * factor < 1e6 else { return }
    box = Box(
      box.ranges.enumerated().map { index, range in
        let reach = (range.upperBound - range.lowerBound) * factor / 2
        return (cursor[index] - reach)...(cursor[index] + reach)
      })
    if points != nil { points = nil }
  }

  private func descend(_ context: Context) -> [Effect] {
    guard let formula = try? Parser.parse(text) else { return [] }
    do throws(DescentSetup.Refusal) {
      var setup = try DescentSetup(formula, like: .usual)
      setup.start = cursor
      setup.objective.box = box
      return [.open(DescentScreen(setup, context))]
    } catch {
      return [.say(error.sentence)]
    }
  }

  // MARK: What holds where the walker stands

  var names: [String] { objective.variables.map { $0.text(.unicode) } }
  var value: Double? { objective.value(at: cursor).value }
  var gradient: [Double]? { objective.gradient(at: cursor).value }
  var curvature: Curvature? { Curvature(objective, at: cursor) }

  /// Of length 1.
  var directionVector: [Double]? {
    direction.map { [Double.apply(.cos, $0 * .pi / 180), Double.apply(.sin, $0 * .pi / 180)] }
  }

  /// What is said beside the picture.
  var lines: [String] {
    func number(_ value: Double) -> String { NumberLabel.reading(value) }
    var lines = ["at \(names[0]) = \(number(cursor[0])), \(names[1]) = \(number(cursor[1]))"]
    guard let value else { return lines + ["no value here"] }
    lines.append("f = \(number(value))")
    guard let gradient else { return lines + ["no gradient here"] }
    let length = (gradient[0] * gradient[0] + gradient[1] * gradient[1]).squareRoot()
    lines.append("∇f = [\(number(gradient[0])), \(number(gradient[1]))], length \(number(length))")
    if let direction, let vector = directionVector {
      let slope = gradient[0] * vector[0] + gradient[1] * vector[1]
      lines.append("along \(number(direction))°: slope \(number(slope)), between ±\(number(length))")
    }
    if hasCurvature, let curvature {
      let hessian = curvature.hessian.map { "[\($0.map(number).joined(separator: ", "))]" }
        .joined(separator: ",\(Self.nextRow)")
      lines.append("H = [\(hessian)]")
      lines.append("eigenvalues \(curvature.eigenvalues.map(number).joined(separator: ", "))")
      if let limit = curvature.stabilityLimit { lines.append("stable rates below 2/λmax = \(number(limit))") }
    }
    if let points {
      lines.append(points.isEmpty ? "no place without slope in view" : "places without slope:")
      for point in points {
        // What the search leaves of a zero is rounding.
        let position = point.position.map { abs($0) < 1e-9 * box.extent ? 0 : $0 }
        let value = objective.value(at: position).value ?? point.value
        lines.append(
          "\(Self.mark(point.kind)) \(point.kind.rawValue) "
            + "[\(position.map { NumberLabel.text($0) }.joined(separator: ", "))], f = \(NumberLabel.text(value))"
        )
      }
    }
    return lines
  }

  /// Between the rows of a matrix, which stand below each other.
  private static let nextRow = "\n     "

  static func mark(_ kind: StationaryPoint.Kind) -> Unicode.Scalar {
    switch kind {
    case .minimum: "▼"
    case .maximum: "▲"
    case .saddle: "✕"
    case .degenerate: "◆"
    }
  }

  // MARK: The linear mode

  func script(_ context: Context) -> Script<Action> {
    var script = Script<Action>()
    script.say("The function \(Narrator(context.preferences.charset).formula(notation)).")
    for line in lines { script.lines.append(ScriptLine(line.replacing(Self.nextRow, with: " ").sentence)) }
    script.offer("right", .move(x: 4, y: 0))
    script.offer("left", .move(x: -4, y: 0))
    script.offer("up", .move(x: 0, y: 4))
    script.offer("down", .move(x: 0, y: -4))
    script.offer("flat places", .points)
    script.offer("curvature", .curvature)
    script.offer("dial", .dial)
    if direction != nil { script.offer("turn", .turn(15)) }
    script.offer("closer", .zoom(0.5))
    script.offer("wider", .zoom(2))
    script.offer("descend from here", .descend)
    script.offer("playground", .playground)
    script.offer("back", .close)
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    let words =
      switch spacing {
      case .automatic: ""
      case .linear: "linear levels"
      case .logarithmic: "logarithmic levels"
      case .quantile: "levels of equal area"
      }
    return Heading(title: "Landscape", status: words)
  }

  mutating func arrange(_ context: Context) {
    let size = LandscapePicture.mapSize(in: context.body)
    if ground?.size != size || ground?.box != box || ground?.spacing != spacing {
      ground = LandscapeGround(objective, box, spacing, size, context.preferences)
    }
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    LandscapePicture(self, context).draw(in: rect, on: &surface)
  }
}
