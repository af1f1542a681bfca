extension Layout {
  func fenced(_ open: Character?, _ body: MathNode, _ close: Character?, _ form: Form) -> Box {
    if form.isFlat, case .grid(let grid) = body, grid.kind == .lines, grid.rows.count == 2, open == "(" {
      // A binomial coefficient.
      return .beside([.text("C("), box(.list(grid.rows.map { .joining($0) }), form), .text(")")])
    }
    var inner = box(body, form)
    // A bar next to a fraction's bar would look like a frame.
    if inner.height > 1, body.hasBar {
      let isBar = { (glyph: Character?) in glyph.map(LaTeXRow.isBar) ?? false }
      inner = .beside([.blank(isBar(open) ? 1 : 0), inner, .blank(isBar(close) ? 1 : 0)])
    }
    let isFlat = form.isFlat || inner.height == 1
    let left = open.map { isFlat ? Box.text(written(String($0))) : delimiter($0, around: inner, isLeft: true) }
    let right = close.map { isFlat ? Box.text(written(String($0))) : delimiter($0, around: inner, isLeft: false) }
    return .beside([left, inner, right].compactMap(\.self))
  }

  /// A delimiter as tall as the box.
  private func delimiter(_ glyph: Character, around box: Box, isLeft: Bool) -> Box {
    let pieces = isASCII ? Self.asciiPieces(glyph) : Self.pieces[glyph]
    guard let pieces else { return .text(written(String(glyph))) }
    var column = Array(repeating: pieces.middle, count: box.height)
    column[0] = pieces.top
    column[box.height - 1] = pieces.bottom
    if let waist = pieces.waist, box.height > 2 {
      column[min(max(box.ascent, 1), box.height - 2)] = waist
    }
    return .column(column, ascent: box.ascent)
  }

  private struct Pieces {
    let top, middle, bottom: Character
    /// Stands on the baseline's row: the point of a brace.
    var waist: Character?
  }

  private static let pieces: [Character: Pieces] = [
    "(": Pieces(top: "⎛", middle: "⎜", bottom: "⎝"), ")": Pieces(top: "⎞", middle: "⎟", bottom: "⎠"),
    "[": Pieces(top: "⎡", middle: "⎢", bottom: "⎣"), "]": Pieces(top: "⎤", middle: "⎥", bottom: "⎦"),
    "{": Pieces(top: "⎧", middle: "⎪", bottom: "⎩", waist: "⎨"),
    "}": Pieces(top: "⎫", middle: "⎪", bottom: "⎭", waist: "⎬"),
    "|": Pieces(top: "│", middle: "│", bottom: "│"), "‖": Pieces(top: "║", middle: "║", bottom: "║"),
    "⌈": Pieces(top: "⎡", middle: "⎢", bottom: "⎢"), "⌉": Pieces(top: "⎤", middle: "⎥", bottom: "⎥"),
    "⌊": Pieces(top: "⎢", middle: "⎢", bottom: "⎣"), "⌋": Pieces(top: "⎥", middle: "⎥", bottom: "⎦"),
    "⟨": Pieces(top: "╱", middle: "│", bottom: "╲", waist: "⟨"),
    "⟩": Pieces(top: "╲", middle: "│", bottom: "╱", waist: "⟩"), "/": Pieces(top: "╱", middle: "╱", bottom: "╱"),
  ]

  private static func asciiPieces(_ glyph: Character) -> Pieces? {
    switch glyph {
    case "(": Pieces(top: "/", middle: "|", bottom: "\\")
    case ")": Pieces(top: "\\", middle: "|", bottom: "/")
    case "[", "⌈", "⌊", "]", "⌉", "⌋": bracket(glyph)
    case "{": Pieces(top: "/", middle: "|", bottom: "\\", waist: "<")
    case "}": Pieces(top: "\\", middle: "|", bottom: "/", waist: ">")
    case "⟨": Pieces(top: "/", middle: "|", bottom: "\\", waist: "<")
    case "⟩": Pieces(top: "\\", middle: "|", bottom: "/", waist: ">")
    case "|", "‖": Pieces(top: "|", middle: "|", bottom: "|")
    case _: nil
    }
  }

  private static func bracket(_ glyph: Character) -> Pieces {
    let corner: Character = "[⌈⌊".contains(glyph) ? "[" : "]"
    return Pieces(
      top: "⌊⌋".contains(glyph) ? "|" : corner, middle: "[]".contains(glyph) ? corner : "|",
      bottom: "⌈⌉".contains(glyph) ? "|" : corner)
  }
}
