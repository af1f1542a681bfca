/// Evenly spaced coordinates, both ends among them.
package struct SampleAxis: Hashable, Sendable {
  package let range: ClosedRange<Double>
  package let count: Int

  package init(_ range: ClosedRange<Double>, count: Int) {
    self.range = range
    self.count = max(count, 0)
  }

  /// The coordinate of a sample; of the one sample there is, the middle.
  @inline(__always)
  package subscript(index: Int) -> Double {
    if count < 2 { return range.lowerBound / 2 + range.upperBound / 2 }
    let share = Double(index) / Double(count - 1)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
}
