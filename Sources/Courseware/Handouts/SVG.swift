import Calculus
import Descent

/// Pictures for a page of HTML, drawn from the same values as those on the terminal.
enum SVG {
  static let (width, height, margin) = (560.0, 320.0, 36.0)
  private static let colours = ["#24a", "#a42", "#284", "#828", "#066", "#740"]
  private static let samples = 400

  /// Maps a box of the plane to the picture.
  struct Frame {
    let x: ClosedRange<Double>
    let y: ClosedRange<Double>

    func place(_ px: Double, _ py: Double) -> (x: Double, y: Double) {
      let across = (px - x.lowerBound) / (x.upperBound - x.lowerBound)
      let up = (py - y.lowerBound) / (y.upperBound - y.lowerBound)
      return (margin + across * (width - 2 * margin), height - margin - up * (height - 2 * margin))
    }

    /// The picture's border with the ends of both axes, and what is drawn in it.
    func picture(_ label: String, _ content: String) -> String {
      func end(_ value: Double, _ x: Double, _ y: Double, _ anchor: String) -> String {
        "<text x=\"\(x.short)\" y=\"\(y.short)\" font-size=\"12\" text-anchor=\"\(anchor)\">"
          + "\(value.text(significantDigits: 4))</text>"
      }
      return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(width.short) \(height.short)\" "
        + "width=\"\(width.short)\" role=\"img\" aria-label=\"\(HTML.escaped(label))\">"
        + "<clipPath id=\"in\"><rect x=\"\(margin.short)\" y=\"\(margin.short)\" width=\"\((width - 2 * margin).short)\" "
        + "height=\"\((height - 2 * margin).short)\"/></clipPath>"
        + "<rect x=\"\(margin.short)\" y=\"\(margin.short)\" width=\"\((width - 2 * margin).short)\" "
        + "height=\"\((height - 2 * margin).short)\" fill=\"none\" stroke=\"#999\"/>"
        + end(x.lowerBound, margin, height - margin / 2, "start")
        + end(x.upperBound, width - margin, height - margin / 2, "end")
        + end(y.lowerBound, margin - 4, height - margin, "end") + end(y.upperBound, margin - 4, margin + 10, "end")
        + "<g clip-path=\"url(#in)\">\(content)</g></svg>"
    }

    /// A line through points; it is broken where one has no value.
    func line(_ points: [(Double, Double)], _ colour: String, dashed: Bool = false, dots: Bool = false) -> String {
      var path = ""
      var isDown = false
      for (px, py) in points {
        guard px.isFinite, py.isFinite, py.magnitude < 1e6 * max(y.upperBound.magnitude, y.lowerBound.magnitude, 1)
        else {
          isDown = false
          continue
        }
        let place = place(px, py)
        path += "\(isDown ? "L" : "M")\(place.x.short) \(place.y.short)"
        if dots { path += "m-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0M\(place.x.short) \(place.y.short)" }
        isDown = true
      }
      let dashes = dashed ? " stroke-dasharray=\"6 4\"" : ""
      return "<path d=\"\(path)\" fill=\"none\" stroke=\"\(colour)\" stroke-width=\"1.5\"\(dashes)/>"
    }
  }

  // MARK: Plots

  static func plot(_ block: PlotBlock) -> String {
    let xs = points(in: block.x)
    let curves = block.functions.map { function -> [Double] in
      var evaluator = Tape(function.expression, inputs: [block.variable]).evaluator()
      return xs.map { evaluator.value(at: [$0]).value ?? .nan }
    }
    let frame = Frame(x: block.x, y: block.y ?? range(of: curves.flatMap(\.self)))
    var content = ""
    for (index, curve) in curves.enumerated() {
      content += frame.line(Array(zip(xs, curve)), colours[index % colours.count])
    }
    if let first = block.functions.first?.expression {
      for line in straightLines(block, first) {
        content += frame.line(xs.map { ($0, line($0)) }, colours[(curves.count) % colours.count], dashed: true)
      }
    }
    return frame.picture(block.functions.map(\.text).joined(separator: "; "), content)
  }

  /// Tangent, secants and Taylor polynomials, as functions.
  private static func straightLines(_ block: PlotBlock, _ function: Expression) -> [(Double) -> Double] {
    func values(at place: Double, upTo degree: Int) -> [Double] {
      var derivative = function
      return (0...degree).map { order in
        if order > 0 { derivative = derivative.derivative(by: block.variable) }
        return Tape(derivative, inputs: [block.variable]).value(at: [place]).value ?? .nan
      }
    }
    var lines: [(Double) -> Double] = []
    func add(_ place: Double, degree: Int) {
      let values = values(at: place, upTo: max(0, degree))
      lines.append { x in
        var (sum, term) = (0.0, 1.0)
        for (order, value) in values.enumerated() {
          if order > 0 { term *= (x - place) / Double(order) }
          sum += value * term
        }
        return sum
      }
    }
    if let place = block.tangent { add(place, degree: 1) }
    if let taylor = block.taylor { for degree in taylor.degrees { add(taylor.at, degree: degree) } }
    if let secant = block.secant {
      let tape = Tape(function, inputs: [block.variable])
      for width in secant.widths {
        guard let value = tape.value(at: [secant.at]).value, let far = tape.value(at: [secant.at + width]).value else {
          continue
        }
        lines.append { value + (far - value) / width * ($0 - secant.at) }
      }
    }
    return lines
  }

  // MARK: Descents

  /// The paths of the runners: over contour lines, or along the curve of a loss of one variable.
  static func descent(_ block: DescentBlock) -> String {
    let start = block.start.map { $0.value.number64 ?? .nan }
    let paths = block.optimizers.map { choice -> [[Double]] in
      let run = DescentRun(
        loss: block.loss.expression, variables: block.variables, start: start, optimizer: choice.optimizer,
        rate: choice.rate ?? block.rate ?? choice.optimizer.method.row.usualRate)
      return run.path(steps: min(block.steps, 500))
    }
    let reach = paths.flatMap(\.self).compactMap(\.first) + start.prefix(1)
    let x = block.x ?? range(of: reach)
    guard block.variables.count == 2 else {
      let xs = points(in: x)
      var evaluator = Tape(block.loss.expression, inputs: block.variables).evaluator()
      let curve = xs.map { evaluator.value(at: [$0]).value ?? .nan }
      let frame = Frame(x: x, y: range(of: curve))
      var content = frame.line(Array(zip(xs, curve)), "#777")
      for (index, path) in paths.enumerated() {
        let places = path.map { ($0[0], evaluator.value(at: $0).value ?? .nan) }
        content += frame.line(places, colours[index % colours.count], dots: true)
      }
      return frame.picture(block.loss.text, content)
    }
    let y = block.y ?? range(of: paths.flatMap(\.self).map { $0[1] } + start.suffix(1))
    let frame = Frame(x: x, y: y)
    var content = Contours(block, x: x, y: y).picture(frame)
    for (index, path) in paths.enumerated() {
      content += frame.line(path.map { ($0[0], $0[1]) }, colours[index % colours.count], dots: true)
    }
    return frame.picture(block.loss.text, content)
  }

  // MARK: Ranges

  private static func points(in range: ClosedRange<Double>) -> [Double] {
    (0...samples).map {
      range.lowerBound + (range.upperBound - range.lowerBound) * Double($0) / Double(samples)
    }
  }

  /// What holds the values with a little room; outliers such as a pole's are left out.
  private static func range(of values: [Double]) -> ClosedRange<Double> {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return -1...1 }
    var (low, high) = (first, last)
    let (early, late) = (sorted[sorted.count / 20], sorted[sorted.count - 1 - sorted.count / 20])
    if late > early, high - low > 20 * (late - early) { (low, high) = (early, late) }
    let room = high > low ? (high - low) * 0.06 : max(1, high.magnitude) * 0.5
    return (low - room)...(high + room)
  }
}

extension Double {
  /// To a tenth of a pixel.
  var short: String {
    guard let tenths = Int(exactly: (self * 10).rounded()) else { return "0" }
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + "\(whole)" + (rest == 0 ? "" : ".\(rest)")
  }
}
