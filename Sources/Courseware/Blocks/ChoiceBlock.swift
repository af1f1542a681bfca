/// A question with options, one or several of them right.
package struct ChoiceBlock: Hashable, Sendable {
  package struct Option: Hashable, Sendable {
    package var text: Markdown.Text
    package var isRight: Bool
    /// Why it is right or wrong; may be empty.
    package var reason: Prose

    package init(text: Markdown.Text, isRight: Bool, reason: Prose = []) {
      self.text = text
      self.isRight = isRight
      self.reason = reason
    }
  }

  package var id: String
  package var ask: Prose
  /// At least two, at least one of them right.
  package var options: [Option]
  package var hints: [Prose]
  package var explanation: Prose
  package var difficulty: Int
  package var tags: [String]
  package var covers: [String]
  package var range: SourceRange

  /// Whether more than one option is right, so that the learner ticks instead of picking.
  package var hasSeveralRight: Bool { options.count { $0.isRight } > 1 }

  package init(
    id: String, ask: Prose, options: [Option], hints: [Prose] = [], explanation: Prose = [], difficulty: Int = 1,
    tags: [String] = [], covers: [String] = [], range: SourceRange
  ) {
    self.id = id
    self.ask = ask
    self.options = options
    self.hints = hints
    self.explanation = explanation
    self.difficulty = difficulty
    self.tags = tags
    self.covers = covers
    self.range = range
  }
}
