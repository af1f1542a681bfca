/// What is known of a learner's practice: every card, every skill, and the day's reviews.
package struct PracticeRecord: Hashable, Sendable {
  package private(set) var cards: [CardID: Card] = [:]
  package private(set) var skills: [String: SkillState] = [:]
  /// How long unaided answers took lately, the latest last.
  private var times: [CardID: [Int64]] = [:]
  private var newByDay: [Int: Int] = [:]
  private var oldByDay: [Int: Int] = [:]

  package init() {}

  // MARK: Taking in

  package mutating func apply(_ entry: PracticeEntry) {
    for review in entry.reviews {
      cards[review.card] = review.after
      note(review.card, review.grade, review.milliseconds, review.moment, isFirst: review.isFirst, review.isImplied)
    }
    for (id, state) in entry.skills { skills[id] = state }
  }

  package mutating func restore(_ id: CardID, _ card: Card) { cards[id] = card }
  package mutating func restore(skill id: String, _ state: SkillState) { skills[id] = state }

  /// A review of the past, for the day's counts and the usual times.
  package mutating func note(
    _ card: CardID, _ grade: Grade, _ milliseconds: Int64, _ moment: Moment, isFirst: Bool, _ isImplied: Bool
  ) {
    guard !isImplied else { return }
    if grade >= .good { times[card] = ((times[card] ?? []) + [milliseconds]).suffix(Self.mostTimes) }
    if isFirst { newByDay[moment.day, default: 0] += 1 } else { oldByDay[moment.day, default: 0] += 1 }
  }

  private static let mostTimes = 20

  // MARK: Finishing

  /// What an exercise that ended changes; the caller keeps it and applies it.
  package func entry(for exercise: Exercise, _ outcome: Outcome, at now: Moment, _ schedule: Schedule) -> PracticeEntry
  {
    let grade = grade(exercise.card, outcome)
    var reviews = [review(exercise.card, grade, exercise.seed, outcome.milliseconds, now, schedule)]
    var skills: [String: SkillState] = [:]
    var state = self.skills[exercise.skill.id] ?? SkillState()
    state.note(
      isUnaided: outcome.isUnaided, isSolved: outcome.isSolved, template: exercise.template.id,
      isScaffolded: outcome.isScaffolded)
    skills[exercise.skill.id] = state
    if outcome.isUnaided && !outcome.isScaffolded {
      for id in exercise.skill.prerequisites {
        guard let skill = Skill.named(id) else { continue }
        if var foundation = self.skills[id], foundation.attempts > 0 {
          foundation.credit()
          skills[id] = foundation
        }
        reviews += implied(by: skill, now, schedule)
      }
    }
    return PracticeEntry(reviews: reviews, skills: skills)
  }

  /// A question of a lesson, graded by the learner.
  package func entry(for card: CardID, _ grade: Grade, milliseconds: Int64, at now: Moment, _ schedule: Schedule)
    -> PracticeEntry
  {
    PracticeEntry(reviews: [review(card, grade, nil, milliseconds, now, schedule)], skills: [:])
  }

  /// What was needed for a right answer was recalled as well: what is due of it counts as the weakest pass.
  private func implied(by skill: Skill, _ now: Moment, _ schedule: Schedule) -> [Review] {
    skill.templates.map { CardID(skill: skill, template: $0) }.compactMap { id in
      guard let card = cards[id], card.phase == .review, schedule.isDue(card, at: now) else { return nil }
      return Review(
        card: id, grade: .hard, seed: nil, milliseconds: 0, moment: now, isImplied: true,
        after: schedule.review(card, .hard, at: now))
    }
  }

  private func review(
    _ card: CardID, _ grade: Grade, _ seed: UInt64?, _ milliseconds: Int64, _ now: Moment, _ schedule: Schedule
  ) -> Review {
    Review(
      card: card, grade: grade, seed: seed, milliseconds: milliseconds, moment: now,
      after: schedule.review(cards[card], grade, at: now))
  }

  func grade(_ card: CardID, _ outcome: Outcome) -> Grade {
    Grade(
      isSolved: outcome.isSolved, wrongTries: outcome.wrongTries, hints: outcome.hints,
      sawSolution: outcome.sawSolution, milliseconds: outcome.milliseconds, usualTimes: times[card] ?? [])
  }

  // MARK: Asking

  package func queue(fresh: [CardID], at now: Moment, _ schedule: Schedule) -> ReviewQueue {
    ReviewQueue(
      cards, fresh: fresh, at: now, schedule, newToday: newByDay[now.day] ?? 0, doneToday: oldByDay[now.day] ?? 0)
  }

  package func dueCount(at now: Moment, _ schedule: Schedule) -> Int {
    cards.values.count { schedule.isDue($0, at: now) }
  }

  package var leeches: [CardID] { cards.filter(\.value.isLeech).keys.sorted() }

  /// The skills begun and not mastered, the weakest first.
  package var weakest: [(skill: Skill, state: SkillState)] {
    Skill.all.compactMap { skill in skills[skill.id].map { (skill, $0) } }
      .filter { $0.1.attempts > 0 && !$0.1.isMastered }
      .sorted { $0.1.known < $1.1.known }
  }
}
