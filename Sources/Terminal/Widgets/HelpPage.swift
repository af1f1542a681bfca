/// The `?` page: all keys of a screen, with a filter.
package struct HelpPage: Hashable, Sendable {
  package let title: String
  package let entries: [KeyHelp]
  /// The filter while `/` has been pressed.
  package private(set) var filter: TextField?
  package private(set) var scroll = Scroll()

  package init(title: String, entries: [KeyHelp]) {
    self.title = title
    self.entries = entries
  }

  /// The entries that the filter lets through: those whose keys or sentence hold its text, whatever the case.
  package var shown: [KeyHelp] {
    guard let wanted = filter?.text.lowercased(), !wanted.isEmpty else { return entries }
    return entries.filter { entry in
      entry.text.lowercased().contains(wanted) || entry.keyText.lowercased().contains(wanted)
    }
  }

  package enum Outcome: Hashable, Sendable {
    case stays, closes
  }

  /// `/` begins a filter, Esc ends first the filter and then the page; `q`, `?` and Enter close it; others scroll.
  package mutating func handle(_ key: Key, height: Int) -> Outcome {
    if filter != nil {
      switch key {
      case .escape: filter = nil
      case .enter, .function(1): return .closes
      case .up, .down, .pageUp, .pageDown: _ = scroll.handle(key, of: shown.count, height: height)
      case _: filter?.handle(key)
      }
      scroll.show(of: shown.count, height: height)
      return .stays
    }
    switch key {
    case "/": filter = TextField()
    case .escape, .enter, "q", "?", .function(1): return .closes
    case _: _ = scroll.handle(key, of: shown.count, height: height)
    }
    return .stays
  }

  /// The rows of entries in view within a rectangle.
  package func height(in rect: Rect) -> Int { max(0, min(entries.count + 2, rect.height - 2) - 2) }

  package func draw(in rect: Rect, on surface: inout Surface) {
    let keys = entries.reduce(0) { max($0, $1.keyText.columns) }
    let text = entries.reduce(0) { max($0, $1.text.columns) }
    let inside = Overlay.draw(
      Size(width: max(keys + 2 + text, 36), height: entries.count + 2), title: title, in: rect, on: &surface)
    let (foot, body) = inside.split(min(2, inside.height), from: .bottom)
    drawEntries(keyColumns: keys, in: body, on: &surface)
    drawFoot(in: foot.split(1, from: .bottom).slice, on: &surface)
  }

  private func drawEntries(keyColumns: Int, in rect: Rect, on surface: inout Surface) {
    let shown = shown
    surface.clipped(to: rect) { surface in
      if shown.isEmpty { surface.write("No key matches.", at: rect.origin, Style(.muted)) }
      for (row, entry) in shown.dropFirst(scroll.offset).prefix(rect.height).enumerated() {
        surface.write(entry.keyText, at: Point(x: rect.minX, y: rect.minY + row), Style(.key))
        surface.write(entry.text, at: Point(x: rect.minX + keyColumns + 2, y: rect.minY + row))
      }
    }
    ScrollMark(offset: scroll.offset, count: shown.count).draw(
      in: Rect(x: rect.maxX + 1, y: rect.minY, width: 1, height: rect.height), on: &surface)
  }

  private func drawFoot(in rect: Rect, on surface: inout Surface) {
    if let filter {
      let x = surface.write("/ ", at: rect.origin, Style(.key))
      filter.draw(
        in: Rect(x: x, y: rect.minY, width: rect.maxX - x, height: rect.height), on: &surface, isFocused: true)
    } else {
      Footer([
        KeyHint(keys: ["/"], label: "filter", isPinned: false),
        KeyHint(keys: [.escape], label: "close", isPinned: true),
      ]).draw(in: Rect(x: rect.minX - 1, y: rect.minY, width: rect.width + 1, height: rect.height), on: &surface)
    }
  }
}
