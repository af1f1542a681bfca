import Testing

@testable import Terminal

struct DotCanvasTests {
  private func picture(_ canvas: DotCanvas) -> [String] {
    var surface = Surface(canvas.size)
    canvas.draw(at: .zero, on: &surface)
    return surface.rows
  }

  private func place(_ x: Double, _ y: Double) -> DotCanvas.Place { .init(x: x, y: y) }

  @Test func brailleDotsHaveTheirPlaces() {
    let order: [Unicode.Scalar] = ["⠁", "⠈", "⠂", "⠐", "⠄", "⠠", "⡀", "⢀"]
    for (index, glyph) in order.enumerated() {
      var canvas = DotCanvas(Size(width: 1, height: 1))
      canvas.paint(x: index % 2, y: index / 2)
      #expect(canvas.glyph(x: 0, y: 0) == glyph)
    }
  }

  @Test(arguments: [
    (DotCanvas.Resolution.character, ["*", " *", "  *", "   *"]), (.halfBlock, ["▀▄", "  ▀▄"]), (.braille, ["⠑⢄"]),
  ])
  func aDiagonalAtEveryResolution(resolution: DotCanvas.Resolution, expected: [String]) {
    var canvas = DotCanvas(Size(width: 4 / resolution.columns, height: 4 / resolution.rows), resolution)
    canvas.line(from: place(0, 0), to: place(3, 3))
    #expect(picture(canvas) == expected)
  }

  @Test(arguments: [(9.0, 0.0), (0.0, 9.0), (7.0, 2.0), (3.0, 9.0), (9.0, 9.0), (0.0, 0.0)])
  func aLineHasNoHoles(x: Double, y: Double) {
    var canvas = DotCanvas(Size(width: 10, height: 10), .character)
    canvas.line(from: place(0, 0), to: place(x, y))
    let count = (0..<100).filter { canvas.glyph(x: $0 % 10, y: $0 / 10) != nil }.count
    #expect(count == max(x, y).cells + 1)
    #expect(canvas.glyph(x: x.cells, y: y.cells) != nil)
  }

  @Test func linesFromFarAwayAreCut() {
    var far = DotCanvas(Size(width: 5, height: 2))
    far.line(from: place(-1e12, 4), to: place(1e12, 4))
    var near = DotCanvas(Size(width: 5, height: 2))
    near.line(from: place(0, 4), to: place(9, 4))
    #expect(picture(far) == picture(near))
  }

  @Test(arguments: [
    (Double.nan, 1.0), (1, .infinity), (-.infinity, .nan), (1e308, -1e308), (-1e308, 1e308), (-50, -50),
  ])
  func strangePlacesPaintNothingOrAreCut(x: Double, y: Double) {
    var canvas = DotCanvas(Size(width: 3, height: 2))
    canvas.line(from: place(x, y), to: place(x, y))
    canvas.circle(centre: place(x, y), radius: 3)
    canvas.circle(centre: place(1, 1), radius: x)
    canvas.marker(.square, at: place(x, y))
    canvas.arrow(from: place(x, y), to: place(y, x))
    canvas.polyline([place(x, y), place(x, y)])
    canvas.line(from: place(x, y), to: place(1, 1))
    var empty = DotCanvas(.zero)
    empty.line(from: place(0, 0), to: place(5, 5))
    empty.paint(x: 0, y: 0)
    #expect(canvas.dotSize == Size(width: 6, height: 8))
  }

  @Test func aGapInterruptsAPolyline() {
    var canvas = DotCanvas(Size(width: 6, height: 1), .character)
    canvas.polyline([place(0, 0), place(1, 0), place(.nan, 0), place(4, 0), place(5, 0)])
    #expect(picture(canvas) == ["**  **"])
  }

  @Test func aCircleIsRound() {
    var canvas = DotCanvas(Size(width: 7, height: 7), .character)
    canvas.circle(centre: place(3, 3), radius: 3)
    #expect(picture(canvas) == ["  ***", " *   *", "*     *", "*     *", "*     *", " *   *", "  ***"])
  }

  @Test(arguments: [
    (DotCanvas.Marker.plus, [" *", "***", " *"]), (.cross, ["* *", " *", "* *"]), (.square, ["***", "***", "***"]),
  ])
  func markersHaveTheirShapes(marker: DotCanvas.Marker, expected: [String]) {
    var canvas = DotCanvas(Size(width: 3, height: 3), .character)
    canvas.marker(marker, at: place(1, 1))
    #expect(picture(canvas) == expected)
  }

  @Test func theBackgroundStays() {
    var canvas = DotCanvas(Size(width: 1, height: 1))
    canvas.paint(x: 0, y: 0, .role(.series2))
    var surface = Surface(Size(width: 1, height: 1))
    surface.fill(surface.bounds, with: Cell(" ", Style(.standard, on: .palette(53))))
    canvas.draw(at: .zero, on: &surface, .bold)
    #expect(surface[0, 0].style == Style(.role(.series2), on: .palette(53), .bold))
    #expect(canvas.colour(x: 0, y: 0) == .role(.series2))
    #expect(canvas.colour(x: 5, y: 0) == nil)
  }
}
