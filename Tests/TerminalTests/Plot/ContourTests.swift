import Testing

@testable import Terminal

struct ContourTests {
  private static func field(
    _ size: Size, x: ClosedRange<Double> = -1...1, y: ClosedRange<Double> = -1...1,
    _ function: (Double, Double) -> Double
  ) -> ContourField {
    let nodes = ContourField.nodes(for: size)
    return ContourField(columns: nodes.columns, rows: nodes.rows, x: x, y: y, of: function)
  }

  private static let unit = ContourLevels(thresholds: [-0.5, 0, 0.5])

  @Test func bandsRiseWithTheValue() {
    var surface = Surface(Size(width: 8, height: 2))
    let map = ContourMap(Self.field(surface.size) { x, _ in x }, levels: Self.unit, rendering: .filled(.viridis))
    map.draw(in: surface.bounds, on: &surface)
    let colours = (0..<8).map { surface[$0, 0].style.background }
    #expect(colours == [53, 53, 60, 60, 78, 78, 220, 220].map { .palette($0) })
  }

  @Test func theLowestRowIsAtTheBottom() {
    let rows = picture(4, 4) { rect, surface in
      let map = ContourMap(
        Self.field(rect.size) { _, y in y }, levels: ContourLevels(thresholds: [0.6]), rendering: .ramp)
      map.draw(in: rect, on: &surface)
    }
    #expect(rows[0].allSatisfy { $0 == "#" || $0 == "7" } && !rows[0].isEmpty)
    #expect(rows[3].isEmpty)
  }

  @Test func aDiscHasARoundEdge() {
    let size = Size(width: 16, height: 8)
    var canvas = DotCanvas(size)
    Isolines(
      field: Self.field(size) { x, y in x * x + y * y }, levels: ContourLevels(thresholds: [0.81])
    ).paint(on: &canvas) { _ in .standard }
    // Every dot's cell lies on the circle within the cell's extent.
    var count = 0
    for y in 0..<size.height {
      for x in 0..<size.width {
        guard let glyph = canvas.glyph(x: x, y: y) else { continue }
        count += 1
        let across = (Double(x) + 0.5) / 8 - 1
        let down = (Double(y) + 0.5) / 4 - 1
        let radius = (across * across + down * down).squareRoot()
        #expect(abs(radius - 0.9) < 0.2, "\(glyph) at \(x) \(y)")
      }
    }
    #expect(count > 20)
  }

  @Test func aSaddleIsCutBothWays() {
    let field = ContourField(columns: 2, rows: 2, values: [1, -1, -1, 1], x: 0...1, y: 0...1)
    for (level, corners) in [(0.5, [true, false, false, true]), (-0.5, [false, true, true, false])] {
      var canvas = DotCanvas(Size(width: 10, height: 5))
      Isolines(field: field, levels: ContourLevels(thresholds: [level])).paint(on: &canvas) { _ in .standard }
      let near = [(1, 4), (8, 4), (1, 0), (8, 0)].map { canvas.glyph(x: $0.0, y: $0.1) != nil }
      #expect(near == corners)
    }
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity])
  func gapsStayBlank(gap: Double) {
    var surface = Surface(Size(width: 8, height: 4))
    let field = Self.field(surface.size) { x, y in x < 0 ? gap : y }
    for rendering in [ContourMap.Rendering.filled(.cividis), .ramp] {
      surface.fill(surface.bounds)
      ContourMap(field, levels: ContourLevels(of: field), rendering: rendering).draw(in: surface.bounds, on: &surface)
      #expect((0..<4).allSatisfy { surface[0, $0] == .blank })
      #expect((0..<4).contains { surface[7, $0] != .blank })
    }
  }

  @Test(
    arguments: [
      [], [.nan], [1], [1, 1, 1, 1], [.infinity, -.infinity, .nan, 0], [1e308, -1e308, 0, 1],
      [.leastNonzeroMagnitude, 0, 0, 0],
    ] as [[Double]])
  func strangeFieldsAreDrawn(values: [Double]) {
    let side = values.count >= 4 ? 2 : min(1, values.count)
    let field = ContourField(columns: side, rows: side, values: values, x: 0...0, y: -(.infinity) ... .infinity)
    for spacing in [ContourLevels.Spacing.linear, .logarithmic, .automatic] {
      let levels = ContourLevels(of: field, spacing)
      #expect(levels.thresholds.count < ContourLevels.bandLimit)
      for rendering in [ContourMap.Rendering.filled(.viridis), .ramp] {
        for size in sizes {
          var surface = Surface(size)
          let map = ContourMap(field, levels: levels, rendering: rendering)
          map.draw(in: surface.bounds, on: &surface)
          ContourLegend(map).draw(in: surface.bounds, on: &surface)
        }
      }
    }
  }

  @Test func missingValuesAreGaps() {
    let field = ContourField(columns: 2, rows: 2, values: [1, 2, 3], x: 0...1, y: 0...1)
    #expect(field.values.count == 4 && field.values[3].isNaN)
    #expect(ContourField(columns: 1, rows: 1, values: [1, 2], x: 0...1, y: 0...1).values == [1])
  }

  @Test func linearLevelsAreRound() {
    let size = Size(width: 20, height: 10)
    #expect(
      ContourLevels(of: Self.field(size) { x, y in x + y }, .linear).labels == [
        "-1.5", "-1", "-0.5", "0", "0.5", "1", "1.5",
      ])
    #expect(ContourLevels(of: Self.field(size) { _, _ in 3 }).thresholds.isEmpty)
  }

  @Test func aSteepFieldHasLogarithmicLevels() {
    let rosenbrock = Self.field(Size(width: 60, height: 20), x: -2...2, y: -1...3) { x, y in
      (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x)
    }
    let levels = ContourLevels(of: rosenbrock)
    #expect(levels.isLogarithmic)
    #expect(levels.labels == ["3", "10", "30", "100", "300", "1000"])
    let bowl = Self.field(Size(width: 60, height: 20)) { x, y in x * x + y * y }
    #expect(!ContourLevels(of: bowl).isLogarithmic)
  }

  @Test func logarithmicLevelsBeginAboveANegativeLeast() {
    let levels = ContourLevels(
      of: Self.field(Size(width: 40, height: 20)) { x, y in 1000 * x * x * x * x - 7 }, .logarithmic)
    #expect(levels.thresholds.allSatisfy { $0 > -7 })
    #expect(levels.thresholds == levels.thresholds.sorted() && levels.thresholds.count >= 3)
  }

  @Test func fewBandsSpanThePalette() {
    #expect((0..<4).map { Self.unit.scaled($0) } == [0, 2, 5, 7])
    #expect(ContourLevels(thresholds: []).scaled(0) == 0)
  }

  @Test(arguments: ContourPalette.allCases)
  func lightnessRises(palette: ContourPalette) {
    let lightness = palette.colours.map { index in
      let (red, green, blue) = XtermPalette.rgb(index)
      return 0.2126 * Double(red * red) + 0.7152 * Double(green * green) + 0.0722 * Double(blue * blue)
    }
    #expect(palette.colours.count == ContourLevels.bandLimit)
    #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func theLegendNamesEveryBand() {
    let map = ContourMap(Self.field(Size(width: 4, height: 4)) { x, _ in x }, levels: Self.unit, rendering: .ramp)
    let legend = ContourLegend(map)
    #expect(legend.size == Size(width: 10, height: 4))
    #expect(picture(10, 4) { legend.draw(in: $0, on: &$1) } == ["7## ≥ 0.5", "5++ ≥ 0", "2:: ≥ -0.5", "0   < -0.5"])
  }

  @Test func theRenderingFollowsTheTerminal() {
    #expect(ContourMap.Rendering(depth: .full, charset: .unicode) == .filled(.viridis))
    #expect(ContourMap.Rendering(depth: .sixteen, charset: .unicode) == .ramp)
    #expect(ContourMap.Rendering(depth: .full, charset: .ascii) == .ramp)
  }

  @Test func aTrailIsCutOutOfTheMap() {
    var surface = Surface(Size(width: 8, height: 4))
    let map = ContourMap(Self.field(surface.size) { x, _ in x }, levels: Self.unit, rendering: .filled(.viridis))
    let space = map.draw(in: surface.bounds, on: &surface)
    Trail([(-0.9, 0.9), (0.9, -0.9), (5, .nan)], series: 1).draw(in: space, on: &surface)
    #expect(surface[0, 0].style.background == .palette(16))
    Trail([(-0.9, 0.9), (0.9, -0.9)], series: 1).draw(in: space, on: &surface)
    #expect(surface[7, 3].cluster.base == "▲")
    #expect(surface[7, 0].style.background == .palette(220))
  }
}
