import Calculus

/// A value for a variable: `x = 1`.
package struct Assignment: Hashable, Sendable {
  package var variable: Symbol
  /// Exact, and free of other variables than parameters.
  package var value: Expression
  package var range: SourceRange

  package init(variable: Symbol, value: Expression, range: SourceRange) {
    self.variable = variable
    self.value = value
    self.range = range
  }
}

extension [Assignment] {
  /// The values by variable, for substitution.
  package var values: [Symbol: Expression] {
    Dictionary(map { ($0.variable, $0.value) }) { first, _ in first }
  }
}

/// A number that is drawn anew for each learner and each repetition.
package struct Parameter: Hashable, Sendable {
  package var variable: Symbol
  /// What it may be, in the order written; at least one, at most `CoursewareLimits.parameterValues`.
  package var values: [Expression]
  /// Whether the author writes the values as decimals; then they are shown as such.
  package var isDecimal: Bool
  package var range: SourceRange

  package init(variable: Symbol, values: [Expression], isDecimal: Bool = false, range: SourceRange) {
    self.variable = variable
    self.values = values
    self.isDecimal = isDecimal
    self.range = range
  }
}

/// `x = 1` or `1` as it stands in a field.
struct WrittenAssignment {
  var name: SourceLine?
  var value: SourceLine

  var range: SourceRange {
    guard let name else { return value.range }
    let end = value.range.column + value.range.length
    return SourceRange(line: name.range.line, column: name.range.column, length: end - name.range.column)
  }
}
