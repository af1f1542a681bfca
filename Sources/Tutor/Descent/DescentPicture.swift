import Calculus
import Descent
import Terminal

/// Where the parts of a descent stand.
struct DescentLayout: Sendable {
  let title: Rect
  let map: Rect
  let legend: Rect

  /// The legend stands at the right, or below the map where the terminal is narrow.
  init(_ rect: Rect) {
    let (title, rest) = rect.inset(horizontally: 1).split(1, from: .top)
    self.title = title
    if rect.width >= 70 {
      let (map, legend) = rest.split(rest.width - Self.legendWidth, from: .left)
      self.map = map.split(1, from: .right).rest
      self.legend = legend.split(1, from: .left).rest
    } else {
      (map, legend) = rest.split(max(rest.height - 4, rest.height / 2), from: .top)
    }
  }

  private static let legendWidth = 31

  var isNarrow: Bool { legend.minY >= map.maxY }
}

/// One frame of a descent.
struct DescentPicture {
  private let screen: DescentScreen
  private let context: Context

  init(_ screen: DescentScreen, _ context: Context) {
    self.screen = screen
    self.context = context
  }

  func draw(in layout: DescentLayout, on surface: inout Surface) {
    drawTitle(in: layout.title, on: &surface)
    if let ground = screen.ground {
      let space = ground.draw(at: layout.map.origin, on: &surface)
      drawRunners(in: space, on: &surface)
    }
    if layout.isNarrow {
      drawShortLegend(in: layout.legend, on: &surface)
    } else {
      drawLegend(in: layout.legend, on: &surface)
    }
    if let editor = screen.editor {
      let rows = layout.title.minY..<layout.title.minY + 3
      surface.fill(Rect(x: 0, y: rows.lowerBound, width: context.size.width, height: 3))
      editor.draw(
        in: Rect(x: layout.title.minX, y: rows.lowerBound, width: layout.title.width, height: 3), on: &surface)
    }
    screen.picker?.draw(in: context.body, on: &surface)
    screen.panel?.draw(screen.race, in: context.body, on: &surface)
  }

  private func drawTitle(in rect: Rect, on surface: inout Surface) {
    let names = screen.race.objective.variables.map { $0.text(.unicode) }.joined(separator: ", ")
    let typesetter = Typesetter(width: rect.width, charset: context.preferences.charset)
    let formula = "L(\(names)) = " + typesetter.line(screen.setup.notation)
    surface.write(formula.truncated(to: rect.width), at: rect.origin, Style(.maths))
  }

  /// The runners' ways; the first of them on top.
  private func drawRunners(in space: PlotSpace, on surface: inout Surface) {
    let isMap = screen.race.objective.variables.count > 1
    for (index, runner) in screen.race.runners.enumerated().reversed() {
      let points = runner.trail.points.map { ($0.position[0], isMap ? $0.position[1] : $0.loss) }
      let dashes = context.preferences.depth == .mono ? DotCanvas.Dashes.series(index) : .solid
      Terminal.Trail(points, series: index, dashes).draw(in: space, on: &surface)
    }
    drawStart(in: space, isMap: isMap, on: &surface)
    // Where runners stand is never hidden under another's way.
    for (index, runner) in screen.race.runners.enumerated().reversed() {
      let place = (runner.point[0], isMap ? runner.point[1] : runner.loss)
      Terminal.Trail([place], series: index).draw(in: space, on: &surface)
    }
  }

  private func drawStart(in space: PlotSpace, isMap: Bool, on surface: inout Surface) {
    let start = screen.race.start
    let height = isMap ? start[1] : screen.race.runners.first?.trail.points.first?.loss ?? .nan
    if let place = space.cell(x: start[0], y: height), screen.race.step > 0 {
      surface.put(Cell("○", Style(.standard, on: surface[place].style.background, .bold)), at: place)
    }
  }

  // MARK: Legend

  private func drawLegend(in rect: Rect, on surface: inout Surface) {
    let sheets = Detail.allCases.lazy.map { entries($0, width: rect.width) }
    let sheet = sheets.first { $0.height + 2 <= rect.height } ?? entries(.least, width: rect.width)
    sheet.draw(in: rect, on: &surface)
    guard let legend = screen.ground?.legend else { return }
    let top = rect.minY + sheet.height + 1
    guard rect.maxY - top > legend.size.height else {
      guard let least = legend.labels.last, let greatest = legend.labels.first else { return }
      let sentence = "L on the map: \(least) to \(greatest)".truncated(to: rect.width)
      surface.write(sentence, at: Point(x: rect.minX, y: min(top, rect.maxY - 1)), Style(.muted))
      return
    }
    surface.write("L on the map", at: Point(x: rect.minX, y: top), Style(.muted))
    legend.draw(in: Rect(x: rect.minX, y: top + 1, width: rect.width, height: rect.maxY - top - 1), on: &surface)
  }

  private var axes: String? {
    let names = screen.race.objective.variables.map { $0.text(.unicode) }
    return names.count > 1 ? "\(names[0]) runs across, \(names[1]) up" : nil
  }

  /// How much is said of each runner: as much as there is room for.
  private enum Detail: CaseIterable {
    case all, withoutLosses, tight, least
  }

  private func entries(_ detail: Detail, width: Int) -> Sheet {
    let gap = detail == .all || detail == .withoutLosses ? 1 : 0
    var sheet = Sheet()
    for (index, runner) in screen.race.runners.enumerated() {
      sheet.append(entry(index, runner, detail, width: width), gap: gap)
    }
    if let names = axes { sheet.append(Sheet(names, Style(.muted), width: width), gap: gap) }
    if let limit = screen.curvature?.stabilityLimit, let first = screen.race.runners.first {
      let isBelow = first.rate < limit
      sheet.append(
        Sheet("2/λmax here: \(NumberLabel.text(limit))", Style(isBelow ? .muted : .warning), width: width))
    }
    let conditions = screen.race.conditions.text
    if !conditions.isEmpty { sheet.append(Sheet(conditions, Style(.accent), width: width)) }
    return sheet
  }

  private func entry(_ index: Int, _ runner: Runner, _ detail: Detail, width: Int) -> Sheet {
    var sheet = Sheet([title(index, runner), values(runner)])
    if detail == .all {
      let losses = runner.trail.points.map(\.loss)
      let line = Sparkline(losses, isLogarithmic: losses.allSatisfy { $0 > 0 }).text(width: max(1, width - 9))
      sheet.append(Sheet([[Span("  loss ", .muted), Span(line, .series(index))]]))
    }
    if !runner.status.isRunning {
      let style = Style(role(of: runner.status))
      let words = detail == .least ? runner.status.label : runner.status.message
      sheet.append(Sheet(words, style, width: width - 2).indented(by: 2))
    }
    return sheet
  }

  private func title(_ index: Int, _ runner: Runner) -> [Span] {
    [
      Span(String(Terminal.Trail.marker(index)) + " ", .series(index)),
      Span(runner.optimizer.method.name, Style(.text, .bold)),
      Span("  rate " + NumberLabel.text(runner.rate), .muted),
    ]
  }

  private func values(_ runner: Runner) -> [Span] {
    [
      Span("  L ", .muted), Span(NumberLabel.text(runner.loss), .text),
      Span(context.preferences.charset == .ascii ? "  |grad L| " : "  |∇L| ", .muted),
      Span(NumberLabel.text(runner.gradientNorm), .text),
    ]
  }

  private func role(of status: Status) -> Terminal.Role {
    switch status {
    case .converged: .correct
    case .diverged, .leftDomain: .wrong
    case .plateau, .cycling, .withoutStep: .warning
    case .running, .rateEnded, .stepLimit: .muted
    }
  }

  /// A row a runner.
  private func drawShortLegend(in rect: Rect, on surface: inout Surface) {
    var lines: [[Span]] = screen.race.runners.enumerated().map { index, runner in
      let status = runner.status.isRunning ? "" : "  " + runner.status.label
      return title(index, runner) + values(runner) + [Span(status, role(of: runner.status))]
    }
    for runner in screen.race.runners where !runner.status.isRunning {
      lines += Wrapping.lines([Span(runner.status.message, role(of: runner.status))], width: rect.width)
    }
    Sheet(lines).draw(in: rect, on: &surface)
  }
}
