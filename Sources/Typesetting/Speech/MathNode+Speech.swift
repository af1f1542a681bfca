extension MathNode {
  /// One thing to the ear: nothing that follows can be taken for a part of it.
  var isSpokenSimple: Bool {
    switch core {
    case .symbol(let symbol): symbol.role == .ordinary
    case .number, .text: true
    case .accent(_, let base): base.isSpokenSimple
    case .scripts(let base, let sub, let sup):
      base.isSpokenSimple && sub?.isSpokenSimple ?? true && (sup.map { $0.isPrimes || $0.isSmallPower } ?? true)
    case .row(let pieces): pieces.isEmpty
    case .function, .fraction, .root, .limits, .fenced, .grid, .brace, .boxed, .space, .bold, .marked: false
    }
  }

  private var isSmallPower: Bool {
    switch core {
    case .number("2"), .number("3"), MathNode.letter("T"): true
    case .row, .symbol, .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace,
      .boxed, .space, .bold, .marked:
      false
    }
  }

  /// A capital letter or a matrix: its power −1 is its inverse.
  var isMatrixOrMap: Bool {
    switch core {
    case .symbol(let symbol): symbol.glyph.isUppercase
    case .grid: true
    case .fenced(_, let body, _): if case .grid = body { true } else { false }
    case .row, .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .brace, .boxed, .space, .bold,
      .marked:
      false
    }
  }

  /// `−x`
  var isNegatedSimple: Bool {
    guard case .row(let pieces) = core, pieces.count == 2 else { return false }
    return pieces[0].core == .symbol(.minus) && pieces[1].isSpokenSimple
  }

  /// `2x`, `wx`
  var isSimpleProduct: Bool {
    guard case .row(let pieces) = core, pieces.count <= 3 else { return false }
    return pieces.allSatisfy { $0.isSpokenSimple || $0.isInvisible }
  }

  /// `x, y`
  var isSimpleList: Bool {
    guard case .row(let pieces) = core else { return false }
    return pieces.allSatisfy { $0.isSpokenSimple || $0.core == .symbol(.comma) }
  }

  /// `ij`, `i, j`
  var isSimpleIndex: Bool { isSimpleProduct || isSimpleList }

  var isApplicationSign: Bool { self == .symbol(.application) }

  /// Wants to hear "of" before what follows: sine, sum, limit.
  var expectsArgument: Bool {
    switch core {
    case .function: true
    case .symbol(let symbol): symbol.role == .operation
    case .scripts(let base, _, _), .limits(let base, _, _): base.expectsArgument
    case .row, .number, .text, .fraction, .root, .accent, .fenced, .grid, .brace, .boxed, .space, .bold, .marked: false
    }
  }

  /// `∇`, which is said with "of" at its end.
  var isNabla: Bool {
    switch core {
    case .symbol(let symbol): symbol.glyph == "∇"
    case .scripts(let base, _?, nil): base.isNabla
    case .row, .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed,
      .space, .bold, .marked:
      false
    }
  }

  /// What stands in the brackets of an argument: `f(x)`, `𝔼[x]`.
  var argumentBody: MathNode? {
    switch core {
    case .fenced("(", let body, ")"), .fenced("[", let body, "]"): body
    case .row, .symbol, .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace,
      .boxed, .space, .bold, .marked:
      nil
    }
  }

  /// Whether the parentheses that follow hold this one's argument.
  func isApplied(to next: MathNode) -> Bool {
    if isApplicationSign || expectsArgument { return true }
    switch (core, next.core) {
    case (.fenced(_, let map, _), .fenced("(", _, ")")): return map.isComposition
    case (MathNode.letter("𝔼"), .fenced), (MathNode.letter("ℙ"), .fenced): return true
    case (MathNode.letter("E"), .fenced("[", _, "]")): return true
    // p(1 − p) is a product.
    case (let letter, .fenced("(", let body, ")")): return isFunctionLetter && !body.hasValue(letter)
    case (_, _): return false
    }
  }

  /// Whether a letter stands in it for a number: not in front of parentheses.
  private func hasValue(_ letter: MathNode) -> Bool {
    guard case .row(let pieces) = core else { return core == letter }
    return pieces.indices.contains { index in
      guard pieces[index].core == letter else { return false }
      guard pieces.indices.contains(index + 1), case .fenced = pieces[index + 1].core else { return true }
      return false
    }
  }

  /// `f ∘ g`
  private var isComposition: Bool {
    guard case .row(let pieces) = core else { return false }
    return pieces.contains(.symbol(MathSymbol("∘", .binary)))
  }

  var isOperand: Bool {
    switch trailingRole {
    case .ordinary: !isUnarySign
    case .closing, .inner: true
    case .operation, .binary, .times, .relation, .opening, .punctuation: false
    }
  }

  var isOperandStart: Bool {
    switch leadingRole {
    case .ordinary, .inner: !isUnarySign && !isFactorialOrDots
    case .opening, .operation: true
    case .binary, .times, .relation, .closing, .punctuation: false
    }
  }

  private var isFactorialOrDots: Bool {
    if case .symbol(let symbol) = core { "!…⋯⋮⋱|".contains(symbol.glyph) } else { false }
  }
}

extension Role {
  /// A relation, a sign or an end: no argument follows.
  var endsArgument: Bool {
    switch self {
    case .relation, .closing, .punctuation: true
    case .ordinary, .operation, .binary, .times, .opening, .inner: false
    }
  }
}
