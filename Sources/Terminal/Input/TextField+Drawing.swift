extension TextField {
  /// Draws the field in the first row of the rectangle; long text scrolls so that the caret stays in view.
  ///
  /// - Parameters:
  ///   - isFocused: whether the terminal's cursor stands in it.
  ///   - placeholder: shown while the field is empty.
  package func draw(
    in rect: Rect, on surface: inout Surface, isFocused: Bool, placeholder: String = "", style: Style = Style(.input)
  ) {
    guard !rect.isEmpty else { return }
    let view = window(width: rect.width)
    surface.clipped(to: Rect(x: rect.minX, y: rect.minY, width: rect.width, height: 1)) { surface in
      surface.fill(rect, with: Cell(" ", style))
      if isEmpty {
        surface.write(placeholder, at: Point(x: rect.minX + (isFocused ? 1 : 0), y: rect.minY), Style(.muted))
      } else {
        let left = rect.minX + (view.start > 0 ? 1 : 0)
        let end = surface.write(String(characters[view.start...]), at: Point(x: left, y: rect.minY), style)
        if view.start > 0 { surface.put(Cell("‹", Style(.muted)), at: rect.origin) }
        if end > rect.maxX { surface.put(Cell("›", Style(.muted)), at: Point(x: rect.maxX - 1, y: rect.minY)) }
      }
      let caret = Point(x: rect.minX + view.caret, y: rect.minY)
      if isFocused && surface.clip.contains(caret) { surface.cursor = caret }
    }
  }

  /// The first character in view and the caret's column; one column at each end is kept for the marks of hidden text.
  func window(width: Int) -> (start: Int, caret: Int) {
    let before = String(characters[..<cursor]).columns
    let after = String(characters[cursor...]).columns
    if before + max(after, 1) <= width { return (0, before) }
    var start = cursor
    var caret = 1
    while start > 0 {
      let columns = String(characters[start - 1]).columns
      guard caret + columns <= width - (after > 0 ? 2 : 1) else { break }
      caret += columns
      start -= 1
    }
    return start == 0 ? (0, before) : (start, min(caret, max(0, width - 1)))
  }
}
