import Calculus

/// A place where a function has no slope, and what it is.
package struct StationaryPoint: Hashable, Sendable {
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case minimum, maximum, saddle
    /// A direction without curvature: the second derivatives do not tell.
    case degenerate
  }

  package let position: [Double]
  package let value: Double
  package let kind: Kind
  package let curvature: Curvature

  /// The stationary points of a function within a box, as far as they are found: Newton's method for a zero gradient from
  /// a grid of starts, each step cut to a part of the box. Points that several starts lead to come once.
  ///
  /// Costs some thousands of gradients. What lies on a curve of such points comes as the few points that were met.
  package static func search(_ objective: Objective, starts: Int = 9, most: Int = 24) -> [StationaryPoint] {
    let box = objective.box
    let dimensions = objective.variables.count
    guard (1...2).contains(dimensions) else { return [] }
    var evaluator = objective.tape.evaluator()
    var found: [StationaryPoint] = []
    let axes = (0..<dimensions).map { SampleAxis(box.range($0), count: dimensions == 1 ? 8 * starts : starts) }
    for first in 0..<axes[0].count {
      for second in 0..<(dimensions > 1 ? axes[1].count : 1) {
        let start = dimensions > 1 ? [axes[0][first], axes[1][second]] : [axes[0][first]]
        guard let place = settle(from: start, box, &evaluator), box.contains(place) else { continue }
        let isKnown = found.contains { zip($0.position, place).map { $0 - $1 }.norm <= 1e-4 * box.extent }
        guard !isKnown, let point = StationaryPoint(objective, at: place) else { continue }
        found.append(point)
        if found.count == most { return found.sorted { $0.value < $1.value } }
      }
    }
    return found.sorted { $0.value < $1.value }
  }

  /// A point where the gradient is known to be zero; nil where the second derivatives do not exist.
  package init?(_ objective: Objective, at position: [Double]) {
    guard let value = objective.value(at: position).value, let curvature = Curvature(objective, at: position) else {
      return nil
    }
    (self.position, self.value, self.curvature) = (position, value, curvature)
    kind = Self.kind(curvature.eigenvalues)
  }

  private static func kind(_ eigenvalues: [Double]) -> Kind {
    let scale = eigenvalues.reduce(0) { max($0, $1.magnitude) }
    let isFlat = eigenvalues.contains { $0.magnitude <= 1e-6 * max(scale, 1e-6) }
    if eigenvalues.contains(where: { $0 > 1e-6 * scale }), eigenvalues.contains(where: { $0 < -1e-6 * scale }) {
      return .saddle
    }
    if isFlat { return .degenerate }
    return eigenvalues.allSatisfy { $0 > 0 } ? .minimum : .maximum
  }

  /// Newton's steps for a zero of the gradient; nil where they lead nowhere.
  private static func settle(from start: [Double], _ box: Box, _ evaluator: inout Evaluator) -> [Double]? {
    var point = start
    var gradient: [Double] = []
    var slope = 0.0
    for _ in 0..<60 {
      guard case .defined = evaluator.gradient(at: point, into: &gradient) else { return nil }
      if slope == 0 { slope = max(gradient.norm, 1e-300) }
      if gradient.norm <= 1e-10 * min(1, slope) { return point }
      guard case .defined(let hessian) = evaluator.hessian(at: point), let step = hessian.solve(gradient) else {
        return gradient.norm <= 1e-8 ? point : nil
      }
      let length = step.norm
      guard length.isFinite else { return nil }
      let share = min(1, box.extent / 4 / max(length, .leastNormalMagnitude))
      point = zip(point, step).map { $0 - share * $1 }
      guard box.scaled(by: 3).contains(point) else { return nil }
      if length <= 1e-14 * box.extent { break }
    }
    return gradient.norm <= 1e-7 ? point : nil
  }
}
