/// What a learner has been found to do wrong: it makes explanations likelier that fit before.
package struct MistakeHistory: Hashable, Sendable {
  /// How often, by the mistakes' names; older occurrences weigh less.
  private var counts: [String: Double] = [:]

  package init() {}

  /// The mistakes that were named to a learner, the latest last, each by its name.
  package init(named names: [String]) {
    for name in names {
      attempt()
      counts[name, default: 0] += 1
    }
  }

  /// An attempt went by: what was found weighs half as much after 20 of them.
  package mutating func attempt() {
    for (id, count) in counts { counts[id] = count < 0.01 && count > -0.01 ? nil : count * MistakeHistory.fading }
  }

  /// 2^(−1/20).
  private static let fading = 0.965_936_328_924_846

  /// A mistake was made and recognised.
  package mutating func confirm(_ mistake: Mistake) { counts[mistake.name, default: 0] += 1 }

  /// "That is not what I did."
  package mutating func deny(_ mistake: Mistake) { counts[mistake.name, default: 0] -= 0.5 }

  /// How likely a mistake is before the answer is seen, on a scale of its own.
  func prior(of mistake: Mistake) -> Double {
    let usual = mistake.weight >= 3 ? 1 : mistake.weight == 2 ? 0.5 : 0.2
    return usual * max(0.1, 1 + (counts[mistake.name] ?? 0))
  }
}
