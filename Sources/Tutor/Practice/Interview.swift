import Calculus
import Courseware
import Practice

/// A mock interview: short answers and traps from the lessons' cards, derivations at the board, follow-ups that depend on
/// the answer, the pitch at the end, and a debrief.
struct Interview: Sendable {
  enum Question: Sendable {
    case card(CardID)
    case board(Exercise)
  }

  private enum Slot: Sendable { case card, board, pitch }

  private var slots: [Slot] = [.card, .board, .card, .card, .board, .card, .card, .board, .pitch]
  private var pool: [CardID]
  /// What is to be said in a minute.
  private let pitches: [CardID]
  private let cards: [CardID: CardBlock]
  private let skills: [Skill]
  private let level: Int
  /// How much harder than asked for the next derivation is: good answers raise it.
  private var rise = 0
  /// What follows up on the last answer.
  private var followUp: CardID?
  private var results: [Result] = []

  private struct Result: Sendable {
    let title: String
    let wasRight: Bool
    /// What was said to wrong answers: mistakes by name, where they have one.
    let remarks: [String]
    /// What is practised where it was wrong.
    let skills: [Skill]
  }

  static let pitchTag = "pitch"

  /// Cards whose words fit the topic, those made for interviews first, the short ones before the long.
  init(topic: String?, level: Int, cards: [CardID: CardBlock], _ random: inout SplitMix64) {
    self.level = level
    self.cards = cards
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
    func isPitch(_ id: CardID) -> Bool { cards[id]?.tags.contains(Self.pitchTag) ?? false }
    pool = all.filter { !isPitch($0) }.enumerated()
      .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
    // One of the topic before the others.
    pitches = fitting.filter(isPitch) + cards.keys.filter { isPitch($0) && !fitting.contains($0) }.sorted()
    let found = Skill.matching(topic ?? "").filter { !$0.templates.isEmpty }
    skills = (found.isEmpty ? Skill.all : found).shuffled(using: &random)
    // There are as many questions as there are cards for them.
    var left = pool.count
    let hasPitch = !pitches.isEmpty
    slots.removeAll { slot in
      guard slot == .card else { return slot == .pitch && !hasPitch }
      left -= 1
      return left < 0
    }
  }

  var status: String { "question \(results.count + 1) of \(results.count + slots.count + 1)" }

  /// Nothing more is asked.
  mutating func cutShort() { (slots, followUp) = ([], nil) }

  mutating func next(_ stream: inout ExerciseStream) -> Question? {
    if let card = followUp {
      followUp = nil
      return .card(card)
    }
    while !slots.isEmpty {
      switch slots.removeFirst() {
      case .card where !pool.isEmpty: return .card(pool.removeFirst())
      case .card: continue
      case .pitch:
        guard let pitch = pitches.first else { continue }
        return .card(pitch)
      case .board:
        let skill = skills[results.count % skills.count]
        let wanted = skill.levels.lowerBound + (level - 1) * (skill.levels.count - 1) / 2 + rise
        if let exercise = stream.next(skill, level: wanted) { return .board(exercise) }
      }
    }
    return nil
  }

  /// After a good answer the interviewer asks on about the same lesson, for more; after a bad one for less, from what it
  /// rests on. At the board the next derivation is harder or easier.
  mutating func note(_ title: String, wasRight: Bool, card: CardID) {
    results.append(
      Result(
        title: title, wasRight: wasRight, remarks: [],
        skills: Skill.all.filter { $0.lesson == card.lessonCard?.lesson }))
    // Not twice in a row, and not after the pitch.
    guard results.count % 2 == 1, let slot = slots.firstIndex(of: .card), let lesson = card.lessonCard?.lesson,
      let asked = cards[card]
    else { return }
    let near = pool.filter { $0.lessonCard?.lesson == lesson }
    func difficulty(_ id: CardID) -> Int { cards[id]?.difficulty ?? 1 }
    let next =
      wasRight
      ? near.filter { difficulty($0) >= asked.difficulty }.max { difficulty($0) < difficulty($1) }
      : near.filter { difficulty($0) <= asked.difficulty }.min { difficulty($0) < difficulty($1) }
    guard let next else { return }
    pool.removeAll { $0 == next }
    followUp = next
    // It takes the place of a question that would have come.
    slots.remove(at: slot)
  }

  mutating func note(_ skill: Skill, wasRight: Bool, remarks: [String]) {
    results.append(
      Result(title: "At the board: \(skill.title)", wasRight: wasRight, remarks: remarks, skills: [skill]))
    rise += wasRight ? 1 : -1
  }

  /// What went wrong, as skills: those of the derivations, and those that the cards' lessons teach.
  var drills: [Skill] {
    var seen: Set<String> = []
    return results.filter { !$0.wasRight }.flatMap(\.skills).filter { seen.insert($0.id).inserted }
  }

  var debrief: Prose {
    let right = results.count { $0.wasRight }
    let gaps = results.filter { !$0.wasRight }
    return Markdown.prose(
      "\(right) of \(results.count) answers were good.",
      gaps.isEmpty
        ? "Nothing to drill. Try a level higher, or another topic."
        : "To drill; all of it comes back in your reviews, the first time within minutes:")
      + Markdown.list(
        gaps.map { $0.remarks.isEmpty ? $0.title : "\($0.title). \($0.remarks.joined(separator: " "))" })
  }
}
