import Calculus

/// Puts values into texts: `{a}` stands for the value of a name, and in mathematics `{= a^2 to 3}` for what the program
/// works out.
struct Filling {
  /// What `{name}` stands for; other braces stay as they are.
  private var names: [String: Spelling]
  private let draw: Draw
  /// What cannot be worked out; it stays as it is written.
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameters:
  ///   - function: what `{function}` stands for.
  ///   - isTrial: whether computations alone are tried, for their diagnostics.
  init(_ draw: Draw = Draw(), function: Spelling? = nil, isTrial: Bool = false) {
    self.draw = draw
    names = Dictionary(uniqueKeysWithValues: isTrial ? [] : draw.values.keys.map { ($0.name, draw.spelling(of: $0)) })
    names["function"] = function
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
      case .text(let words): text[index].content = .text(fill(words, in: \.unicode))
      case .code(let words): text[index].content = .code(fill(words, in: \.plain))
      case .mathematics(let mathematics): text[index].content = .mathematics(fill(mathematics))
      case .lineBreak: break
      }
    }
    return text
  }

  // MARK: Texts

  private func fill(_ text: String, in notation: KeyPath<Spelling, String>) -> String {
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
      result += value[keyPath: notation]
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// The mathematics with each name replaced and each `{= …}` worked out.
  private mutating func fill(_ mathematics: MathText) -> MathText {
    guard mathematics.text.utf8.contains(UInt8(ascii: "{")) else { return mathematics }
    var writer = LaTeXFilling(mathematics.text)
    while let group = writer.nextGroup() {
      if group.text.hasPrefix("="), group.text.count > 1 {
        let source = SourceLine(
          String(group.text.dropFirst()), line: mathematics.range.line,
          column: mathematics.range.column + group.offset + 1)
        do throws(Diagnostic) {
          writer.replace(group, by: try Computation(source).latex(with: draw))
          continue
        } catch {
          diagnostics.append(error)
          writer.skip(group)
        }
      } else if let value = names[group.text] {
        writer.replace(group, by: value.latex)
      } else {
        writer.enter(group)
      }
    }
    var filled = mathematics
    filled.text = writer.result
    return filled
  }
}
