import Calculus

/// Seeded random expressions: trees of a given size over the letters, the small numbers and the whole function table.
struct RandomExpression {
  var generator: SplitMix64
  let variables: [Expression]
  /// Functions that take one argument.
  private static let functions = Function.allCases.filter { $0.row.entry.arity == 1...1 && $0 != .sqrt }

  init(seed: UInt64, variables: [Symbol] = ["x", "y"]) {
    generator = SplitMix64(seed: seed)
    self.variables = variables.map { Expression($0) }
  }

  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[Int.random(in: 0..<choices.count, using: &generator)]
  }

  /// A tree of about so many nodes.
  mutating func expression(size: Int) -> Expression {
    guard size > 1 else { return leaf() }
    switch Int.random(in: 0..<10, using: &generator) {
    case 0...2: return split(size) { $0 + $1 }
    case 3...5: return split(size) { $0 * $1 }
    case 6: return split(size) { $0 / $1 }
    case 7: return .power(expression(size: size - 1), pick([2, 3, -1, -2, .half, Rational(-1, 2), Rational(3, 2)]))
    default: return .apply(pick(RandomExpression.functions), expression(size: size - 1))
    }
  }

  private mutating func split(_ size: Int, _ join: (Expression, Expression) -> Expression) -> Expression {
    let left = Int.random(in: 1..<max(2, size - 1), using: &generator)
    return join(expression(size: left), expression(size: max(1, size - 1 - left)))
  }

  private mutating func leaf() -> Expression {
    switch Int.random(in: 0..<8, using: &generator) {
    case 0...4: pick(variables)
    case 5: pick([.pi, .e])
    default: Expression(pick([1, 2, 3, 5, -1, .half, Rational(3, 4), Rational(-2, 3)]))
    }
  }
}
