/// A list of rows of which one is chosen.
package struct Menu: Hashable, Sendable {
  package struct Item: Hashable, Sendable {
    package var label: [Span]
    /// Stands at the right edge.
    package var detail: [Span]
    /// A heading or a locked row: passed over by the selection.
    package var isSelectable: Bool

    package init(_ label: [Span], detail: [Span] = [], isSelectable: Bool = true) {
      self.label = label
      self.detail = detail
      self.isSelectable = isSelectable
    }
  }

  package let items: [Item]
  /// The chosen row; nil only when no row can be chosen.
  package private(set) var selection: Int?
  package private(set) var scroll = Scroll()

  /// A menu with the given row chosen, or the nearest that can be.
  package init(_ items: [Item], selection: Int = 0) {
    self.items = items
    select(selection)
  }

  /// Chooses a row, or the nearest after it, or before it, that can be chosen.
  package mutating func select(_ row: Int) {
    let row = max(0, min(row, items.count - 1))
    selection =
      items.indices.first { $0 >= row && items[$0].isSelectable }
      ?? items.indices.last { $0 < row && items[$0].isSelectable }
  }

  /// Moves by a key; false for a key that is none of the menu's. `height` is the rows in view, for paging.
  package mutating func handle(_ key: Key, height: Int) -> Bool {
    let page = max(1, height - 1)
    switch key {
    case .down, "j": step(1)
    case .up, "k": step(-1)
    case .pageDown, .control("f"): jump(page)
    case .pageUp, .control("b"): jump(-page)
    case .home, "g": select(0)
    case .end, "G": select(items.count - 1)
    case _: return false
    }
    scroll.show(selection, of: items.count, height: height)
    return true
  }

  private mutating func step(_ step: Int) {
    guard let present = selection else { return }
    let next =
      step > 0
      ? items.indices.first { $0 > present && items[$0].isSelectable }
      : items.indices.last { $0 < present && items[$0].isSelectable }
    selection = next ?? present
  }

  private mutating func jump(_ rows: Int) {
    guard let present = selection else { return }
    let wanted = max(0, min(present + rows, items.count - 1))
    selection =
      rows > 0
      ? items.indices.last { $0 <= wanted && items[$0].isSelectable }
      : items.indices.first { $0 >= wanted && items[$0].isSelectable }
  }

  /// Draws the rows in view, the chosen one behind a mark and, where the menu has the focus, in reverse.
  package func draw(in rect: Rect, on surface: inout Surface, isFocused: Bool = true) {
    guard !rect.isEmpty else { return }
    var scroll = scroll
    scroll.show(selection, of: items.count, height: rect.height)
    let overflows = items.count > rect.height
    let body = overflows ? rect.split(2, from: .right).rest : rect
    surface.clipped(to: body) { surface in
      for (row, index) in (scroll.offset..<min(items.count, scroll.offset + rect.height)).enumerated() {
        draw(
          items[index], isChosen: index == selection, isFocused: isFocused, row: body.minY + row, in: body, on: &surface
        )
      }
    }
    if overflows {
      ScrollMark(offset: scroll.offset, count: items.count).draw(in: rect.split(1, from: .right).slice, on: &surface)
    }
  }

  private func draw(_ item: Item, isChosen: Bool, isFocused: Bool, row: Int, in rect: Rect, on surface: inout Surface) {
    let line = Rect(x: rect.minX, y: row, width: rect.width, height: 1)
    if isChosen { surface.write("▶", at: line.origin, Style(.accent)) }
    let detail = item.detail.columns
    let room = line.split(detail > 0 ? detail + 1 : 0, from: .right).rest
    surface.clipped(to: room) { surface in
      let end = surface.write(item.label, at: Point(x: line.minX + 2, y: row))
      if end > room.maxX { surface.put(Cell("…", Style(.muted)), at: Point(x: room.maxX - 1, y: row)) }
    }
    surface.write(item.detail, at: Point(x: line.maxX - detail, y: row))
    if isChosen && isFocused {
      surface.restyle(line.split(1, from: .left).rest) { _ in Style(.selection) }
    }
  }
}
