extension Syntax {
  /// What the tree means.
  func value() throws(ParseError) -> Formula.Value {
    var builder = ExpressionBuilder()
    switch kind {
    case .vector(let components, _): return .vector(try Syntax.lower(components, &builder))
    case .matrix(let rows):
      var values: [[Expression]] = []
      for row in rows { values.append(try Syntax.lower(row, &builder)) }
      return .matrix(values)
    case .equation(let left, let right):
      return .equation(left: try left.lowered(&builder), right: try right.lowered(&builder))
    case .point(let coordinates):
      var values: [Symbol: Expression] = [:]
      for coordinate in coordinates { values[coordinate.symbol] = try coordinate.value.lowered(&builder) }
      return .point(values)
    case .number, .constant, .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
      .application, .logarithm:
      return .scalar(try lowered(&builder))
    }
  }

  /// The expression that the node means. The depth of the recursion is that of the tree, which the grammar bounds.
  private func lowered(_ builder: inout ExpressionBuilder) throws(ParseError) -> Expression {
    switch kind {
    case .number(let value, let numeral): return builder.number(value, numeral, range)
    case .constant(let constant): return constant.expression
    case .variable(let symbol): return Expression(symbol)
    case .group(let inner, _): return try inner.lowered(&builder)
    case .negation(let inner): return -(try inner.lowered(&builder))
    case .sum(let terms):
      var values: [Expression] = []
      for term in terms { values.append(builder.term(try term.value.lowered(&builder), isNegative: term.isNegative)) }
      return try builder.sum(values, range)
    case .product(let factors):
      var values: [Expression] = []
      for factor in factors { values.append(builder.factor(try factor.value.lowered(&builder), factor.link)) }
      return try builder.product(values, range)
    case .fraction(let numerator, let denominator):
      return try builder.fraction(numerator.lowered(&builder), denominator.lowered(&builder), range)
    case .power(let base, let exponent):
      return try builder.power(base.lowered(&builder), exponent.lowered(&builder), range)
    case .root(let index, let radicand):
      return try builder.root(index?.lowered(&builder), radicand.lowered(&builder), range)
    case .absoluteValue(let inner): return builder.absoluteValue(try inner.lowered(&builder), range)
    case .application(let function, let arguments, let call):
      return try builder.application(function, Syntax.lower(arguments, &builder), call, range)
    case .logarithm(let base, let argument):
      return try builder.logarithm(base.lowered(&builder), argument.lowered(&builder), range)
    case .vector, .matrix, .equation, .point: throw ParseError(.vectorInside, range)
    }
  }

  private static func lower(_ nodes: [Syntax], _ builder: inout ExpressionBuilder) throws(ParseError) -> [Expression] {
    var values: [Expression] = []
    values.reserveCapacity(nodes.count)
    for node in nodes { values.append(try node.lowered(&builder)) }
    return values
  }
}

extension Formula.Value {
  /// What kind of thing it is, with its article.
  package var kind: String {
    switch self {
    case .scalar: "an expression"
    case .vector: "a vector"
    case .matrix: "a matrix"
    case .equation: "an equation"
    case .point: "a point"
    }
  }
}
