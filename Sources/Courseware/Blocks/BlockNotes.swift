/// What an author says about a block rather than in it.
package struct BlockNotes: Hashable, Sendable {
  /// What it does for the items of the course's outline.
  package var covers: [Placement] = []
  /// What its numbers claim: proved by the linter, never shown.
  package var claims: [SourceLine] = []
  /// The place of the word after its fence.
  package var range: SourceRange
}
