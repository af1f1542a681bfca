/// The way a runner went, in bounded memory: when it is full every second point goes, and from then on only every second
/// one is kept.
package struct Trail: Hashable, Sendable {
  package struct Point: Hashable, Sendable {
    package let step: Int
    package let position: [Double]
    package let loss: Double
    package let gradientNorm: Double
  }

  /// From the start to the newest point, which is always there.
  package private(set) var points: [Point] = []
  private var stride = 1
  private let capacity: Int

  package init(capacity: Int = 4_096) { self.capacity = max(capacity, 8) }

  mutating func append(_ point: Point) {
    // The newest point stays only where its turn has come.
    if let last = points.last, !last.step.isMultiple(of: stride) { points.removeLast() }
    if points.count >= capacity {
      stride *= 2
      points.removeAll { !$0.step.isMultiple(of: stride) }
    }
    points.append(point)
  }
}
