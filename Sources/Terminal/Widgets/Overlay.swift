/// A framed box in the middle of the screen, over whatever is there.
package enum Overlay {
  /// Clears and frames a box for content of the given size, at most as large as the rectangle; returns its inside.
  @discardableResult
  package static func draw(_ content: Size, title: String, in rect: Rect, on surface: inout Surface) -> Rect {
    let frame = rect.centred(Size(width: content.width + 4, height: content.height + 2))
    surface.clipped(to: rect) { surface in
      surface.fill(frame)
      surface.box(frame, title: title, Style(.accent))
    }
    // What lies beneath is not active, and its cursor would blink through.
    surface.cursor = nil
    return frame.inset(horizontally: 2, vertically: 1)
  }
}
