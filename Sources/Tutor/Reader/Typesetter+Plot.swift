import Calculus
import Courseware
import Descent
import Terminal

extension Typesetter {
  private static let plotSize = Size(width: 64, height: 14)

  /// A plot as it stands in the text: what is drawn, the picture, the caption.
  func plot(_ block: PlotBlock) -> Sheet {
    let size = Size(width: min(width, Self.plotSize.width), height: Self.plotSize.height)
    let drawing = PlotDrawing(block, columns: size.width)
    var surface = Surface(size)
    var plot = LinePlot(drawing.curves, x: block.x, y: drawing.y)
    plot.marks = drawing.marks
    plot.draw(in: surface.bounds, on: &surface)
    var sheet = fields(drawing.fields, [])
    sheet.append(Sheet(surface), gap: 1)
    sheet.append(self.sheet(block.caption), gap: 1)
    return sheet
  }
}

extension Typesetter {
  /// A graph as it stands in the text: the formula, the picture with its values, the caption.
  func graph(_ block: GraphBlock) -> Sheet {
    var sheet = fields(block.summary, [])
    if let setup = GraphSetup(block) { sheet.append(setup.sheet(width: width), gap: 1) }
    sheet.append(self.sheet(block.caption), gap: 1)
    return sheet
  }
}

/// The lines of a plot block: its functions, and what is laid against the first of them.
struct PlotDrawing {
  private(set) var curves: [LinePlot.Curve] = []
  /// Where a tangent touches, a secant is anchored, a polynomial takes its slopes.
  private(set) var marks: [(x: Double, y: Double)] = []
  /// What the lines are, in their order.
  private(set) var fields: [BlockField] = []
  /// What fits the functions; lines against them may leave it.
  let y: ClosedRange<Double>

  let axis: SampleAxis

  init(_ block: PlotBlock, columns: Int) {
    axis = SampleAxis(block.x, count: max(2, 2 * columns))
    let tapes = block.functions.map { Tape($0.expression, inputs: [block.variable]) }
    let axis = axis
    let samples = tapes.map { CurveSamples($0, along: axis) }
    y = block.y ?? PlotRange.fitting(samples.flatMap { $0.values })
    for (function, samples) in zip(block.functions, samples) { add(function.latex, as: "function", samples.points) }
    if let first = block.functions.first?.expression, let tape = tapes.first {
      if let place = block.tangent { addTangent(to: tape, at: place, block.variable) }
      if let secant = block.secant { addSecants(to: tape, secant, block.variable) }
      if let taylor = block.taylor { addPolynomials(of: first, taylor, block.variable) }
      marks = [block.tangent, block.secant?.at, block.taylor?.at].compactMap(\.self).compactMap { place in
        tape.value(at: [place]).value.map { (place, $0) }
      }
    }
    if fields.count == 1 { fields[0].sample = nil }
  }

  private mutating func add(_ latex: String, as name: String, _ value: (Int) -> Double) {
    add(latex, as: name, (0..<axis.count).map { (axis[$0], value($0)) })
  }

  private mutating func add(_ latex: String, as name: String, _ points: [(x: Double, y: Double)]) {
    let (role, dashes) = (Role.series(curves.count), DotCanvas.Dashes.series(curves.count))
    curves.append(LinePlot.Curve(points, .role(role), dashes))
    fields.append(BlockField(name, latex: latex, sample: Span(dashes.sample, role)))
  }

  private mutating func addTangent(to tape: Tape, at place: Double, _ variable: Symbol) {
    guard let value = tape.value(at: [place]).value, let slope = tape.gradient(at: [place]).value?.first else { return }
    let axis = axis
    add("\\text{slope }{\(NumberLabel.text(slope))}\\text{ at }\(Self.place(place, variable))", as: "tangent") {
      value + slope * (axis[$0] - place)
    }
  }

  private mutating func addSecants(to tape: Tape, _ secant: PlotBlock.Secant, _ variable: Symbol) {
    for width in secant.widths {
      guard let value = tape.value(at: [secant.at]).value, let far = tape.value(at: [secant.at + width]).value else {
        continue
      }
      let slope = (far - value) / width
      let axis = axis
      add(
        "\\text{slope }{\(NumberLabel.text(slope, digits: 6))}\\text{ over a width of }{\(NumberLabel.text(width))}",
        as: "secant"
      ) {
        value + slope * (axis[$0] - secant.at)
      }
    }
  }

  private mutating func addPolynomials(of function: Expression, _ taylor: PlotBlock.Taylor, _ variable: Symbol) {
    for degree in taylor.degrees {
      var coefficients: [Double] = []
      var derivative = function
      var factorial = 1.0
      for order in 0...max(0, degree) {
        coefficients.append((Tape(derivative, inputs: [variable]).value(at: [taylor.at]).value ?? .nan) / factorial)
        derivative = derivative.derivative(by: variable)
        factorial *= Double(order + 1)
      }
      let axis = axis
      add("\\text{degree } \(degree) \\text{ at } \(Self.place(taylor.at, variable))", as: "Taylor") { index in
        coefficients.reversed().reduce(0) { $0 * (axis[index] - taylor.at) + $1 }
      }
    }
  }

  private static func place(_ value: Double, _ variable: Symbol) -> String {
    "\(variable.text(.latex)) = \(NumberLabel.text(value))"
  }
}

extension Sheet {
  /// A picture's cells as rows of text.
  init(_ surface: Surface) {
    let lines = (0..<surface.size.height).map { y -> [Span] in
      var spans: [Span] = []
      for x in 0..<surface.size.width {
        let cell = surface[x, y]
        guard cell.width > 0 else { continue }
        if spans.last?.style == cell.style {
          spans[spans.count - 1].text += cell.cluster.string
        } else {
          spans.append(Span(cell.cluster.string, cell.style))
        }
      }
      return spans
    }
    self.init(lines)
  }
}
