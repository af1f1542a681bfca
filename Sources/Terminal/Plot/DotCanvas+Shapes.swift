extension DotCanvas {
  /// A place in dots, not necessarily on one.
  package struct Place: Hashable, Sendable {
    package var x: Double
    package var y: Double

    package init(x: Double, y: Double) {
      self.x = x
      self.y = y
    }

    package var isFinite: Bool { x.isFinite && y.isFinite }
  }

  /// Paints a straight line. A place that is not finite paints nothing.
  package mutating func line(from start: Place, to end: Place, _ colour: Colour = .standard) {
    guard let (start, end) = clip(start, end) else { return }
    Self.walk(from: start, to: end) { paint(x: $0, y: $1, colour) }
  }

  /// Visits the dots of a straight line.
  private static func walk(from start: Place, to end: Place, _ visit: (Int, Int) -> Void) {
    // Bresenham 1965, from dot to dot.
    var (x, y) = (start.x.cells, start.y.cells)
    let (endX, endY) = (end.x.cells, end.y.cells)
    let (dx, dy) = (abs(endX - x), -abs(endY - y))
    let (stepX, stepY) = (x < endX ? 1 : -1, y < endY ? 1 : -1)
    var error = dx + dy
    while true {
      visit(x, y)
      if x == endX && y == endY { return }
      let doubled = 2 * error
      if doubled >= dy {
        error += dy
        x += stepX
      }
      if doubled <= dx {
        error += dx
        y += stepY
      }
    }
  }

  /// Paints lines from each place to the next, in dashes that go on around corners. A place that is not finite
  /// interrupts them.
  package mutating func polyline(_ places: [Place], _ colour: Colour = .standard, _ dashes: Dashes = .solid) {
    if places.count == 1, let only = places.first { line(from: only, to: only, colour) }
    var position = 0
    for (start, end) in zip(places, places.dropFirst()) {
      guard let (start, end) = clip(start, end) else { continue }
      Self.walk(from: start, to: end) { x, y in
        if dashes.paints(position) { paint(x: x, y: y, colour) }
        position += 1
      }
      // The next line begins with the dot that this one ends with.
      position -= 1
    }
  }

  /// How a line is broken up, so that lines differ by more than colour.
  package enum Dashes: CaseIterable, Sendable {
    case solid, dashed, dotted, dashDotted, dashDoubleDotted, sparse

    /// The lengths of its strokes and gaps, in dots by turns.
    private var lengths: [Int] {
      switch self {
      case .solid: []
      case .dashed: [8, 5]
      case .dotted: [2, 4]
      case .dashDotted: [10, 4, 2, 4]
      case .dashDoubleDotted: [10, 4, 2, 4, 2, 4]
      case .sparse: [2, 10]
      }
    }

    /// That of the line with this number; they come again after the last.
    package static func series(_ number: Int) -> Dashes { allCases[max(0, number) % allCases.count] }

    /// A piece of the line in three characters, for legends.
    package var sample: String {
      switch self {
      case .solid: "───"
      case .dashed: "─ ─"
      case .dotted: "···"
      case .dashDotted: "─·─"
      case .dashDoubleDotted: "─··"
      case .sparse: "· ·"
      }
    }

    fileprivate func paints(_ position: Int) -> Bool {
      guard self != .solid else { return true }
      let lengths = lengths
      var rest = position % lengths.reduce(0, +)
      for (index, length) in lengths.enumerated() {
        if rest < length { return index.isMultiple(of: 2) }
        rest -= length
      }
      return true
    }
  }

  /// Paints a circle's edge.
  package mutating func circle(centre: Place, radius: Double, _ colour: Colour = .standard) {
    guard centre.isFinite, radius.isFinite, radius >= 0 else { return }
    // The octant's points by the midpoint rule; beyond the canvas's reach no part of the edge could be seen.
    let (x0, y0, r) = (centre.x.cells, centre.y.cells, radius.cells)
    guard r <= 4 * (dotSize.width + dotSize.height) else { return }
    var (x, y, error) = (r, 0, 1 - r)
    while y <= x {
      for (dx, dy) in [(x, y), (y, x), (-x, y), (-y, x), (x, -y), (y, -x), (-x, -y), (-y, -x)] {
        paint(x: x0 + dx, y: y0 + dy, colour)
      }
      y += 1
      if error < 0 {
        error += 2 * y + 1
      } else {
        x -= 1
        error += 2 * (y - x) + 1
      }
    }
  }

  /// The marks of a place.
  package enum Marker: CaseIterable, Sendable {
    case plus, cross, square
  }

  /// Paints a mark of 3 × 3 dots.
  package mutating func marker(_ marker: Marker, at place: Place, _ colour: Colour = .standard) {
    guard place.isFinite else { return }
    let (x, y) = (place.x.cells, place.y.cells)
    for dx in -1...1 {
      for dy in -1...1 {
        let isPart =
          switch marker {
          case .plus: dx == 0 || dy == 0
          case .cross: abs(dx) == abs(dy)
          case .square: true
          }
        if isPart { paint(x: x + dx, y: y + dy, colour) }
      }
    }
  }

  /// Paints an arrow: the shaft and two strokes at its tip.
  package mutating func arrow(from start: Place, to end: Place, _ colour: Colour = .standard) {
    line(from: start, to: end, colour)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length.isFinite, length >= 2 else { return }
    let (ux, uy) = (dx / length, dy / length)
    let size = min(4, length / 2)
    for side in [-1.0, 1.0] {
      let x = end.x - size * (ux * 0.8 - side * uy * 0.6)
      let y = end.y - size * (uy * 0.8 + side * ux * 0.6)
      line(from: end, to: Place(x: x, y: y), colour)
    }
  }

  /// The part of a line over the canvas, or nil (Liang and Barsky 1984).
  private func clip(_ start: Place, _ end: Place) -> (Place, Place)? {
    guard start.isFinite, end.isFinite, !bounds.isEmpty else { return nil }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    guard dx.isFinite, dy.isFinite else { return nil }
    let (maxX, maxY) = (Double(dotSize.width) - 0.5, Double(dotSize.height) - 0.5)
    if min(start.x, end.x) >= -0.5, max(start.x, end.x) <= maxX, min(start.y, end.y) >= -0.5,
      max(start.y, end.y) <= maxY
    {
      return (start, end)
    }
    var (from, to) = (0.0, 1.0)
    for (p, q) in [(-dx, start.x + 0.5), (dx, maxX - start.x), (-dy, start.y + 0.5), (dy, maxY - start.y)] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        from = max(from, q / p)
      } else {
        to = min(to, q / p)
      }
    }
    guard from <= to else { return nil }
    return (
      Place(x: start.x + from * dx, y: start.y + from * dy), Place(x: start.x + to * dx, y: start.y + to * dy)
    )
  }

  private var bounds: Rect { Rect(dotSize) }
}
