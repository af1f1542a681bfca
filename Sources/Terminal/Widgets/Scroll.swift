/// Where a list or a page stands: the first row in view and the chosen one.
package struct Scroll: Hashable, Sendable {
  /// The first row in view.
  package var offset: Int

  package init(offset: Int = 0) {
    self.offset = offset
  }

  /// Brings the offset within bounds, and near enough that `row` is in view.
  package mutating func show(_ row: Int? = nil, of count: Int, height: Int) {
    if let row {
      offset = min(offset, row)
      offset = max(offset, row - height + 1)
    }
    offset = max(0, min(offset, count - height))
  }

  /// Scrolls by a key: arrows and vi's letters a row, pages less one row, Home and End. False for any other key.
  package mutating func handle(_ key: Key, of count: Int, height: Int) -> Bool {
    let page = max(1, height - 1)
    switch key {
    case .down, "j": offset += 1
    case .up, "k": offset -= 1
    case .pageDown, .control("f"), " ": offset += page
    case .pageUp, .control("b"): offset -= page
    case .home, "g": offset = 0
    case .end, "G": offset = count
    case _: return false
    }
    show(of: count, height: height)
    return true
  }
}

/// The mark at a scrolled view's right edge: how much there is, and which part is in view. Nothing when all is in view.
package struct ScrollMark: Sendable {
  package let offset: Int
  package let count: Int

  package init(offset: Int, count: Int) {
    self.offset = offset
    self.count = count
  }

  /// Draws a column of the rectangle's height at its left edge.
  package func draw(in rect: Rect, on surface: inout Surface) {
    guard count > rect.height, rect.height > 0 else { return }
    let length = max(1, rect.height * rect.height / count)
    let range = rect.height - length
    let hidden = count - rect.height
    let start = min(range, (min(max(0, offset), hidden) * range + hidden / 2) / hidden)
    for row in 0..<rect.height {
      let isThumb = row >= start && row < start + length
      surface.put(
        Cell(isThumb ? "┃" : "│", Style(isThumb ? .accent : .border)), at: Point(x: rect.minX, y: rect.minY + row))
    }
  }
}
