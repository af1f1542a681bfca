import Calculus

/// A function of one variable along an axis, broken where it leaps: at poles, jumps and gaps, and not where it is steep.
package struct CurveSamples: Sendable {
  package let axis: SampleAxis
  /// NaN or infinite where the function has no value.
  package let values: [Double]
  /// The samples before which the curve is broken.
  package let breaks: Set<Int>

  /// Samples a formula in its first input. Takes one evaluation a sample, about forty more where values lie far
  /// apart, and a few enclosures.
  ///
  /// - Parameter point: the values of the other inputs; its first coordinate is passed over.
  package init(_ tape: Tape, along axis: SampleAxis, point: [Double] = [], output: Int = 0) {
    self.axis = axis
    var evaluator = tape.evaluator()
    values = evaluator.values(along: axis, point: point, output: output)
    let far = Self.farApart(values)
    var probe = point.isEmpty ? [0] : point
    var breaks: Set<Int> = []
    for index in values.indices.dropFirst() where abs(values[index] - values[index - 1]) > far {
      let isBroken = Self.leaps(from: axis[index - 1], values[index - 1], to: axis[index], values[index]) { x in
        probe[0] = x
        return evaluator.value(at: probe, output: output).value ?? .nan
      }
      if isBroken { breaks.insert(index) }
    }
    var search = PoleSearch(tape, at: point)
    for place in search.poles(along: axis, output: output) {
      let index = Int(checking: ((place - axis[0]) / (axis[1] - axis[0])).rounded(.up)) ?? 0
      breaks.insert(min(max(index, 1), axis.count - 1))
    }
    self.breaks = breaks
  }

  /// The curve's points, a point that is no number where it is broken.
  package var points: [(x: Double, y: Double)] {
    var points: [(x: Double, y: Double)] = []
    points.reserveCapacity(values.count + breaks.count)
    for (index, value) in values.enumerated() {
      if breaks.contains(index) { points.append((axis[index], .nan)) }
      points.append((axis[index], value))
    }
    return points
  }

  /// The distance between neighbours from which a leap is looked for: a few times what a straight line would have.
  private static func farApart(_ values: [Double]) -> Double {
    let steps = zip(values, values.dropFirst()).map { abs($1 - $0) }.filter(\.isFinite).sorted()
    return steps.isEmpty ? .infinity : 4 * steps[steps.count / 2]
  }

  /// Whether values stay apart however close the places come: the half with the greater difference is looked into until
  /// the numbers of the machine end. A slope's difference shrinks with the distance, a leap's does not.
  private static func leaps(
    from start: Double, _ startValue: Double, to end: Double, _ endValue: Double, _ value: (Double) -> Double
  ) -> Bool {
    var (low, high, lowValue, highValue) = (start, end, startValue, endValue)
    let first = abs(endValue - startValue)
    for _ in 0..<48 {
      let middle = low / 2 + high / 2
      guard middle > low, middle < high else { break }
      let middleValue = value(middle)
      guard middleValue.isFinite else { return true }
      if abs(middleValue - lowValue) > abs(highValue - middleValue) {
        (high, highValue) = (middle, middleValue)
      } else {
        (low, lowValue) = (middle, middleValue)
      }
      if abs(highValue - lowValue) < first / 1_024 { return false }
    }
    return abs(highValue - lowValue) > first / 4
  }
}
