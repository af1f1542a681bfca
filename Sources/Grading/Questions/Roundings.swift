import Calculus

/// The decimals of an answer, each as the stretch of numbers that are rounded to it.
struct Roundings {
  /// The answer with a symbol of its own for every decimal.
  private let expression: Expression
  private let stretches: [Symbol: Interval]

  /// Nil where the entry has no decimals.
  init?(_ formula: Formula, entry: Int) {
    let entries: [Syntax]
    switch formula.root.kind {
    case .vector(let components, _): entries = components
    case .matrix(let rows): entries = rows.flatMap(\.self)
    case .equation(_, let right): entries = [right]
    case .number, .constant, .variable, .group, .negation, .sum, .product, .fraction, .power, .root, .absoluteValue,
      .application, .logarithm, .point:
      entries = [formula.root]
    }
    guard entries.indices.contains(entry) else { return nil }
    var stretches: [Symbol: Interval] = [:]
    let loosened = entries[entry].mapLeaves { leaf in
      guard case .number(let value, .decimal) = leaf.kind, let unit = formula.source(leaf.range).lastPlace else {
        return leaf
      }
      let symbol = Symbol("'\(stretches.count)")
      let number = Double(value)
      stretches[symbol] = Interval(
        lower: (number - unit * 0.500001).nextDown, upper: (number + unit * 0.500001).nextUp)
      return Syntax(.variable(symbol), leaf.range)
    }
    guard !stretches.isEmpty, let expression = loosened.expression else { return nil }
    (self.expression, self.stretches) = (expression, stretches)
  }

  /// Whether a value lies in what the decimals allow, at every point that was looked at.
  func contain(_ value: Expression, _ assumptions: [Assumption], seed: UInt64) -> Bool {
    let variables = Set(value.variables + expression.variables).subtracting(stretches.keys).sorted()
    var points = SamplePoints(
      variables.map { symbol in assumptions.first { $0.symbol == symbol } }, seed: seed)
    var hits = 0
    for point in points.readable.prefix(8) + (0..<8).map({ _ in points.next(within: 4) }) {
      var box: [Symbol: Interval] = [:]
      for (symbol, coordinate) in zip(variables, point) { box[symbol] = Interval(coordinate) }
      let exact = Interval(valueOf: value, at: box)
      let loose = Interval(valueOf: expression, at: box.merging(stretches) { $1 })
      guard exact.isCertain, loose.isCertain else { continue }
      if loose.isDisjoint(from: exact) { return false }
      hits += 1
    }
    return hits > 0
  }
}

extension String {
  /// The size of a unit in the last place of a decimal: 0.01 for `3.14`; nil where it cannot be read.
  fileprivate var lastPlace: Double? {
    let parts = lowercased().split(separator: "e", maxSplits: 1)
    guard let mantissa = parts.first else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1]) : 0
    let places = mantissa.split(separator: ".", omittingEmptySubsequences: false).dropFirst().first?
      .count(where: \.isNumber)
    guard let exponent, exponent.magnitude < 300, let places, places < 300 else { return nil }
    return Double("1e\(exponent - places)")
  }
}
