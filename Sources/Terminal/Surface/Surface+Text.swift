extension Surface {
  /// Writes one line of text and returns the column after it, also when part of it was cut off.
  ///
  /// Combining marks join the cell before; newlines and tabs become blanks, other controls U+FFFD, and format
  /// characters vanish, so nothing but printable characters ever reaches a cell.
  @discardableResult
  package mutating func write(_ text: String, at point: Point, _ style: Style = .plain) -> Int {
    write(scalars: text.unicodeScalars, at: point, style)
  }

  @discardableResult
  package mutating func write(_ text: Substring, at point: Point, _ style: Style = .plain) -> Int {
    write(scalars: text.unicodeScalars, at: point, style)
  }

  /// Writes spans one after another and returns the column after them.
  @discardableResult
  package mutating func write(_ spans: [Span], at point: Point) -> Int {
    var x = point.x
    for span in spans { x = write(span.text, at: Point(x: x, y: point.y), span.style) }
    return x
  }

  /// Writes text so that it ends before column `end`.
  package mutating func write(_ text: String, endingAt end: Point, _ style: Style = .plain) {
    write(text, at: Point(x: end.x - text.columns, y: end.y), style)
  }

  /// Writes text in the middle of a row of a rectangle.
  package mutating func write(_ text: String, centredIn rect: Rect, row: Int, _ style: Style = .plain) {
    write(text, at: Point(x: rect.minX + max(0, rect.width - text.columns) / 2, y: rect.minY + row), style)
  }

  @inline(__always)
  private mutating func write(
    scalars: some Sequence<Unicode.Scalar>, at point: Point, _ style: Style
  ) -> Int {
    var x = point.x
    var last: Point?
    for scalar in scalars {
      switch scalar.gridClass {
      case .narrow, .wide:
        let cell = Cell(scalar, style)
        let place = Point(x: x, y: point.y)
        put(cell, at: place)
        last = place
        x += Int(cell.width)
      case .mark:
        if let last { combine(scalar, at: last) }
      case .invisible:
        break
      case .control:
        let place = Point(x: x, y: point.y)
        put(Cell(scalar == "\n" || scalar == "\t" ? " " : "\u{FFFD}", style), at: place)
        last = place
        x += 1
      }
    }
    return x
  }

  /// The rows as text, without blanks at their ends.
  package var rows: [String] {
    (0..<size.height).map { y in
      var scalars = String.UnicodeScalarView()
      var end = scalars.endIndex
      for x in 0..<size.width {
        let cell = cells[y * size.width + x]
        guard cell.width > 0 else { continue }
        cell.cluster.append(to: &scalars)
        if cell.cluster.base != " " || cell.cluster.hasMarks { end = scalars.endIndex }
      }
      return String(scalars[..<end])
    }
  }

  /// The rows joined by newlines: the picture that tests compare.
  package var text: String { rows.joined(separator: "\n") }
}
