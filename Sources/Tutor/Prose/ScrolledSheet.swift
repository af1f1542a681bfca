import Terminal

/// A sheet in the column of a page, of which as much is seen as fits.
struct ScrolledSheet: Sendable {
  private(set) var sheet = Sheet()
  private var scroll = Scroll()

  /// Whether there is more than fits.
  func isLong(_ context: Context) -> Bool { sheet.height > context.body.height }

  /// Takes the place of what was shown; what is in view stays so.
  mutating func show(_ sheet: Sheet, _ context: Context) {
    self.sheet = sheet
    scroll.show(of: sheet.height, height: context.body.height)
  }

  mutating func showEnd(_ context: Context) {
    scroll.show(sheet.height - 1, of: sheet.height, height: context.body.height)
  }

  mutating func handle(_ key: Key, _ context: Context) {
    _ = scroll.handle(key, of: sheet.height, height: context.body.height)
  }

  /// The keys that scroll, named in the footer where there is something to scroll.
  func keys<A>(_ context: Context, _ action: (Key) -> A) -> [Binding<A>] {
    let label = isLong(context) ? "scroll" : ""
    return [
      Binding(.up, "k", label: label, help: "A row up", action: action(.up)),
      Binding(.down, "j", label: label, help: "A row down", action: action(.down)),
      Binding(.pageUp, label: "", help: "A screen up", action: action(.pageUp)),
      Binding(.pageDown, " ", label: "", help: "A screen down", action: action(.pageDown)),
    ]
  }

  func draw(in rect: Rect, on surface: inout Surface) {
    sheet.draw(in: PageLayout.column(in: rect), on: &surface, offset: scroll.offset)
    ScrollMark(offset: scroll.offset, count: sheet.height).draw(in: rect.split(1, from: .right).slice, on: &surface)
  }
}
