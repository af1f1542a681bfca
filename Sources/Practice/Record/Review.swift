/// One review as it was, kept for ever: any schedule can be computed anew from all of them.
package struct Review: Hashable, Sendable {
  package let card: CardID
  package let grade: Grade
  /// Of the exercise that was drawn; nil for a question of a lesson.
  package let seed: UInt64?
  package let milliseconds: Int64
  package let moment: Moment
  /// Whether it was not asked itself but needed for something that was answered rightly.
  package let isImplied: Bool
  /// How the card stands after it.
  package let after: Card

  package init(
    card: CardID, grade: Grade, seed: UInt64?, milliseconds: Int64, moment: Moment, isImplied: Bool = false, after: Card
  ) {
    self.card = card
    self.grade = grade
    self.seed = seed
    self.milliseconds = max(0, milliseconds)
    self.moment = moment
    self.isImplied = isImplied
    self.after = after
  }

  package var isFirst: Bool { after.reviews == 1 }
}

/// What one exercise that was finished changes: kept as a whole.
package struct PracticeEntry: Hashable, Sendable {
  package let reviews: [Review]
  package let skills: [String: SkillState]

  package init(reviews: [Review], skills: [String: SkillState]) {
    (self.reviews, self.skills) = (reviews, skills)
  }
}

/// How an exercise ended.
package struct Outcome: Hashable, Sendable {
  package var isSolved = false
  package var wrongTries = 0
  package var hints = 0
  package var sawSolution = false
  package var milliseconds: Int64 = 0
  /// Whether it was made easier, by options to choose from or by steps that were given.
  package var isScaffolded = false
  /// What was said to wrong answers, each once.
  package var remarks: [String] = []

  package init() {}

  package var isUnaided: Bool { isSolved && wrongTries == 0 && hints == 0 && !sawSolution }
}
