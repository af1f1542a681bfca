/// Something that is reviewed: a kind of problem with new numbers each time, or a question of a lesson.
package struct CardID: Hashable, Sendable, Comparable {
  /// `product-rule/exponential` for a kind of problem, `card/chain-rule/how-many` for a card of a lesson.
  package let text: String

  package init(_ text: String) { self.text = text }

  package init(skill: Skill, template: Template) { text = "\(skill.id)/\(template.id)" }

  package init(lesson: String, card: String) { text = "\(CardID.lessonPrefix)\(lesson)/\(card)" }

  private static let lessonPrefix = "card/"

  /// The skill and the kind of problem; nil for a card of a lesson or a kind that is no more.
  package var problem: (skill: Skill, template: Template)? {
    let parts = text.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, let skill = Skill.named(String(parts[0])), let template = skill.template(String(parts[1]))
    else { return nil }
    return (skill, template)
  }

  /// The lesson and its card; nil for a kind of problem.
  package var lessonCard: (lesson: String, card: String)? {
    guard text.hasPrefix(Self.lessonPrefix) else { return nil }
    let parts = text.dropFirst(Self.lessonPrefix.count).split(separator: "/", maxSplits: 1)
    return parts.count == 2 ? (String(parts[0]), String(parts[1])) : nil
  }

  package static func < (left: CardID, right: CardID) -> Bool { left.text < right.text }
}

/// How a card stands after its last review.
package struct Card: Hashable, Sendable {
  package enum Phase: Int, Sendable {
    /// In its first steps, or in those after a lapse: minutes apart.
    case learning, relearning
    /// Days apart.
    case review
  }

  package var memory: Memory
  package var phase: Phase
  /// Which of the short steps it is at.
  package var step: Int
  /// When it was reviewed last.
  package var last: Moment
  /// The instant from which on it is due, in milliseconds; in days' steps the beginning of the day does.
  package var dueMilliseconds: Int64
  package var dueDay: Int
  /// How often it was forgotten after it had been learned.
  package var lapses: Int
  package var reviews: Int

  package init(
    memory: Memory, phase: Phase, step: Int = 0, last: Moment, dueMilliseconds: Int64, dueDay: Int, lapses: Int = 0,
    reviews: Int = 1
  ) {
    self.memory = memory
    self.phase = phase
    self.step = step.clamped(to: 0...Self.mostCounted)
    self.last = last
    self.dueMilliseconds = dueMilliseconds
    self.dueDay = dueDay
    self.lapses = lapses.clamped(to: 0...Self.mostCounted)
    self.reviews = reviews.clamped(to: 1...Self.mostCounted)
  }

  /// A damaged record may say more, and one more must still be a number.
  static let mostCounted = 1_000_000_000

  /// Whether it comes back so often that the lesson would help more.
  package var isLeech: Bool { lapses >= Card.leechLapses }
  package static let leechLapses = 6
}
