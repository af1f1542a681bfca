/// A folder of lessons, listed but not yet read.
package struct Course: Hashable, Sendable {
  /// A lesson as the home screen needs it.
  package struct Entry: Hashable, Sendable {
    package var id: String
    package var order: Int?
    /// The file's name inside the folder.
    package var file: String
    /// A file that cannot be opened has a title made of its id and a reason in `notLoaded`.
    package var front: FrontMatter
    /// Its exercises, choices and cards in order, as a quick look finds them.
    package var activities: [Activity]
    /// Why it cannot be opened; `nil` for a lesson that can.
    package var notLoaded: Diagnostic?

    package init(
      id: String, order: Int?, file: String, front: FrontMatter, activities: [Activity] = [],
      notLoaded: Diagnostic? = nil
    ) {
      self.id = id
      self.order = order
      self.file = file
      self.front = front
      self.activities = activities
      self.notLoaded = notLoaded
    }
  }

  /// Something to answer.
  package struct Activity: Hashable, Sendable {
    /// An exercise, a choice or a card.
    package var kind: LiveBlock.Kind
    package var id: String

    package init(kind: LiveBlock.Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// By order, then by file name; lessons without a number come last.
  package let entries: [Entry]
  /// What is wrong between the files: missing and circular prerequisites, ids used twice.
  package let problems: [FileDiagnostic]

  /// Sorts the entries and looks for what is wrong between them.
  package init(_ entries: [Entry]) {
    let sorted = entries.sorted { ($0.order ?? Int.max, $0.file) < ($1.order ?? Int.max, $1.file) }
    self.entries = sorted
    problems = CourseCheck.all.flatMap { $0.problems(sorted) }
  }

  package func entry(id: String) -> Entry? { entries.first { $0.id == id } }
}
