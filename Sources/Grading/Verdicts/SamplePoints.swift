import Calculus

/// Points at which two expressions are compared: the same for the same problem on every machine.
struct SamplePoints {
  private let assumptions: [Assumption?]
  private(set) var random: SplitMix64

  init(_ assumptions: [Assumption?], seed: UInt64) {
    self.assumptions = assumptions
    random = SplitMix64(seed: seed)
  }

  /// A point that the assumptions allow; half of the coordinates are spread evenly and half over the orders of magnitude.
  mutating func next(within reach: Double) -> [Double] { assumptions.map { coordinate(within: reach, $0) } }

  private mutating func coordinate(within reach: Double, _ assumption: Assumption?) -> Double {
    let bits = random.next()
    let fraction = (Double(bits >> 24) + 0.5) * 0x1p-40
    let size = bits & 2 == 0 ? fraction * reach : reach * (fraction + 1) / 2 * .power(ofTwo: -Int(bits >> 2 & 7))
    guard let assumption else { return bits & 1 == 0 ? size : -size }
    switch (assumption.lower.isFinite, assumption.upper.isFinite) {
    case (true, true): return assumption.lower + (assumption.upper - assumption.lower) * fraction
    case (true, false): return assumption.lower + size
    case (false, true): return assumption.upper - size
    case (false, false): return bits & 1 == 0 ? size : -size
    }
  }

  /// Points of a stretch between two break points: near both ends, nearer still, where steep functions such as
  /// tanh(1,000,000x) have not yet become steps, and within.
  mutating func points(of stretch: ClosedRange<Double>, count: Int) -> [Double] {
    let width = stretch.upperBound - stretch.lowerBound
    return (0..<count).map { index in
      let fraction = random.nextFraction()
      guard index < 2 * SamplePoints.nearness.count else { return stretch.lowerBound + width * fraction }
      let offset = width * fraction * SamplePoints.nearness[index / 2]
      return index.isMultiple(of: 2) ? stretch.lowerBound + offset : stretch.upperBound - offset
    }
  }

  /// How near to the ends, in parts of a stretch.
  private static let nearness = [1e-2, 1e-6, 1e-10]

  /// Points that a person would choose, for showing a difference that is proved already.
  var readable: [[Double]] {
    let values: [Double] = [1, 2, -1, 3, 0.5, -2, 0.25, 4, -0.5, 5, 10, -3, 1.5, 6, 8, 20, 0, 0.1, 50, 100, -10]
    return values.indices.map { first in
      assumptions.indices.map { values[(first + $0 * 5) % values.count] }
    }.filter { point in zip(point, assumptions).allSatisfy { $1?.allows($0) ?? true } }
  }

  /// A point with its coordinates rounded, from few digits to many.
  func roundings(of point: [Double]) -> [[Double]] {
    (1...4).map { digits in point.map { Double($0.text(significantDigits: digits)) ?? $0 } }
      .filter { rounded in zip(rounded, assumptions).allSatisfy { $1?.allows($0) ?? true } }
  }
}

extension Double {
  fileprivate static func power(ofTwo exponent: Int) -> Double {
    Double(sign: .plus, exponent: exponent, significand: 1)
  }
}
