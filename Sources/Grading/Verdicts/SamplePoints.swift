import Calculus

/// Points at which two expressions are compared: the same for the same problem on every machine.
struct SamplePoints {
  let variables: [Symbol]
  private var generator: SplitMix64

  init(_ variables: [Symbol], seed: UInt64) {
    self.variables = variables
    generator = SplitMix64(seed: seed)
  }

  /// How far points reach, in turn: where few are found in the first range the next is tried.
  static let reaches: [Double] = [16, 1_000, 1_000_000]

  /// A point with 40 random bits a coordinate, half of them spread evenly and half over the orders of magnitude, so
  /// that no coordinate is a number somebody would write.
  mutating func next(within reach: Double) -> [Symbol: Double] {
    Dictionary(uniqueKeysWithValues: variables.map { ($0, coordinate(within: reach)) })
  }

  private mutating func coordinate(within reach: Double) -> Double {
    let bits = generator.next()
    let fraction = (Double(bits >> 24) + 0.5) * 0x1p-40
    let sign: Double = bits & 1 == 0 ? 1 : -1
    guard bits & 2 == 0 else { return sign * fraction * reach }
    return sign * reach * (fraction + 1) / 2 * Double(sign: .plus, exponent: -Int(bits >> 2 & 7), significand: 1)
  }

  /// Points that a person would choose, for showing a difference that is proved already.
  var readable: [[Symbol: Double]] {
    let values: [Double] = [1, 2, -1, 3, 0.5, -2, 0.25, 4, -0.5, 5, 10, -3, 1.5, 6, 8, 20, 0, 0.1]
    return values.indices.map { first in
      Dictionary(
        uniqueKeysWithValues: variables.enumerated().map { index, symbol in
          (symbol, values[(first + index * 5) % values.count])
        })
    }
  }
}
