import Calculus
import Descent
import Terminal

/// What the network says over the plane, drawn once a step.
struct NetworkDecision: Sendable {
  let step: Int
  let plan: Training.Plan
  let size: Size
  private let cells: Surface

  init(_ training: Training, _ plan: Training.Plan, _ size: Size, _ preferences: Preferences) {
    (step, self.plan, self.size) = (training.step, plan, size)
    var cells = Surface(size)
    if plan.data.isRegression {
      Self.drawCurve(training, on: &cells)
    } else if plan.data.classCount > 2 {
      Self.drawClasses(training, preferences, on: &cells)
    } else {
      Self.drawMap(training, preferences, on: &cells)
    }
    self.cells = cells
  }

  /// Dark where it says class 0, bright where it says class 1; the line in the middle is the border.
  private static func drawMap(_ training: Training, _ preferences: Preferences, on surface: inout Surface) {
    let nodes = Terminal.ContourField.nodes(for: surface.size)
    let box = training.plan.data.box
    let field = Terminal.ContourField(
      columns: nodes.columns, rows: nodes.rows, values: training.decision(columns: nodes.columns, rows: nodes.rows),
      x: box.x, y: box.y)
    let map = ContourMap(
      field, levels: ContourLevels(thresholds: [0.1, 0.5, 0.9]),
      rendering: ContourMap.Rendering(depth: preferences.depth, charset: preferences.charset))
    let space = map.draw(in: surface.bounds, on: &surface)
    drawExamples(training, in: space, on: &surface) { $0 > 0.5 ? 16 : 231 }
  }

  /// A ground for each class, where the network chooses it.
  private static func drawClasses(_ training: Training, _ preferences: Preferences, on surface: inout Surface) {
    let box = training.plan.data.box
    let rect = surface.bounds
    let classes = training.classes(columns: rect.width, rows: rect.height)
    let isColoured = preferences.depth == .full && preferences.charset == .unicode
    for (place, choice) in classes.enumerated() {
      let cell =
        isColoured
        ? Cell(" ", Style(.standard, on: .palette(grounds[choice % grounds.count])))
        : Cell(textures[choice % textures.count], Style(.muted))
      surface.put(cell, at: Point(x: place % rect.width, y: rect.height - 1 - place / rect.width))
    }
    drawExamples(training, in: PlotSpace(x: box.x, y: box.y, rect: rect), on: &surface) { _ in 231 }
  }

  /// Dark enough for white marks, and apart in lightness as well as in hue.
  private static let grounds: [UInt8] = [17, 29, 95]
  private static let textures: [Unicode.Scalar] = [" ", ".", ":"]

  private static func drawExamples(
    _ training: Training, in space: PlotSpace, on surface: inout Surface, ink: (Double) -> UInt8
  ) {
    for index in 0..<training.examples.count {
      let (inputs, target) = training.examples[index]
      guard let place = space.cell(x: inputs[0], y: inputs[1]) else { continue }
      let ground = surface[place].style.background
      surface.put(
        Cell(mark(target), Style(ground == .standard ? .role(.accent) : .palette(ink(target)), on: ground, .bold)),
        at: place)
    }
  }

  private static let marks: [Unicode.Scalar] = ["○", "●", "▲"]
  static func mark(_ target: Double) -> Unicode.Scalar { marks[min(max(Int(checking: target) ?? 0, 0), 2)] }

  private static func drawCurve(_ training: Training, on surface: inout Surface) {
    let axis = SampleAxis(training.plan.data.box.x, count: max(2, 2 * surface.size.width))
    let values = training.outputs(inputs: [(0..<axis.count).map { axis[$0] }])
    let curve = LinePlot.Curve(values.indices.map { (axis[$0], values[$0]) }, .role(.series1))
    var plot = LinePlot([curve], x: axis.range, y: -1.4...1.4)
    plot.marks = (0..<training.examples.count).map { (training.examples[$0].inputs[0], training.examples[$0].target) }
    plot.draw(in: surface.bounds, on: &surface)
  }

  func draw(at origin: Point, on surface: inout Surface) {
    for y in 0..<size.height {
      for x in 0..<size.width { surface.put(cells[x, y], at: Point(x: origin.x + x, y: origin.y + y)) }
    }
  }
}

/// One frame of a training.
struct NetworkPicture {
  private let screen: NetworkScreen
  private let context: Context

  init(_ screen: NetworkScreen, _ context: Context) { (self.screen, self.context) = (screen, context) }

  private static let sideWidth = 38

  /// The map is about square on the screen, whose cells are twice as tall as wide.
  static func mapSize(in body: Rect) -> Size {
    let rest = body.inset(horizontally: 1).split(1, from: .top).rest
    if body.width < 70 { return Size(width: rest.width, height: max(0, rest.height - 7)) }
    let width = rest.width - sideWidth - 2
    return Size(width: min(width, 2 * rest.height + rest.height / 2), height: rest.height)
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let inside = rect.inset(horizontally: 1)
    let (title, rest) = inside.split(1, from: .top)
    surface.write(NetworkWords.summary(screen.plan).truncated(to: title.width), at: title.origin, Style(.maths))
    let size = Self.mapSize(in: rect)
    if rect.width < 70 {
      // A neuron's terms take the place of the layers' report, but for the loss.
      let height = screen.looked == nil ? size.height : max(0, rest.height - 2)
      let (map, side) = rest.split(height, from: .top)
      drawMain(in: map, on: &surface)
      drawSide(in: side, on: &surface)
    } else {
      let (map, side) = rest.split(size.width, from: .left)
      drawMain(in: map, on: &surface)
      drawSide(in: side.split(2, from: .left).rest, on: &surface)
    }
  }

  private func drawMain(in rect: Rect, on surface: inout Surface) {
    guard let looked = screen.looked else {
      screen.decision?.draw(at: rect.origin, on: &surface)
      return
    }
    let (heading, rows, sums) = NetworkWords.table(screen.training, looked)
    func sheet(_ lines: [String]) -> Sheet {
      var sheet = Sheet()
      for line in lines { sheet.append(Sheet(line, width: rect.width)) }
      return sheet
    }
    let (top, bottom) = (sheet(heading), sheet(sums))
    let room = rect.height - top.height - bottom.height
    var terms = Self.aligned(rows, width: rect.width)
    if terms.count > max(room, 1) {
      let kept = max(1, room - 1)
      terms[kept...] = ["… \(terms.count - kept) more terms of the sum"]
    }
    // Blank rows between the parts, where there is room for them.
    let gap = terms.count + 2 <= room ? 1 : 0
    var page = top
    page.append(
      Sheet(
        terms.enumerated().map { [Span($1.truncated(to: rect.width), Style($0 == 0 ? .muted : .text))] }), gap: gap)
    page.append(bottom, gap: gap)
    page.draw(in: rect, on: &surface)
  }

  /// The first column left, the others right, two blanks between or, where that is too wide, one.
  private static func aligned(_ rows: [[String]], width: Int) -> [String] {
    let widths = (rows.first ?? []).indices.map { column in rows.reduce(0) { max($0, $1[column].columns) } }
    let gaps = widths.count - 1
    let gap = String(repeating: " ", count: widths.reduce(2 * gaps, +) <= width ? 2 : 1)
    return rows.map { row in
      zip(row, widths).enumerated().map { column, cell in
        let blanks = String(repeating: " ", count: cell.1 - cell.0.columns)
        return column == 0 ? cell.0 + blanks : blanks + cell.0
      }.joined(separator: gap)
    }
  }

  private func drawSide(in rect: Rect, on surface: inout Surface) {
    let training = screen.training
    var lines: [[Span]] = [
      [
        Span("loss ", .muted), Span(NumberLabel.text(training.loss)),
        Span(training.accuracy.map { "   right " + NumberLabel.text($0 * 100, digits: 3) + " %" } ?? "", .muted),
      ],
      [
        Span(
          Sparkline(training.losses, isLogarithmic: training.losses.allSatisfy { $0 > 0 }).text(
            width: max(1, rect.width - 2)), .series1)
      ], [],
      [Span("layer  units     |gradient|  flat", .muted)],
    ]
    let largest = screen.layers.map(\.gradientNorm).max() ?? 0
    for (index, layer) in screen.layers.enumerated() {
      lines.append(row(index, layer, largest))
    }
    let ratio = screen.layers.gradientRatio
    if ratio.isFinite, screen.layers.count > 2 {
      let verdict = ratio < 1e-2 ? "  vanishing" : ratio > 1e2 ? "  exploding" : ""
      lines += [
        [],
        [
          Span("gradient 1st/last ", .muted), Span(NumberLabel.text(ratio)), Span(verdict, .warning),
        ],
      ]
    }
    let dead = screen.layers.dropLast().reduce(0) { $0 + $1.deadUnits }
    if dead > 0 { lines.append([Span("\(dead) unit\(dead == 1 ? " is" : "s are") flat at every example", .warning)]) }
    if training.hasDiverged { lines.append([Span("The loss is no number any more.", .wrong)]) }
    Sheet(lines).draw(in: rect, on: &surface)
  }

  /// `2  8 tanh   0.0123 ▓▓▓░  12 %`.
  private func row(_ index: Int, _ layer: Training.LayerReport, _ largest: Double) -> [Span] {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.columns))
    }
    let isChosen = screen.looked?.layer == index
    let name = index == screen.layers.count - 1 ? "out" : "\(index + 1)"
    return [
      Span(isChosen ? ">" : " ", .accent), Span(padded(name, 4), Style(.text, .bold)),
      Span(padded("\(layer.units) \(NetworkWords.activation(screen.training, index))", 11), .muted),
      Span(padded(NumberLabel.text(layer.gradientNorm), 9)),
      Span(Gauge(share: largest > 0 ? layer.gradientNorm / largest : 0).bar(width: 5), .gauge),
      Span(
        "  " + NumberLabel.text(layer.saturation * 100, digits: 2) + " %", layer.saturation > 0.5 ? .warning : .muted),
    ]
  }
}
