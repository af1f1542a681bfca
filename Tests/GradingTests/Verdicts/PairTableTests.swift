import Calculus
import Foundation
import Testing

@testable import Grading

/// The public table: every row gets the verdict that it must get.
struct PairTableTests {
  static let rows: [PairTable.Row] = {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let text = try? String(contentsOf: folder.appendingPathComponent("Table/pairs.tsv"), encoding: .utf8)
    return (try? PairTable.rows(of: (text ?? "").split(separator: "\n").map(String.init))) ?? []
  }()

  @Test func isLargeAndHasReasons() {
    #expect(Self.rows.count >= 2_500)
    #expect(Self.rows.count { $0.family.hasPrefix("derivative") || $0.family.hasPrefix("partial") } >= 500)
    #expect(Self.rows.allSatisfy { !$0.reason.isEmpty })
    #expect(Set(Self.rows.map { [$0.expected, $0.answer, $0.assumption] }).count == Self.rows.count)
    for outcome in PairTable.Outcome.allCases { #expect(Self.rows.contains { $0.expectedVerdict == outcome }) }
  }

  @Test(arguments: Set(rows.map(\.family)).sorted())
  func everyRowGetsItsVerdict(family: String) {
    for row in Self.rows where row.family == family {
      #expect(row.verdict == row.expectedVerdict, "line \(row.line): \(row.expected) against \(row.answer)")
    }
  }

  /// Sides exchanged, both scaled, a nothing added, names changed, 2x + 1 put for x: the verdict stays, but for what it
  /// says of domains. All rows by `make soak`.
  @Test(arguments: stride(from: 0, to: rows.count, by: Soak.isOn ? 1 : 41).map { $0 })
  func verdictsSurviveTransformations(index: Int) throws {
    let row = Self.rows[index]
    guard row.expectedVerdict != .undecided, let pair = row.comparison else { return }
    let isEqual = row.expectedVerdict != .different
    let x = Expression(pair.expected.variables.first ?? "x")
    let assumptions = row.assumption.isEmpty ? [] : try #require(Assumption.reading(row.assumption))
    var pairs = [(pair.answer, pair.expected), (pair.expected, pair.answer + 0 * x)]
    for factor in [2, -3, Expression.pi] { pairs.append((factor * pair.expected, factor * pair.answer)) }
    if assumptions.isEmpty, let symbol = pair.expected.variables.first {
      for inner in [2 * x + 1, Expression("q" as Symbol)] where !pair.answer.contains("q") {
        pairs.append((pair.expected.substituting([symbol: inner]), pair.answer.substituting([symbol: inner])))
      }
    }
    for (expected, answer) in pairs {
      let verdict = Comparison(expected: expected, answer: answer, assuming: assumptions).verdict
      switch verdict {
      case .equivalent: #expect(isEqual, "line \(row.line): \(expected) against \(answer)")
      case .different: #expect(!isEqual, "line \(row.line): \(expected) against \(answer)")
      case .undecided: Issue.record("line \(row.line): \(expected) against \(answer) is undecided")
      }
    }
  }

  @Test func saysWhatIsWrongWithALine() {
    #expect(throws: PairTable.Fault.self) { try PairTable.rows(of: ["a\tb"]) }
    #expect(throws: PairTable.Fault.self) { try PairTable.rows(of: ["f\tmaybe\tx\tx\t\twhy"]) }
  }
}
