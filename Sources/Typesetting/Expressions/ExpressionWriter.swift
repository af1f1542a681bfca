import Calculus

/// Brings an expression into notation, with parentheses where something looser stands in a tighter place.
struct ExpressionWriter {
  /// The most nodes that are written; shared parts count each time they occur.
  static let maximumNodes = 10_000

  /// How tightly a piece of notation holds together.
  enum Binding: Int {
    case sum, product, power, atom
  }

  let parts: [Expression: Int]
  private var budget = maximumNodes
  private var depth = 0

  init(parts: [Expression: Int] = [:]) { self.parts = parts }

  mutating func write(_ expression: Expression, atLeast binding: Binding = .sum) -> MathNode {
    let node = marked(expression)
    guard self.binding(of: expression).rawValue < binding.rawValue else { return node }
    return .fenced("(", node, ")")
  }

  private mutating func marked(_ expression: Expression) -> MathNode {
    guard budget > 0, depth < MathNode.maximumDepth else { return .letter("…") }
    budget -= 1
    depth += 1
    defer { depth -= 1 }
    let node = bare(expression)
    guard !parts.isEmpty, let part = parts[expression] else { return node }
    return .marked(part, node)
  }

  private mutating func bare(_ expression: Expression) -> MathNode {
    switch expression.kind {
    case .number(let value): MathNode(value)
    case .constant(.pi): .letter("π")
    case .constant(.e): .letter("e")
    case .variable(let symbol): MathNode(symbol)
    case .sum(let terms): sum(terms)
    case .product(let coefficient, let factors): product(coefficient, factors)
    case .power(let base, let exponent):
      expression.isBelowLine ? product(.one, [expression]) : power(base, exponent)
    case .function(let function, let arguments): application(function, arguments)
    case .undefined: .text("undefined")
    }
  }

  func binding(of expression: Expression) -> Binding {
    switch expression.kind {
    case .number(let value): value.isNegative ? .sum : value.isInteger ? .atom : .power
    case .constant, .variable, .undefined: .atom
    case .sum: .sum
    case .product(let coefficient, let factors):
      coefficient.isNegative
        ? .sum : !coefficient.isInteger || factors.contains(where: \.isBelowLine) ? .power : .product
    case .power(_, let exponent): exponent.number == .half ? .atom : .power
    case .function(.exp, _): .power
    case .function: .atom
    }
  }

  // MARK: Sums

  private mutating func sum(_ terms: [Expression]) -> MathNode {
    var terms = terms[...]
    // 1 − x rather than −x + 1.
    if terms.count == 2, terms[0].hasMinus, !terms[1].hasMinus { terms = [terms[1], terms[0]] }
    var row: [MathNode] = []
    for (index, term) in terms.enumerated() {
      if term.hasMinus {
        row.append(.symbol(.minus))
        row.append(write(-term, atLeast: .product))
      } else {
        if index > 0 { row.append(.symbol(.plus)) }
        row.append(write(term, atLeast: .product))
      }
    }
    return .row(row)
  }

  // MARK: Products

  /// Factors with negative exponents, and the coefficient's denominator, go below the line.
  private mutating func product(_ coefficient: Rational, _ factors: [Expression]) -> MathNode {
    if coefficient.isNegative { return .row([.symbol(.minus), product(-coefficient, factors)]) }
    let above = factors.filter { !$0.isBelowLine }
    let below = factors.compactMap(\.inverseBelowLine)
    if below.isEmpty, coefficient.isInteger {
      return .joining(self.factors(coefficient.above, above, isAlone: false))
    }
    return .fraction(
      .joining(self.factors(coefficient.above, above, isAlone: true)),
      .joining(self.factors(coefficient.below, below, isAlone: true)))
  }

  /// Numbers and factors with the signs between them. A lone sum above or below a bar takes no parentheses.
  private mutating func factors(_ number: Rational, _ factors: [Expression], isAlone: Bool) -> [MathNode] {
    var row: [MathNode] = []
    if !number.isOne || factors.isEmpty { row.append(.number(number.digits)) }
    let isSole = isAlone && row.isEmpty && factors.count == 1
    for factor in factors {
      let node = write(factor, atLeast: isSole ? .sum : .power)
      if let last = row.last { row.append(.symbol(last.sign(before: node))) }
      row.append(node)
    }
    return row
  }

  // MARK: Powers and functions

  private mutating func power(_ base: Expression, _ exponent: Expression) -> MathNode {
    if exponent.number == .half { return .root(write(base), index: nil) }
    if case .function(let function, let arguments) = base.kind, let count = exponent.number?.machineInteger, count > 1,
      case .function(let name) = function.notation, FunctionTable.byName[name]?.takesPowers ?? false
    {
      // sin²(x)
      return applied(.scripts(function.notation, sub: nil, sup: write(exponent)), arguments)
    }
    return .scripts(write(base, atLeast: .atom), sub: nil, sup: write(exponent))
  }

  private mutating func application(_ function: Function, _ arguments: [Expression]) -> MathNode {
    switch (function, arguments.first) {
    case (.exp, let exponent?): .scripts(.letter("e"), sub: nil, sup: write(exponent))
    case (.abs, let argument?): .fenced("|", write(argument), "|")
    case (.sqrt, let radicand?): .root(write(radicand), index: nil)
    case (_, _): applied(function.notation, arguments)
    }
  }

  private mutating func applied(_ name: MathNode, _ arguments: [Expression]) -> MathNode {
    let list = MathNode.list(arguments.map { write($0) })
    return .row([name, .symbol(.application), .fenced("(", list, ")")])
  }
}

extension Expression {
  /// Whether it is written with a minus in front.
  fileprivate var hasMinus: Bool {
    switch kind {
    case .number(let value): value.isNegative
    case .product(let coefficient, _): coefficient.isNegative
    case .constant, .variable, .sum, .power, .function, .undefined: false
    }
  }

  /// A power with a negative number as its exponent is written below the line.
  fileprivate var isBelowLine: Bool { inverseBelowLine != nil }

  fileprivate var inverseBelowLine: Expression? {
    guard case .power(let base, let exponent) = kind, let value = exponent.number, value.isNegative else { return nil }
    return value.isMinusOne ? base : .power(base, -value)
  }
}

extension MathNode {
  /// An exact number: digits, or a fraction with a bar.
  package init(_ value: Rational) {
    if value.isNegative {
      self = .row([.symbol(.minus), MathNode(-value)])
    } else if value.isInteger {
      self = .number(value.digits)
    } else {
      self = .fraction(.number(value.above.digits), .number(value.below.digits))
    }
  }

  /// The product sign after this factor: none in `2x`, in `xy` and `2√x` only on one line, else a dot.
  func sign(before next: MathNode) -> MathSymbol {
    if isNumber {
      if case .root = next.base { return .juxtaposition }
      return next.isLetterFactor ? .invisibleTimes : .tightTimes
    }
    return isLetterFactor && next.isLetterFactor && next.base != .letter("e") ? .juxtaposition : .tightTimes
  }

  /// A letter, perhaps with scripts or an accent.
  private var isLetterFactor: Bool {
    switch base {
    case .symbol(let symbol): symbol.role == .ordinary
    case .accent(_, let inner): inner.isLetterFactor
    case .row, .number, .function, .text, .fraction, .root, .scripts, .limits, .fenced, .grid, .brace, .boxed, .space,
      .bold, .marked:
      false
    }
  }

  /// Below its scripts.
  private var base: MathNode {
    if case .scripts(let base, _, _) = core { base.core } else { core }
  }
}

extension Rational {
  fileprivate var above: Rational { Rational(numerator) }
  fileprivate var below: Rational { Rational(denominator) }
  /// Of an integer.
  fileprivate var digits: String { Expression(self).text() }
}

extension Function {
  private static let notations: [MathNode] = allCases.map { MathNode(latex: $0.row.latex) }

  /// The name as people write it: sin, σ, ReLU, log₂.
  var notation: MathNode { Function.notations[Int(rawValue)] }
}
