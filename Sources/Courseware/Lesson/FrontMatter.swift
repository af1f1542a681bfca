/// What a lesson says of itself before it begins.
package struct FrontMatter: Hashable, Sendable {
  /// Never empty: where the file gives none, one made of the lesson's id.
  package var title: String
  /// One or two sentences; may be empty.
  package var summary: String
  /// How long the author thinks it takes.
  package var minutes: Int?
  /// Ids of the lessons to know first.
  package var requires: [Requirement]
  package var objectives: [Prose]
  package var tags: [String]
  /// What the lesson as a whole does for the items of the course's outline.
  package var covers: [Placement]

  package struct Requirement: Hashable, Sendable {
    package var id: String
    package var range: SourceRange

    package init(id: String, range: SourceRange) {
      self.id = id
      self.range = range
    }
  }

  package init(
    title: String, summary: String = "", minutes: Int? = nil, requires: [Requirement] = [], objectives: [Prose] = [],
    tags: [String] = [], covers: [Placement] = []
  ) {
    self.title = title
    self.summary = summary
    self.minutes = minutes
    self.requires = requires
    self.objectives = objectives
    self.tags = tags
    self.covers = covers
  }
}
