/// What a person typed, read: the text, its syntax tree with ranges, and the readings that might surprise.
///
/// A formula keeps how something was written, an `Expression` what it means; `value` goes from one to the other.
package struct Formula: Sendable {
  package let text: String
  /// The syntax tree, without the left side where that only named what was asked for.
  package let root: Syntax
  /// The left side that was accepted and dropped.
  package let label: Label?
  /// Legal readings that are often slips, in the order of the text.
  package let notes: [ReadingNote]
  /// What the root means.
  package let value: Value

  /// A left side and where it stands.
  package struct Label: Hashable, Sendable {
    package let quantity: Quantity
    package let range: Range<Int>
  }

  /// What a formula means.
  package enum Value: Hashable, Sendable {
    case scalar(Expression)
    case vector([Expression])
    /// Rows of equal length.
    case matrix([[Expression]])
    case equation(left: Expression, right: Expression)
    case point([Symbol: Expression])
  }

  /// The expression, where the formula is one.
  package var expression: Expression? { if case .scalar(let value) = value { value } else { nil } }

  /// The components of a vector; a scalar is its own only component.
  package var components: [Expression]? {
    switch value {
    case .scalar(let value): [value]
    case .vector(let values): values
    case .matrix, .equation, .point: nil
    }
  }

  /// The coordinates of `x = 1, y = 2`, or of `x = 1` alone.
  package var point: [Symbol: Expression]? {
    switch value {
    case .point(let coordinates): coordinates
    case .equation(_, let right):
      if case .equation(let left, _) = root.kind, case .variable(let symbol) = left.unwrapped.kind {
        [symbol: right]
      } else {
        nil
      }
    case .scalar, .vector, .matrix: nil
    }
  }

  /// The part of the text at a range of its UTF-8.
  package func source(_ range: Range<Int>) -> String { text.slice(range) }
}

extension String {
  /// The part at a range of the UTF-8, widened to whole characters' bytes by replacement where it cuts one.
  func slice(_ range: Range<Int>) -> String {
    String(decoding: utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
  }

  /// The columns, counted in characters as a reader sees them, that a range of the UTF-8 covers.
  package func columns(of range: Range<Int>) -> Range<Int> {
    var (offset, column) = (0, 0)
    var (lower, upper): (Int?, Int?)
    for character in self {
      let next = offset + character.utf8.count
      if lower == nil, range.lowerBound < next { lower = column }
      if upper == nil, range.upperBound <= offset { upper = column }
      (offset, column) = (next, column + 1)
    }
    let start = lower ?? column
    return start..<max(start, upper ?? column)
  }
}
