/// What a session of review asks, in order.
package struct ReviewQueue: Sendable {
  package struct Limits: Hashable, Sendable {
    package var new: Int
    package var due: Int

    package init(new: Int = 20, due: Int = 60) { (self.new, self.due) = (new, due) }
  }

  /// The due ones first, those likeliest forgotten before the others, then new ones.
  package let cards: [CardID]
  /// How many are due beyond the limit.
  package let left: Int

  /// - Parameters:
  ///   - fresh: cards never seen, in the order in which they are to come.
  ///   - newToday: how many new ones the day has had already.
  ///   - doneToday: how many reviews of old ones it has had.
  package init(
    _ known: [CardID: Card], fresh: [CardID], at now: Moment, _ schedule: Schedule, limits: Limits = Limits(),
    newToday: Int = 0, doneToday: Int = 0
  ) {
    let due = known.filter { schedule.isDue($0.value, at: now) }
      .map { id, card in
        (id: id, recall: schedule.model.recall(after: Double(max(0, now.day - card.last.day)), card.memory))
      }
      .sorted { ($0.recall, $0.id) < ($1.recall, $1.id) }
    let room = max(0, limits.due - doneToday)
    left = max(0, due.count - room)
    cards = due.prefix(room).map(\.id) + fresh.filter { known[$0] == nil }.prefix(max(0, limits.new - newToday))
  }
}
