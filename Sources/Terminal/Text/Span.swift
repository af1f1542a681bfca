/// A run of text in one style.
package struct Span: Hashable, Sendable {
  package var text: String
  package var style: Style

  package init(_ text: String, _ style: Style = .plain) {
    self.text = text
    self.style = style
  }

  package init(_ text: String, _ role: Role, _ attributes: Style.Attributes = []) {
    self.init(text, Style(role, attributes))
  }
}

extension [Span] {
  /// The columns that all spans take.
  package var columns: Int { reduce(0) { $0 + $1.text.columns } }

  /// The spans' text without their styles.
  package var text: String { map(\.text).joined() }
}
