import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// A curve to be explored: traced, zoomed into until it is a line, with its tangent, a secant that closes in, its
/// derivatives below it, and Taylor polynomials of rising order.
struct CurveScreen: Screen {
  enum Action: Sendable {
    case move(Double), pan(Double), zoom(Double), tangent, secant, stack, taylor(Int), microscope, reset, playground,
      close
  }

  let setup: CurveSetup
  private(set) var x: ClosedRange<Double>
  /// Where the trace stands.
  private(set) var cursor: Double
  private(set) var hasTangent = true
  /// The width of the secant; nil for none.
  private(set) var secant: Double?
  private(set) var isStacked = false
  /// The degree of the Taylor polynomial at the cursor; nil for none.
  private(set) var degree: Int?
  /// How often the microscope has magnified; the view is then as high as the tangent makes it.
  private(set) var magnifications = 0
  private(set) var point: CurvePoint

  init(_ setup: CurveSetup) {
    self.setup = setup
    x = setup.x
    cursor = setup.cursor
    point = CurvePoint(setup, at: setup.cursor)
  }

  // MARK: Keys

  func keys(_ context: Context) -> KeyTable<Action> {
    KeyTable([
      Binding(.left, "h", label: "trace", help: "Along the curve to the left", action: .move(-1)),
      Binding(.right, "l", label: "trace", help: "Along the curve to the right", action: .move(1)),
      Binding("H", "<", label: "", help: "Look further left", action: .pan(-0.25)),
      Binding("L", ">", label: "", help: "Look further right", action: .pan(0.25)),
      Binding("z", "+", label: "zoom", help: "Look closer at the cursor", action: .zoom(0.5)),
      Binding("Z", "-", label: "zoom", help: "See more", action: .zoom(2)),
      Binding("t", label: "tangent", help: "The tangent at the cursor, or none", action: .tangent),
      Binding("s", label: "secant", help: "A secant that closes in, a step at a key", action: .secant),
      Binding("d", label: "f′ and f″", help: "The first and second derivative below the curve", action: .stack),
      Binding("p", label: "Taylor", help: "The Taylor polynomial of the next degree", action: .taylor(1)),
      Binding("P", label: "", help: "The Taylor polynomial of one degree less", action: .taylor(-1)),
      Binding("m", label: "microscope", help: "Magnify until the curve is a line", action: .microscope),
      Binding("r", "0", label: "", help: "As at the beginning", action: .reset),
      Binding("y", label: "playground", help: "The same function in the playground", action: .playground),
      Binding(.escape, "q", label: "back", help: "Back", isPinned: true, action: .close),
    ])
  }

  mutating func perform(_ action: Action, _ context: Context) -> [Effect] {
    switch action {
    case .move(let steps): move(to: cursor + steps * extent / 80)
    case .pan(let share):
      look(at: x.lowerBound + share * extent, x.upperBound + share * extent)
      if !x.contains(cursor) { move(to: min(max(cursor, x.lowerBound), x.upperBound)) }
    case .zoom(let factor): zoom(by: factor)
    case .tangent: hasTangent.toggle()
    case .secant: secant = nextWidth
    case .stack: isStacked.toggle()
    case .taylor(let step):
      let next = (degree ?? 0) + step
      degree = next < 1 ? nil : min(next, CurvePoint.mostDegree)
    case .microscope:
      guard extent > max(1e-9, abs(cursor) * 1e-9) else {
        return [.say("Closer than this, numbers have no digits left.")]
      }
      magnifications += 1
      (hasTangent, isStacked) = (true, false)
      zoom(by: 0.25)
    case .reset: self = CurveScreen(setup)
    case .playground: return [.open(PlaygroundScreen(setup.formulas[0].text, context))]
    case .close: return [.close]
    }
    return []
  }

  /// After the narrowest comes none.
  private var nextWidth: Double? {
    guard setup.widths.isEmpty else {
      let place = secant.flatMap { setup.widths.lastIndex(of: $0) }.map { $0 + 1 } ?? 0
      return setup.widths.indices.contains(place) ? setup.widths[place] : nil
    }
    let width = secant.map { $0 / 10 } ?? extent / 5
    return width < extent * 1e-6 ? nil : width
  }

  private var extent: Double { x.upperBound - x.lowerBound }

  private mutating func move(to place: Double) {
    cursor = place
    point = CurvePoint(setup, at: place)
    if !x.contains(place) { look(at: place - extent / 2, place + extent / 2) }
  }

  private mutating func zoom(by factor: Double) {
    if factor > 1, magnifications > 0 { magnifications -= 1 }
    let reach = extent * factor / 2
    guard reach < 1e9, reach > max(abs(cursor), 1e-3) * 1e-12 else { return }
    look(at: cursor - reach, cursor + reach)
  }

  private mutating func look(at low: Double, _ high: Double) {
    if low < high, low.isFinite, high.isFinite { x = low...high }
  }

  /// The heights in view: under the microscope as much as the tangent rises, so that a straight line fills the picture.
  func heights(of values: [Double]) -> ClosedRange<Double> {
    guard magnifications > 0, let value = point.value, let slope = point.derivatives.first else {
      return setup.y ?? PlotRange.fitting(values)
    }
    let reach = max(abs(slope), 1) * extent / 2
    return PlotRange.drawable((value - reach)...(value + reach))
  }

  /// The line that is laid against the curve: through its point, and for a secant through a second one.
  func line(_ slope: Double) -> (Double) -> Double {
    { place in (point.value ?? .nan) + slope * (place - cursor) }
  }

  /// The slope of the secant.
  var secantSlope: Double? {
    guard let secant, let value = point.value, let far = setup.value(at: cursor + secant) else { return nil }
    return (far - value) / secant
  }

  /// How far the curve is from its tangent in view, as a share of the view's height.
  var deviation: Double? {
    guard let slope = point.derivatives.first, point.value != nil else { return nil }
    let axis = SampleAxis(x, count: 65)
    let tangent = line(slope)
    let largest = (0..<axis.count).reduce(0.0) { max($0, abs((setup.value(at: axis[$1]) ?? .nan) - tangent(axis[$1]))) }
    return largest / (max(abs(slope), 1) * extent)
  }

  // MARK: In words

  /// What stands below the picture.
  var lines: [String] {
    let name = setup.variable.text(.unicode)
    func number(_ value: Double) -> String { NumberLabel.reading(value) }
    guard let value = point.value else { return ["\(name) = \(number(cursor)): no value here"] }
    var lines = ["\(name) = \(number(cursor))   f = \(number(value))"]
    for (order, derivative) in point.derivatives.prefix(2).enumerated() {
      lines[0] += "   \(order == 0 ? "f′" : "f″") = \(number(derivative))"
    }
    if point.derivatives.isEmpty { lines[0] += "   no derivative here" }
    if let secant, let slope = secantSlope {
      lines.append("secant over h = \(number(secant)): slope (f(\(name)+h) − f(\(name)))/h = \(number(slope))")
    }
    if let degree {
      let offset = cursor < 0 ? "+ \(number(-cursor))" : "− \(number(cursor))"
      lines.append("degree \(degree), u = \(name) \(offset): \(Self.text(point.polynomial(degree)))")
    }
    if magnifications > 0, let deviation {
      let share = NumberLabel.text(deviation * 100, digits: 2)
      lines.append(
        "The curve is at most \(share) % of the view away from its tangent\(deviation < 0.005 ? ": a line." : ".")")
    }
    return lines
  }

  /// `2 − 0.5·u + 3·u²`.
  private static func text(_ coefficients: [Double]) -> String {
    var text = ""
    for (power, coefficient) in coefficients.enumerated() where coefficient != 0 {
      text += text.isEmpty ? (coefficient < 0 ? "−" : "") : coefficient < 0 ? " − " : " + "
      text += NumberLabel.reading(coefficient.magnitude)
      if power > 0 { text += "·u" + (power > 1 ? superscript(power) : "") }
    }
    return text.isEmpty ? "0" : text
  }

  private static func superscript(_ power: Int) -> String {
    let digits = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")
    return String(String(power).compactMap { $0.wholeNumberValue.map { digits[$0] } })
  }

  /// The same for the ear.
  private func sentences(_ narrator: Narrator) -> [String] {
    let name = setup.variable.text(.plain)
    func number(_ value: Double) -> String { NumberLabel.reading(value) }
    guard let value = point.value else { return ["At \(name) = \(number(cursor)): no value."] }
    let slopes = zip(["slope", "second derivative"], point.derivatives).map { "\($0) \(number($1))" }
    var sentences = [
      "At \(name) = \(number(cursor)): value \(number(value)), "
        + (slopes.isEmpty ? "no derivative" : slopes.joined(separator: ", ")) + "."
    ]
    if let secant, let slope = secantSlope {
      sentences.append("Secant over a width of \(number(secant)): slope \(number(slope)).")
    }
    if let degree {
      let polynomial = narrator.formula(latex: Self.text(point.polynomial(degree)))
      let offset = cursor < 0 ? "plus \(number(-cursor))" : "minus \(number(cursor))"
      sentences.append("Taylor polynomial of degree \(degree), with u for \(name) \(offset): \(polynomial).")
    }
    return sentences + lines.filter { magnifications > 0 && $0.hasPrefix("The curve") }
  }

  func script(_ context: Context) -> Script<Action> {
    let narrator = Narrator(context.preferences.charset)
    let name = setup.variable.text(.plain)
    var script = Script<Action>()
    for (formula, tape) in zip(setup.formulas, setup.tapes) {
      let samples = CurveSamples(tape, along: SampleAxis(x, count: 401))
      script.say("The function \(narrator.formula(MathNode(formula))) \(CurveStory(samples, name).sentence)")
    }
    for sentence in sentences(narrator) { script.say(sentence) }
    script.offer("right", .move(4))
    script.offer("left", .move(-4))
    script.offer("closer", .zoom(0.5))
    script.offer("wider", .zoom(2))
    script.offer("secant", .secant)
    script.offer("next Taylor polynomial", .taylor(1))
    script.offer("microscope", .microscope)
    script.offer("playground", .playground)
    script.offer("back", .close)
    return script
  }

  // MARK: Drawing

  func heading(_ context: Context) -> Heading {
    Heading(
      title: "Curve", status: magnifications > 0 ? "magnified \(NumberLabel.text(setup.extent / extent)) times" : "")
  }

  func draw(in rect: Rect, on surface: inout Surface, _ context: Context) {
    CurvePicture(self, context).draw(in: rect, on: &surface)
  }
}
