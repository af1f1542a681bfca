/// Collects the pieces of a row and closes its delimiters: each `)` takes what follows its `(` into one growing pair.
/// Bars open or close by what stands before them.
struct LaTeXRow {
  private struct Opening {
    let delimiter: MathSymbol
    /// Where its content begins.
    let start: Int
  }

  private var pieces: [MathNode] = []
  private var openings: [Opening] = []
  private var bars: [Character: Int] = [:]
  /// Bars that stood after an operand: `P(a|b)` keeps one, `2|x|` closes one with the next.
  private var lone: [(glyph: Character, index: Int)] = []
  private let depth: Int

  init(depth: Int) { self.depth = depth }

  mutating func append(_ piece: MathNode) { pieces.append(piece) }

  /// Takes the last piece, as the base of a script.
  mutating func takeBase() -> MathNode? {
    guard let last = pieces.last, openings.last.map({ pieces.count > $0.start }) ?? true else { return nil }
    if case .space = last { return nil }
    pieces.removeLast()
    return last
  }

  mutating func append(delimiter: MathSymbol) {
    switch delimiter.role {
    case .opening: open(delimiter)
    case .closing: close(delimiter)
    case _:
      if bars[delimiter.glyph, default: 0] > 0, endsWithOperand {
        close(delimiter)
      } else if !endsWithOperand || endsWithBar {
        open(delimiter)
      } else if !closesLoneBar(delimiter) {
        lone.append((delimiter.glyph, pieces.count))
        pieces.append(.symbol(delimiter))
      }
    }
  }

  private mutating func closesLoneBar(_ delimiter: MathSymbol) -> Bool {
    let start = openings.last?.start ?? 0
    while let last = lone.last, last.index >= pieces.count { lone.removeLast() }
    guard let last = lone.last, last.index >= start, last.glyph == delimiter.glyph, last.index + 1 < pieces.count
    else { return false }
    lone.removeLast()
    let body = Array(pieces[(last.index + 1)...])
    pieces.removeSubrange(last.index...)
    pieces.append(.fenced(delimiter.glyph, .joining(body), delimiter.glyph))
    return true
  }

  private mutating func open(_ delimiter: MathSymbol) {
    guard depth + openings.count < MathNode.maximumDepth else { return pieces.append(.symbol(delimiter)) }
    openings.append(Opening(delimiter: delimiter, start: pieces.count))
    if Self.isBar(delimiter.glyph) { bars[delimiter.glyph, default: 0] += 1 }
  }

  private mutating func close(_ delimiter: MathSymbol) {
    let isBar = Self.isBar(delimiter.glyph)
    guard !isBar || bars[delimiter.glyph, default: 0] > 0 else { return pieces.append(.symbol(delimiter)) }
    while let opening = openings.last, !Self.matches(opening.delimiter.glyph, delimiter.glyph) {
      // An opening bar that nothing closes is a bar; other delimiters wait for their own kind.
      guard isBar || Self.isBar(opening.delimiter.glyph) else { break }
      abandonLast()
    }
    guard let opening = openings.last, Self.matches(opening.delimiter.glyph, delimiter.glyph) else {
      return pieces.append(.symbol(delimiter))
    }
    openings.removeLast()
    if isBar { bars[opening.delimiter.glyph, default: 0] -= 1 }
    let body = Array(pieces[opening.start...])
    pieces.removeSubrange(opening.start...)
    while let last = lone.last, last.index >= opening.start { lone.removeLast() }
    pieces.append(.fenced(opening.delimiter.glyph, .joining(body), delimiter.glyph))
  }

  /// The last opening delimiter was a glyph like any other.
  private mutating func abandonLast() {
    let opening = openings.removeLast()
    if Self.isBar(opening.delimiter.glyph) { bars[opening.delimiter.glyph, default: 0] -= 1 }
    pieces.insert(.symbol(opening.delimiter), at: opening.start)
  }

  mutating func finish() -> MathNode {
    guard !openings.isEmpty else { return .joining(pieces) }
    var complete: [MathNode] = []
    var openings = openings[...]
    for (index, piece) in pieces.enumerated() {
      while let next = openings.first, next.start == index {
        complete.append(.symbol(next.delimiter))
        openings.removeFirst()
      }
      complete.append(piece)
    }
    return .joining(complete + openings.map { .symbol($0.delimiter) })
  }

  private var endsWithOperand: Bool {
    if let opening = openings.last, opening.start == pieces.count { return false }
    guard let last = pieces.last else { return false }
    if case .space = last { return false }
    switch last.trailingRole {
    case .ordinary, .closing, .inner: return true
    case .operation, .binary, .times, .relation, .opening, .punctuation: return false
    }
  }

  /// `|a||b|`: after a closing bar with none open the next one opens.
  private var endsWithBar: Bool {
    if case .fenced(_, _, let close?) = pieces.last { Self.isBar(close) } else { false }
  }

  static func isBar(_ glyph: Character) -> Bool { glyph == "|" || glyph == "‖" }

  /// Half-open intervals pair a bracket with a parenthesis.
  private static func matches(_ open: Character, _ close: Character) -> Bool {
    switch (open, close) {
    case ("(", ")"), ("[", "]"), ("(", "]"), ("[", ")"), ("{", "}"), ("⟨", "⟩"), ("⌈", "⌉"), ("⌊", "⌋"),
      ("⌊", "⌉"), ("|", "|"), ("‖", "‖"), ("|", "⟩"), ("⟨", "|"):
      true
    case _: false
    }
  }
}

extension MathNode {
  /// A row, or its only piece.
  static func joining(_ pieces: [MathNode]) -> MathNode {
    if pieces.count == 1, let only = pieces.first { return only }
    return .row(pieces)
  }
}
