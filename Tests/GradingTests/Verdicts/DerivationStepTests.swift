import Calculus
import Testing

@testable import Grading

/// Every line of a derivation is equal to the next, as an answer would be to what is expected.
struct DerivationStepTests {
  private static let outer = [
    "sin(#)", "exp(#)", "ln(#)", "sqrt(#)", "(#)^2", "(#)^3", "1/(#)", "tanh(#)", "sigmoid(#)", "arctan(#)", "cos(#)",
    "2^(#)", "softplus(#)", "(#)^(1/3)", "abs(#)", "silu(#)",
  ]
  private static let inner = ["x", "x^2+1", "2x-1", "x*y", "3x", "x+y^2", "x^2*y+2", "1-x", "x/2+3"]

  private func pick(_ words: [String], _ random: inout SplitMix64) -> String {
    words[Int.random(in: 0..<words.count, using: &random)]
  }

  private func function(_ depth: Int, _ random: inout SplitMix64) -> String {
    if depth == 0 { return pick(DerivationStepTests.inner, &random) }
    let first = function(depth - 1, &random)
    switch Int.random(in: 0..<6, using: &random) {
    case 0: return "(\(first))*(\(function(depth - 1, &random)))"
    case 1: return "(\(first))/(\(function(depth - 1, &random)))"
    case 2: return "\(first) + \(function(depth - 1, &random))"
    default: return pick(DerivationStepTests.outer, &random).replacing("#", with: first)
    }
  }

  /// 500 functions, and 10,000 by `make soak`.
  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func everyLineFollowsFromItsParts(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    for _ in 0..<(Soak.isOn ? 1_000 : 50) {
      let text = function(Int.random(in: 1...2, using: &random), &random)
      let derivation = Derivation(of: try Parser.parseExpression(text), by: "x")
      for step in derivation.steps(.every) where step.rule != .variable {
        let sum = Expression.sum(step.contributions.map { $0.factor * $0.part.derivative })
        if case .different(let witness) = Comparison(expected: step.derivative, answer: sum, seed: seed).verdict {
          Issue.record("seed \(seed): \(text): \(step.title) of \(step.expression) at \(witness.point)")
        }
      }
    }
  }
}
