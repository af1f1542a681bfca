extension Syntax {
  /// The tree with its numbers, constants and variables replaced.
  package func mapLeaves(_ transform: (Syntax) -> Syntax) -> Syntax {
    func map(_ node: Syntax) -> Syntax { node.mapLeaves(transform) }
    let kind: Kind
    switch self.kind {
    case .number, .constant, .variable: return transform(self)
    case .group(let inner, let bracket): kind = .group(map(inner), bracket)
    case .negation(let inner): kind = .negation(map(inner))
    case .sum(let terms): kind = .sum(terms.map { Term(isNegative: $0.isNegative, value: map($0.value)) })
    case .product(let factors): kind = .product(factors.map { Factor(link: $0.link, value: map($0.value)) })
    case .fraction(let above, let below): kind = .fraction(numerator: map(above), denominator: map(below))
    case .power(let base, let exponent): kind = .power(base: map(base), exponent: map(exponent))
    case .root(let index, let radicand): kind = .root(index: index.map(map), radicand: map(radicand))
    case .absoluteValue(let inner): kind = .absoluteValue(map(inner))
    case .application(let function, let arguments, let call): kind = .application(function, arguments.map(map), call)
    case .logarithm(let base, let argument): kind = .logarithm(base: map(base), argument: map(argument))
    case .vector(let components, let bracket): kind = .vector(components.map(map), bracket)
    case .matrix(let rows): kind = .matrix(rows.map { $0.map(map) })
    case .equation(let left, let right): kind = .equation(left: map(left), right: map(right))
    case .point(let coordinates):
      kind = .point(coordinates.map { Coordinate(symbol: $0.symbol, value: map($0.value), range: $0.range) })
    }
    return Syntax(kind, range)
  }
}
