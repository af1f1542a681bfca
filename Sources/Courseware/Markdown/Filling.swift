import Calculus

/// Puts values into texts: `{a}` stands for the value of a name, and in mathematics `{= a^2 to 3}` for what the program
/// works out.
struct Filling {
  /// What `{name}` stands for; other braces stay as they are.
  private let names: [String: Expression]
  /// The values that computations may use.
  private let values: [Symbol: Expression]
  /// What cannot be worked out; it stays as it is written.
  private(set) var diagnostics: [Diagnostic] = []

  init(names: [String: Expression] = [:], values: [Symbol: Expression] = [:]) {
    self.names = names
    self.values = values
  }

  // MARK: Blocks

  mutating func fill(_ blocks: [Markdown.Block]) -> [Markdown.Block] {
    var result: [Markdown.Block] = []
    result.reserveCapacity(blocks.count)
    for block in blocks { result.append(fill(block)) }
    return result
  }

  mutating func fill(_ list: [Prose]) -> [Prose] {
    var result: [Prose] = []
    for prose in list { result.append(fill(prose)) }
    return result
  }

  private mutating func fill(_ block: Markdown.Block) -> Markdown.Block {
    switch block {
    case .paragraph(let text): return .paragraph(fill(text))
    case .heading(let level, let text): return .heading(level: level, fill(text))
    case .quote(let blocks): return .quote(fill(blocks))
    case .list(var list):
      for index in list.items.indices { list.items[index].blocks = fill(list.items[index].blocks) }
      return .list(list)
    case .table(var table):
      for column in table.header.indices { table.header[column] = fill(table.header[column]) }
      for row in table.rows.indices {
        for column in table.rows[row].indices { table.rows[row][column] = fill(table.rows[row][column]) }
      }
      return .table(table)
    case .mathematics(let mathematics): return .mathematics(fill(mathematics))
    // Live blocks fill their own texts.
    case .code, .rule, .live: return block
    }
  }

  mutating func fill(_ text: Markdown.Text) -> Markdown.Text {
    var text = text
    for index in text.indices {
      switch text[index].content {
      case .text(let words): text[index].content = .text(fill(words, in: .unicode))
      case .code(let words): text[index].content = .code(fill(words, in: .plain))
      case .mathematics(let mathematics): text[index].content = .mathematics(fill(mathematics))
      case .lineBreak: break
      }
    }
    return text
  }

  // MARK: Texts

  private func fill(_ text: String, in notation: Notation) -> String {
    guard !names.isEmpty, text.utf8.contains(UInt8(ascii: "{")) else { return text }
    var result = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      result += rest[..<open]
      rest = rest[open...]
      guard let close = rest.firstIndex(of: "}"), let value = names[String(rest[rest.index(after: open)..<close])]
      else {
        result += "{"
        rest = rest.dropFirst()
        continue
      }
      // In LaTeX the braces stay around the value, so that it remains one group.
      result += notation == .latex ? "{\(value.text(notation))}" : value.text(notation)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  private mutating func fill(_ mathematics: MathText) -> MathText {
    guard mathematics.text.utf8.contains(UInt8(ascii: "{")) else { return mathematics }
    var filled = mathematics
    filled.text = fill(compute(mathematics), in: .latex)
    return filled
  }

  /// The text with each `{= …}` worked out.
  private mutating func compute(_ mathematics: MathText) -> String {
    var result = ""
    let scalars = Array(mathematics.text.unicodeScalars)
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "{", index + 1 < scalars.count, scalars[index + 1] == "=",
        let close = Self.partner(of: index, in: scalars), close > index + 2
      else {
        result.unicodeScalars.append(scalars[index])
        index += 1
        continue
      }
      let source = SourceLine(
        String(String.UnicodeScalarView(scalars[(index + 2)..<close])), line: mathematics.range.line,
        column: mathematics.range.column + index + 2)
      do throws(Diagnostic) {
        result += "{\(try Computation(source).latex(with: values))}"
      } catch {
        diagnostics.append(error)
        result.unicodeScalars.append(contentsOf: scalars[index...close])
      }
      index = close + 1
    }
    return result
  }

  /// The brace that closes the one at an index.
  private static func partner(of open: Int, in scalars: [Unicode.Scalar]) -> Int? {
    var depth = 0
    for index in open..<scalars.count {
      if scalars[index] == "{" { depth += 1 } else if scalars[index] == "}" { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
