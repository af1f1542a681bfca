extension Surface {
  /// Draws a horizontal line. Where it meets another line the two join: `─` over `│` gives `┼`.
  package mutating func horizontalLine(from point: Point, width: Int, _ style: Style = Style(.border)) {
    guard width > 0 else { return }
    for offset in 0..<width {
      var arms: BoxArms = []
      if offset > 0 { arms.insert(.left) }
      if offset < width - 1 { arms.insert(.right) }
      join(width == 1 ? [.left, .right] : arms, at: Point(x: point.x + offset, y: point.y), style)
    }
  }

  /// Draws a vertical line that joins the lines it meets.
  package mutating func verticalLine(from point: Point, height: Int, _ style: Style = Style(.border)) {
    guard height > 0 else { return }
    for offset in 0..<height {
      var arms: BoxArms = []
      if offset > 0 { arms.insert(.up) }
      if offset < height - 1 { arms.insert(.down) }
      join(height == 1 ? [.up, .down] : arms, at: Point(x: point.x, y: point.y + offset), style)
    }
  }

  /// Draws the edge of a rectangle, with a title in its top line, and returns what lies inside.
  @discardableResult
  package mutating func box(_ rect: Rect, title: String = "", _ style: Style = Style(.border)) -> Rect {
    guard rect.width > 1, rect.height > 1 else { return rect.inset(horizontally: 1, vertically: 1) }
    let (right, bottom) = (rect.maxX - 1, rect.maxY - 1)
    join([.right, .down], at: rect.origin, style)
    join([.left, .down], at: Point(x: right, y: rect.minY), style)
    join([.right, .up], at: Point(x: rect.minX, y: bottom), style)
    join([.left, .up], at: Point(x: right, y: bottom), style)
    for x in (rect.minX + 1)..<right {
      join([.left, .right], at: Point(x: x, y: rect.minY), style)
      join([.left, .right], at: Point(x: x, y: bottom), style)
    }
    for y in (rect.minY + 1)..<bottom {
      join([.up, .down], at: Point(x: rect.minX, y: y), style)
      join([.up, .down], at: Point(x: right, y: y), style)
    }
    if !title.isEmpty && rect.width > 6 {
      write(
        " \(title.truncated(to: rect.width - 6)) ", at: Point(x: rect.minX + 2, y: rect.minY), Style(.title, .bold))
    }
    return rect.inset(horizontally: 1, vertically: 1)
  }

  private mutating func join(_ arms: BoxArms, at point: Point, _ style: Style) {
    let present = BoxArms(self[point].cluster.base) ?? []
    put(Cell(present.union(arms).glyph, style), at: point)
  }
}

/// The arms of a box-drawing character, so that lines can join.
package struct BoxArms: OptionSet {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  package static let up = BoxArms(rawValue: 1)
  package static let down = BoxArms(rawValue: 2)
  package static let left = BoxArms(rawValue: 4)
  package static let right = BoxArms(rawValue: 8)

  /// The glyph of each combination of arms, in the order of their raw values.
  private static let glyphs: [Unicode.Scalar] = [
    " ", "│", "│", "│", "─", "┘", "┐", "┤", "─", "└", "┌", "├", "─", "┴", "┬", "┼",
  ]

  package var glyph: Unicode.Scalar { Self.glyphs[rawValue & 15] }
}

extension BoxArms {
  /// The arms of a glyph that lines are drawn with, or nil.
  init?(_ glyph: Unicode.Scalar) {
    switch glyph {
    case "│": self = [.up, .down]
    case "─": self = [.left, .right]
    default:
      guard let index = Self.glyphs.firstIndex(of: glyph), glyph != " " else { return nil }
      self.init(rawValue: index)
    }
  }
}
