extension Layout {
  func accent(_ accent: Accent, _ base: MathNode, _ form: Form) -> Box {
    let body = box(base, form)
    if !isASCII, case .symbol(let symbol) = base.core, let letter = AccentedLetters.letter(symbol.glyph, accent) {
      let box = Box.text(String(letter))
      if case .bold = base { return box.spanned(.bold) }
      return box
    }
    guard form.isFlat else {
      return .centred([over(accent, width: body.width), body], baseline: 1)
    }
    // y_hat reads as it is typed; a longer base goes into parentheses.
    if base.isAtom { return .beside([body, .text("_" + accent.rawValue)]) }
    return .beside([.text(accent.rawValue), parenthesised(body)])
  }

  private func over(_ accent: Accent, width: Int) -> Box {
    switch accent {
    case .hat: .text(isASCII || width > 1 ? "^" : "ˆ")
    case .bar: .repeating("_", max(1, width))
    case .vec:
      isASCII
        ? .text(String(repeating: "-", count: max(1, width - 1)) + ">")
        : .text(String(repeating: "─", count: max(0, width - 1)) + "→")
    case .dot: .text(".")
    case .ddot: .text("..")
    case .tilde: .text("~")
    }
  }

  /// A horizontal brace with its point towards the label.
  func brace(_ side: Brace, _ body: MathNode, label: MathNode?, _ form: Form) -> Box {
    let inner = box(body, form)
    guard !form.isFlat else {
      return label.map { .beside([inner, .text(" ["), box($0, form), .text("]")]) } ?? inner
    }
    let width = max(inner.width, 3)
    let (left, right, point): (Character, Character, Character) =
      switch side {
      case .over: isASCII ? (".", ".", "'") : ("╭", "╮", "┴")
      case .under: isASCII ? ("'", "'", ".") : ("╰", "╯", "┬")
      }
    var line = Array(repeating: isASCII ? Character("-") : "─", count: width)
    line[0] = left
    line[width - 1] = right
    line[(width - 1) / 2] = label == nil ? line[(width - 1) / 2] : point
    var boxes = [inner, Box.text(String(line))]
    if let label { boxes.append(box(label, .stacked)) }
    if side == .over { boxes.reverse() }
    return .centred(boxes, baseline: side == .over ? boxes.count - 1 : 0)
  }

  func boxed(_ inner: MathNode, _ form: Form) -> Box {
    let body = box(inner, form)
    if form.isFlat { return .beside([.text("["), body, .text("]")]) }
    let (line, bar): (Character, Character) = isASCII ? ("-", "|") : ("─", "│")
    let corners: [String] = isASCII ? ["+", "+", "+", "+"] : ["┌", "┐", "└", "┘"]
    let width = body.width + 4
    let edge = String(repeating: line, count: body.width + 2)
    let side = Box.column(Array(repeating: bar, count: body.height), ascent: body.ascent)
    return .group([
      Box.Placed(box: .text(corners[0] + edge + corners[1]), x: 0, y: -body.ascent - 1),
      Box.Placed(box: side, x: 0, y: 0), Box.Placed(box: body, x: 2, y: 0),
      Box.Placed(box: side, x: width - 1, y: 0),
      Box.Placed(box: .text(corners[2] + edge + corners[3]), x: 0, y: body.descent + 1),
    ])
  }
}
