/// A width and a height in cells, never negative.
package struct Size: Hashable, Sendable {
  package let width: Int
  package let height: Int

  /// Negative extents count as 0.
  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package static let zero = Size(width: 0, height: 0)

  package func contains(_ point: Point) -> Bool {
    point.x >= 0 && point.y >= 0 && point.x < width && point.y < height
  }
}

/// A cell's place: columns from the left, rows from the top, both from 0.
package struct Point: Hashable, Sendable {
  package var x: Int
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  package static let zero = Point(x: 0, y: 0)
}

/// A rectangle of cells.
package struct Rect: Hashable, Sendable {
  package let origin: Point
  package let size: Size

  package init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  package init(_ size: Size) {
    self.init(origin: .zero, size: size)
  }

  package var minX: Int { origin.x }
  package var minY: Int { origin.y }
  /// The first column to the right of the rectangle.
  package var maxX: Int { origin.x + size.width }
  /// The first row below the rectangle.
  package var maxY: Int { origin.y + size.height }
  package var width: Int { size.width }
  package var height: Int { size.height }
  package var isEmpty: Bool { size.width == 0 || size.height == 0 }

  package func contains(_ point: Point) -> Bool {
    point.x >= minX && point.y >= minY && point.x < maxX && point.y < maxY
  }

  /// The common part; empty where there is none.
  package func intersection(_ other: Rect) -> Rect {
    let x = max(minX, other.minX)
    let y = max(minY, other.minY)
    return Rect(x: x, y: y, width: min(maxX, other.maxX) - x, height: min(maxY, other.maxY) - y)
  }

  /// The rectangle without its edges; empty when they meet.
  package func inset(horizontally x: Int = 0, vertically y: Int = 0) -> Rect {
    Rect(x: minX + x, y: minY + y, width: width - 2 * x, height: height - 2 * y)
  }

  package enum Edge: Sendable {
    case top, bottom, left, right
  }

  /// Cuts `count` rows or columns off an edge: the slice and what remains. The slice is never larger than the whole.
  package func split(_ count: Int, from edge: Edge) -> (slice: Rect, rest: Rect) {
    let extent = edge == .top || edge == .bottom ? height : width
    let count = min(max(0, count), extent)
    switch edge {
    case .top:
      return (
        Rect(x: minX, y: minY, width: width, height: count),
        Rect(x: minX, y: minY + count, width: width, height: height - count)
      )
    case .bottom:
      return (
        Rect(x: minX, y: maxY - count, width: width, height: count),
        Rect(x: minX, y: minY, width: width, height: height - count)
      )
    case .left:
      return (
        Rect(x: minX, y: minY, width: count, height: height),
        Rect(x: minX + count, y: minY, width: width - count, height: height)
      )
    case .right:
      return (
        Rect(x: maxX - count, y: minY, width: count, height: height),
        Rect(x: minX, y: minY, width: width - count, height: height)
      )
    }
  }

  /// A rectangle of at most `size` in the middle of this one.
  package func centred(_ size: Size) -> Rect {
    let width = min(size.width, self.width)
    let height = min(size.height, self.height)
    return Rect(x: minX + (self.width - width) / 2, y: minY + (self.height - height) / 2, width: width, height: height)
  }
}
