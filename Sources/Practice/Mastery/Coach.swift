import Calculus

/// Chooses what to practise next: what is open and not yet mastered, a block of a new skill first, then mixed.
package struct Coach: Sendable {
  /// What the learner wants to practise; all of it where nothing is said.
  private let goals: [Skill]
  /// The skill that was begun last, and how many exercises of its first block are left.
  private var block: (skill: String, left: Int)?
  private var lastStrategy: String?
  private var lastSkill: String?
  private var random: SplitMix64
  /// When each skill came last, counted in exercises.
  private var seen: [String: Int] = [:]
  private var count = 0

  /// One exercise in so many goes back to something mastered.
  private static let reviewEvery = 5
  /// After so many failures in a row a foundation is looked at.
  private static let failuresBeforeFoundations = 3

  /// A new skill comes so many times in a row before it is mixed with others.
  package static let firstBlock = 3

  package init(goals: [Skill] = Skill.all, seed: UInt64) {
    // What a goal rests on belongs to it.
    let wanted = goals.reduce(into: Set(goals.map(\.id))) { $0.formUnion($1.foundations) }
    self.goals = goals.count == Skill.all.count ? Skill.all : Skill.all.filter { wanted.contains($0.id) }
    random = SplitMix64(seed: seed)
  }

  /// The next skill; nil once everything is mastered.
  package mutating func next(_ states: [String: SkillState]) -> Skill? {
    func state(_ id: String) -> SkillState { states[id] ?? SkillState() }
    count += 1
    if let skill = lastSkill.flatMap(Skill.named), isStuck(state(skill.id)), let below = oldest(skill.prerequisites) {
      block = nil
      return remember(below)
    }
    if let current = block, current.left > 0, let skill = Skill.named(current.skill), !state(skill.id).isMastered {
      block = (current.skill, current.left - 1)
      return remember(skill)
    }
    block = nil
    if count % Self.reviewEvery == 0,
      let old = oldest(goals.filter { state($0.id).isMastered && $0.strategy != lastStrategy }.map(\.id))
    {
      return remember(old)
    }
    let open = goals.filter { skill in
      !state(skill.id).isMastered && skill.prerequisites.allSatisfy { state($0).isMastered || !isGoal($0) }
    }
    // What is begun goes on before something new is begun: at most three at a time.
    let begun = open.filter { state($0.id).attempts > 0 }
    let other = begun.filter { $0.strategy != lastStrategy }
    if begun.count < 3,
      let new = open.first(where: { state($0.id).attempts == 0 && $0.strategy != lastStrategy })
        ?? (other.isEmpty ? open.first { state($0.id).attempts == 0 } : nil)
    {
      block = (new.id, Self.firstBlock - 1)
      return remember(new)
    }
    if let skill = other.randomElement(using: &random) { return remember(skill) }
    // A mastered skill of another kind keeps the choice of rule a question, where only one is left to learn.
    if let left = begun.first ?? open.first {
      let mixed = goals.filter { state($0.id).isMastered && $0.strategy != left.strategy }
      if lastSkill == left.id, let review = mixed.randomElement(using: &random) { return remember(review) }
      return remember(left)
    }
    return nil
  }

  private func isStuck(_ state: SkillState) -> Bool {
    state.failuresInARow > 0 && state.failuresInARow % Self.failuresBeforeFoundations == 0
  }

  /// Of these skills the one that has not come for the longest time.
  private func oldest(_ ids: [String]) -> Skill? {
    ids.min { (seen[$0] ?? 0, $0) < (seen[$1] ?? 0, $1) }.flatMap(Skill.named)
  }

  private func isGoal(_ id: String) -> Bool { goals.contains { $0.id == id } }

  private mutating func remember(_ skill: Skill) -> Skill {
    (lastStrategy, lastSkill) = (skill.strategy, skill.id)
    seen[skill.id] = count
    return skill
  }
}
