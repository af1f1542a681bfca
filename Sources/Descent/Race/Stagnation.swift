/// Notices that a loss neither falls nor grows any more: no better value for two spans of steps, and in the second span
/// none worse than in the first. A loss that grows slowly is diverging, and passes.
struct Stagnation: Hashable, Sendable {
  /// Steps in a span.
  private static let span = 200
  /// The share of the loss by which it must fall to count as better, or rise to count as worse.
  private static let margin = 1e-9

  private var best: Double
  private var age = 0
  private var worst = -Double.infinity
  private var worstOfSpanBefore: Double?

  init(_ loss: Double) { best = loss }

  /// Takes the loss after one more step.
  mutating func notices(_ loss: Double) -> Bool {
    if best - loss > Stagnation.margin * best.magnitude {
      self = Stagnation(loss)
      return false
    }
    age += 1
    worst = max(worst, loss)
    guard age == Stagnation.span else { return false }
    if let before = worstOfSpanBefore, worst <= before + Stagnation.margin * before.magnitude { return true }
    (age, worst, worstOfSpanBefore) = (0, -.infinity, worst)
    return false
  }
}
