/// Writes prose as the Markdown that reads as it.
struct MarkdownWriter {
  /// Lines end before this column where a blank allows it.
  private static let width = 100

  func lines(_ blocks: Prose) -> [String] {
    blocks.enumerated().flatMap { index, block in (index == 0 ? [] : [""]) + lines(block) }
  }

  private func lines(_ block: Markdown.Block) -> [String] {
    switch block {
    case .paragraph(let text): return wrapped(text)
    case .heading(let level, let text): return [String(repeating: "#", count: max(3, level)) + " " + line(text)]
    case .list(let list): return lines(list)
    case .quote(let blocks): return lines(blocks).map { $0.isEmpty ? ">" : "> " + $0 }
    case .table(let table): return lines(table)
    case .code(let code):
      let text = code.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let fence = String(repeating: "~", count: max(3, code.text.longestRun(of: "~") + 1))
      // A word that names no block of a lesson keeps it code.
      return [fence + "text"] + (text.last == "" ? text.dropLast() : text) + [fence]
    case .rule: return ["***"]
    case .mathematics(let mathematics): return ["$$" + mathematics.text + "$$"]
    case .live: return []
    }
  }

  private func lines(_ list: Markdown.List) -> [String] {
    var result: [String] = []
    for (index, item) in list.items.enumerated() {
      if index > 0, !list.isTight { result.append("") }
      let task = item.task.map { $0 ? "[x] " : "[ ] " } ?? ""
      let mark = (list.start.map { "\($0 + index). " } ?? "- ")
      var inside = list.isTight ? item.blocks.flatMap(lines) : lines(item.blocks)
      if !task.isEmpty { inside = [task + (inside.first ?? "")] + inside.dropFirst() }
      let margin = String(repeating: " ", count: mark.count)
      result += [mark + (inside.first ?? "")] + inside.dropFirst().map { $0.isEmpty ? "" : margin + $0 }
    }
    return result
  }

  private func lines(_ table: Markdown.Table) -> [String] {
    func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = table.alignments.map { alignment in
      switch alignment {
      case .left: "---"
      case .centre: ":-:"
      case .right: "--:"
      }
    }
    return [row(table.header.map(line)), row(rule)] + table.rows.map { row($0.map(line)) }
  }

  // MARK: Running text

  private func line(_ text: Markdown.Text) -> String { words(text).joined(separator: " ") }

  private func wrapped(_ text: Markdown.Text) -> [String] {
    var lines: [String] = []
    for word in words(text) {
      let isBreak = lines.last?.hasSuffix("\\") ?? true
      if isBreak || (lines.last?.count ?? 0) + word.count >= Self.width {
        lines.append(word)
      } else {
        lines[lines.count - 1] += " " + word
      }
    }
    return lines
  }

  /// What must not be divided; a line break ends its word with a backslash.
  private func words(_ text: Markdown.Text) -> [String] {
    var result = [""]
    func add(_ part: String) { result[result.count - 1] += part }
    for run in text {
      let marks =
        (run.style.contains(.strong) ? "**" : "") + (run.style.contains(.emphasis) ? "*" : "")
        + (run.target == nil ? "" : "[")
      let ends =
        (run.target.map { "](<\($0)>)" } ?? "") + (run.style.contains(.emphasis) ? "*" : "")
        + (run.style.contains(.strong) ? "**" : "")
      switch run.content {
      case .text(let text):
        // Marks stand at words, not at blanks.
        let (before, after) = (text.first == " ", text.last == " ")
        let parts = text.split(separator: " ").map { Markdown.escaped(String($0)) }
        guard !parts.isEmpty else {
          if before { result.append("") }
          continue
        }
        if before { result.append("") }
        add(marks)
        for (index, part) in parts.enumerated() {
          if index > 0 { result.append("") }
          add(part)
        }
        add(ends)
        if after { result.append("") }
      case .code(let text): add(marks + code(text) + ends)
      case .mathematics(let mathematics): add(marks + "$" + mathematics.text + "$" + ends)
      case .lineBreak:
        add("\\")
        result.append("")
      }
    }
    return result.filter { !$0.isEmpty }
  }

  private func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: text.longestRun(of: "`") + 1)
    let space = text.hasPrefix("`") || text.hasSuffix("`") ? " " : ""
    return fence + space + text + space + fence
  }
}

extension Markdown {
  /// A word or a text of which nothing is read as a mark.
  package static func escaped(_ text: String) -> String {
    var result = ""
    var isStart = true
    var followsDigits = false
    for character in text {
      let begins = isStart && "-+=&".contains(character)
      let numbers = followsDigits && ".)".contains(character)
      if "\\*_`$[]<>{}#|~&".contains(character) || begins || numbers { result.append("\\") }
      result.append(character)
      followsDigits = character.isASCII && character.isNumber && (isStart || followsDigits)
      isStart = character == " "
    }
    return result
  }
}

extension String {
  /// How many of a character stand in a row at most.
  fileprivate func longestRun(of character: Character) -> Int {
    var (longest, run) = (0, 0)
    for other in self {
      run = other == character ? run + 1 : 0
      longest = Swift.max(longest, run)
    }
    return longest
  }
}
