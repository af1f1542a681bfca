/// The fields of a front matter or live block: `key: value` lines, indented lines that continue or explain the field
/// above, and `- ` lines that make a list.
///
/// A value is the rest of its line exactly as it stands: no quoting, no types, no escapes, no comments.
package struct Fields: Hashable, Sendable {
  /// In the order of the file.
  package private(set) var fields: [Field] = []
  /// The lines of the block's own list: `- ` lines at the margin that belong to no field, and what is indented below
  /// them. Tasks (`- [x]`) never belong to a field.
  package private(set) var ownLines: [SourceLine] = []
  /// Lines that do not read.
  package private(set) var diagnostics: [Diagnostic] = []

  private enum Target { case none, field, ownList, discarded }

  /// Reads the lines between two fences. Takes time linear in their length; every line that does not read is reported
  /// and the others still count.
  package init(_ lines: [SourceLine]) {
    var target = Target.none
    var nodes = 0
    for line in lines {
      if line.isBlank || line.indentation > 0 {
        if line.isItem { nodes += 1 }
        add(line, to: target)
      } else if line.isItem {
        nodes += 1
        target = targetOfItem(line, after: target)
        add(line, to: target)
      } else if let field = Self.field(line) {
        nodes += 1
        fields.append(field)
        target = .field
      } else {
        diagnostics.append(Diagnostic(.fieldSyntax, at: line.range))
        target = .discarded
      }
      if nodes > CoursewareLimits.fieldNodes {
        diagnostics.append(Diagnostic(.tooManyFields(nodes), at: line.range))
        break
      }
    }
    for index in fields.indices { fields[index].lines.dropBlankEnd() }
    ownLines.dropBlankEnd()
  }

  mutating func drop(_ key: String) { fields.removeAll { $0.key == key } }

  private mutating func add(_ line: SourceLine, to target: Target) {
    switch target {
    case .field: fields[fields.count - 1].lines.append(line)
    case .ownList: ownLines.append(line)
    case .discarded: break
    case .none:
      if !line.isBlank { diagnostics.append(Diagnostic(.indentedWithoutField, at: line.range)) }
    }
  }

  /// An item at the margin belongs to the field above where that has nothing on its own line.
  private func targetOfItem(_ line: SourceLine, after target: Target) -> Target {
    guard target == .field, let field = fields.last, field.value.text.isEmpty else { return .ownList }
    guard Task(line.dropping(1).trimmed) == nil else { return .ownList }
    guard let first = field.lines.first(where: { !$0.isBlank }) else { return .field }
    return first.isItem && first.indentation == 0 ? .field : .ownList
  }

  /// ASCII first: what Unicode says of a character takes long to look up.
  private static func isPartOfKey(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    case _: scalar.properties.isAlphabetic
    }
  }

  /// `key: value` at the margin.
  private static func field(_ line: SourceLine) -> Field? {
    let scalars = line.text.unicodeScalars
    guard let colon = scalars.firstIndex(of: ":") else { return nil }
    let key = scalars[..<colon]
    guard !key.isEmpty, key.allSatisfy(isPartOfKey) else { return nil }
    return Field(
      key: String(key), keyRange: line.range.part(at: 0, length: key.count),
      value: line.dropping(key.count + 1).trimmed, lines: [])
  }
}

/// The box before an option: `[x]` or `[ ]`.
struct Task {
  var isDone: Bool
  var text: SourceLine

  init?(_ line: SourceLine) {
    let box = Array(line.text.unicodeScalars.prefix(4))
    guard box.count >= 3, box[0] == "[", box[2] == "]", box.count == 3 || box[3] == " " || box[3] == "\t" else {
      return nil
    }
    switch box[1] {
    case "x", "X": isDone = true
    case " ": isDone = false
    default: return nil
    }
    text = line.dropping(3).trimmed
  }
}
