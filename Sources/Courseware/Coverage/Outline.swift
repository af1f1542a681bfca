/// The outline of a course: its items, and what learners are to do with each.
///
/// One item a line, `C05-03 READ CHECK`; lines that begin with `#` and blank ones are left out.
package struct Outline: Sendable {
  /// The file's name in a folder of lessons.
  package static let file = "outline.txt"

  /// In the order of the file.
  package private(set) var items: [Placement] = []
  private var activities: [String: Set<LearningActivity>] = [:]

  init(_ source: SourceText, into diagnostics: inout [Diagnostic]) {
    for index in 0..<source.lineCount {
      let line = source.line(index).trimmed
      guard !line.text.isEmpty, !line.text.hasPrefix("#") else { continue }
      for item in line.placements(in: .lesson, into: &diagnostics, mayDoAll: true) {
        guard activities[item.item] == nil else {
          diagnostics.append(Diagnostic(.givenTwice(item.item), at: item.range))
          continue
        }
        items.append(item)
        activities[item.item] = item.activities
      }
    }
  }

  /// What names no item.
  func unknown(_ placements: [Placement]) -> [Diagnostic] {
    placements.filter { activities[$0.item] == nil }.enumerated().map { number, placement in
      let near = nearest(to: placement.item, number: number, among: items.lazy.map(\.item))
      return Diagnostic(.unknownItem(placement.item, nearest: near), at: placement.range)
    }
  }

  /// The items that lessons do not yet serve as they should, and what is missing.
  package func missing(from placements: [Placement]) -> [(item: String, activities: [LearningActivity])] {
    var done: [String: Set<LearningActivity>] = [:]
    for placement in placements { done[placement.item, default: []].formUnion(placement.activities) }
    return items.compactMap { item in
      let missing = item.activities.subtracting(done[item.item] ?? [])
      return missing.isEmpty ? nil : (item.item, LearningActivity.allCases.filter(missing.contains))
    }
  }
}

extension Lesson {
  /// What it does for the items of the outline.
  package var placements: [Placement] {
    front.covers
      + pages.flatMap { page in
        page.covers
          + page.blocks.flatMap { block -> [Placement] in
            if case .live(let live) = block { live.covers } else { [] }
          }
      }
  }
}
