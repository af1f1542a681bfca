/// When what is reviewed: the forgetting model, the retention wanted, and the short steps of minutes.
package struct Schedule: Hashable, Sendable {
  package var model: ForgettingModel
  /// The chance of recall at which a card comes back.
  package var retention: Double
  /// The day for which everything is to be known; nil for ever.
  package var deadline: Int?
  private static let learning: [Int64] = [60_000, 600_000]
  private static let relearning: [Int64] = [600_000]

  package init(model: ForgettingModel = .standard, retention: Double = Schedule.usualRetention, deadline: Int? = nil) {
    self.model = model
    self.retention = retention
    // A record may have been damaged; days beyond these are no dates.
    self.deadline = deadline.flatMap { (-1_000_000_000...1_000_000_000).contains($0) ? $0 : nil }
  }

  package static let usualRetention = 0.9
  /// Before an interview more is to be known.
  package static let retentionBeforeDeadline = 0.95

  /// The card after a review. A card that is nil is new. Intervals are never negative, and never shorter for a better
  /// grade.
  package func review(_ card: Card?, _ grade: Grade, at now: Moment) -> Card {
    guard let card else { return place(model.first(grade), nil, grade, at: now) }
    let days = max(0, now.day.subtractingReportingOverflow(card.last.day).partialValue)
    return place(model.next(card.memory, grade, after: days), card, grade, at: now)
  }

  private func place(_ memory: Memory, _ old: Card?, _ grade: Grade, at now: Moment) -> Card {
    var card =
      old
      ?? Card(memory: memory, phase: .learning, last: now, dueMilliseconds: 0, dueDay: 0, reviews: 1)
    if old != nil { card.reviews += 1 }
    card.memory = memory
    // A clock that goes back does not make a card younger than its last review.
    card.last = old.map { $0.last.milliseconds > now.milliseconds ? $0.last : now } ?? now
    switch card.phase {
    case .learning: step(&card, Self.learning, grade, at: now)
    case .relearning: step(&card, Self.relearning, grade, at: now)
    case .review:
      guard grade == .again else {
        wait(&card, at: now)
        break
      }
      card.lapses += 1
      (card.phase, card.step) = (.relearning, 0)
      wait(&card, milliseconds: Self.relearning[0], at: now)
    }
    return card
  }

  private func step(_ card: inout Card, _ steps: [Int64], _ grade: Grade, at now: Moment) {
    switch grade {
    case .again:
      card.step = 0
      wait(&card, milliseconds: steps[0], at: now)
    case .hard:
      let place = min(card.step, steps.count - 1)
      let pause =
        place > 0 ? steps[place] : steps.count > 1 ? (steps[0] + steps[1]) / 2 : steps[0] + steps[0] / 2
      wait(&card, milliseconds: pause, at: now)
    case .good where card.step + 1 < steps.count:
      card.step += 1
      wait(&card, milliseconds: steps[card.step], at: now)
    case .good, .easy:
      (card.phase, card.step) = (.review, 0)
      wait(&card, at: now)
    }
  }

  private func wait(_ card: inout Card, milliseconds: Int64, at now: Moment) {
    let (due, overflow) = now.milliseconds.addingReportingOverflow(milliseconds)
    card.dueMilliseconds = overflow ? .max : due
    card.dueDay = now.day
  }

  private func wait(_ card: inout Card, at now: Moment) {
    card.dueDay = now.day + interval(card.memory, at: now)
    card.dueMilliseconds = now.milliseconds
  }

  /// Whole days until the next review. Before a deadline at most a quarter of the days that are left.
  func interval(_ memory: Memory, at now: Moment) -> Int { interval(memory, from: now.day) }

  private func interval(_ memory: Memory, from day: Int) -> Int {
    guard let deadline, deadline > day else { return model.interval(memory, retention: retention) }
    let days = model.interval(memory, retention: max(retention, Self.retentionBeforeDeadline))
    return min(days, max(1, (deadline - day) / 4))
  }

  // MARK: What is due

  /// The day on which a card is due. What was put off beyond a deadline before it was set comes as if it had been known
  /// at the last review; once it has passed, everything is as it was.
  func dueDay(of card: Card, at now: Moment) -> Int {
    guard card.phase == .review, let deadline, deadline >= now.day else { return card.dueDay }
    return min(card.dueDay, card.last.day + interval(card.memory, from: card.last.day))
  }

  /// Whether a card is due: by the day in the days' steps, by the minute in the short ones.
  package func isDue(_ card: Card, at now: Moment) -> Bool {
    switch card.phase {
    case .review: dueDay(of: card, at: now) <= now.day
    // A clock that was set back must not hide what was due in minutes.
    case .learning, .relearning: card.dueMilliseconds <= now.milliseconds || now.milliseconds < card.last.milliseconds
    }
  }

  /// How many cards are due on each of the coming days; what is overdue counts for today.
  package func calendar(_ cards: some Sequence<Card>, from now: Moment, days: Int) -> [Int] {
    var counts = [Int](repeating: 0, count: Swift.max(1, days))
    for card in cards {
      let day = isDue(card, at: now) ? 0 : dueDay(of: card, at: now) - now.day
      if counts.indices.contains(day) { counts[day] += 1 }
    }
    return counts
  }
}
