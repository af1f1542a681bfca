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
    for key in ["/", "R", "o", "w"] as [Key] {
      #expect(page.handle(key, in: Rect(Size(width: 44, height: 7))) == .stays)
    }
    #expect(page.shown.map(\.text) == ["The row above", "The row below"])
    #expect(page.handle(.escape, in: Rect(Size(width: 44, height: 7))) == .stays)
    #expect(page.shown.count == 3)
    #expect(page.handle(.escape, in: Rect(Size(width: 44, height: 7))) == .closes)
  }

  @Test func aFilterFindsKeysAndSaysWhenNothingMatches() {
    var page = page
    for key in ["/", "c", "t", "r", "l"] as [Key] { _ = page.handle(key, in: Rect(Size(width: 44, height: 7))) }
    #expect(page.shown.map(\.keyText) == ["Ctrl-L"])
    _ = page.handle("!", in: Rect(Size(width: 44, height: 7)))
    #expect(picture(44, 7) { page.draw(in: $0, on: &$1) }[1].contains("No key matches."))
  }

  @Test func aSentenceThatIsTooWideGoesOnInTheNextRow() {
    var page = HelpPage(
      title: "Keys",
      entries: [
        KeyHelp(keys: ["a"], text: "One long sentence that no narrow page holds in a row"),
        KeyHelp(keys: ["b"], text: "Short"),
      ])
    let rows = picture(40, 9) { page.draw(in: $0, on: &$1) }
    #expect(rows.contains { $0.contains("a  One long sentence that no narrow") }, "\(rows)")
    #expect(rows.contains { $0.contains("   page holds in a row") }, "\(rows)")
    // All rows can be scrolled to, those that go on as well.
    _ = page.handle(.end, in: Rect(Size(width: 40, height: 6)))
    #expect(picture(40, 6) { page.draw(in: $0, on: &$1) }.contains { $0.contains("b  Short") })
  }

  @Test(arguments: ["q", "?", .escape, .enter, .function(1)] as [Key])
  func theseKeysClose(key: Key) {
    var page = page
    #expect(page.handle(key, in: Rect(Size(width: 44, height: 7))) == .closes)
  }

  @Test(arguments: sizes)
  func everySizeIsDrawn(size: Size) {
    var surface = Surface(size)
    var page = page
    page.draw(in: surface.bounds, on: &surface)
    _ = page.handle("/", in: surface.bounds)
    page.draw(in: surface.bounds, on: &surface)
    #expect(size.width < 60 || surface.text.contains("The row above"))
  }
}
