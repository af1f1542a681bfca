import Calculus

/// Compares an answer with what was expected. What it calls different is different, by proof; what it calls equivalent
/// is equal by form, by the laws of arithmetic, or to 45 digits on every piece of the common domain; else it says that
/// it cannot tell. The same pair gets the same verdict on every machine.
package struct Comparison: Sendable {
  package let expected: Expression
  package let answer: Expression
  let variables: [Symbol]
  /// What is taken for granted, by the place of the variable.
  let assumptions: [Assumption?]
  let seed: UInt64

  /// - Parameter seed: the problem's own.
  package init(expected: Expression, answer: Expression, assuming assumptions: [Assumption] = [], seed: UInt64 = 0) {
    self.expected = expected
    self.answer = answer
    self.seed = seed
    let variables = Set(expected.variables + answer.variables).sorted()
    self.variables = variables
    self.assumptions = variables.map { symbol in
      assumptions.filter { $0.symbol == symbol }.reduce(nil) { $0?.and($1) ?? $1 }
    }
  }

  package var verdict: Verdict {
    if expected == answer, !expected.isUndefined { return .equivalent(.identical, gap: nil) }
    var inquiry = Inquiry(self)
    return inquiry.run()
  }

  /// The verdict, and how it was reached: a line for each layer that was asked.
  package var explanation: (verdict: Verdict, trace: [String]) {
    var inquiry = Inquiry(self, keepsTrace: true)
    return (inquiry.run(), inquiry.trace)
  }

  /// The comparison with whole numbers put for the variables that stand for such; nil where there are none.
  var integerCases: [(values: [Symbol: Rational], comparison: Comparison)]? {
    let places = variables.indices.filter { assumptions[$0]?.isInteger == true }
    guard !places.isEmpty else { return nil }
    return (0..<6).map { number in
      var values: [Symbol: Rational] = [:]
      for (offset, place) in places.enumerated() {
        let candidates = [2, 3, 5, 4, 7, 1, 6, 10, -1, 0, -2, 12, 20].filter {
          assumptions[place]?.allows(Double($0)) == true
        }
        let fallback = Int(checking: ((assumptions[place]?.lower ?? 0) + 1).rounded(.down)) ?? 0
        values[variables[place]] = Rational(
          candidates.isEmpty ? fallback + number : candidates[(number + 2 * offset) % candidates.count])
      }
      let expressions = values.mapValues { Expression($0) }
      let rest = assumptions.compactMap { $0 }.filter { values[$0.symbol] == nil }
      return (
        values,
        Comparison(
          expected: expected.substituting(expressions), answer: answer.substituting(expressions), assuming: rest,
          seed: seed &+ UInt64(number))
      )
    }
  }
}
