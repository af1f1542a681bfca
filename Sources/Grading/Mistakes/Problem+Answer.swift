import Calculus

extension Problem {
  /// An answer: its entries row by row, and the lengths of its sides.
  package struct Answer: Sendable {
    package let entries: [Expression]
    package let shape: [Int]

    package init(_ value: Expression) { (entries, shape) = ([value], []) }
    package init(_ vector: [Expression]) { (entries, shape) = (vector, [vector.count]) }
    package init(rows: [[Expression]]) {
      (entries, shape) = (rows.flatMap(\.self), [rows.count, rows.first?.count ?? 0])
    }
    init(_ entries: [Expression], shape: [Int]) { (self.entries, self.shape) = (entries, shape) }

    func map(_ transform: (Expression) -> Expression) -> Answer { Answer(entries.map(transform), shape: shape) }
  }
}

extension Problem.Answer {
  /// The entries of what was typed; nil for equations and points.
  package init?(_ value: Formula.Value) {
    switch value {
    case .scalar(let value): self.init(value)
    case .vector(let components): self.init(components)
    case .matrix(let rows): self.init(rows: rows)
    case .equation, .point: return nil
    }
  }

  package var expected: Question.Expected {
    switch shape.count {
    case 0: .expression(entries[0])
    case 1: .vector(entries)
    default: .matrix(rows)
    }
  }

  /// The rows of a matrix.
  var rows: [[Expression]] {
    guard shape.count == 2 else { return [entries] }
    return (0..<shape[0]).map { Array(entries[$0 * shape[1]..<($0 + 1) * shape[1]]) }
  }

  /// Columns for rows.
  var transposed: Problem.Answer { Problem.Answer(rows: Problem.transposed(rows)) }

  /// The entries as they are written: `[a, b]`, `[[a, b], [c, d]]`.
  package func text(_ entry: (Expression) -> String) -> String {
    func list(_ items: [Expression]) -> String { "[" + items.map(entry).joined(separator: ", ") + "]" }
    return switch shape.count {
    case 0: entries.map(entry).joined()
    case 1: list(entries)
    default: "[" + rows.map(list).joined(separator: ", ") + "]"
    }
  }
}
