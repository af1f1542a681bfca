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
    /// The ids of its exercises, choices and cards, in order, as a quick look finds them.
    package var activities: [Activity]
    /// Why it cannot be opened, as a sentence; `nil` for a lesson that can.
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
    package enum Kind: String, Hashable, Sendable { case exercise, choice, card }

    package var kind: Kind
    package var id: String

    package init(kind: Kind, id: String) {
      self.kind = kind
      self.id = id
    }
  }

  /// By order, then by file name.
  package var entries: [Entry]
  /// What is wrong between the files: missing and circular prerequisites, ids used twice.
  package var problems: [FileDiagnostic]

  package init(entries: [Entry], problems: [FileDiagnostic] = []) {
    self.entries = entries
    self.problems = problems
  }
}
