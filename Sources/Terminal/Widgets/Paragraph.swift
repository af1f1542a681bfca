/// Styled text that wraps to the width at hand and scrolls.
package struct Paragraph: Hashable, Sendable {
  package let spans: [Span]
  /// Blanks before every line but the first, for list items.
  package let hanging: Int

  package init(_ spans: [Span], hanging: Int = 0) {
    self.spans = spans
    self.hanging = hanging
  }

  package init(_ text: String, _ style: Style = .plain) {
    self.init([Span(text, style)])
  }

  /// The rows that it takes at a width.
  package func lines(width: Int) -> [[Span]] {
    Wrapping.lines(spans, width: width, hanging: hanging)
  }

  /// Draws the lines from `offset` on and returns how many there are in all.
  @discardableResult
  package func draw(in rect: Rect, on surface: inout Surface, offset: Int = 0) -> Int {
    let lines = lines(width: rect.width)
    surface.clipped(to: rect) { surface in
      for (row, line) in lines.dropFirst(max(0, offset)).prefix(rect.height).enumerated() {
        surface.write(line, at: Point(x: rect.minX, y: rect.minY + row))
      }
    }
    return lines.count
  }
}
