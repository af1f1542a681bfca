import Calculus

/// Compares an answer with what was expected, in intervals: what it calls different is different.
package struct Comparison {
  package let expected: Expression
  package let answer: Expression
  private let variables: [Symbol]
  private let seed: UInt64

  /// - Parameter seed: the problem's own; the same problem and answer get the same verdict on every machine.
  package init(expected: Expression, answer: Expression, seed: UInt64 = 0) {
    self.expected = expected
    self.answer = answer
    self.seed = seed
    variables = Set(expected.variables + answer.variables).sorted()
  }

  /// Agreement at fewer points is no evidence.
  private static let neededPoints = 24
  private static let candidatesPerReach = 160
  /// Enclosures wider than this, as a share of the numbers involved, cannot tell equal from different.
  private static let blur = 0x1p-30

  private enum Outcome {
    case same, different, blurred
    case answerUndefined, incomparable
  }

  package var verdict: Verdict {
    if expected.isUndefined || answer.isUndefined { return verdictOnUndefined }
    if expected == answer { return .equivalent(.identical) }
    if variables.isEmpty { return verdictOnConstants }
    var points = SamplePoints(variables, seed: seed)
    var (same, blurred) = (0, 0)
    var missing: [Symbol: Double]?
    for reach in SamplePoints.reaches {
      for _ in 0..<Comparison.candidatesPerReach where same < 2 * Comparison.neededPoints {
        let point = points.next(within: reach)
        switch outcome(at: point) {
        case .same: same += 1
        case .blurred: blurred += 1
        case .different: return .different(readableWitness(from: points) ?? witness(at: point))
        case .answerUndefined: missing = missing ?? point
        case .incomparable: break
        }
      }
      if same >= Comparison.neededPoints { break }
    }
    guard same >= Comparison.neededPoints else {
      return .undecided(blurred > same ? .cancellation : .fewCommonPoints(found: same))
    }
    return .equivalent(.agreement(points: same, smallerDomain: missing.map(smallerDomainWitness(near:))))
  }

  /// Undefined on both sides is never agreement.
  private var verdictOnUndefined: Verdict {
    if answer.isUndefined, !expected.isUndefined {
      var points = SamplePoints(variables, seed: seed)
      for point in points.readable + (0..<Comparison.candidatesPerReach).map({ _ in points.next(within: 16) }) {
        let witness = witness(at: point)
        if witness.expected != nil { return .different(witness) }
      }
    }
    return .undecided(.fewCommonPoints(found: 0))
  }

  private var verdictOnConstants: Verdict {
    switch outcome(at: [:]) {
    case .same: .equivalent(.agreement(points: 1, smallerDomain: nil))
    case .different, .answerUndefined: .different(witness(at: [:]))
    case .blurred: .undecided(.cancellation)
    case .incomparable: .undecided(.fewCommonPoints(found: 0))
    }
  }

  private func outcome(at point: [Symbol: Double]) -> Outcome {
    let intervals = point.mapValues { Interval($0) }
    let (a, b) = (Interval(valueOf: expected, at: intervals), Interval(valueOf: answer, at: intervals))
    if a.isCertain, b.definition == .never { return .answerUndefined }
    guard a.isCertain, b.isCertain else { return .incomparable }
    if a.isDisjoint(from: b) { return .different }
    guard a.magnitude.isFinite, b.magnitude.isFinite else { return .blurred }
    return max(a.width, b.width) <= Comparison.blur * (1 + a.magnitude) ? .same : .blurred
  }

  /// The first readable point that proves the difference as well.
  private func readableWitness(from points: SamplePoints) -> Witness? {
    points.readable.first { outcome(at: $0) == .different }.map(witness(at:))
  }

  private func smallerDomainWitness(near point: [Symbol: Double]) -> Witness {
    let readable = SamplePoints(variables, seed: seed).readable.first { outcome(at: $0) == .answerUndefined }
    return witness(at: readable ?? point)
  }

  private func witness(at point: [Symbol: Double]) -> Witness {
    func value(_ expression: Expression) -> Double? {
      let interval = Interval(valueOf: expression, at: point.mapValues { Interval($0) })
      return interval.isCertain && interval.midpoint.isFinite ? interval.midpoint : nil
    }
    return Witness(
      point: variables.compactMap { symbol in point[symbol].map { .init(symbol: symbol, value: $0) } },
      expected: value(expected), answer: value(answer))
  }
}
