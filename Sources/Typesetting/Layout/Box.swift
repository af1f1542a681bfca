/// A rectangle of cells with a baseline, made of smaller ones; nothing is copied until `painted`.
struct Box: Sendable {
  struct Placed: Sendable {
    let box: Box
    /// Where its left edge and its baseline lie in the box that holds it (rows count downward).
    let x: Int
    let y: Int
  }

  indirect enum Content: Sendable {
    case blank
    /// One row of text.
    case text(String)
    /// One cell a row, top to bottom.
    case column([Character])
    case group([Placed])
    case spanned(Typeset.Span.Kind, Box)
  }

  let width: Int
  /// Rows above the baseline's row.
  let ascent: Int
  /// Rows below the baseline's row.
  let descent: Int
  let content: Content

  var height: Int { ascent + 1 + descent }

  static let empty = Box.blank(0)

  static func blank(_ width: Int) -> Box { Box(width: width, ascent: 0, descent: 0, content: .blank) }

  static func text(_ text: String) -> Box {
    Box(width: Cells.count(text), ascent: 0, descent: 0, content: .text(text))
  }

  static func repeating(_ glyph: Character, _ count: Int) -> Box {
    .text(String(repeating: glyph, count: count))
  }

  /// Glyphs below each other, each one cell wide, the first `ascent` of them above the baseline.
  static func column(_ glyphs: [Character], ascent: Int) -> Box {
    Box(width: 1, ascent: ascent, descent: glyphs.count - ascent - 1, content: .column(glyphs))
  }

  static func group(_ placed: [Placed]) -> Box {
    var (width, ascent, descent) = (0, 0, 0)
    for item in placed {
      width = max(width, item.x + item.box.width)
      ascent = max(ascent, item.box.ascent - item.y)
      descent = max(descent, item.box.descent + item.y)
    }
    return Box(width: width, ascent: ascent, descent: descent, content: .group(placed))
  }

  /// Side by side on one baseline.
  static func beside(_ boxes: [Box]) -> Box {
    if boxes.count == 1, let only = boxes.first { return only }
    var x = 0
    return .group(
      boxes.map { box in
        defer { x += box.width }
        return Placed(box: box, x: x, y: 0)
      })
  }

  /// Below each other, each at its `x`; the baseline is that of the box at `baseline`.
  static func stack(_ boxes: [(box: Box, x: Int)], baseline: Int) -> Box {
    var y = 0
    var placed: [Placed] = []
    placed.reserveCapacity(boxes.count)
    for (box, x) in boxes {
      y += box.ascent
      placed.append(Placed(box: box, x: x, y: y))
      y += box.descent + 1
    }
    guard placed.indices.contains(baseline) else { return .empty }
    let origin = placed[baseline].y
    return .group(placed.map { Placed(box: $0.box, x: $0.x, y: $0.y - origin) })
  }

  /// Below each other, each centred.
  static func centred(_ boxes: [Box], baseline: Int) -> Box {
    let width = boxes.reduce(0) { max($0, $1.width) }
    return stack(boxes.map { ($0, (width - $0.width) / 2) }, baseline: baseline)
  }

  func spanned(_ kind: Typeset.Span.Kind) -> Box {
    Box(width: width, ascent: ascent, descent: descent, content: .spanned(kind, self))
  }

  /// The same rows counted from another baseline, `shift` rows further down.
  func lowered(by shift: Int) -> Box { .group([Placed(box: self, x: 0, y: shift)]) }
}
