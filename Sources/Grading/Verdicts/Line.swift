import Calculus

/// A straight line through the space of the variables, walked along by a number t. For one variable it is the axis.
struct Line {
  let origin: [Double]
  let direction: [Double]
  /// Where the assumptions let t go.
  let range: ClosedRange<Double>

  /// The axis of the only variable.
  init(within assumption: Assumption?) {
    (origin, direction) = ([0], [1])
    range = (assumption?.lower ?? -.infinity)...(assumption?.upper ?? .infinity)
  }

  /// A line through a point that the assumptions allow, in a random direction.
  init?(through origin: [Double], _ assumptions: [Assumption?], _ random: inout SplitMix64) {
    self.origin = origin
    let direction = origin.map { _ in random.nextFraction() * 2 - 1 }
    self.direction = direction
    var (low, high) = (-Double.infinity, Double.infinity)
    for (index, assumption) in assumptions.enumerated() {
      guard let assumption else { continue }
      let ends = [assumption.lower, assumption.upper].map { ($0 - origin[index]) / direction[index] }
      low = max(low, min(ends[0], ends[1]))
      high = min(high, max(ends[0], ends[1]))
    }
    guard low < 0, high > 0 else { return nil }
    range = low...high
  }

  func point(_ t: Double) -> [Double] { zip(origin, direction).map { $0 + t * $1 } }

  /// The smallest box around the points of a stretch.
  func box(_ stretch: Interval) -> [Interval] {
    zip(origin, direction).map { origin, direction in
      origin == 0 && direction == 1 ? stretch : Interval(origin) + Interval(direction) * stretch
    }
  }
}

extension SplitMix64 {
  /// A number between 0 and 1, both excluded, with 40 random bits: none that somebody would write.
  mutating func nextFraction() -> Double { (Double(next() >> 24) + 0.5) * 0x1p-40 }
}
