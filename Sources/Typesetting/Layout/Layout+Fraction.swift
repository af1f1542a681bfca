extension Layout {
  func fraction(_ numerator: MathNode, _ denominator: MathNode, _ form: Form) -> Box {
    if form.isFlat { return flatFraction(numerator, denominator, form) }
    let (above, below) = (box(numerator, .stacked), box(denominator, .stacked))
    var width = max(above.width, below.width, isASCII ? 3 : 1)
    // An outer bar is longer than the inner ones, so that it is seen which divides first.
    if numerator.hasBar || denominator.hasBar { width += 2 }
    let bar = Box.repeating(isASCII ? "-" : "─", width)
    return .centred([above, bar, below], baseline: 1)
  }

  private func flatFraction(_ numerator: MathNode, _ denominator: MathNode, _ form: Form) -> Box {
    let above = box(numerator, form)
    let below = box(denominator, form)
    let numeratorNeeds = numerator.isSum || numerator.hasBar
    let denominatorNeeds = !denominator.isUnit && !denominator.isSingleGlyph
    return .beside([
      numeratorNeeds ? parenthesised(above) : above, .text("/"), denominatorNeeds ? parenthesised(below) : below,
    ])
  }

  func root(_ radicand: MathNode, index: MathNode?, _ form: Form) -> Box {
    if form.isFlat { return flatRoot(radicand, index: index, form) }
    var body = box(radicand, .stacked)
    if radicand.hasBar { body = .beside([.blank(1), body]) }
    let degree = index.map { box($0, .script) }
    if body.height == 1 && !isASCII {
      let small = degree.map { $0.inScript(Scripts.superscripts) ?? $0 }
      let sign = Box.beside((small.map { [$0] } ?? []) + [.text("√")])
      return .group([
        Box.Placed(box: .repeating("_", body.width), x: sign.width, y: -1),
        Box.Placed(box: sign, x: 0, y: 0), Box.Placed(box: body, x: sign.width, y: 0),
      ])
    }
    return isASCII ? slopedRoot(body, degree) : straightRoot(body, degree)
  }

  /// A tick at the bottom, a stem as tall as the radicand, a bar over it.
  private func straightRoot(_ body: Box, _ degree: Box?) -> Box {
    let stem = Box.column(Array(repeating: "│", count: body.height), ascent: body.ascent)
    let left = max(degree?.width ?? 1, 1)
    var placed = [
      Box.Placed(box: .text("╲"), x: left - 1, y: body.descent), Box.Placed(box: stem, x: left, y: 0),
      Box.Placed(box: body, x: left + 1, y: 0),
      Box.Placed(box: .text("┌" + String(repeating: "─", count: body.width)), x: left, y: -body.ascent - 1),
    ]
    if let degree { placed.append(Box.Placed(box: degree, x: left - degree.width, y: body.descent - 1)) }
    return .group(placed)
  }

  /// `\/` at the bottom, rising to the bar.
  private func slopedRoot(_ body: Box, _ degree: Box?) -> Box {
    let left = max((degree?.width ?? 1) - 1, 0)
    var placed = [Box.Placed(box: .text("\\"), x: left, y: body.descent)]
    for step in 0..<body.height {
      placed.append(Box.Placed(box: .text("/"), x: left + 1 + step, y: body.descent - step))
    }
    let start = left + 1 + body.height
    placed.append(Box.Placed(box: body, x: start, y: 0))
    placed.append(Box.Placed(box: .repeating("_", body.width), x: start, y: -body.ascent - 1))
    if let degree { placed.append(Box.Placed(box: degree, x: left + 1 - degree.width, y: body.descent - 1)) }
    return .group(placed)
  }

  private func flatRoot(_ radicand: MathNode, index: MathNode?, _ form: Form) -> Box {
    let body = box(radicand, form)
    if isASCII {
      guard let index else { return .beside([.text("sqrt"), parenthesised(body)]) }
      return .beside([.text("root("), body, .text(", "), box(index, .script), .text(")")])
    }
    let argument = radicand.isSingleGlyph || radicand.isNumber || radicand.isIndexedGlyph ? body : parenthesised(body)
    guard let index else { return .beside([.text("√"), argument]) }
    let degree = box(index, .script)
    return .beside([degree.inScript(Scripts.superscripts) ?? degree, .text("√"), argument])
  }

}

extension MathNode {
  /// Shows a fraction bar at its outermost level.
  var hasBar: Bool {
    switch core {
    case .fraction: true
    case .row(let pieces): pieces.contains { if case .fraction = $0.core { true } else { false } }
    case .symbol, .number, .function, .text, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// `vₜ`, `v̂ₜ`
  var isIndexedGlyph: Bool {
    if case .scripts(let base, _?, nil) = core { base.isSingleGlyph } else { false }
  }

  var isSingleGlyph: Bool {
    switch core {
    case .symbol: true
    case .number(let digits): digits.count == 1
    case .accent(_, let base): base.isSingleGlyph
    case .row, .function, .text, .fraction, .root, .scripts, .limits, .fenced, .grid, .brace, .boxed, .space, .bold,
      .marked:
      false
    }
  }
}
