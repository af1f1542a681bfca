import Calculus

/// A learner made of numbers, for measuring orders of practice: knows a skill or not, learns it only on its foundations,
/// slips, guesses and forgets.
package struct SimulatedLearner: Sendable {
  /// How quickly things are learned.
  package let transit: Double
  package private(set) var known: Set<String>
  private var random: SplitMix64
  private let slip = SkillState.slip
  private let guess = SkillState.guess
  /// The chance to lose a skill within an exercise that does not need it; once in five thousand.
  private let forgetting = 0.0002

  package init(transit: Double, known: Set<String> = [], seed: UInt64) {
    self.transit = transit
    self.known = known
    random = SplitMix64(seed: seed)
  }

  /// Answers an exercise, and learns by it where the foundations are there.
  package mutating func answer(_ skill: Skill) -> Bool {
    let isRight = chance() < (known.contains(skill.id) ? 1 - slip : guess)
    let used = skill.foundations
    for other in Skill.all where other != skill && !used.contains(other.id) && chance() < forgetting {
      known.remove(other.id)
    }
    let lacking = skill.prerequisites.count { !known.contains($0) }
    // Without the foundations next to nothing is learned.
    if chance() < transit * (lacking == 0 ? 1 : 0.1) { known.insert(skill.id) }
    return isRight
  }

  private mutating func chance() -> Double { Double.random(in: 0..<1, using: &random) }

  /// Nearly everything at once: what was just forgotten does not keep a learner from it.
  package var hasMastered: Bool { known.count * 10 >= Skill.all.count * 9 }
}

/// How many exercises a learner needs until nine skills in ten are known at once, in one order or another.
package enum Simulation {
  private static let most = 5_000

  /// The order that the coach makes from the answers.
  package static func coached(_ learner: SimulatedLearner, seed: UInt64) -> Int {
    var learner = learner
    var coach = Coach(seed: seed)
    var states: [String: SkillState] = [:]
    for count in 0..<most {
      if learner.hasMastered { return count }
      // Everything looks mastered: what was learned is reviewed in turn until what was lost shows.
      guard let skill = coach.next(states) ?? Skill.all[safe: count % Skill.all.count] else { return count }
      let isRight = learner.answer(skill)
      let template = skill.templates[count % skill.templates.count].id
      states[skill.id, default: SkillState()].note(isUnaided: isRight, isSolved: isRight, template: template)
    }
    return most
  }

  /// Every skill in the course's order, so many exercises of each, then from the start again.
  package static func fixed(_ learner: SimulatedLearner, block: Int) -> Int {
    var learner = learner
    for count in 0..<most {
      if learner.hasMastered { return count }
      _ = learner.answer(Skill.all[count / block % Skill.all.count])
    }
    return most
  }
}

extension Array {
  fileprivate subscript(safe index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
