import Calculus

/// Pairs of expressions with the verdicts that they must get, as they stand in a text: the public table of the checker.
///
/// A line has the columns family, verdict, expected, answer, assumption and reason, parted by tabs; what begins with `#`
/// is a comment.
package enum PairTable {
  package enum Outcome: String, Sendable, CaseIterable {
    case equal
    /// Equal where both have a value, and the answer lacks a part of the domain.
    case domain
    case different
    case undecided
  }

  package struct Row: Sendable {
    package let line: Int
    package let family: String
    package let expectedVerdict: Outcome
    package let expected: String
    package let answer: String
    package let assumption: String
    package let reason: String
  }

  package struct Fault: Error {
    package let line: Int
    package let reason: String
  }

  package static func rows(of lines: [String]) throws(Fault) -> [Row] {
    var rows: [Row] = []
    for (index, line) in lines.enumerated() where !line.isEmpty && !line.hasPrefix("#") {
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count == 6 else {
        throw Fault(line: index + 1, reason: "six columns parted by tabs are needed, here are \(columns.count)")
      }
      guard let verdict = Outcome(rawValue: columns[1]) else {
        throw Fault(line: index + 1, reason: "\(columns[1]) is no verdict: equal, domain, different, undecided")
      }
      rows.append(
        Row(
          line: index + 1, family: columns[0], expectedVerdict: verdict, expected: columns[2], answer: columns[3],
          assumption: columns[4], reason: columns[5]))
    }
    return rows
  }
}

extension PairTable.Row {
  /// The comparison of the row; nil where a side or the assumption does not read.
  package var comparison: Comparison? {
    guard let expected = try? Parser.parseExpression(expected), let answer = try? Parser.parseExpression(answer),
      let assumptions = assumption.isEmpty ? [] : Assumption.reading(assumption)
    else { return nil }
    return Comparison(expected: expected, answer: answer, assuming: assumptions)
  }

  /// What Gradus says; undecided where the row does not read.
  package var verdict: PairTable.Outcome {
    switch comparison?.verdict {
    case .equivalent(_, nil)?: .equal
    case .equivalent?: .domain
    case .different?: .different
    case .undecided?, nil: .undecided
    }
  }
}
