/// A recall card for review and interviews.
package struct CardBlock: Hashable, Sendable {
  package var id: String
  package var front: Prose
  package var back: Prose
  /// What a good answer names.
  package var points: [Prose]
  /// Where it is there, the answer is typed and checked; otherwise the learner grades.
  package var answer: FormulaText?
  package var tags: [String]
  package var covers: [String]
  package var range: SourceRange

  package init(
    id: String, front: Prose, back: Prose, points: [Prose] = [], answer: FormulaText? = nil, tags: [String] = [],
    covers: [String] = [], range: SourceRange
  ) {
    self.id = id
    self.front = front
    self.back = back
    self.points = points
    self.answer = answer
    self.tags = tags
    self.covers = covers
    self.range = range
  }
}
