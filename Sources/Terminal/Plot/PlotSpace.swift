/// Where a part of the plane lies on the screen.
package struct PlotSpace: Hashable, Sendable {
  package let x: ClosedRange<Double>
  package let y: ClosedRange<Double>
  /// The cells it fills.
  package let rect: Rect

  /// Ranges that are empty or not finite are widened to something that can be drawn.
  package init(x: ClosedRange<Double>, y: ClosedRange<Double>, rect: Rect) {
    self.x = PlotRange.drawable(x)
    self.y = PlotRange.drawable(y)
    self.rect = rect
  }

  /// The place of a point on a canvas over the rectangle; y grows upwards.
  package func place(x: Double, y: Double, on canvas: DotCanvas) -> DotCanvas.Place {
    DotCanvas.Place(
      x: share(x, of: self.x) * Double(canvas.dotSize.width) - 0.5,
      y: (1 - share(y, of: self.y)) * Double(canvas.dotSize.height) - 0.5)
  }

  /// The cell of a point; nil outside the ranges or where it is not finite.
  package func cell(x: Double, y: Double) -> Point? {
    guard self.x.contains(x), self.y.contains(y), !rect.isEmpty else { return nil }
    let column = (share(x, of: self.x) * Double(rect.width) - 0.5).cells
    let row = ((1 - share(y, of: self.y)) * Double(rect.height) - 0.5).cells
    return Point(
      x: rect.minX + min(max(0, column), rect.width - 1), y: rect.minY + min(max(0, row), rect.height - 1))
  }

  /// The cell of a point, or for one outside the ranges the cell at the edge towards it; nil where it is not finite.
  package func nearestCell(x: Double, y: Double) -> Point? {
    guard x.isFinite, y.isFinite else { return nil }
    return cell(
      x: min(max(x, self.x.lowerBound), self.x.upperBound), y: min(max(y, self.y.lowerBound), self.y.upperBound))
  }

  /// The point in the middle of a cell.
  package func point(at cell: Point) -> (x: Double, y: Double) {
    let across = (Double(cell.x - rect.minX) + 0.5) / Double(max(1, rect.width))
    let down = (Double(cell.y - rect.minY) + 0.5) / Double(max(1, rect.height))
    return (
      x.lowerBound + (x.upperBound - x.lowerBound) * across, y.upperBound - (y.upperBound - y.lowerBound) * down
    )
  }

  private func share(_ value: Double, of range: ClosedRange<Double>) -> Double {
    (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
}

/// Ranges of an axis.
package enum PlotRange {
  /// A range that can be drawn: finite and not empty, its length finite.
  package static func drawable(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let bound = 1e300
    let low = range.lowerBound.isFinite ? max(-bound, min(range.lowerBound, bound)) : -bound
    let high = range.upperBound.isFinite ? max(-bound, min(range.upperBound, bound)) : bound
    let margin = max(abs(low), 1) * 1e-9
    return high - low > margin ? low...high : (low - max(abs(low), 1) / 2)...(high + max(abs(high), 1) / 2)
  }

  /// A range for values: all finite ones with a margin, but where a few are far out (poles), the bulk alone.
  ///
  /// - Parameter margin: the share of the range added at each end.
  package static func fitting(_ values: [Double], margin: Double = 0.05) -> ClosedRange<Double> {
    let sorted = values.filter(\.isFinite).sorted()
    guard let first = sorted.first, let last = sorted.last else { return -1...1 }
    let tail = sorted.count / 20
    let (low, high) = (sorted[tail], sorted[sorted.count - 1 - tail])
    let spread = high - low
    // Beyond twice the spread of the middle nine tenths lies a pole's flank.
    let bottom = spread > 0 && low - first > 2 * spread ? low - spread / 2 : first
    let top = spread > 0 && last - high > 2 * spread ? high + spread / 2 : last
    let width = (top - bottom) * margin
    return drawable((bottom - width)...(top + width))
  }
}
