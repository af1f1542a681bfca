/// One field of a front matter or live block, as it stands: its key, the rest of its line, and the indented lines and
/// list items below it. What they mean is the schema's business.
package struct Field: Hashable, Sendable {
  package var key: String
  package var keyRange: SourceRange
  /// The rest of the line without blanks at its ends; may be empty.
  package var value: SourceLine
  /// The lines below, still indented, without blank ones at the end.
  package var lines: [SourceLine]

  /// All text of the field, its lines without their common indentation.
  var proseLines: [SourceLine] {
    (value.text.isEmpty ? [] : [value]) + lines.withoutIndentation
  }

  /// The place of the value, or of the key where the value is empty.
  var range: SourceRange { value.text.isEmpty ? keyRange : value.range }
}

/// An entry of a list: what stands after its `- `, and the indented lines below.
package struct FieldItem: Hashable, Sendable {
  package var value: SourceLine
  package var lines: [SourceLine]

  var proseLines: [SourceLine] { [value] + lines.withoutIndentation }
}

extension SourceLine {
  /// Whether the line begins a list item: `- ` or a lone `-` after its blanks.
  var isItem: Bool {
    var rest = text.utf8.dropFirst(indentation)
    guard rest.popFirst() == UInt8(ascii: "-") else { return false }
    return rest.first.map { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") } ?? true
  }
}

extension [SourceLine] {
  /// The lines without the blanks that the first of them begins with.
  var withoutIndentation: [SourceLine] {
    let indentation = first { !$0.isBlank }?.indentation ?? 0
    return map { $0.dropping(Swift.min(indentation, $0.indentation)) }
  }

  /// The list that the lines make; `nil` where a line belongs to no item.
  var items: [FieldItem]? {
    var items: [FieldItem] = []
    let margin = first { !$0.isBlank }?.indentation ?? 0
    for line in self {
      if line.isItem && line.indentation == margin {
        items.append(FieldItem(value: line.dropping(margin + 1).trimmed, lines: []))
      } else if !items.isEmpty && (line.isBlank || line.indentation > margin) {
        items[items.count - 1].lines.append(line)
      } else if !line.isBlank {
        return nil
      }
    }
    for index in items.indices { items[index].lines.dropBlankEnd() }
    return items
  }

  mutating func dropBlankEnd() {
    while let last, last.isBlank { removeLast() }
  }
}
