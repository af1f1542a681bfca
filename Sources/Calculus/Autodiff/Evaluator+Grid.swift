/// Evenly spaced coordinates, both ends among them.
package struct SampleAxis: Hashable, Sendable {
  package let range: ClosedRange<Double>
  package let count: Int

  package init(_ range: ClosedRange<Double>, count: Int) {
    self.range = range
    self.count = max(count, 0)
  }

  /// The coordinate of a sample; of the one sample there is, the middle.
  package subscript(index: Int) -> Double {
    if count < 2 { return range.lowerBound / 2 + range.upperBound / 2 }
    let share = Double(index) / Double(count - 1)
    return range.lowerBound * (1 - share) + range.upperBound * share
  }
}

extension Evaluator {
  /// The values of a formula along its first input: NaN where it has none, infinite where it overflows.
  package mutating func values(along axis: SampleAxis, output: Int = 0) -> [Double] {
    (0..<axis.count).map { rawValue(at: [axis[$0]], output: output) }
  }

  /// The values of a formula over a grid of its first two inputs, row after row from the lowest y, each row from the
  /// lowest x. NaN where it has none, infinite where it overflows; equal to the last bit to what `value` gives.
  ///
  /// - Parameter point: the values of the other inputs; its first two coordinates are passed over.
  package mutating func values(x: SampleAxis, y: SampleAxis, at point: [Double] = [], output: Int = 0) -> [Double] {
    var values: [Double] = []
    values.reserveCapacity(x.count * y.count)
    for row in 0..<y.count {
      for column in 0..<x.count {
        values.append(rawValue(at: [x[column], y[row]] + point.dropFirst(2), output: output))
      }
    }
    return values
  }

  private mutating func rawValue(at point: [Double], output: Int) -> Double {
    switch value(at: point, output: output) {
    case .defined(let value): value
    case .undefined(let undefined): undefined.reason == .overflow ? .infinity : .nan
    }
  }
}
