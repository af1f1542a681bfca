/// A question with options, one or several of them right.
package struct ChoiceBlock: Hashable, Sendable {
  package struct Option: Hashable, Sendable {
    package var text: Markdown.Text
    package var isRight: Bool
    /// Why it is right or wrong; may be empty.
    package var reason: Prose
  }

  package var id: String
  package var ask: Prose
  /// At least two, at least one of them right. Of a search for a mistake they are the lines, in their order.
  package var options: [Option]
  package var hints: [Prose]
  package var explanation: Prose
  package var difficulty: Int
  package var tags: [String]
  package var notes: BlockNotes

  /// Whether more than one option is right, so that the learner ticks instead of picking.
  package var hasSeveralRight: Bool { options.count { $0.isRight } > 1 }
}
