extension Speaker {
  mutating func scripts(_ base: MathNode, _ sub: MathNode?, _ sup: MathNode?) {
    if case .fenced(nil, let body, let close?) = base.core, LaTeXRow.isBar(close), let sub {
      speak(body)
      say(",")
      say("evaluated at")
      return speak(sub)
    }
    if base.isNabla, let sub, sup == nil {
      say("gradient by")
      speak(sub)
      return say("of")
    }
    if case .fenced(let open, let body, let close) = base.core {
      fenced(open, body, close, isMarked: true)
    } else if case .row(let pieces) = base.core, pieces.count > 1 {
      // σ(z)², so that it is not taken for σ(z²).
      say("open parenthesis")
      row(pieces)
      say("close parenthesis")
    } else {
      speak(base)
    }
    if let sub { self.sub(sub, of: base) }
    if let sup { self.sup(sup, of: base) }
  }

  private mutating func sub(_ sub: MathNode, of base: MathNode) {
    if case .function("log") = base.core { say("base") } else { say("sub") }
    speak(sub)
    if !sub.isSpokenSimple, !sub.isSimpleIndex { say("end sub") }
  }

  private mutating func sup(_ sup: MathNode, of base: MathNode) {
    switch sup.core {
    case .number("2"): return say("squared")
    case .number("3"): return say("cubed")
    case MathNode.letter("T"), MathNode.letter("⊤"): return say("transpose")
    case .symbol(let symbol) where "∗*⋆".contains(symbol.glyph): return say("star")
    case .symbol(let symbol) where "∘°".contains(symbol.glyph): return say("degrees")
    case .symbol(let symbol) where symbol.glyph == "†": return say("dagger")
    case .fenced("(", let inner, ")"), .fenced("[", let inner, "]"):
      say("superscript")
      speak(inner)
      if !inner.isSpokenSimple { say("end superscript") }
      return
    case .row(let pieces) where sup.isPrimes:
      return say(
        pieces.count == 2 ? "double prime" : pieces.count == 3 ? "triple prime" : "prime \(pieces.count) times")
    case .row, .symbol, .number, .function, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace,
      .boxed, .space, .bold, .marked:
      break
    }
    if sup.isPrimes { return say("prime") }
    if sup == .row([.symbol(.minus), .number("1")]), base.isMatrixOrMap { return say("inverse") }
    if sup.isSpokenSimple || sup.isNegatedSimple {
      say("to the")
      return speak(sup)
    }
    say("to the power")
    speak(sup)
    say("end power")
  }

  /// "sum from i equals 1 to n", "limit as x goes to 0", "maximum over w".
  mutating func limits(_ base: MathNode, _ under: MathNode?, _ over: MathNode?) {
    guard base.trailingRole == .operation else {
      speak(base)
      if let over { labelled("with", over, "above") }
      if let under { labelled("with", under, "below") }
      return
    }
    speak(base)
    guard let under else {
      if let over { labelled("up to", over, "") }
      return
    }
    if case .function(let name) = base, name.hasPrefix("lim") {
      say("as")
      return approach(under)
    }
    say(over == nil ? "over" : "from")
    speak(under)
    if let over { labelled("to", over, "") }
  }

  private mutating func labelled(_ before: String, _ node: MathNode, _ after: String) {
    say(before)
    speak(node)
    say(after)
  }

  /// `h → 0` is "h goes to 0".
  private mutating func approach(_ node: MathNode) {
    guard case .row(let pieces) = node,
      let arrow = pieces.firstIndex(where: { $0.core == .symbol(MathSymbol("→", .relation)) })
    else { return speak(node) }
    row(Array(pieces[..<arrow]))
    say("goes to")
    row(Array(pieces[(arrow + 1)...]))
  }
}
