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
    package var activities: [Activity] = []
    /// Its pages that can be opened from anywhere.
    package var references: [Reference] = []
    /// Why it cannot be opened; `nil` for a lesson that can.
    package var notLoaded: Diagnostic?
  }

  /// Something to answer.
  package struct Activity: Hashable, Sendable {
    /// An exercise, a choice or a card.
    package var kind: LiveBlock.Kind
    package var id: String
  }

  /// A page that can be opened from anywhere.
  package struct Reference: Hashable, Sendable {
    package var id: String
    /// Its heading, as it is written.
    package var title: String
    /// The line of its comment, from 1.
    package var line: Int
  }

  /// By order, then by file name; lessons without a number come last.
  package let entries: [Entry]
  /// What is wrong between the files: missing and circular prerequisites, ids used twice.
  package let problems: [FileDiagnostic]
  private let places: [String: Int]

  /// Sorts the entries and looks for what is wrong between them.
  package init(_ entries: [Entry]) {
    let sorted = entries.sorted { ($0.order ?? Int.max, $0.file) < ($1.order ?? Int.max, $1.file) }
    self.entries = sorted
    problems = CourseCheck.all.flatMap { $0.problems(sorted) }
    places = Dictionary(sorted.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// The first entry of that id.
  package func entry(id: String) -> Entry? { places[id].map { entries[$0] } }
}
