import Calculus
import Courseware
import Practice

/// A mock interview: short answers and traps from the lessons' cards, derivations at the board, a follow-up after a good
/// answer, and a debrief.
struct Interview: Sendable {
  enum Question: Sendable {
    case card(CardID)
    case board(Exercise)
  }

  private enum Slot: Sendable { case card, board }

  private var slots: [Slot] = [.card, .board, .card, .card, .board, .card, .card, .board]
  private var pool: [CardID]
  private let skills: [Skill]
  private let level: Int
  /// What follows up on the last answer.
  private var followUp: CardID?
  private var results: [(title: String, wasRight: Bool)] = []

  /// Cards whose words fit the topic, those made for interviews first, the short ones before the long.
  init(topic: String?, level: Int, cards: [CardID: CardBlock], _ random: inout SplitMix64) {
    self.level = level
    let words = (topic ?? "").lowercased().split { $0 == " " || $0 == "-" }
    func fits(_ id: CardID, _ card: CardBlock) -> Bool {
      let text = "\(id.text) \(card.tags.joined(separator: " ")) \(card.front.plainText)".lowercased()
      return words.allSatisfy { text.contains($0) }
    }
    let fitting = cards.filter { fits($0.key, $0.value) }.keys.sorted().shuffled(using: &random)
    let all = fitting.isEmpty ? cards.keys.sorted().shuffled(using: &random) : fitting
    func rank(_ id: CardID) -> Int {
      guard let card = cards[id] else { return 9 }
      return (card.tags.contains("interview") ? 0 : 1) + (abs(card.difficulty - level) > 1 ? 2 : 0)
    }
    // Equal ranks stay shuffled.
    pool = all.enumerated().sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    let found = Skill.matching(topic ?? "").filter { !$0.templates.isEmpty }
    skills = (found.isEmpty ? Skill.all : found).shuffled(using: &random)
  }

  var status: String { "question \(results.count + 1) of \(results.count + slots.count + 1)" }

  mutating func next(_ stream: inout ExerciseStream) -> Question? {
    if let card = followUp {
      followUp = nil
      return .card(card)
    }
    while !slots.isEmpty {
      switch slots.removeFirst() {
      case .card where !pool.isEmpty: return .card(pool.removeFirst())
      case .card: continue
      case .board:
        let skill = skills[results.count % skills.count]
        let wanted = skill.levels.lowerBound + (level - 1) * (skill.levels.count - 1) / 2
        if let exercise = stream.next(skill, level: wanted) { return .board(exercise) }
      }
    }
    return nil
  }

  /// After a good answer the interviewer asks on, about the same lesson; after a bad one about something else.
  mutating func note(_ title: String, wasRight: Bool, card: CardID? = nil) {
    results.append((title, wasRight))
    guard wasRight, let lesson = card?.lessonCard?.lesson, results.count % 2 == 1,
      let place = pool.firstIndex(where: { $0.lessonCard?.lesson == lesson })
    else { return }
    followUp = pool.remove(at: place)
    // It takes the place of a question that would have come.
    if let slot = slots.firstIndex(of: .card) { slots.remove(at: slot) }
  }

  var debrief: Prose {
    let right = results.count { $0.wasRight }
    let gaps = results.filter { !$0.wasRight }.map(\.title)
    return Markdown.prose(
      "\(right) of \(results.count) answers were good.",
      gaps.isEmpty ? "Nothing to drill. Try a level higher, or another topic." : "To drill, and scheduled for review:")
      + Markdown.list(gaps)
  }
}
