import Courseware
import Practice

/// What can be opened from home besides lessons.
package enum Way: Hashable, Sendable {
  /// Generated exercises, of one topic or of all.
  case practice(topic: String?)
  case review
  case placement
  /// A mock interview, at a level from 1 to 3.
  case interview(topic: String?, level: Int)
  case progress

  /// Practice of some skills, and of what they rest on.
  static func drill(_ skills: [Skill], _ context: Context) -> [Effect] {
    [.open(PracticeScreen(session(.practice(goals: skills), context), context))]
  }

  func effects(_ context: Context) -> [Effect] {
    switch self {
    case .practice(let topic):
      let goals = topic.map { Skill.matching($0) } ?? []
      if let topic, goals.isEmpty {
        return [.say("There is no topic “\(topic)” to practise. Try product rule, chain, gradient or jacobian.")]
      }
      return [.open(PracticeScreen(Self.session(.practice(goals: goals), context), context))]
    case .review:
      let lessons = (context.course.course?.entries ?? []).filter { context.record.pages[$0.id] != nil }
      return [
        .open(PracticeScreen(Self.session(.review, context), context)), .command(.loadCards(lessons)),
      ]
    case .interview(let topic, let level):
      let lessons = (context.course.course?.entries ?? []).filter { entry in
        entry.activities.contains { $0.kind == .card }
      }
      return [
        .open(PracticeScreen(Self.session(.interview(topic: topic, level: level), context), context)),
        .command(.loadCards(lessons)),
      ]
    case .progress: return [.open(ProgressScreen())]
    case .placement: return [.open(PracticeScreen(Self.session(.placement, context), context))]
    }
  }

  /// Another each time, but for a seed that was asked for.
  private static func session(_ plan: PracticeSession.Plan, _ context: Context) -> PracticeSession {
    let moment = UInt64(bitPattern: context.record.now.milliseconds)
    return PracticeSession(plan, seed: context.preferences.chosenSeed ?? moment)
  }
}

extension Lesson {
  /// Its recall cards, as the record calls them.
  package var recallCards: [CardID: CardBlock] {
    liveBlocks.reduce(into: [:]) { cards, live in
      if case .card(let card) = live.block { cards[CardID(lesson: id, card: card.id)] = card }
    }
  }
}
