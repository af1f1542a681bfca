import Testing

@testable import Terminal

struct LinePlotTests {
  @Test func axesHaveRoundNumbers() {
    let rows = picture(34, 8) { rect, surface in
      let space = PlotFrame(x: 0...10, y: -1...1).draw(in: rect, on: &surface)
      #expect(space.rect == Rect(x: 3, y: 0, width: 31, height: 6))
    }
    #expect(
      rows == [
        " 1┤", "  │", "  │", " 0┤", "  │", "-1┤", "  └┬──────────────┬──────────────┬",
        "   0              5             10",
      ])
  }

  @Test func aLineRunsFromCornerToCorner() {
    let rows = picture(4, 2) { rect, surface in
      LinePlot([.init([(0, 0), (1, 1)])], x: 0...1, y: 0...1).draw(in: rect, on: &surface)
    }
    #expect(rows == ["  ⡠⠊", "⡠⠊"])
  }

  @Test func aPoleIsNotALine() {
    let points = (0...400).map { step -> (x: Double, y: Double) in
      let x = Double(step) / 100 - 2.001
      return (x, 1 / x)
    }
    var surface = Surface(Size(width: 40, height: 12))
    let space = LinePlot([.init(points)], x: -2...2, y: -3...3).draw(in: surface.bounds, on: &surface)
    let middle = space.cell(x: 0, y: 0) ?? .zero
    let glyph = surface[middle].cluster.base.value
    #expect(!(0x2800...0x28FF).contains(glyph))
  }

  @Test func placesAndPointsAgree() {
    let space = PlotSpace(x: -1...3, y: 0...10, rect: Rect(x: 5, y: 2, width: 40, height: 10))
    for cell in [Point(x: 5, y: 2), Point(x: 44, y: 11), Point(x: 20, y: 7)] {
      let point = space.point(at: cell)
      #expect(space.cell(x: point.x, y: point.y) == cell)
    }
    #expect(space.cell(x: 3, y: 10) == Point(x: 44, y: 2))
    #expect(space.cell(x: 3.1, y: 10) == nil)
    #expect(space.cell(x: .nan, y: 1) == nil)
  }

  @Test(arguments: sizes)
  func everySizeIsDrawn(size: Size) {
    var surface = Surface(size)
    let wild: [(x: Double, y: Double)] = [(0, 0), (1, .infinity), (2, .nan), (3, 1e308), (4, -1e308), (.nan, 1)]
    LinePlot([.init(wild), .init([]), .init([(0, 1)], .role(.series2))]).draw(in: surface.bounds, on: &surface)
    #expect(surface.cells.count == size.width * size.height)
  }
}
