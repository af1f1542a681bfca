/// What a map's bands mean, in numbers: a column of swatches from the highest band down, each with the value from which
/// it holds.
package struct ContourLegend: Sendable {
  package let map: ContourMap

  package init(_ map: ContourMap) {
    self.map = map
  }

  /// The rows' texts from the highest band down: `≥ 10` and at last `< 0.1`.
  package var labels: [String] {
    let labels = map.levels.labels
    guard let lowest = labels.first else { return ["flat"] }
    return labels.reversed().map { "≥ \($0)" } + ["< \(lowest)"]
  }

  package var size: Size {
    Size(width: Self.swatch + 1 + labels.reduce(0) { max($0, $1.columns) }, height: labels.count)
  }

  private static let swatch = 3

  package func draw(in rect: Rect, on surface: inout Surface) {
    surface.clipped(to: rect) { surface in
      for (row, label) in labels.enumerated() {
        let band = labels.count - 1 - row
        let y = rect.minY + row
        surface.fill(Rect(x: rect.minX, y: y, width: Self.swatch, height: 1), with: map.cell(band: band))
        if map.rendering == .ramp {
          surface.put(Cell(map.digit(band: band), Style(.text)), at: Point(x: rect.minX, y: y))
        }
        surface.write(label, at: Point(x: rect.minX + Self.swatch + 1, y: y), Style(.muted))
      }
    }
  }
}
