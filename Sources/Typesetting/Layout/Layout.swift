/// Turns notation into boxes.
struct Layout {
  /// How much room there is.
  enum Form {
    /// As many rows as it takes.
    case stacked
    /// One row.
    case flat
    /// One row, without the spaces around operators and relations: exponents, indices, limits.
    case script

    var isFlat: Bool { self != .stacked }
  }

  let repertoire: Repertoire

  var isASCII: Bool { repertoire == .ascii }

  func box(_ notation: MathNode, _ form: Form) -> Box {
    switch notation {
    case .row(let pieces): row(pieces, form)
    case .symbol(let symbol): self.symbol(symbol, form)
    case .number(let digits): .text(digits)
    case .function(let name), .text(let name): .text(written(name))
    case .fraction(let numerator, let denominator): fraction(numerator, denominator, form)
    case .root(let radicand, let index): root(radicand, index: index, form)
    case .scripts(let base, let sub, let sup): scripts(base, sub: sub, sup: sup, form)
    case .limits(let base, let under, let over): limits(base, under: under, over: over, form)
    case .accent(let accent, let base): self.accent(accent, base, form)
    case .fenced(let open, let body, let close): fenced(open, body, close, form)
    case .grid(let grid): self.grid(grid, form)
    case .brace(let side, let body, let label): brace(side, body, label: label, form)
    case .boxed(let inner): boxed(inner, form)
    case .space(let width): .blank(form == .script ? min(width, 1) : width)
    case .bold(let inner): box(inner, form).spanned(.bold)
    case .marked(let part, let inner): box(inner, form).spanned(.part(part))
    }
  }

  private func symbol(_ symbol: MathSymbol, _ form: Form) -> Box {
    if symbol == .application { return .empty }
    if symbol == .invisibleTimes { return isASCII && form.isFlat ? .text("*") : .empty }
    if symbol == .juxtaposition { return form.isFlat ? .text(isASCII ? "*" : "·") : .empty }
    return .text(isASCII ? ascii(symbol.glyph) : String(symbol.glyph))
  }

  /// Text from a source, in the repertoire.
  func written(_ text: String) -> String { isASCII ? ASCII.spelling(of: text) : text }

  func ascii(_ glyph: Character) -> String { ASCII.spelling(of: glyph) }

  /// In parentheses, on one row.
  func parenthesised(_ box: Box) -> Box { .beside([.text("("), box, .text(")")]) }
}
