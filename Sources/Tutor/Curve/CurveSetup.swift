import Calculus
import Courseware
import Descent
import Terminal
import Typesetting

/// What the exploring of a curve begins with.
struct CurveSetup: Sendable {
  /// At least one; the first is traced.
  let formulas: [Formula]
  let variable: Symbol
  let x: ClosedRange<Double>
  /// Nil where the picture chooses it.
  let y: ClosedRange<Double>?
  let cursor: Double
  /// Those that the secant runs through; none where it begins at a fifth of the view and each is a tenth of the last.
  let widths: [Double]
  let tapes: [Tape]
  /// The first function and its two derivatives.
  let stack: [Tape]

  /// Nil where a formula is no expression of the one variable.
  init?(
    _ formulas: [Formula], by variable: Symbol, x: ClosedRange<Double> = Box.usual, y: ClosedRange<Double>? = nil,
    cursor: Double? = nil, widths: [Double] = []
  ) {
    let expressions = formulas.compactMap(\.expression)
    guard let first = expressions.first, expressions.count == formulas.count,
      expressions.allSatisfy({ $0.variables.allSatisfy { $0 == variable } })
    else { return nil }
    (self.formulas, self.variable, self.x, self.y) = (formulas, variable, x, y)
    self.widths = widths.filter { $0 != 0 && $0.isFinite }
    self.cursor = cursor ?? (x.lowerBound + (x.upperBound - x.lowerBound) * 0.6)
    tapes = expressions.map { Tape($0, inputs: [variable]) }
    let slope = first.derivative(by: variable)
    stack = [first, slope, slope.derivative(by: variable)].map { Tape($0, inputs: [variable]) }
  }

  init?(_ block: PlotBlock) {
    self.init(
      block.functions.map(\.formula), by: block.variable, x: block.x, y: block.y,
      cursor: block.tangent ?? block.secant?.at ?? block.taylor?.at, widths: block.secant?.widths ?? [])
  }

  var extent: Double { x.upperBound - x.lowerBound }

  func value(at place: Double) -> Double? { tapes[0].value(at: [place]).value }
}

/// What is known of a curve at one place.
struct CurvePoint: Sendable {
  static let mostDegree = 8

  /// Nil where there is none.
  let value: Double?
  /// The first and the higher derivatives, as far as they exist.
  let derivatives: [Double]
  private let coefficients: [Double]

  init(_ setup: CurveSetup, at place: Double) {
    value = setup.value(at: place)
    var evaluator = setup.tapes[0].evaluator()
    coefficients = evaluator.taylor(at: place, order: Self.mostDegree).value ?? []
    let slope = setup.tapes[0].gradient(at: [place]).value
    if coefficients.count > 2 {
      derivatives = [coefficients[1], 2 * coefficients[2]]
    } else {
      derivatives = slope ?? []
    }
  }

  /// The coefficients of the Taylor polynomial, from the constant on.
  func polynomial(_ degree: Int) -> [Double] { Array(coefficients.prefix(degree + 1)) }
}

/// One frame of a curve.
struct CurvePicture {
  private let screen: CurveScreen
  private let context: Context

  init(_ screen: CurveScreen, _ context: Context) { (self.screen, self.context) = (screen, context) }

  func draw(in rect: Rect, on surface: inout Surface) {
    let inside = rect.inset(horizontally: 1)
    let (title, rest) = inside.split(1, from: .top)
    let typesetter = Typesetter(width: title.width, charset: context.preferences.charset)
    let formulas = screen.setup.formulas.map { typesetter.line(MathNode($0)) }.joined(separator: ",  ")
    surface.write("f = \(formulas)".truncated(to: title.width), at: title.origin, Style(.maths))
    let lines = screen.lines.flatMap { Wrapping.lines($0, width: rest.width) }
    let (foot, body) = rest.split(min(lines.count + 1, rest.height / 2), from: .bottom)
    if screen.isStacked {
      drawStack(in: body, on: &surface)
    } else {
      drawCurves(in: body, on: &surface)
    }
    for (row, line) in lines.prefix(max(0, foot.height - 1)).enumerated() {
      surface.write(line, at: Point(x: foot.minX, y: foot.minY + 1 + row), Style(row == 0 ? .text : .muted))
    }
  }

  private func drawCurves(in rect: Rect, on surface: inout Surface) {
    let axis = SampleAxis(screen.x, count: max(2, 2 * rect.width))
    let samples = screen.setup.tapes.map { CurveSamples($0, along: axis) }
    func line(_ value: (Double) -> Double, _ series: Int) -> LinePlot.Curve {
      LinePlot.Curve((0..<axis.count).map { (axis[$0], value(axis[$0])) }, .role(.series(series)), .series(series))
    }
    var curves = samples.enumerated().map { index, samples in
      LinePlot.Curve(samples.points, .role(.series(index == 0 ? 0 : index + 3)), index == 0 ? .solid : .series(index))
    }
    if screen.hasTangent, let slope = screen.point.derivatives.first { curves.append(line(screen.line(slope), 1)) }
    if let slope = screen.secantSlope { curves.append(line(screen.line(slope), 2)) }
    if let degree = screen.degree {
      let coefficients = screen.point.polynomial(degree)
      curves.append(
        line({ place in coefficients.reversed().reduce(0) { $0 * (place - screen.cursor) + $1 } }, 3))
    }
    var plot = LinePlot(curves, x: screen.x, y: screen.heights(of: samples.flatMap { $0.values }))
    plot.marks = marks
    plot.draw(in: rect, on: &surface)
  }

  private var marks: [(x: Double, y: Double)] {
    guard let value = screen.point.value else { return [] }
    var marks = [(x: screen.cursor, y: value)]
    if let secant = screen.secant, let far = screen.setup.value(at: screen.cursor + secant) {
      marks.append((screen.cursor + secant, far))
    }
    return marks
  }

  /// The function and its derivatives over one axis; the cursor runs through all of them.
  private func drawStack(in rect: Rect, on surface: inout Surface) {
    let axis = SampleAxis(screen.x, count: max(2, 2 * rect.width))
    let height = rect.height / 3
    for (index, tape) in screen.setup.stack.enumerated() {
      let part = Rect(x: rect.minX, y: rect.minY + index * height, width: rect.width, height: height)
      let samples = CurveSamples(tape, along: axis)
      var plot = LinePlot([LinePlot.Curve(samples.points, .role(.series(index)))], x: screen.x)
      if let value = tape.value(at: [screen.cursor]).value { plot.marks = [(screen.cursor, value)] }
      plot.draw(in: part.split(3, from: .left).rest, on: &surface)
      surface.write(["f", "f′", "f″"][index], at: Point(x: part.minX, y: part.minY), Style(.series(index), .bold))
    }
  }
}
