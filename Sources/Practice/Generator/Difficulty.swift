import Calculus

/// How hard an exercise is, computed from the derivation of its answer: the rules that it takes, how many different ones,
/// and how deep they are nested.
package struct Difficulty: Hashable, Sendable {
  /// Rules to apply, those of a chain twice; sums and constant factors are done in passing.
  package private(set) var steps = 0
  package private(set) var kinds: Set<String> = []
  package private(set) var depth = 0
  /// What is to be done besides: terms to keep apart, a point to put in, steps to take.
  package private(set) var extra = 0

  /// From 1, one idea, to 4, several rules within each other.
  package static let levels = 1...4

  package var score: Int { steps + (kinds.count - 1) + max(0, depth - 1) + extra }

  package var level: Int {
    switch score {
    case ...2: 1
    case ...5: 2
    case ...9: 3
    case _: 4
    }
  }

  init(_ derivations: [Derivation], extra: Int) {
    self.extra = extra
    for derivation in derivations {
      let lines = derivation.steps(.every)
      let rules = lines.filter(\.isEssential)
      steps += max(1, rules.count) + rules.count(where: \.isChained)
      self.extra += lines.reduce(0) { $0 + ($1.rule == .sum ? $1.contributions.count - 1 : 0) }
      kinds.formUnion(rules.map(\.title))
      depth = max(depth, derivation.depth)
    }
    // The same rules again, for another variable, are half as hard.
    steps -= (derivations.count - 1) * steps / (2 * max(1, derivations.count))

    if kinds.isEmpty { kinds = [""] }
  }
}

extension Derivation {
  /// Whether it takes a rule that has to be thought of.
  fileprivate var isEssential: Bool {
    switch rule {
    case .constant, .variable, .sum, .constantMultiple: false
    case .product, .quotient, .power, .exponential, .generalPower, .function: !isTrivial
    }
  }

  /// How many rules are at work within each other, the innermost counted.
  fileprivate var depth: Int {
    (isEssential ? 1 : 0) + (contributions.map(\.part.depth).max() ?? 0)
  }
}
