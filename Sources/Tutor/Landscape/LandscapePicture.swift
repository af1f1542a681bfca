import Calculus
import Descent
import Terminal

/// The map under the walker, drawn once for a size and a part of the plane.
struct LandscapeGround: Sendable {
  let size: Size
  let box: Box
  let spacing: ContourLevels.Spacing
  let space: PlotSpace
  let map: ContourMap
  let cells: Surface

  init(_ objective: Objective, _ box: Box, _ spacing: ContourLevels.Spacing, _ size: Size, _ preferences: Preferences) {
    (self.size, self.box, self.spacing) = (size, box, spacing)
    var cells = Surface(size)
    space = PlotFrame(x: box.x, y: box.y).draw(in: cells.bounds, on: &cells)
    map = ContourMap(objective, box: box, size: space.rect.size, spacing, preferences: preferences)
    map.draw(in: space.rect, on: &cells)
    self.cells = cells
  }
}

/// One frame of a landscape.
struct LandscapePicture {
  private let screen: LandscapeScreen
  private let context: Context

  init(_ screen: LandscapeScreen, _ context: Context) { (self.screen, self.context) = (screen, context) }

  private static let sideWidth = 34

  static func mapSize(in body: Rect) -> Size {
    let rest = body.inset(horizontally: 1).split(1, from: .top).rest
    return body.width < 70
      ? Size(width: rest.width, height: max(0, rest.height - 4))
      : Size(width: rest.width - sideWidth, height: rest.height)
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    let inside = rect.inset(horizontally: 1)
    let (title, rest) = inside.split(1, from: .top)
    let typesetter = Typesetter(width: title.width, charset: context.preferences.charset)
    surface.write(
      "f(\(screen.names.joined(separator: ", "))) = \(typesetter.line(screen.notation))".truncated(to: title.width),
      at: title.origin, Style(.maths))
    let isNarrow = rect.width < 70
    let size = Self.mapSize(in: rect)
    let (main, side) = isNarrow ? rest.split(size.height, from: .top) : rest.split(size.width, from: .left)
    switch screen.view {
    case .map: drawMap(in: main, on: &surface)
    case .slices: drawSlices(in: main, on: &surface)
    case .surface(let angle):
      SurfaceView(screen.objective, screen.box, angle: angle, map: screen.ground?.map).draw(in: main, on: &surface)
    }
    drawSide(in: isNarrow ? side : side.split(1, from: .left).rest, on: &surface)
  }

  private func drawSide(in rect: Rect, on surface: inout Surface) {
    var sheet = Sheet(screen.lines.flatMap { Wrapping.lines($0, width: rect.width).map { [Span($0)] } })
    let legend = screen.ground.map { ContourLegend($0.map) }
    if !screen.isSliced, let legend, sheet.height + 1 + legend.size.height <= rect.height {
      legend.draw(in: rect.split(sheet.height + 1, from: .top).rest, on: &surface)
    }
    if case .slices = screen.view {
      sheet.append(Sheet("Each curve runs through the cursor.", Style(.muted), width: rect.width), gap: 1)
    }
    sheet.draw(in: rect, on: &surface)
  }

  // MARK: The map

  private func drawMap(in rect: Rect, on surface: inout Surface) {
    guard let ground = screen.ground else { return }
    for y in 0..<ground.size.height {
      for x in 0..<ground.size.width {
        surface.put(ground.cells[x, y], at: Point(x: rect.minX + x, y: rect.minY + y))
      }
    }
    let inner = ground.space.rect
    let space = PlotSpace(
      x: ground.space.x, y: ground.space.y,
      rect: Rect(x: rect.minX + inner.minX, y: rect.minY + inner.minY, width: inner.width, height: inner.height))
    var canvas = DotCanvas(space.rect.size, .braille)
    if screen.hasArrows { drawArrows(space, on: &surface) }
    if screen.hasCurvature { addEllipse(space, &canvas) }
    addDial(space, &canvas)
    draw(canvas, in: space, on: &surface)
    for point in screen.points ?? [] {
      guard let place = space.cell(x: point.position[0], y: point.position[1]) else { continue }
      mark(LandscapeScreen.mark(point.kind), at: place, on: &surface)
    }
    if let place = space.cell(x: screen.cursor[0], y: screen.cursor[1]) { mark("●", at: place, on: &surface) }
  }

  /// On a coloured ground dots are cut out in black, for no colour stands out from all of a map's.
  private func draw(_ canvas: DotCanvas, in space: PlotSpace, on surface: inout Surface) {
    surface.clipped(to: space.rect) { surface in
      canvas.forEachPaintedCell { x, y, glyph, _ in
        mark(glyph, at: Point(x: space.rect.minX + x, y: space.rect.minY + y), on: &surface)
      }
    }
  }

  private func mark(_ glyph: Unicode.Scalar, at place: Point, on surface: inout Surface) {
    let isMap = surface[place].style.background != .standard
    surface.put(Cell(glyph, isMap ? Style(.palette(231), on: .palette(16), .bold) : Style(.accent, .bold)), at: place)
  }

  /// A direction in dots, so that what is at right angles in the plane looks so where the picture is not stretched.
  private func place(_ x: Double, _ y: Double, _ space: PlotSpace, _ canvas: DotCanvas) -> DotCanvas.Place {
    space.place(x: x, y: y, on: canvas)
  }

  /// Arrows up the slope, in the nearest of eight directions: the levels tell how steep it is.
  private func drawArrows(_ space: PlotSpace, on surface: inout Surface) {
    let (stepX, stepY) = (6, 3)
    // Dots are square, so that in dots what is at right angles looks so.
    let scale = (
      x: 2 * Double(space.rect.width) / (space.x.upperBound - space.x.lowerBound),
      y: 4 * Double(space.rect.height) / (space.y.upperBound - space.y.lowerBound)
    )
    var evaluator = screen.objective.tape.evaluator()
    var gradient: [Double] = []
    for row in stride(from: stepY / 2, to: space.rect.height, by: stepY) {
      for column in stride(from: stepX / 2, to: space.rect.width, by: stepX) {
        let cell = Point(x: space.rect.minX + column, y: space.rect.minY + row)
        let at = space.point(at: cell)
        guard case .defined = evaluator.gradient(at: [at.x, at.y], into: &gradient),
          let glyph = Self.arrow(gradient[0] / scale.x, gradient[1] / scale.y, context.preferences.charset)
        else { continue }
        surface.put(Cell(glyph, Style(ink(at: cell, surface), on: surface[cell].style.background, .bold)), at: cell)
      }
    }
  }

  /// Light on the dark half of a palette, dark on the light one.
  private func ink(at cell: Point, _ surface: Surface) -> Colour {
    guard case .palette(let index) = surface[cell].style.background else { return .role(.accent) }
    let (red, green, blue) = XtermPalette.rgb(index)
    return .palette(2 * red + 5 * green + blue > 1_000 ? 16 : 231)
  }

  /// The arrow nearest to a direction, y upwards; nil where there is none.
  static func arrow(_ x: Double, _ y: Double, _ charset: Charset) -> Unicode.Scalar? {
    let length = (x * x + y * y).squareRoot()
    guard length > 0, length.isFinite else { return nil }
    // Within an eighth of a turn around an axis the other coordinate is below sin 22.5°.
    func sign(_ value: Double) -> Int { value / length > 0.382_683 ? 1 : value / length < -0.382_683 ? -1 : 0 }
    let place = 3 * (1 - sign(y)) + sign(x) + 1
    let glyphs: [Unicode.Scalar] =
      charset == .ascii
      ? ["\\", "^", "/", "<", ".", ">", "/", "v", "\\"] : ["↖", "↑", "↗", "←", "·", "→", "↙", "↓", "↘"]
    return glyphs[place]
  }

  /// Where the quadratic part of the function has grown by one amount: long where it bends little.
  private func addEllipse(_ space: PlotSpace, _ canvas: inout DotCanvas) {
    guard let curvature = screen.curvature, let most = curvature.eigenvalues.map(\.magnitude).max(), most > 0 else {
      return
    }
    let size = screen.box.extent / 12
    let axes = zip(curvature.eigenvalues, curvature.eigenvectors).map { value, vector in
      // Against the strongest bend, and no longer than the view.
      (reach: size * min((most / max(value.magnitude, most / 25)).squareRoot(), 5), vector: vector)
    }
    let places = (0...72).map { step -> DotCanvas.Place in
      let angle = Double(step) * .pi / 36
      let (first, second) = (axes[0].reach * Double.apply(.cos, angle), axes[1].reach * Double.apply(.sin, angle))
      return place(
        screen.cursor[0] + first * axes[0].vector[0] + second * axes[1].vector[0],
        screen.cursor[1] + first * axes[0].vector[1] + second * axes[1].vector[1], space, canvas)
    }
    canvas.polyline(places)
  }

  private func addDial(_ space: PlotSpace, _ canvas: inout DotCanvas) {
    guard let vector = screen.directionVector else { return }
    let reach = screen.box.extent / 6
    canvas.arrow(
      from: place(screen.cursor[0], screen.cursor[1], space, canvas),
      to: place(screen.cursor[0] + reach * vector[0], screen.cursor[1] + reach * vector[1], space, canvas))
  }

  // MARK: Slices

  /// The curve along each variable through the cursor, its slope that of the partial derivative.
  private func drawSlices(in rect: Rect, on surface: inout Surface) {
    let height = rect.height / 2
    for index in 0..<2 {
      let part = Rect(x: rect.minX, y: rect.minY + index * height, width: rect.width, height: height)
      let tape = Tape(
        screen.objective.formula,
        inputs: index == 0 ? screen.objective.variables : screen.objective.variables.reversed())
      let point = index == 0 ? screen.cursor : screen.cursor.reversed()
      let samples = CurveSamples(
        tape, along: SampleAxis(screen.box.range(index), count: max(2, 2 * rect.width)), point: point)
      var plot = LinePlot([LinePlot.Curve(samples.points, .role(.series(index)))], x: screen.box.range(index))
      if let value = screen.value { plot.marks = [(screen.cursor[index], value)] }
      plot.draw(in: part.split(1, from: .top).rest, on: &surface)
      let slope = screen.gradient.map { NumberLabel.reading($0[index]) } ?? "none"
      surface.write(
        "along \(screen.names[index]): ∂f/∂\(screen.names[index]) = \(slope)".truncated(to: part.width),
        at: part.origin,
        Style(.series(index)))
    }
  }
}
