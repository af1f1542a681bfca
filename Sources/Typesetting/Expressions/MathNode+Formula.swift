import Calculus

extension MathNode {
  /// What a person typed, as it was read: brackets, order and signs stay, `a/b` gets a bar.
  package init(_ formula: Formula) {
    self = FormulaWriter(formula: formula).write(formula.root)
  }
}

/// Brings the syntax tree of a typed formula into notation.
struct FormulaWriter {
  let formula: Formula

  func write(_ syntax: Syntax) -> MathNode {
    switch syntax.kind {
    case .number(let value, let numeral): number(value, numeral, syntax.range)
    case .constant(.pi): .letter("π")
    case .constant(.e): .letter("e")
    case .constant(.tau): .letter("τ")
    case .variable(let symbol): MathNode(symbol)
    case .group(let inner, let bracket): fenced(bracket, write(inner))
    case .negation(let inner): .row([.symbol(.minus), write(inner)])
    case .sum(let terms): sum(terms)
    case .product(let factors): product(factors)
    case .fraction(let numerator, let denominator):
      .fraction(write(numerator.unwrapped), write(denominator.unwrapped))
    case .power(let base, let exponent): power(base, exponent)
    case .root(let index, let radicand): .root(write(radicand.unwrapped), index: index.map { write($0.unwrapped) })
    case .absoluteValue(let inner): .fenced("|", write(inner), "|")
    case .application(let function, let arguments, _): application(function, arguments)
    case .logarithm(let base, let argument):
      applied(.scripts(.function("log"), sub: write(base.unwrapped), sup: nil), [argument])
    case .vector(let components, let bracket): fenced(bracket, .list(components.map(write)))
    case .matrix(let rows): .fenced("[", .grid(Grid(.matrix, rows: rows.map { $0.map(write) })), "]")
    case .equation(let left, let right): .row([write(left), .symbol(.equals), write(right)])
    case .point(let coordinates):
      .list(coordinates.map { .row([MathNode($0.symbol), .symbol(.equals), write($0.value)]) })
    }
  }

  private func number(_ value: Rational, _ numeral: Syntax.Numeral, _ range: Range<Int>) -> MathNode {
    switch numeral {
    case .integer, .vulgarFraction: return MathNode(value)
    case .decimal:
      let text = formula.source(range)
      return scientific(text.hasPrefix(".") ? "0" + text : text)
    }
  }

  /// `1e-3` is 1 × 10⁻³; other decimals stay as they were typed.
  private func scientific(_ text: String) -> MathNode {
    let parts = text.split(maxSplits: 1, whereSeparator: { $0 == "e" || $0 == "E" }).map(String.init)
    guard parts.count == 2, let mantissa = parts.first, var exponent = parts.last else { return .number(text) }
    var power: [MathNode] = []
    if let sign = exponent.first, "+-−".contains(sign) {
      exponent.removeFirst()
      if sign != "+" { power.append(.symbol(.minus)) }
    }
    power.append(.number(exponent))
    return .row([
      .number(mantissa), .symbol(MathSymbol("×", .times)), .scripts(.number("10"), sub: nil, sup: .joining(power)),
    ])
  }

  private func fenced(_ bracket: Syntax.Bracket, _ inner: MathNode) -> MathNode {
    switch bracket {
    case .round: .fenced("(", inner, ")")
    case .square: .fenced("[", inner, "]")
    case .curly: .fenced("{", inner, "}")
    case .angle: .fenced("⟨", inner, "⟩")
    }
  }

  private func sum(_ terms: [Syntax.Term]) -> MathNode {
    var row: [MathNode] = []
    for (index, term) in terms.enumerated() {
      if term.isNegative {
        row.append(.symbol(.minus))
      } else if index > 0 {
        row.append(.symbol(.plus))
      }
      row.append(write(term.value))
    }
    return .row(row)
  }

  /// From left to right: what was read so far goes above the bar of the next division.
  private func product(_ factors: [Syntax.Factor]) -> MathNode {
    var row: [MathNode] = []
    var isFirst = true
    for factor in factors {
      let node = write(factor.value)
      switch factor.link {
      case _ where isFirst: row.append(node)
      case .divide: row = [.fraction(unfenced(row), write(factor.value.unwrapped))]
      case .implicit:
        if let last = row.last { row.append(.symbol(last.sign(before: node))) }
        row.append(node)
      case .times:
        row.append(
          .symbol(row.last.map { $0.isNumber && !node.isNumber ? $0.sign(before: node) : .tightTimes } ?? .tightTimes))
        row.append(node)
      }
      isFirst = false
    }
    return .joining(row)
  }

  /// Above a bar, the parentheses around the whole are not needed.
  private func unfenced(_ row: [MathNode]) -> MathNode {
    if row.count == 1, case .fenced("(", let inner, ")") = row[0] { return inner }
    return .joining(row)
  }

  private func power(_ base: Syntax, _ exponent: Syntax) -> MathNode {
    let raised = write(exponent.unwrapped)
    if case .application(let function, let arguments, _) = base.kind, case .function(let name) = function.notation,
      FunctionTable.byName[name]?.takesPowers ?? false
    {
      return applied(.scripts(function.notation, sub: nil, sup: raised), arguments)
    }
    switch base.kind {
    case .number(let value, _) where !value.isInteger:
      return .scripts(.fenced("(", write(base), ")"), sub: nil, sup: raised)
    case .number, .constant, .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
      .application, .logarithm, .vector, .matrix, .equation, .point:
      return .scripts(write(base), sub: nil, sup: raised)
    }
  }

  private func application(_ function: Function, _ arguments: [Syntax]) -> MathNode {
    switch (function, arguments.first) {
    case (.sqrt, let radicand?): .root(write(radicand.unwrapped), index: nil)
    case (.abs, let argument?): .fenced("|", write(argument.unwrapped), "|")
    case (_, _): applied(function.notation, arguments)
    }
  }

  private func applied(_ name: MathNode, _ arguments: [Syntax]) -> MathNode {
    let list = MathNode.list(arguments.map { write($0.unwrapped) })
    return .row([name, .symbol(.application), .fenced("(", list, ")")])
  }
}

extension MathNode {
  var isNumber: Bool { if case .number = core { true } else { false } }
}
