/// What a network's outputs cost for one example. The loss of a batch is the mean over its examples.
package enum Loss: String, Hashable, Sendable, CaseIterable {
  /// (1/m)·Σ (zₖ − tₖ)².
  case meanSquaredError
  /// −(1/m)·Σ [tₖ ln σ(zₖ) + (1 − tₖ) ln(1 − σ(zₖ))]; the outputs are logits, so that no logarithm meets a zero.
  case binaryCrossEntropy
  /// −Σ tₖ ln softmax(z)ₖ; the outputs are logits, the targets a class as a one among zeros, or probabilities.
  case categoricalCrossEntropy

  package func callAsFunction(_ outputs: [Expression], _ targets: [Expression]) -> Expression {
    let pairs = zip(outputs, targets)
    let share = Rational(1, max(outputs.count, 1))
    switch self {
    case .meanSquaredError:
      return .sum(pairs.map { .power($0 - $1, 2 as Rational) }).scaled(by: share)
    case .binaryCrossEntropy:
      // −ln σ(z) is softplus(−z) = softplus(z) − z.
      return .sum(pairs.map { .apply(.softplus, $0) - $1 * $0 }).scaled(by: share)
    case .categoricalCrossEntropy:
      let whole = Expression.apply(.ln, .sum(outputs.map { .apply(.exp, $0) }))
      return .sum(pairs.map { $1 * (whole - $0) })
    }
  }
}
