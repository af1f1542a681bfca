/// A row of bars that shows how a quantity went, the newest value at the right.
package struct Sparkline: Hashable, Sendable {
  package let values: [Double]
  /// Bars by the logarithm: for losses that fall over orders of magnitude. Values of 0 or less are gaps then.
  package let isLogarithmic: Bool

  package init(_ values: [Double], isLogarithmic: Bool = false) {
    self.values = values
    self.isLogarithmic = isLogarithmic
  }

  private static let bars: [Unicode.Scalar] = ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]

  /// One bar a column. More values than columns: the columns share them evenly and show their means, so that the whole
  /// run is in view. Fewer: as many bars as values. What is not finite is a gap.
  package func text(width: Int) -> String {
    guard width > 0, !values.isEmpty else { return "" }
    let means = (0..<min(width, values.count)).map { mean(column: $0, of: min(width, values.count)) }
    let finite = means.filter(\.isFinite)
    guard let low = finite.min(), let high = finite.max() else { return String(repeating: " ", count: means.count) }
    var scalars = String.UnicodeScalarView()
    for mean in means {
      guard mean.isFinite else {
        scalars.append(" ")
        continue
      }
      // Halved first: the difference of two finite numbers may not be finite.
      let height = high / 2 - low / 2 > leastSpan(high) / 2 ? (mean / 2 - low / 2) / (high / 2 - low / 2) : 0
      scalars.append(Self.bars[min(7, max(0, (height * 7).cells))])
    }
    return String(scalars)
  }

  /// Values closer together than a hundredth are drawn as equal: a bar from full to empty would be a lie.
  private func leastSpan(_ high: Double) -> Double { isLogarithmic ? 0.015 : 0.01 * high.magnitude }

  private func mean(column: Int, of columns: Int) -> Double {
    let first = column * values.count / columns
    let last = max(first + 1, (column + 1) * values.count / columns)
    var sum = 0.0
    var count = 0.0
    for value in values[first..<last] {
      let value = isLogarithmic ? logarithm(value) : value
      guard value.isFinite else { continue }
      count += 1
      sum += (value - sum) / count
    }
    return count > 0 ? sum : .nan
  }

  /// Close enough to the logarithm to the base 2 for a bar's height: the exponent and the significand's excess.
  private func logarithm(_ value: Double) -> Double {
    value > 0 && value.isFinite ? Double(value.exponent) + value.significand - 1 : .nan
  }

  package func draw(in rect: Rect, on surface: inout Surface, _ style: Style = Style(.accent)) {
    surface.clipped(to: rect) { $0.write(text(width: rect.width), at: rect.origin, style) }
  }
}
