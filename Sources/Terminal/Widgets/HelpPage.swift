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
  ///
  /// - Parameter rect: where the page is drawn.
  package mutating func handle(_ key: Key, in rect: Rect) -> Outcome {
    let height = height(in: rect)
    if filter != nil {
      switch key {
      case .escape: filter = nil
      case .enter, .function(1): return .closes
      case .up, .down, .pageUp, .pageDown: _ = scroll.handle(key, of: rows(in: rect).count, height: height)
      case _: filter?.handle(key)
      }
      scroll.show(of: rows(in: rect).count, height: height)
      return .stays
    }
    switch key {
    case "/": filter = TextField()
    case .escape, .enter, "q", "?", .function(1): return .closes
    case _: _ = scroll.handle(key, of: rows(in: rect).count, height: height)
    }
    return .stays
  }

  /// Keys beside their sentences; a sentence that is too wide goes on in the next row.
  private func rows(_ entries: [KeyHelp], in rect: Rect) -> [(keys: String, text: String)] {
    let room = max(1, rect.width - 4 - keyColumns - 2)
    return entries.flatMap { entry in
      Wrapping.lines(entry.text, width: room).enumerated().map { ($0 == 0 ? entry.keyText : "", $1) }
    }
  }

  private func rows(in rect: Rect) -> [(keys: String, text: String)] { rows(shown, in: rect) }

  private var keyColumns: Int { entries.reduce(0) { max($0, $1.keyText.columns) } }

  /// The rows of entries in view within a rectangle: the box stays as it is while a filter narrows the list.
  private func height(in rect: Rect) -> Int { max(0, min(rows(entries, in: rect).count + 2, rect.height - 2) - 2) }

  package func draw(in rect: Rect, on surface: inout Surface) {
    let all = rows(entries, in: rect)
    let text = all.reduce(0) { max($0, $1.text.columns) }
    let inside = Overlay.draw(
      Size(width: max(keyColumns + 2 + text, 36), height: all.count + 2), title: title, in: rect, on: &surface)
    let (foot, body) = inside.split(min(2, inside.height), from: .bottom)
    drawRows(rows(in: rect), in: body, on: &surface)
    drawFoot(in: foot.split(1, from: .bottom).slice, on: &surface)
  }

  private func drawRows(_ rows: [(keys: String, text: String)], in rect: Rect, on surface: inout Surface) {
    surface.clipped(to: rect) { surface in
      if rows.isEmpty { surface.write("No key matches.", at: rect.origin, Style(.muted)) }
      for (line, row) in rows.dropFirst(scroll.offset).prefix(rect.height).enumerated() {
        surface.write(row.keys, at: Point(x: rect.minX, y: rect.minY + line), Style(.key))
        surface.write(row.text, at: Point(x: rect.minX + keyColumns + 2, y: rect.minY + line))
      }
    }
    ScrollMark(offset: scroll.offset, count: rows.count).draw(
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
