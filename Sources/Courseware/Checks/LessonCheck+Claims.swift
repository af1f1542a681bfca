extension LessonCheck {
  /// What pages and blocks claim, and what descents are said to do.
  static func claims(_ lesson: Lesson) -> [Diagnostic] {
    lesson.pages.flatMap(\.claims).flatMap { refutations($0) }
      + lesson.liveBlocks.flatMap { _, block -> [Diagnostic] in
        switch block {
        // Those of an exercise are proved for each draw.
        case .exercise: []
        case .descent(let descent): descent.refutations + descent.notes.claims.flatMap { refutations($0) }
        case .choice, .steps, .plot, .graph, .network, .card, .broken:
          block.content.notes.claims.flatMap { refutations($0) }
        }
      }
  }

  private static func refutations(_ source: SourceLine) -> [Diagnostic] {
    do throws(Diagnostic) {
      let claim = try Claim(source)
      return claim.refutation().map { [Diagnostic($0, at: claim.range)] } ?? []
    } catch {
      return [error]
    }
  }

  /// A page that promises something to see has it.
  static func placements(_ lesson: Lesson) -> [Diagnostic] {
    lesson.pages.flatMap { page in
      page.blocks.contains(where: \.isToBeSeen)
        ? [] : page.covers.filter { $0.activities.contains(.see) }.map { Diagnostic(.nothingToSee, at: $0.range) }
    }
  }
}

extension Markdown.Block {
  fileprivate var isToBeSeen: Bool {
    switch self {
    case .table, .code, .mathematics: true
    case .live(let block):
      switch block {
      case .steps, .plot, .descent, .graph, .network: true
      case .exercise, .choice, .card, .broken: false
      }
    case .list(let list): list.items.contains { $0.blocks.contains(where: \.isToBeSeen) }
    case .quote(let blocks): blocks.contains(where: \.isToBeSeen)
    case .paragraph, .heading, .rule: false
    }
  }
}
