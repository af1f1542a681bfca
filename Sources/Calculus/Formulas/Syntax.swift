/// A node of the syntax tree of what was typed: its shape, and its place in the text.
///
/// Sums and products are lists, so that the depth of a tree is that of its brackets, arguments and exponents: at most
/// a few times `Bounds.nesting`.
package struct Syntax: Hashable, Sendable {
  package let kind: Kind
  /// Offsets into the UTF-8 of the text.
  package let range: Range<Int>

  package indirect enum Kind: Hashable, Sendable {
    case number(Rational, Numeral)
    case constant(NamedConstant)
    case variable(Symbol)
    case group(Syntax, Bracket)
    case negation(Syntax)
    /// Two terms or more, or one with a sign.
    case sum([Term])
    /// Two factors or more, taken from left to right.
    case product([Factor])
    /// A fraction with a bar: `\frac{a}{b}`. A fraction with a slash is a product with a factor that divides.
    case fraction(numerator: Syntax, denominator: Syntax)
    case power(base: Syntax, exponent: Syntax)
    /// A root sign or `sqrt`; the index is nil for the square root.
    case root(index: Syntax?, radicand: Syntax)
    /// |x| written with bars.
    case absoluteValue(Syntax)
    case application(Function, [Syntax], Call)
    /// A logarithm to a base that is written: `log_2(x)`.
    case logarithm(base: Syntax, argument: Syntax)
    /// `[a, b]`, `(a, b)`, `<a, b>`. Only as the root.
    case vector([Syntax], Bracket)
    /// Rows of equal length. Only as the root.
    case matrix([[Syntax]])
    /// `u = x^2 + 1`. Only as the root.
    case equation(left: Syntax, right: Syntax)
    /// `x = 1, y = 2`. Only as the root.
    case point([Coordinate])
  }

  package enum Numeral: Hashable, Sendable {
    case integer
    /// With a point or an exponent: `0.5`, `1e-3`.
    case decimal
    /// One character: `½`.
    case vulgarFraction
  }

  package enum Bracket: UInt8, Hashable, Sendable {
    case round, square, curly, angle
  }

  package struct Term: Hashable, Sendable {
    package let isNegative: Bool
    package let value: Syntax
  }

  /// How a factor is joined to what stands on its left.
  package enum Link: UInt8, Hashable, Sendable {
    /// `2x`.
    case implicit
    case times
    case divide
  }

  package struct Factor: Hashable, Sendable {
    /// `times` for the first factor.
    package let link: Link
    package let value: Syntax
  }

  /// How an argument was written.
  package enum Call: UInt8, Hashable, Sendable {
    /// `sin(x)`.
    case bracketed
    /// `sin x`.
    case bare
  }

  package struct Coordinate: Hashable, Sendable {
    package let symbol: Symbol
    package let value: Syntax
    package let range: Range<Int>
  }

  package init(_ kind: Kind, _ range: Range<Int>) {
    self.kind = kind
    self.range = range
  }
}

extension Syntax {
  /// The parts of a node from left to right.
  package var children: [Syntax] {
    switch kind {
    case .number, .constant, .variable: []
    case .group(let inner, _), .negation(let inner), .absoluteValue(let inner): [inner]
    case .sum(let terms): terms.map(\.value)
    case .product(let factors): factors.map(\.value)
    case .fraction(let first, let second), .power(let first, let second), .logarithm(let first, let second),
      .equation(let first, let second):
      [first, second]
    case .root(let index, let radicand): (index.map { [$0] } ?? []) + [radicand]
    case .application(_, let arguments, _), .vector(let arguments, _): arguments
    case .matrix(let rows): rows.flatMap { $0 }
    case .point(let coordinates): coordinates.map(\.value)
    }
  }

  /// The node without the brackets around it.
  package var unwrapped: Syntax {
    var node = self
    while case .group(let inner, _) = node.kind { node = inner }
    return node
  }
}

/// A constant that has a name.
package enum NamedConstant: UInt8, Hashable, Sendable, CaseIterable {
  case pi, e, tau

  package var expression: Expression {
    switch self {
    case .pi: .pi
    case .e: .e
    case .tau: Expression.pi.scaled(by: 2)
    }
  }

  /// Every ASCII spelling, the one that is printed first.
  var spellings: [String] {
    switch self {
    case .pi: ["pi", "Pi", "PI"]
    case .e: ["e"]
    case .tau: ["tau"]
    }
  }
}
