import Testing

@testable import Terminal

struct MenuTests {
  private static func items(_ count: Int) -> [Menu.Item] {
    (0..<count).map { Menu.Item([Span("row \($0)")], detail: [Span("\($0)", .muted)]) }
  }

  @Test func theChosenRowIsMarked() {
    let menu = Menu(Self.items(3), selection: 1)
    let rows = picture(12, 4) { menu.draw(in: $0, on: &$1) }
    #expect(rows == ["  row 0    0", "▶ row 1    1", "  row 2    2", ""])
  }

  @Test func onlyTheFocusedMenuIsReversed() {
    let menu = Menu(Self.items(2))
    for isFocused in [true, false] {
      var surface = Surface(Size(width: 12, height: 2))
      menu.draw(in: surface.bounds, on: &surface, isFocused: isFocused)
      #expect((surface[5, 0].style == Style(.selection)) == isFocused)
      #expect(surface[5, 1].style != Style(.selection))
    }
  }

  @Test func aLongLabelGivesWayToTheDetail() {
    let menu = Menu([Menu.Item([Span("a very long label")], detail: [Span("3/5")])])
    #expect(picture(12, 1) { menu.draw(in: $0, on: &$1) } == ["▶ a ver… 3/5"])
  }

  @Test(
    arguments: [
      ([.down, "j"], 2), ([.up], 0), ([.end], 9), ([.end, .down], 9), (["G", "g"], 0), ([.pageDown], 3),
      ([.pageDown, .pageDown, .pageUp], 3), ([.pageUp], 0),
    ] as [([Key], Int)])
  func keysMoveTheSelection(keys: [Key], expected: Int) {
    var menu = Menu(Self.items(10))
    for key in keys { #expect(menu.handle(key, height: 4) == true) }
    #expect(menu.selection == expected)
    #expect(menu.handle(.enter, height: 4) == false)
  }

  @Test func headingsArePassedOver() {
    var items = Self.items(5)
    items[0].isSelectable = false
    items[2].isSelectable = false
    items[4].isSelectable = false
    var menu = Menu(items)
    #expect(menu.selection == 1)
    _ = menu.handle(.down, height: 5)
    #expect(menu.selection == 3)
    _ = menu.handle(.down, height: 5)
    #expect(menu.selection == 3)
    _ = menu.handle(.end, height: 5)
    #expect(menu.selection == 3)
    #expect(Menu(items, selection: 4).selection == 3)
  }

  @Test func anEmptyMenuHasNoSelection() {
    var menu = Menu([])
    #expect(menu.selection == nil)
    _ = menu.handle(.down, height: 3)
    _ = menu.handle(.end, height: 3)
    #expect(picture(5, 2) { menu.draw(in: $0, on: &$1) } == ["", ""])
  }

  @Test func theSelectionStaysInView() {
    var menu = Menu(Self.items(9))
    for _ in 0..<5 { _ = menu.handle(.down, height: 3) }
    let rows = picture(12, 3) { menu.draw(in: $0, on: &$1) }
    #expect(rows == ["  row 3  3 │", "  row 4  4 ┃", "▶ row 5  5 │"])
  }

  @Test(arguments: sizes)
  func everySizeIsDrawn(size: Size) {
    var surface = Surface(size)
    Menu(Self.items(100), selection: 60).draw(in: surface.bounds, on: &surface)
    #expect(size.height == 0 || size.width < 3 || surface.text.contains("▶"))
  }
}
