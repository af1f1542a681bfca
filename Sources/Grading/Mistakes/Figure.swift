import Calculus

/// A formula as it was written, in the shapes that the rules of differentiation go by: what a learner looks at when
/// choosing a rule. `(2x)^3` is a power here, where the canonical expression is 8x³.
final class Figure: Sendable {
  enum Shape: Sendable {
    /// Without the variable.
    case constant
    case variable
    /// A constant in front of something: k·u.
    case multiple(Expression)
    /// Terms; true for those with a minus.
    case sum(isNegative: [Bool])
    /// u·v; of three factors the last two are a product themselves.
    case product
    /// u/v, with the variable in v.
    case quotient
    /// u^n; a root where it is written with a sign.
    case power(Expression)
    /// a^u.
    case exponential(Expression)
    /// u^v.
    case tower
    /// A logarithm to a written base.
    case logarithm(base: Expression)
    case function(Function)
  }

  let shape: Shape
  let parts: [Figure]
  let expression: Expression
  /// Where it stands in the text.
  let range: Range<Int>?
  /// Its place among all figures of a formula.
  let id: Int

  init(_ shape: Shape, _ parts: [Figure], _ expression: Expression, _ range: Range<Int>?, id: Int) {
    (self.shape, self.parts, self.expression, self.range, self.id) = (shape, parts, expression, range, id)
  }

  /// Itself and all figures within.
  var all: [Figure] { [self] + parts.flatMap(\.all) }

  var isConstant: Bool { if case .constant = shape { true } else { false } }
  var isVariable: Bool { if case .variable = shape { true } else { false } }
}

/// Reads figures out of syntax.
struct FigureBuilder {
  let variable: Symbol
  private var count = 0

  init(_ variable: Symbol) { self.variable = variable }

  /// The figure of a formula; nil for vectors and the like.
  static func figure(of syntax: Syntax, by variable: Symbol) -> Figure? {
    var builder = FigureBuilder(variable)
    return builder.figure(syntax)
  }

  private mutating func make(
    _ shape: Figure.Shape, _ parts: [Figure], _ expression: Expression, _ range: Range<Int>?
  ) -> Figure {
    count += 1
    if !expression.contains(variable), parts.allSatisfy(\.isConstant) {
      return Figure(.constant, [], expression, range, id: count)
    }
    return Figure(shape, parts, expression, range, id: count)
  }

  mutating func figure(_ syntax: Syntax) -> Figure? {
    let range = syntax.range
    switch syntax.kind {
    case .number, .constant: return syntax.expression.map { make(.constant, [], $0, range) }
    case .variable(let symbol):
      return make(symbol == variable ? .variable : .constant, [], Expression(symbol), range)
    case .group(let inner, _): return figure(inner)
    case .negation(let inner): return figure(inner).map { multiple(-1, $0, range) }
    case .sum(let terms):
      guard let parts = figures(terms.map(\.value)) else { return nil }
      if parts.count == 1 { return terms[0].isNegative ? multiple(-1, parts[0], range) : parts[0] }
      let values = zip(parts, terms).map { $1.isNegative ? -$0.expression : $0.expression }
      return make(.sum(isNegative: terms.map(\.isNegative)), parts, .sum(values), range)
    case .product(let factors):
      let above = factors.filter { $0.link != .divide }.map(\.value)
      let below = factors.filter { $0.link == .divide }.map(\.value)
      return fraction(above, below, range)
    case .fraction(let above, let below): return fraction([above], [below], range)
    case .power(let base, let exponent):
      guard let parts = figures([base, exponent]) else { return nil }
      return power(parts[0], parts[1], range)
    case .root(let index, let radicand):
      guard let inner = figure(radicand), let number = index.map({ $0.expression?.number }) ?? .some(2),
        let exponent = number.reciprocal
      else { return nil }
      return make(.power(Expression(exponent)), [inner], .power(inner.expression, exponent), range)
    case .absoluteValue(let inner): return function(.abs, [inner], range)
    case .application(let function, let arguments, _): return self.function(function, arguments, range)
    case .logarithm(let base, let argument):
      guard let base = base.expression, let inner = figure(argument), let whole = syntax.expression else { return nil }
      return make(.logarithm(base: base), [inner], whole, range)
    case .vector, .matrix, .equation, .point: return nil
    }
  }

  private mutating func figures(_ syntax: [Syntax]) -> [Figure]? {
    var result: [Figure] = []
    for node in syntax {
      guard let figure = figure(node) else { return nil }
      result.append(figure)
    }
    return result
  }

  private mutating func multiple(_ factor: Expression, _ inner: Figure, _ range: Range<Int>?) -> Figure {
    if case .multiple(let own) = inner.shape {
      return make(.multiple(factor * own), inner.parts, factor * inner.expression, range)
    }
    return make(.multiple(factor), [inner], factor * inner.expression, range)
  }

  private mutating func function(_ function: Function, _ arguments: [Syntax], _ range: Range<Int>) -> Figure? {
    guard let parts = figures(arguments) else { return nil }
    if function == .sqrt {
      return make(.power(Expression(.half)), parts, parts[0].expression.squareRoot, range)
    }
    if function == .exp { return power(make(.constant, [], .e, nil), parts[0], range) }
    return make(.function(function), parts, .apply(function, to: parts.map(\.expression)), range)
  }

  private mutating func power(_ base: Figure, _ exponent: Figure, _ range: Range<Int>) -> Figure {
    let whole = Expression.power(base.expression, exponent.expression)
    return switch (base.isConstant, exponent.isConstant) {
    case (_, true): make(.power(exponent.expression), [base], whole, range)
    case (true, false): make(.exponential(base.expression), [exponent], whole, range)
    case (false, false): make(.tower, [base, exponent], whole, range)
    }
  }

  /// Constants come before the first factor, as in 3x²·sin x; what is divided by a constant is a multiple.
  private mutating func fraction(_ above: [Syntax], _ below: [Syntax], _ range: Range<Int>) -> Figure? {
    guard let top = figures(above), let bottom = figures(below) else { return nil }
    var constant = Expression.product(top.filter(\.isConstant).map(\.expression))
    let divisors = Expression.product(bottom.filter(\.isConstant).map(\.expression))
    constant = constant / divisors
    var factors = top.filter { !$0.isConstant }
    let denominators = bottom.filter { !$0.isConstant }
    if let first = factors.first {
      let span = first.range.flatMap { inner in
        top.first?.range.map { min($0.lowerBound, inner.lowerBound)..<inner.upperBound }
      }
      if !constant.isOne {
        factors[0] = multiple(constant, first, factors.count == 1 && denominators.isEmpty ? range : span)
      }
    }
    let numerator = product(factors, range) ?? make(.constant, [], constant, top.first?.range)
    guard let denominator = product(denominators, bottom.first?.range ?? range) else { return numerator }
    return make(
      .quotient, [numerator, denominator], numerator.expression / denominator.expression, range)
  }

  private mutating func product(_ factors: [Figure], _ range: Range<Int>) -> Figure? {
    guard let first = factors.first else { return nil }
    guard let rest = product(Array(factors.dropFirst()), range) else { return first }
    let span = first.range.flatMap { low in rest.range.map { low.lowerBound..<max(low.upperBound, $0.upperBound) } }
    return make(.product, [first, rest], first.expression * rest.expression, span ?? range)
  }
}
