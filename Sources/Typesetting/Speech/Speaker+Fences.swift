extension Speaker {
  /// `isMarked` where a script follows, so that it must be heard where the content ends.
  mutating func fenced(_ open: Character?, _ body: MathNode, _ close: Character?, isMarked: Bool) {
    if case .grid(let grid) = body { return fencedGrid(open, grid, close) }
    switch (open, close) {
    case ("|", "|"): surrounded("absolute value of", body, "end absolute value", isMarked)
    case ("‖", "‖"): surrounded("norm of", body, "end norm", isMarked)
    case ("⌊", "⌋"): surrounded("floor of", body, "end floor", isMarked)
    case ("⌈", "⌉"): surrounded("ceiling of", body, "end ceiling", isMarked)
    case ("⟨", "⟩"): surrounded("angle brackets", body, "end angle brackets", true)
    case ("{", "}"): set(body)
    case (nil, _), (_, nil): speak(body)
    case (let open?, let close?):
      say(Self.name(of: open))
      speak(body)
      say(Self.name(of: close))
    }
  }

  private static func name(of delimiter: Character) -> String {
    SymbolTable.byGlyph[delimiter]?.spoken ?? String(delimiter)
  }

  private mutating func surrounded(_ start: String, _ body: MathNode, _ end: String, _ isMarked: Bool) {
    say(start)
    speak(body)
    if isMarked || !body.isSpokenSimple { say(end) }
  }

  /// `{x ∈ ℝ ∣ x > 0}`: the bar is "such that".
  private mutating func set(_ body: MathNode) {
    say("the set of")
    let isBar = { (piece: MathNode) in
      if case .symbol(let symbol) = piece { "|∣:".contains(symbol.glyph) } else { false }
    }
    if case .row(let pieces) = body, let bar = pieces.firstIndex(where: isBar) {
      row(Array(pieces[..<bar]))
      say("such that")
      row(Array(pieces[(bar + 1)...]))
    } else {
      speak(body)
    }
    say("end set")
  }

  private mutating func fencedGrid(_ open: Character?, _ grid: Grid, _ close: Character?) {
    switch (open, close) {
    case ("|", "|"):
      say("determinant of")
      self.grid(grid, "matrix")
    case ("(", ")") where grid.kind == .lines && grid.rows.count == 2:
      speak(grid.rows[0].first ?? .empty)
      say("choose")
      speak(grid.rows[1].first ?? .empty)
    case ("{", nil) where grid.kind != .cases:
      say("system:")
      self.grid(grid, "system")
    case (_, _): self.grid(grid, "matrix")
    }
  }

  mutating func grid(_ grid: Grid, _ name: String) {
    switch grid.kind {
    case .matrix: matrix(grid, name)
    case .cases: cases(grid)
    case .aligned, .lines:
      for (index, row) in grid.rows.enumerated() {
        if index > 0 { say(";") }
        for cell in row { speak(cell) }
      }
    }
  }

  private mutating func matrix(_ grid: Grid, _ name: String) {
    let columns = grid.columnCount
    if columns == 1 || grid.rows.count == 1 {
      say(columns == 1 ? "column vector" : "row vector")
      list(grid.rows.flatMap { $0 })
      return say("end vector")
    }
    say("\(grid.rows.count) by \(columns) \(name),")
    for (index, row) in grid.rows.enumerated() {
      say("row \(index + 1):")
      list(row)
      say(";")
    }
    say("end \(name)")
  }

  private mutating func cases(_ grid: Grid) {
    say("cases:")
    for row in grid.rows {
      for (column, cell) in row.enumerated() {
        if column > 0, !cell.startsWithText { say("if") }
        speak(cell)
      }
      say(";")
    }
    say("end cases")
  }

  private mutating func list(_ cells: [MathNode]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { say(",") }
      speak(cell)
    }
  }
}
