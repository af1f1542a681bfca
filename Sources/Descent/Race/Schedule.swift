import Calculus

/// How a learning rate changes as a run goes on.
package struct Schedule: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    case constant
    /// Times a factor after every so many steps.
    case step(every: Int, factor: Double)
    /// Down a half wave to 0 within so many steps, and 0 from then on (Loshchilov & Hutter 2017).
    case cosine(within: Int)
  }

  package var shape: Shape
  /// The steps in which the rate grows in equal parts up to its full size; the shape begins behind them.
  package var warmUp: Int

  package init(_ shape: Shape = .constant, warmUp: Int = 0) {
    self.shape = shape
    self.warmUp = max(warmUp, 0)
  }

  package static let constant = Schedule()

  /// The share of the rate at a step, which is counted from 0.
  package func share(at step: Int) -> Double {
    if step < warmUp { return Double(step + 1) / Double(warmUp) }
    let behind = step - warmUp
    switch shape {
    case .constant: return 1
    case .step(let every, let factor): return factor.raised(to: behind / max(every, 1))
    case .cosine(let within):
      guard behind < within else { return 0 }
      return (1 + Double.apply(.cos, .pi * Double(behind) / Double(max(within, 1)))) / 2
    }
  }

  /// `cosine:200`, `step:50:0.5`, `warmup:10`, joined by `+`: nil where it does not read so.
  package init?(reading text: String) {
    self.init()
    for part in text.split(separator: "+", omittingEmptySubsequences: false) {
      let words = part.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      let count = words.count > 1 ? Int(words[1]).flatMap { (1...1_000_000).contains($0) ? $0 : nil } : nil
      switch (words[0], count, words.count) {
      case ("constant", nil, 1): break
      case ("warmup", let steps?, 2): warmUp = steps
      case ("cosine", let steps?, 2): shape = .cosine(within: steps)
      case ("step", let every?, 3):
        guard let factor = Double(words[2]), factor > 0, factor <= 1 else { return nil }
        shape = .step(every: every, factor: factor)
      case _: return nil
      }
    }
  }

  /// As it is typed.
  package var text: String {
    let rest =
      switch shape {
      case .constant: "constant"
      case .step(let every, let factor): "step:\(every):\(factor)"
      case .cosine(let within): "cosine:\(within)"
      }
    if warmUp == 0 { return rest }
    return shape == .constant ? "warmup:\(warmUp)" : "warmup:\(warmUp)+\(rest)"
  }
}
