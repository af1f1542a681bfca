extension Layout {
  /// The longest script that is drawn in small characters instead of a row of its own.
  private static let longestSmallScript = 6

  func scripts(_ base: MathNode, sub: MathNode?, sup: MathNode?, _ form: Form) -> Box {
    var body = box(base, form)
    if base.isPower || (form.isFlat && base.needsParenthesesAsBase) { body = parenthesised(body) }
    let lower = sub.map { self.script($0, Scripts.subscripts, form) }
    let upper = sup.map { self.script($0, Scripts.superscripts, form) }
    return form.isFlat ? flatScripts(body, lower, upper) : stackedScripts(body, lower, upper, isFence: base.isFence)
  }

  /// A script, its small form if it has one, and how it is written on one line after `^` or `_`.
  private struct Script {
    let row: Box
    let small: Box?
    let inLine: Box
  }

  private func script(_ notation: MathNode, _ table: [Character: Character], _ form: Form) -> Script {
    let row = box(notation, .script)
    let isPrime = isASCII && notation.isPrimes
    let small = isPrime ? row : isASCII ? nil : row.inScript(table)
    let isBare = notation.isWordOrNumber
    return Script(row: row, small: small, inLine: isBare ? row : parenthesised(row))
  }

  /// Whether the last script has no small letters, so that on one line its own ones end the piece: `∇_w`.
  func endsInLine(_ notation: MathNode) -> Bool {
    guard case .scripts(_, let sub, let sup) = notation.core else { return false }
    let table = sup == nil ? Scripts.subscripts : Scripts.superscripts
    guard let last = sup ?? sub, last.isWordOrNumber else { return false }
    return box(last, .script).inScript(table) == nil
  }

  private func flatScripts(_ body: Box, _ lower: Script?, _ upper: Script?) -> Box {
    var boxes = [body]
    if let lower {
      if let small = lower.small { boxes.append(small) } else { boxes += [.text("_"), lower.inLine] }
    }
    if let upper {
      if let small = upper.small { boxes.append(small) } else { boxes += [.text("^"), upper.inLine] }
    }
    return .beside(boxes)
  }

  private func stackedScripts(_ body: Box, _ lower: Script?, _ upper: Script?, isFence: Bool) -> Box {
    var placed = [Box.Placed(box: body, x: 0, y: 0)]
    var x = body.width
    // In ASCII a plain index stays in the line: w_1.
    if isASCII, let lower, lower.inLine.width == lower.row.width, lower.row.width <= 3, body.descent == 0 {
      placed.append(Box.Placed(box: .beside([.text("_"), lower.row]), x: x, y: 0))
      x += lower.row.width + 1
    } else if let lower {
      let small = lower.small.flatMap { $0.width <= Self.longestSmallScript ? $0 : nil }
      let y = small != nil || (isFence && body.descent > 0) ? body.descent : body.descent + 1
      placed.append(Box.Placed(box: small ?? lower.row, x: x, y: y))
      // Small scripts of a one-row base follow each other: xᵢ².
      if small != nil, body.height == 1, upper?.small.map({ $0.width <= Self.longestSmallScript }) ?? false {
        x += lower.row.width
      }
    }
    if let upper {
      let small = upper.small.flatMap { $0.width <= Self.longestSmallScript ? $0 : nil }
      let y = small != nil || (isFence && body.ascent > 0) ? -body.ascent : -body.ascent - 1
      placed.append(Box.Placed(box: small ?? upper.row, x: x, y: y))
    }
    return .group(placed)
  }

  /// Above and below the base; on one line they are scripts.
  func limits(_ base: MathNode, under: MathNode?, over: MathNode?, _ form: Form) -> Box {
    if form.isFlat { return scripts(base, sub: under, sup: over, form) }
    var boxes = [box(base, form)]
    if let over { boxes.insert(limit(over), at: 0) }
    if let under { boxes.append(limit(under)) }
    return .centred(boxes, baseline: over == nil ? 0 : 1)
  }

  private func limit(_ notation: MathNode) -> Box {
    if case .grid(let grid) = notation, grid.kind == .lines { return self.grid(grid, .stacked) }
    return box(notation, .script)
  }
}

extension MathNode {
  fileprivate var needsParenthesesAsBase: Bool {
    switch core {
    case .fraction, .root: true
    case .row(let pieces): pieces.count > 1 && !isUnit
    case .scripts, .symbol, .number, .function, .text, .limits, .accent, .fenced, .grid, .brace, .boxed, .space, .bold,
      .marked:
      false
    }
  }

  /// Has an exponent already: a second one needs parentheses.
  fileprivate var isPower: Bool {
    if case .scripts(_, _, let sup?) = core { !sup.isPrimes } else { false }
  }

  /// `′`, `′′`
  var isPrimes: Bool {
    switch core {
    case .symbol(let symbol): symbol.glyph == "′"
    case .row(let pieces): !pieces.isEmpty && pieces.allSatisfy(\.isPrimes)
    case .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// Letters and digits alone: needs no parentheses after `^` or `_`.
  fileprivate var isWordOrNumber: Bool {
    switch core {
    case .number, .text, .accent, .function: true
    case .symbol, .fenced: true
    case .row(let pieces):
      pieces.count > 1 && pieces.count <= 3
        && pieces.allSatisfy { if case .symbol(let symbol) = $0 { symbol.glyph.isLetter } else { $0.isPrimes } }
    case .fraction, .root, .scripts, .limits, .grid, .brace, .boxed, .space, .bold, .marked: false
    }
  }

  /// Delimiters: where they reach beyond the baseline's row, scripts stand beside their corners.
  fileprivate var isFence: Bool {
    if case .fenced = core { true } else { false }
  }
}
