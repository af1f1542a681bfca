import Calculus
import Grading

/// Something that a lesson says of numbers or formulas, so that the program can prove it: `3.1^2 = 9.61`.
struct Claim: Hashable, Sendable {
  /// What stands between the two sides.
  enum Relation: String, Hashable, Sendable, CaseIterable {
    case lessOrEqual = "<=", greaterOrEqual = ">=", unequal = "!="
    case equal = "=", about = "≈", less = "<", greater = ">"

    /// Other spellings.
    static let spellings: [(String, Relation)] =
      allCases.map { ($0.rawValue, $0) } + [
        ("~", .about), ("≤", .lessOrEqual), ("≥", .greaterOrEqual), ("≠", .unequal),
      ]
  }

  let left: Computation
  let relation: Relation
  let right: Computation
  /// The right side as it is written: its digits say how near `≈` has to be.
  let rightText: String
  let range: SourceRange

  /// The last relation sign divides the two sides.
  init(_ source: SourceLine) throws(Diagnostic) {
    let scalars = Array(source.text.unicodeScalars)
    var found: (index: Int, length: Int, relation: Relation)?
    for index in scalars.indices.reversed() where found == nil {
      for (spelling, relation) in Relation.spellings {
        let sign = Array(spelling.unicodeScalars)
        let start = index - sign.count + 1
        guard start >= 0, scalars[start...].starts(with: sign) else { continue }
        if sign.count > found?.length ?? 0 { found = (start, sign.count, relation) }
      }
    }
    guard let found else { throw Diagnostic(.badClaim(source.text), at: source.range) }
    let before = SourceLine(
      String(String.UnicodeScalarView(scalars[..<found.index])), line: source.range.line, column: source.range.column
    ).trimmed
    let after = source.dropping(found.index + found.length).trimmed
    // `d/dx x^2 at x = 1` alone ends in a point, not in a claim.
    guard !before.text.isEmpty, !after.text.isEmpty, before.lastHalves(at: " at ")?.after.isName != true else {
      throw Diagnostic(.badClaim(source.text), at: source.range)
    }
    relation = found.relation
    left = try Computation(before)
    right = try Computation(after)
    rightText = after.text
    range = source.range
  }
}

extension SourceLine {
  fileprivate var isName: Bool { (try? name()) != nil }
}

// MARK: Proof

extension Claim {
  /// Whether it is proved, with these values of parameters.
  func holds(for values: [Symbol: Expression]) -> Bool { refutation(with: values) == nil }

  /// What is wrong with the claim, with these values of parameters; `nil` where it is proved.
  func refutation(with values: [Symbol: Expression] = [:]) -> Diagnostic.Cause? {
    let (left, right) = (left.value(with: values), right.value(with: values))
    let sides = (left.text(.plain), right.text(.plain))
    guard left.hasShape(of: right) else { return .claimFalse(sides.0, sides.1) }
    let tolerances = rightText.roundings(count: right.entries.count)
    for (index, pair) in zip(left.entries, right.entries).enumerated() {
      let tolerance = tolerances.indices.contains(index) ? tolerances[index] : nil
      switch holds(pair.0, pair.1, tolerance: tolerance) {
      case true?: if relation == .unequal { return nil }
      case false?:
        if relation == .equal, let tolerance, isAbout(pair.0, pair.1, within: tolerance) == true {
          return .claimRounded(numeral(pair.0) ?? sides.0)
        }
        return .claimFalse(numeral(pair.0) ?? sides.0, numeral(pair.1) ?? sides.1)
      case nil: return .claimUndecided
      }
    }
    return nil
  }

  /// Whether it holds for two expressions; `nil` where that cannot be decided.
  private func holds(_ left: Expression, _ right: Expression, tolerance: Double?) -> Bool? {
    switch relation {
    case .equal: return areEqual(left, right)
    case .unequal: return areEqual(left, right).map { !$0 }
    case .about: return isAbout(left, right, within: tolerance)
    case .less, .greater, .lessOrEqual, .greaterOrEqual:
      guard let (value, other) = numbers(left, right) else { return nil }
      switch relation {
      case .less: return value < other
      case .greater: return value > other
      case .lessOrEqual: return value <= other || areEqual(left, right) == true
      case .greaterOrEqual: return value >= other || areEqual(left, right) == true
      case .equal, .unequal, .about: return nil
      }
    }
  }

  private func isAbout(_ left: Expression, _ right: Expression, within tolerance: Double?) -> Bool? {
    guard let (value, other) = numbers(left, right) else { return nil }
    return (value - other).magnitude <= (tolerance ?? 1e-3 * other.magnitude) * (1 + 1e-9)
  }

  private func areEqual(_ left: Expression, _ right: Expression) -> Bool? {
    if let left = left.number, let right = right.number { return left == right }
    switch Comparison(expected: left, answer: right).verdict {
    case .equivalent: return true
    case .different: return false
    case .undecided: return nil
    }
  }

  private func numbers(_ left: Expression, _ right: Expression) -> (Double, Double)? {
    guard let left = left.number64, let right = right.number64 else { return nil }
    return (left, right)
  }

  private func numeral(_ expression: Expression) -> String? {
    expression.number64.map { $0.text(significantDigits: 10) }
  }
}

extension Formula.Value {
  func hasShape(of other: Formula.Value) -> Bool {
    switch (self, other) {
    case (.scalar, .scalar): true
    case (.vector(let left), .vector(let right)): left.count == right.count
    case (.matrix(let left), .matrix(let right)): left.map(\.count) == right.map(\.count)
    case (.scalar, _), (.vector, _), (.matrix, _), (.equation, _), (.point, _): false
    }
  }
}

extension String {
  /// How far off a number may be of which these are the rounded digits: 0.107 stands for everything within 0.0005 of it.
  /// For a vector `[…]` one a component; `nil` for what is no decimal number.
  fileprivate func roundings(count: Int) -> [Double?] {
    let inner = filter { !"[]() ".contains($0) }
    let parts = count == 1 ? [Substring(inner)] : inner.split(separator: ",")
    return parts.count == count ? parts.map(\.rounding) : []
  }
}

extension Substring {
  /// How far off a number may be of which this is the rounded decimal; `nil` where it is none.
  var rounding: Double? {
    let parts = split(separator: "e", omittingEmptySubsequences: false)
    guard Double(self) != nil, let mantissa = parts.first else { return nil }
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let decimals = mantissa.firstIndex(of: ".").map { mantissa.distance(from: $0, to: mantissa.endIndex) - 1 } ?? 0
    return Double("0.5e\(exponent - decimals)")
  }
}
