import Calculus
import Grading

/// A table of pairs with the verdicts they must get: `gradus check --table` runs it and shows every row.
///
/// A line has the columns family, verdict, expected, answer, assumption, reason, parted by tabs; what begins with `#` is
/// a comment. The verdict is one of equal, domain, different and undecided.
struct CheckTable {
  private let rows: [PairTable.Row]

  /// Reads standard input to its end.
  init() throws {
    var lines: [String] = []
    while let line = readLine() { lines.append(line) }
    do {
      rows = try PairTable.rows(of: lines)
    } catch {
      throw Failure(.badInput, "line \(error.line): \(error.reason)")
    }
  }

  /// Every row with its verdict, and what came out of all of them.
  func print() throws {
    var failures = 0
    for row in rows {
      let verdict = row.verdict
      let isRight = verdict == row.expectedVerdict
      if !isRight { failures += 1 }
      let mark = isRight ? "ok  " : "FAIL"
      let given = row.assumption.isEmpty ? "" : " given \(row.assumption)"
      Swift.print("\(mark) \(verdict.rawValue): \(row.expected)  |  \(row.answer)\(given)  (\(row.reason))")
    }
    Swift.print("\(rows.count) pairs, \(failures) with another verdict than they must get")
    if failures > 0 { throw Failure(.wrong) }
  }
}
