import Calculus

/// What FSRS knows of one memory: how long it lasts and how hard it is to keep.
package struct Memory: Hashable, Sendable {
  /// Days until recall has fallen to nine in ten, from 0.001 to 36,500.
  package var stability: Double
  /// From 1 to 10.
  package var difficulty: Double

  package init(stability: Double, difficulty: Double) {
    self.stability = stability.clamped(to: Memory.stabilities)
    self.difficulty = difficulty.clamped(to: Memory.difficulties)
  }

  static let stabilities = 0.001...36_500.0
  static let difficulties = 1.0...10.0
}

/// The 21 weights of FSRS-6 and its formulas (open-spaced-repetition, 2025).
///
/// Of the points on which programs differ: a pass on the same day never lowers stability, "the same day" is a difference
/// of 0 days, stability has an upper bound, and a clock that went back counts as no time.
package struct ForgettingModel: Hashable, Sendable {
  package let weights: [Double]

  /// The published defaults.
  package static let standard = ForgettingModel(unchecked: [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614, 0.2629, 1.6483,
    0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ])

  /// What each weight may be.
  package static let bounds: [ClosedRange<Double>] =
    Array(repeating: 0.001...100, count: 4) + [
      1...10, 0.001...4, 0.001...4, 0.001...0.75, 0...4.5, 0...0.8, 0.001...3.5, 0.001...5, 0.001...0.25, 0.001...0.9,
      0...4, 0...1, 1...6, 0...2, 0...2, 0...0.8, 0.1...0.8,
    ]

  /// Nil unless there are 21 weights within their bounds.
  package init?(weights: [Double]) {
    guard weights.count == Self.bounds.count, zip(weights, Self.bounds).allSatisfy({ $1.contains($0) }) else {
      return nil
    }
    self.weights = weights
  }

  private init(unchecked weights: [Double]) { self.weights = weights }

  private subscript(_ index: Int) -> Double { weights[index] }

  // MARK: Forgetting

  private var decay: Double { -self[20] }
  private var factor: Double { Double.pow(0.9, 1 / decay) - 1 }

  /// The chance of recall so many days after the last review.
  package func recall(after days: Double, _ memory: Memory) -> Double {
    Double.pow(1 + factor * max(0, days) / memory.stability, decay)
  }

  /// Whole days after which recall has fallen to the retention asked for, from 1 to 36,500.
  package func interval(_ memory: Memory, retention: Double) -> Int {
    let days = memory.stability / factor * (Double.pow(retention.clamped(to: 0.7...0.99), 1 / decay) - 1)
    return Int(checking: days.rounded().clamped(to: 1...36_500)) ?? 1
  }

  // MARK: Reviews

  package func first(_ grade: Grade) -> Memory {
    Memory(stability: self[grade.rawValue - 1], difficulty: firstDifficulty(grade))
  }

  private func firstDifficulty(_ grade: Grade) -> Double {
    self[4] - Double.exp(self[5] * Double(grade.rawValue - 1)) + 1
  }

  /// The memory after a review so many days after the one before; both parts follow from the old ones.
  package func next(_ memory: Memory, _ grade: Grade, after days: Int) -> Memory {
    let stability =
      days < 1
      ? sameDay(memory, grade)
      : grade == .again ? forgotten(memory, after: days) : recalled(memory, grade, after: days)
    return Memory(stability: stability, difficulty: nextDifficulty(memory, grade))
  }

  func nextDifficulty(_ memory: Memory, _ grade: Grade) -> Double {
    let moved = memory.difficulty - self[6] * Double(grade.rawValue - 3) * (10 - memory.difficulty) / 9
    return (self[7] * firstDifficulty(.easy) + (1 - self[7]) * moved).clamped(to: Memory.difficulties)
  }

  func sameDay(_ memory: Memory, _ grade: Grade) -> Double {
    let growth =
      Double.exp(self[17] * (Double(grade.rawValue - 3) + self[18])) * Double.pow(memory.stability, -self[19])
    return memory.stability * (grade == .again ? growth : max(growth, 1))
  }

  private func recalled(_ memory: Memory, _ grade: Grade, after days: Int) -> Double {
    recalled(memory, grade, recall: recall(after: Double(days), memory))
  }

  func recalled(_ memory: Memory, _ grade: Grade, recall: Double) -> Double {
    let weight = grade == .hard ? self[15] : grade == .easy ? self[16] : 1
    let growth =
      Double.exp(self[8]) * (11 - memory.difficulty) * Double.pow(memory.stability, -self[9])
      * (Double.exp(self[10] * (1 - recall)) - 1) * weight
    return memory.stability * (1 + growth)
  }

  private func forgotten(_ memory: Memory, after days: Int) -> Double {
    forgotten(memory, recall: recall(after: Double(days), memory))
  }

  func forgotten(_ memory: Memory, recall: Double) -> Double {
    let relearned =
      self[11] * Double.pow(memory.difficulty, -self[12]) * (Double.pow(memory.stability + 1, self[13]) - 1)
      * Double.exp(self[14] * (1 - recall))
    return min(relearned, memory.stability / Double.exp(self[17] * self[18]))
  }
}

extension Comparable {
  func clamped(to range: ClosedRange<Self>) -> Self { min(max(self, range.lowerBound), range.upperBound) }
}
