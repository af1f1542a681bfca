import Calculus

/// Finds where to start with at most fifteen questions: each right answer speaks for everything that the skill rests on,
/// each wrong one against everything that rests on it.
package struct Placement: Sendable {
  package static let mostQuestions = 15
  /// The chance that each skill is known.
  package private(set) var beliefs: [String: Double]
  package private(set) var asked: [String] = []

  package init() {
    beliefs = Dictionary(uniqueKeysWithValues: Skill.all.map { ($0.id, 0.5) })
  }

  /// What to ask next: the skill whose answer would decide most of the others; nil when nothing is left open.
  package var next: Skill? {
    guard asked.count < Self.mostQuestions else { return nil }
    return Skill.all.filter { !asked.contains($0.id) && isOpen($0.id) }
      .map { skill in (skill: skill, worth: worth(skill)) }
      .max { ($0.worth, $1.skill.id) < ($1.worth, $0.skill.id) }?.skill
  }

  private func isOpen(_ id: String) -> Bool { (0.1...0.9).contains(belief(id)) }

  private func belief(_ id: String) -> Double { beliefs[id] ?? 0.5 }

  /// How many open skills the answer decides, whichever it is: the smaller of both numbers counts most.
  private func worth(_ skill: Skill) -> Double {
    let known = belief(skill.id)
    let below = Double(skill.foundations.count(where: isOpen) + 1)
    let above = Double(skill.dependents.count { isOpen($0.id) } + 1)
    return min(below, above) + 0.1 * (known * below + (1 - known) * above)
  }

  package mutating func note(_ skill: Skill, isRight: Bool) {
    asked.append(skill.id)
    let (ifKnown, ifUnknown) =
      isRight ? (1 - SkillState.slip, SkillState.guess) : (SkillState.slip, 1 - SkillState.guess)
    update(skill.id, ifKnown, ifUnknown)
    // Who can do this can do what it needs; who cannot, cannot do what needs it.
    if isRight {
      for id in skill.foundations { beliefs[id] = max(belief(id), belief(skill.id)) }
    } else {
      for other in skill.dependents { beliefs[other.id] = min(belief(other.id), belief(skill.id)) }
    }
  }

  private mutating func update(_ id: String, _ ifKnown: Double, _ ifUnknown: Double) {
    let known = belief(id)
    beliefs[id] = known * ifKnown / (known * ifKnown + (1 - known) * ifUnknown)
  }

  /// The skills that are taken for known.
  package var known: Set<String> { Set(beliefs.filter { $0.value > 0.5 + 1e-9 }.keys) }

  /// Where to start: the first skill that is not known and whose foundations are; nil when all are.
  package var start: Skill? {
    let known = known
    return Skill.all.first { !known.contains($0.id) && $0.prerequisites.allSatisfy(known.contains) }
  }
}
