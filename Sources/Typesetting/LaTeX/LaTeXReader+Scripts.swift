extension LaTeXReader {
  /// Takes the scripts, primes and limits that follow the last piece of the row.
  mutating func scripts(into row: inout LaTeXRow) {
    var sub: [MathNode] = []
    var sup: [MathNode] = []
    var primes = 0
    var asLimits: Bool?
    while true {
      let ahead = index
      skipSpaces()
      let range = token.range
      switch token.kind {
      case .prime:
        primes += 1
        advance()
        continue
      case .superscript:
        if !sup.isEmpty { diagnose(.doubleScript, range) }
        advance()
        sup.append(argument(of: "^", at: range))
        continue
      case .subscript:
        if !sub.isEmpty { diagnose(.doubleScript, range) }
        advance()
        sub.append(argument(of: "_", at: range))
        continue
      case .command("limits"), .command("nolimits"):
        asLimits = token.kind == .command("limits")
        advance()
        continue
      case _: index = ahead
      }
      break
    }
    guard primes > 0 || !sub.isEmpty || !sup.isEmpty else { return }
    var base = row.takeBase() ?? .empty
    if primes > 0 {
      let prime = MathNode.joining(Array(repeating: .letter("′"), count: primes))
      if sup.isEmpty { sup = [prime] } else { base = .scripts(base, sub: nil, sup: prime) }
    }
    let (under, over) = (sub.isEmpty ? nil : MathNode.joining(sub), sup.isEmpty ? nil : MathNode.joining(sup))
    row.append(Self.scripted(base, under, over, asLimits: asLimits))
  }

  private static func scripted(_ base: MathNode, _ sub: MathNode?, _ sup: MathNode?, asLimits: Bool?) -> MathNode {
    switch base {
    case .brace(.under, let body, label: nil): return .brace(.under, body, label: sub)
    case .brace(.over, let body, label: nil): return .brace(.over, body, label: sup)
    case .limits(let inner, let under, let over):
      // \operatorname* and \overset wait for their limits.
      if under == nil, over == nil { return .limits(inner, under: sub, over: sup) }
    case _: break
    }
    let takesLimits = asLimits ?? base.takesLimits
    return takesLimits ? .limits(base, under: sub, over: sup) : .scripts(base, sub: sub, sup: sup)
  }
}

extension MathNode {
  /// Sums, integrals, `lim`, `max`: a subscript stands below.
  var takesLimits: Bool {
    switch self {
    case .symbol(let symbol): symbol.role == .operation
    case .function(let name): FunctionTable.byName[name]?.hasLimits ?? false
    case .row, .number, .text, .fraction, .root, .scripts, .limits, .accent, .fenced, .grid, .brace, .boxed, .space,
      .bold, .marked:
      false
    }
  }
}
