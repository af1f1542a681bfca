/// A recall card for review and interviews.
package struct CardBlock: Hashable, Sendable {
  package var id: String
  package var front: Prose
  package var back: Prose
  /// What a good answer names.
  package var points: [Prose]
  /// What costs marks.
  package var avoid: [Prose]
  package var hints: [Prose]
  /// Where it is there, the answer is typed and checked; otherwise the learner grades.
  package var answer: FormulaText?
  /// How long a spoken answer may take, in seconds.
  package var seconds: Int?
  package var difficulty: Int
  package var tags: [String]
  package var notes: BlockNotes
}

extension CardBlock {
  init?(_ values: inout FieldValues) {
    guard let id = values.text("id") else { return nil }
    self.init(
      id: id, front: values.prose("front"), back: values.prose("back"), points: values.proseList("points"),
      avoid: values.proseList("avoid"), hints: values.proseList("hints"),
      answer: values.formula("answer", as: .answer), seconds: values.count("seconds"),
      difficulty: values.count("difficulty") ?? 1, tags: values.tags, notes: values.notes)
    values.fill { filling in
      front = filling.fill(front)
      back = filling.fill(back)
      points = filling.fill(points)
      avoid = filling.fill(avoid)
      hints = filling.fill(hints)
    }
  }
}
