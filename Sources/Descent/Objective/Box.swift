/// The part of the plane, or of a space of any dimension, that a picture shows: an interval for each variable.
package struct Box: Hashable, Sendable {
  package var ranges: [ClosedRange<Double>]

  package init(_ ranges: [ClosedRange<Double>]) { self.ranges = ranges }

  package init(x: ClosedRange<Double>, y: ClosedRange<Double>) { self.init([x, y]) }

  /// The interval of the first variable; of the second. From −5 to 5 where the box has none.
  package var x: ClosedRange<Double> { range(0) }
  package var y: ClosedRange<Double> { range(1) }

  package func range(_ index: Int) -> ClosedRange<Double> { ranges.indices.contains(index) ? ranges[index] : Box.usual }

  /// What is shown of a variable where nothing else is said.
  package static let usual = -5.0...5.0

  package static func usual(dimensions: Int) -> Box { Box(Array(repeating: usual, count: dimensions)) }

  package func contains(_ point: [Double]) -> Bool {
    ranges.indices.allSatisfy { $0 < point.count && ranges[$0].contains(point[$0]) }
  }

  /// The same middle, every side as many times as long.
  package func scaled(by factor: Double) -> Box {
    Box(
      ranges.map { range in
        let middle = range.lowerBound / 2 + range.upperBound / 2
        let reach = max((range.upperBound / 2 - range.lowerBound / 2) * factor, 0)
        return (middle - reach)...(middle + reach)
      })
  }

  /// The length of the longest side.
  package var extent: Double { ranges.reduce(0) { max($0, $1.upperBound - $1.lowerBound) } }
}
