/// What a learner does with an item of the course's outline.
package enum LearningActivity: String, Hashable, Sendable, CaseIterable {
  case read = "READ"
  /// Looks at a picture that stands still: a plot, a map, a table, a diagram.
  case see = "SEE"
  /// Plays or steps through something that moves.
  case watch = "WATCH"
  /// Answers something that the program marks, or that key points mark.
  case check = "CHECK"
  /// Meets it again as a card.
  case recall = "RECALL"

  static let names = allCases.map(\.rawValue)
}

/// Where an item of the outline has its place: on a page, in a block, or in the lesson as a whole.
package struct Placement: Hashable, Sendable {
  /// Such as `C05-03`.
  package var item: String
  package var activities: Set<LearningActivity>
  package var range: SourceRange
}

/// Something that can have a place for items, and what it can do for them.
package enum PlacementHost: Hashable, Sendable {
  case lesson, page
  case block(LiveBlock.Kind)

  /// What it does where the author says nothing.
  var usual: Set<LearningActivity> {
    switch self {
    case .lesson, .page: [.read]
    case .block(.exercise), .block(.choice): [.check]
    case .block(.card): [.recall]
    case .block(.plot): [.see]
    case .block(.steps), .block(.descent), .block(.graph), .block(.network): [.see, .watch]
    }
  }

  /// What it can do at all.
  var possible: Set<LearningActivity> {
    switch self {
    case .lesson, .page: [.read, .see]
    case .block(.exercise), .block(.choice): [.check, .recall]
    case .block(.card): [.recall, .check, .read]
    case .block(.plot), .block(.steps), .block(.descent), .block(.graph), .block(.network): [.see, .watch]
    }
  }

  /// With its article, for messages.
  var noun: String {
    switch self {
    case .lesson: "a lesson"
    case .page: "a page"
    case .block(let kind): Schema.block(kind).title
    }
  }
}
