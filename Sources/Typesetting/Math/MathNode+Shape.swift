extension MathNode {
  /// Has no glyph.
  var isInvisible: Bool {
    switch self {
    case .symbol(let symbol): symbol == .application || symbol == .invisibleTimes || symbol == .juxtaposition
    case .row(let pieces): pieces.isEmpty
    case .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// A sum, an integral, or anything with limits: a parenthesis after it is not its argument list.
  var isBigOperation: Bool {
    switch core {
    case .limits(let base, _, _): base.trailingRole == .operation
    case .symbol(let symbol): symbol.role == .operation
    case .row, .number, .function, .text, .fraction, .root, .scripts, .accent, .fenced, .grid, .brace, .boxed, .space,
      .bold, .marked:
      false
    }
  }

  /// `sin`, `log₂`, `cos²`: what follows is its argument.
  var isFunctionName: Bool {
    switch core {
    case .function(let name): !(FunctionTable.byName[name]?.hasLimits ?? false)
    case .scripts(let base, _, _): base.isFunctionName
    case .row, .symbol, .number, .text, .fraction, .root, .limits, .accent, .fenced, .grid, .brace, .boxed, .space,
      .bold, .marked:
      false
    }
  }

  var isUnarySign: Bool {
    if case .symbol(let symbol) = core { symbol.role == .binary } else { false }
  }

  /// Spelled with several letters, or with a script in line, in ASCII.
  var isWordInASCII: Bool {
    switch core {
    case .symbol(let symbol):
      SymbolTable.byGlyph[symbol.glyph].map { $0.symbol.role == .ordinary && $0.ascii.count > 1 } ?? false
    case .text(let text): !text.hasPrefix(" ") && !text.hasSuffix(" ")
    case .accent: true
    case .scripts(let base, _, let sup):
      sup?.isPrimes ?? false ? base.isWordInASCII : base.trailingRole == .ordinary || base.trailingRole == .closing
    case .row, .number, .function, .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .bold, .marked:
      false
    }
  }

  /// `d`, `∂`, `d²`: the numerator of an operator that differentiates what follows.
  var isDifferentialSign: Bool {
    switch core {
    case .symbol(let symbol): symbol.glyph == "d" || symbol.glyph == "∂"
    case .text(let text): text == "d"
    case .scripts(let base, nil, _): base.isDifferentialSign
    case .row, .number, .function, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// `dx`, `∂w`, `d²f`: a differential, which binds as one.
  var isDifferential: Bool {
    guard case .row(let pieces) = core, let first = pieces.first, first.isDifferentialSign else { return false }
    return pieces.count >= 2 && pieces.dropFirst().allSatisfy { $0.isAtom || $0.isDifferentialSign }
  }

  /// One letter, number or name, perhaps with scripts or an accent.
  var isAtom: Bool {
    switch core {
    case .symbol(let symbol): symbol.role == .ordinary
    case .number, .text, .accent: true
    case .scripts(let base, _, _): base.isAtom
    case .row, .function, .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .bold, .marked: false
    }
  }

  /// Needs no parentheses as the denominator of a slash.
  var isUnit: Bool {
    switch core {
    case .number, .text, .accent, .fenced, .function: true
    case .symbol(let symbol): symbol.role != .binary && symbol.role != .relation
    case .scripts(let base, _, _): base.isUnit
    case .row(let pieces): pieces.isEmpty || isDifferential || isApplication(pieces)
    case .root: true
    case .limits, .fraction, .grid, .brace, .boxed, .space, .bold, .marked: false
    }
  }

  /// `f(x)`, `sin(x)`.
  private func isApplication(_ pieces: [MathNode]) -> Bool {
    let visible = pieces.filter { !$0.isInvisible }
    guard visible.count == 2, case .fenced = visible[1].core else { return false }
    switch visible[0].core {
    case .function: return true
    case .scripts(.function, _, _): return true
    case .row, .number, .text, .symbol, .accent, .scripts: return visible[0].isAtom && visible[0].isFunctionLetter
    case .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .bold, .marked: return false
    }
  }

  /// A letter by which functions go: `f(x)` is "f of x", `x(x + 1)` is a product.
  var isFunctionLetter: Bool {
    switch core {
    case .symbol(let symbol): "fghpqσφψΦFGHJLDEPQℒ𝒩RV𝔼ℙ".contains(symbol.glyph)
    case .text(let text): text.count > 1
    case .scripts(let base, _, _), .accent(_, let base): base.isFunctionLetter
    case .row, .number, .function, .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .bold, .marked:
      false
    }
  }

  /// A sum or a relation at its outermost level: as a numerator before a slash it takes parentheses.
  var isSum: Bool {
    guard case .row(let pieces) = core else { return isUnarySign }
    return pieces.dropFirst().contains { piece in
      switch piece.leadingRole {
      case .relation, .punctuation: true
      case .binary: piece.isSign
      case .ordinary, .operation, .times, .opening, .closing, .inner: false
      }
    }
  }

  /// `+`, `−`, `±`: what a long formula may break before.
  var isSign: Bool {
    if case .symbol(let symbol) = core { "+−±∓".contains(symbol.glyph) } else { false }
  }

  /// `if x > 0`
  var startsWithText: Bool {
    switch self {
    case .text: true
    case .row(let pieces): pieces.first?.startsWithText ?? false
    case .symbol, .number, .function, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// Whether `line` shows it as clearly as stacked rows do.
  var readsWellOnOneLine: Bool {
    switch self {
    case .symbol, .number, .function, .text, .space: true
    case .row(let pieces): pieces.allSatisfy(\.readsWellOnOneLine) && !Self.hasMultipliedSumFraction(pieces)
    case .fraction(let numerator, let denominator):
      (numerator.isUnit || numerator.isDifferentialSign || numerator.isShort) && denominator.isShort
        && numerator.readsWellOnOneLine && denominator.readsWellOnOneLine
    case .root(let radicand, _): radicand.readsWellOnOneLine
    case .scripts(let base, let sub, let sup):
      [base, sub, sup].allSatisfy { $0?.readsWellOnOneLine ?? true }
    case .limits(let base, let under, let over):
      [base, under, over].allSatisfy { $0?.readsWellOnOneLine ?? true } && (under?.isShort ?? true)
    case .accent(_, let base): base.isAtom
    case .fenced(_, let body, _), .bold(let body), .marked(_, let body): body.readsWellOnOneLine
    case .grid, .brace, .boxed: false
    }
  }

  /// `η₀((1 + cos t)/2)`: a fraction of sums within a product.
  private static func hasMultipliedSumFraction(_ pieces: [MathNode]) -> Bool {
    pieces.indices.contains { index in
      guard case .fraction(let numerator, let denominator) = pieces[index].core,
        numerator.isSum || denominator.isSum
      else { return false }
      return Layout.isMultiplied(pieces, at: index)
    }
  }

  /// At most a few pieces in a row.
  private var isShort: Bool {
    switch core {
    case .row(let pieces): pieces.count <= 5 && pieces.allSatisfy { !$0.isLong }
    case .symbol, .number, .function, .text, .space, .accent, .scripts, .fenced, .root: true
    case .fraction, .limits, .grid, .brace, .boxed, .bold, .marked: false
    }
  }

  private var isLong: Bool {
    switch core {
    case .fraction, .limits, .grid, .brace, .boxed: true
    case .row, .symbol, .number, .function, .text, .space, .accent, .scripts, .fenced, .root, .bold, .marked: false
    }
  }
}
