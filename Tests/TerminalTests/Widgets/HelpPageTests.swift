import Testing

@testable import Terminal

struct HelpPageTests {
  private let page = HelpPage(
    title: "Keys",
    entries: [
      KeyHelp(keys: [.up, "k"], text: "The row above"), KeyHelp(keys: [.down, "j"], text: "The row below"),
      KeyHelp(keys: [.control("l")], text: "Draws the screen again"),
    ])

  @Test func theKeysStandBesideTheirHelp() {
    let rows = picture(44, 7) { page.draw(in: $0, on: &$1) }
    #expect(
      rows == [
        "  ┌─ Keys ───────────────────────────────┐",
        "  │ ↑  k    The row above                │",
        "  │ ↓  j    The row below                │",
        "  │ Ctrl-L  Draws the screen again       │",
        "  │                                      │",
        "  │ / filter  Esc close                  │",
        "  └──────────────────────────────────────┘",
      ])
  }

  @Test func aFilterNarrowsTheList() {
    var page = page
    for key in ["/", "R", "o", "w"] as [Key] { #expect(page.handle(key, height: 3) == .stays) }
    #expect(page.shown.map(\.text) == ["The row above", "The row below"])
    #expect(page.handle(.escape, height: 3) == .stays)
    #expect(page.shown.count == 3)
    #expect(page.handle(.escape, height: 3) == .closes)
  }

  @Test func aFilterFindsKeysAndSaysWhenNothingMatches() {
    var page = page
    for key in ["/", "c", "t", "r", "l"] as [Key] { _ = page.handle(key, height: 3) }
    #expect(page.shown.map(\.keyText) == ["Ctrl-L"])
    _ = page.handle("!", height: 3)
    #expect(picture(44, 7) { page.draw(in: $0, on: &$1) }[1].contains("No key matches."))
  }

  @Test(arguments: ["q", "?", .escape, .enter, .function(1)] as [Key])
  func theseKeysClose(key: Key) {
    var page = page
    #expect(page.handle(key, height: 3) == .closes)
  }

  @Test(arguments: sizes)
  func everySizeIsDrawn(size: Size) {
    var surface = Surface(size)
    var page = page
    page.draw(in: surface.bounds, on: &surface)
    _ = page.handle("/", height: page.height(in: surface.bounds))
    page.draw(in: surface.bounds, on: &surface)
    #expect(size.width < 60 || surface.text.contains("The row above"))
  }
}
