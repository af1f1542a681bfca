/// The line of keys at the screen's end: as many hints as fit, and the pinned ones always last.
package struct Footer: Sendable {
  package let hints: [KeyHint]

  package init(_ hints: [KeyHint]) {
    self.hints = hints
  }

  /// The blanks between two hints.
  private static let gap = 2

  /// The hints that fit in so many columns, in order. Pinned ones go last and are the last to be dropped.
  package func fitting(width: Int) -> [KeyHint] {
    func columns(_ hint: KeyHint) -> Int { hint.keyText.columns + 1 + hint.label.columns + Self.gap }
    var room = width + Self.gap - 1
    var pinned: [KeyHint] = []
    for hint in hints.filter(\.isPinned).reversed() where columns(hint) <= room {
      pinned.insert(hint, at: 0)
      room -= columns(hint)
    }
    var shown: [KeyHint] = []
    for hint in hints where !hint.isPinned {
      guard columns(hint) <= room else { break }
      shown.append(hint)
      room -= columns(hint)
    }
    return shown + pinned
  }

  /// Draws in the first row of the rectangle.
  package func draw(in rect: Rect, on surface: inout Surface) {
    surface.clipped(to: rect) { surface in
      var point = Point(x: rect.minX + 1, y: rect.minY)
      for hint in fitting(width: rect.width) {
        point.x = surface.write(hint.keyText, at: point, Style(.key)) + 1
        point.x = surface.write(hint.label, at: point, Style(.muted)) + Self.gap
      }
    }
  }
}
