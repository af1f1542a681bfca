import Testing

@testable import Terminal

struct WidgetTests {
  @Test(arguments: [
    (0.0, 5, "░░░░░"), (1.0, 5, "▓▓▓▓▓"), (0.5, 4, "▓▓░░"), (0.01, 4, "▓░░░"), (0.99, 4, "▓▓▓░"), (0.5, 0, ""),
    (.nan, 2, "░░"), (.infinity, 2, "▓▓"), (-3, 2, "░░"), (0.2, 1, "░"),
  ])
  func gauges(share: Double, width: Int, expected: String) {
    #expect(Gauge(share: share).bar(width: width) == expected)
  }

  @Test func aShareOfNothingIsNothing() {
    #expect(Gauge(3, of: 0).share == 0)
    #expect(Gauge(3, of: 5).bar(width: 5) == "▓▓▓░░")
  }

  @Test(
    arguments: [
      ([0, 1, 2, 3, 4, 5, 6, 7], 8, "▁▂▃▄▅▆▇█"), ([5, 5], 8, "▁▁"), ([0, 0, 7, 7], 2, "▁█"), ([], 3, ""),
      ([.nan, 1, .infinity, 2], 4, " ▁ █"), ([.nan], 3, " "), ([-1e308, 1e308], 2, "▁█"), ([1], 0, ""),
    ] as [([Double], Int, String)])
  func sparklines(values: [Double], width: Int, expected: String) {
    #expect(Sparkline(values).text(width: width) == expected)
  }

  @Test func aLogarithmicSparklineFallsEvenly() {
    #expect(Sparkline([128, 64, 32, 16, 8, 4, 2, 1, 0], isLogarithmic: true).text(width: 9) == "█▇▆▅▄▃▂▁ ")
  }

  @Test(arguments: [(0, "┃┃│││"), (5, "│┃┃││"), (7, "││┃┃│"), (100, "│││┃┃")])
  func theScrollMarkShowsWhere(offset: Int, expected: String) {
    let rows = picture(1, 5) { ScrollMark(offset: offset, count: 13).draw(in: $0, on: &$1) }
    #expect(rows.joined().count == 5)
    #expect(rows.joined().filter { $0 == "┃" }.count == 1 || rows.joined() == expected)
  }

  @Test func whatIsWhollyInViewHasNoScrollMark() {
    #expect(picture(1, 3) { ScrollMark(offset: 0, count: 3).draw(in: $0, on: &$1) } == ["", "", ""])
  }

  @Test func scrollingStaysWithinTheText() {
    var scroll = Scroll()
    #expect(scroll.handle(.up, of: 10, height: 4) == true)
    #expect(scroll.offset == 0)
    #expect(scroll.handle(.end, of: 10, height: 4) == true)
    #expect(scroll.offset == 6)
    #expect(scroll.handle(.pageUp, of: 10, height: 4) == true)
    #expect(scroll.offset == 3)
    #expect(scroll.handle("x", of: 10, height: 4) == false)
    scroll.show(9, of: 10, height: 4)
    #expect(scroll.offset == 6)
    scroll.show(of: 2, height: 4)
    #expect(scroll.offset == 0)
  }

  @Test func aTableAlignsItsColumns() {
    let table = Table(
      [.init("name"), .init("loss", .right), .init("at", .centre)],
      rows: [[[Span("gd")], [Span("0.412")], [Span("x")]], [[Span("momentum")], [Span("7")]]])
    let rows = picture(30, 5) { table.draw(in: $0, on: &$1) }
    #expect(
      rows == [
        "name       loss  at", "───────────────────", "gd        0.412  x", "momentum      7", "",
      ])
  }

  @Test func aNarrowTableShortensItsWidestColumn() {
    let table = Table([.init("a"), .init("b")], rows: [[[Span("a long cell")], [Span("xy")]]])
    #expect(table.widths(within: 10) == [6, 2])
    #expect(picture(10, 3) { table.draw(in: $0, on: &$1) }[2] == "a lon…  xy")
    #expect(table.widths(within: 0) == [1, 1])
  }

  @Test func paragraphsWrapAndScroll() {
    let paragraph = Paragraph("one two three four")
    var total = 0
    let rows = picture(9, 2) { total = paragraph.draw(in: $0, on: &$1, offset: 1) }
    #expect(rows == ["three", "four"])
    #expect(total == 3)
  }

  @Test func anOverlayCoversWhatLiesBeneath() {
    var surface = Surface(Size(width: 14, height: 5))
    surface.fill(surface.bounds, with: Cell("."))
    surface.cursor = .zero
    let inside = Overlay.draw(Size(width: 6, height: 1), title: "Ask", in: surface.bounds, on: &surface)
    #expect(inside == Rect(x: 4, y: 2, width: 6, height: 1))
    #expect(surface.rows[1] == "..┌─ Ask ──┐..")
    #expect(surface.rows[2] == "..│        │..")
    #expect(surface.cursor == nil)
  }

  @Test(arguments: sizes)
  func everySizeIsDrawn(size: Size) {
    var surface = Surface(size)
    let rect = surface.bounds
    Table([.init("a"), .init("b")], rows: [[[Span("漢字")], [Span("x")]]]).draw(in: rect, on: &surface)
    Paragraph(String(repeating: "words and 漢字 ", count: 50)).draw(in: rect, on: &surface)
    Gauge(share: 0.5).draw(in: rect, on: &surface)
    Sparkline([1, 2, 3]).draw(in: rect, on: &surface)
    Overlay.draw(Size(width: 30, height: 5), title: "title", in: rect, on: &surface)
    Footer([KeyHint(keys: ["?"], label: "help", isPinned: true)]).draw(in: rect, on: &surface)
    #expect(surface.cells.count == size.width * size.height)
  }
}
