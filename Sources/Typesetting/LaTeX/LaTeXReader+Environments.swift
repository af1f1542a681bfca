extension LaTeXReader {
  /// `\begin{name} … \end{name}`, after `\begin`.
  mutating func environment(at range: Range<Int>) -> MathNode {
    let name = rawGroup()
    let known = LaTeXEnvironment.byName[name]
    if known == nil {
      let suggestion = suggestion(for: name, among: LaTeXEnvironment.byName.keys)
      diagnose(.unknownEnvironment(name, suggestion: suggestion), range.lowerBound..<token.range.lowerBound)
    }
    let environment = known ?? LaTeXEnvironment(kind: .lines)
    let alignments = environment.hasColumns ? columns() : []
    environments.append(name)
    let rows = gridRows()
    environments.removeLast()
    close(name, at: range)
    let grid = MathNode.grid(Grid(environment.kind, rows: rows, alignments: alignments))
    guard environment.left != nil || environment.right != nil else { return grid }
    return .fenced(environment.left, grid, environment.right)
  }

  private mutating func close(_ name: String, at range: Range<Int>) {
    guard token.kind == .command("end") else { return diagnose(.unclosedEnvironment(name), range) }
    let end = token.range
    advance()
    let ended = rawGroup()
    if ended != name { diagnose(.mismatchedEnvironment(begun: name, ended: ended), end) }
  }

  private mutating func columns() -> [Grid.Alignment] {
    rawGroup().compactMap { letter in
      switch letter {
      case "l": .left
      case "r": .right
      case "c": .center
      case _: nil
      }
    }
  }

  /// Cells between `&`, rows between `\\`, up to what ends the environment; a last empty row is dropped.
  mutating func gridRows() -> [[MathNode]] {
    var rows: [[MathNode]] = [[]]
    while true {
      rows[rows.endIndex - 1].append(row(until: .cell))
      switch token.kind {
      case .ampersand:
        if environments.isEmpty, openBraces == 0 { diagnose(.strayAlignment, token.range) }
        advance()
        continue
      case .newline:
        advance()
        skipRowGap()
        rows.append([])
        continue
      case .character, .command, .open, .close, .superscript, .subscript, .prime, .space, .end: break
      }
      break
    }
    if rows.count > 1, rows.last == [.empty] { rows.removeLast() }
    return rows
  }

  /// `\\[2pt]`
  private mutating func skipRowGap() {
    guard token.kind == .character("[") else { return }
    var ahead = index + 1
    while ahead < min(index + 8, tokens.endIndex), case .character(let character) = tokens[ahead].kind {
      if character == "]" {
        index = ahead + 1
        return
      }
      ahead += 1
    }
  }

  /// `\substack{a \\ b}`
  mutating func substack(at range: Range<Int>) -> MathNode {
    skipSpaces()
    guard token.kind == .open else { return argument(of: "\\substack", at: range) }
    let open = token.range
    advance()
    openBraces += 1
    let rows = gridRows()
    openBraces -= 1
    if token.kind == .close { advance() } else { diagnose(.unclosedBrace, open) }
    return .grid(Grid(.lines, rows: rows))
  }
}
