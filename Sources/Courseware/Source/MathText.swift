/// Mathematics as its author wrote it, with its place: LaTeX in running text, an expression in a field.
package struct MathText: Hashable, Sendable {
  /// The source without its dollar signs.
  package var text: String
  /// The place of its first line.
  package var range: SourceRange

  package init(text: String, range: SourceRange) {
    self.text = text
    self.range = range
  }
}
