import Calculus

/// What holds for all runners of a race alike.
package struct Conditions: Hashable, Sendable {
  package var schedule: Schedule
  /// The length to which longer gradients are cut; nil for none.
  package var clip: Double?
  /// The standard deviation of what is added to each coordinate of the gradient, as a small batch of examples would.
  package var noise: Double
  /// Where the noise begins. At one step of one race all runners meet the same noise.
  package var seed: UInt64

  package init(schedule: Schedule = .constant, clip: Double? = nil, noise: Double = 0, seed: UInt64 = 0) {
    (self.schedule, self.clip, self.noise, self.seed) = (schedule, clip, noise, seed)
  }

  /// The gradient that an optimiser gets to see: with noise, then cut.
  func seen(_ gradient: [Double], at step: Int) -> [Double] {
    var seen = gradient
    if noise > 0 {
      var generator = SplitMix64(seed: seed &+ UInt64(truncatingIfNeeded: step) &* 0x9E37_79B9_7F4A_7C15)
      for index in seen.indices { seen[index] += noise * generator.bell() }
    }
    guard let clip else { return seen }
    let length = seen.norm
    return length > clip ? seen.map { $0 * (clip / length) } : seen
  }

  /// What is special, in words; empty where nothing is.
  package var text: String {
    var parts: [String] = []
    if schedule != .constant { parts.append("rate \(schedule.text)") }
    if let clip { parts.append("gradients cut to length \(clip.short)") }
    if noise > 0 { parts.append("noise \(noise.short), seed \(seed)") }
    return parts.joined(separator: ", ")
  }
}

extension RandomNumberGenerator {
  /// A number with mean 0 and deviation 1: the sum of twelve between 0 and 1, less 6. Near enough to the normal
  /// distribution, and the same to the last bit on every machine, as logarithms would not be.
  mutating func bell() -> Double {
    var sum = -6.0
    for _ in 0..<12 { sum += Double.random(in: 0..<1, using: &self) }
    return sum
  }
}
