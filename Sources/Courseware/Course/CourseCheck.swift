/// Something that can be wrong between the lessons of a course.
package struct CourseCheck: Sendable {
  package let name: String
  let problems: @Sendable ([Course.Entry]) -> [FileDiagnostic]

  /// All of them, in the order in which they run.
  package static let all = [
    CourseCheck(name: "ids used twice", problems: duplicates),
    CourseCheck(name: "reference pages named twice", problems: references),
    CourseCheck(name: "missing prerequisites", problems: missing),
    CourseCheck(name: "circular prerequisites", problems: circles),
  ]

  private static func duplicates(_ entries: [Course.Entry]) -> [FileDiagnostic] {
    var files: [String: String] = [:]
    return entries.compactMap { entry in
      guard let first = files[entry.id] else {
        files[entry.id] = entry.file
        return nil
      }
      return FileDiagnostic(
        file: entry.file, diagnostic: Diagnostic(.duplicateLesson(entry.id, file: first), at: .start))
    }
  }

  private static func references(_ entries: [Course.Entry]) -> [FileDiagnostic] {
    var files: [String: String] = [:]
    return entries.flatMap { entry in
      entry.references.compactMap { reference in
        guard let first = files[reference.id] else {
          files[reference.id] = entry.file
          return nil
        }
        let cause = Diagnostic.Cause.duplicateReference(reference.id, file: first)
        let place = SourceRange(line: reference.line, column: 1)
        return FileDiagnostic(file: entry.file, diagnostic: Diagnostic(cause, at: place))
      }
    }
  }

  private static func missing(_ entries: [Course.Entry]) -> [FileDiagnostic] {
    let ids = entries.map(\.id)
    let known = Set(ids)
    let missing = entries.flatMap { entry in
      entry.front.requires.filter { !known.contains($0.id) }.map { (entry, $0) }
    }
    return missing.enumerated().map { number, pair in
      let (entry, requirement) = pair
      let others = ids.lazy.filter { $0 != entry.id }
      let cause = Diagnostic.Cause.prerequisiteMissing(
        requirement.id, nearest: nearest(to: requirement.id, number: number, among: others))
      return FileDiagnostic(file: entry.file, diagnostic: Diagnostic(cause, at: requirement.range))
    }
  }

  /// Reports each circle once, in the first of its lessons.
  private static func circles(_ entries: [Course.Entry]) -> [FileDiagnostic] {
    var search = CircleSearch(entries)
    return search.run()
  }
}

/// A depth-first search through the prerequisites, with a stack of its own: lessons may come from strangers.
private struct CircleSearch {
  private enum Mark { case onPath, done }

  private let entries: [Course.Entry]
  private let index: [String: Int]
  private var marks: [Mark?]
  /// The lessons from the first to the present one, and the prerequisite each looks at next.
  private var path: [(entry: Int, next: Int)] = []

  init(_ entries: [Course.Entry]) {
    self.entries = entries
    marks = Array(repeating: nil, count: entries.count)
    index = Dictionary(entries.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  mutating func run() -> [FileDiagnostic] {
    var found: [FileDiagnostic] = []
    for start in entries.indices where marks[start] == nil {
      push(start)
      while let (entry, next) = path.last {
        let requires = entries[entry].front.requires
        guard next < requires.count else {
          marks[entry] = .done
          path.removeLast()
          continue
        }
        path[path.count - 1].next += 1
        guard let needed = index[requires[next].id] else { continue }
        switch marks[needed] {
        case nil: push(needed)
        case .onPath: found.append(circle(to: needed, at: requires[next].range))
        case .done: break
        }
      }
    }
    return found
  }

  private mutating func push(_ entry: Int) {
    marks[entry] = .onPath
    path.append((entry, 0))
  }

  private func circle(to entry: Int, at range: SourceRange) -> FileDiagnostic {
    let members = path.drop { $0.entry != entry }.map { entries[$0.entry].id } + [entries[entry].id]
    let file = path.last.map { entries[$0.entry].file } ?? entries[entry].file
    return FileDiagnostic(file: file, diagnostic: Diagnostic(.prerequisiteCircular(members), at: range))
  }
}
