import Calculus

extension Inquiry {
  /// Points are looked at on every piece of the domain between two landmarks.
  private enum Need {
    /// Agreement at fewer points is no evidence.
    static let points = 24
    static let pointsOfPiece = 8
    /// How many points of a piece are looked at with all digits.
    static let confirmations = 3
    static let confirmationsInAll = 12
  }

  private struct Tally {
    /// Whether equality is proved already, and only the domains are compared.
    let isFormal: Bool
    var close = 0
    var confirmed = 0
    /// Points at which nothing could be decided although both seem to have a value.
    var unclear = 0
    var gap: DomainGap?
  }

  mutating func verdictOnPieces(_ formal: Verdict.Evidence?) -> Verdict {
    var tally = Tally(isFormal: formal != nil)
    for line in lines() {
      let pieces = pieces(of: line)
      note("pieces: \(pieces.map(\.text).joined(separator: ", "))")
      let count = tally.isFormal ? Need.confirmations : max(Need.pointsOfPiece, Need.points / pieces.count + 1)
      for piece in pieces {
        let confirmations = formal == nil ? max(Need.confirmations, Need.confirmationsInAll / pieces.count) : 0
        if let verdict = look(at: piece, of: line, count: count, confirmations, &tally) { return verdict }
      }
    }
    // Where the common domain is small or far away.
    for reach in [16, 1_000, 1_000_000.0] where tally.close < (formal == nil ? Need.points : 1) {
      for _ in 0..<160 where tally.close < Need.points {
        if let verdict = look(at: points.next(within: reach), &tally, confirms: formal == nil, piece: nil) {
          return verdict
        }
      }
    }
    return conclusion(tally, formal)
  }

  private mutating func conclusion(_ tally: Tally, _ formal: Verdict.Evidence?) -> Verdict {
    note("points: \(tally.close) agree, \(tally.confirmed) of them to 45 digits; \(tally.unclear) unclear")
    if tally.close == 0, let gap = tally.gap { return .different(gap.witness) }
    if let formal, tally.close > 0 || tally.unclear > 0 { return .equivalent(formal, gap: tally.gap) }
    if budget <= 0 { return .undecided(.tooLarge) }
    if tally.unclear > 0 { return .undecided(.cancellation) }
    guard tally.close >= Need.points else { return .undecided(.fewCommonPoints(found: tally.close)) }
    return .equivalent(.agreement(points: tally.close), gap: tally.gap)
  }

  /// Looks at points of a piece; a verdict where one of them decides.
  private mutating func look(
    at piece: Piece, of line: Line, count: Int, _ confirmations: Int, _ tally: inout Tally
  ) -> Verdict? {
    var confirmed = 0
    for t in points.points(of: piece.stretch, count: count) {
      let before = tally.confirmed
      let verdict = look(at: line.point(t), &tally, confirms: confirmed < confirmations, piece: piece)
      confirmed += tally.confirmed - before
      if verdict != nil { return verdict }
      if budget <= 0 { break }
    }
    return nil
  }

  private mutating func look(at point: [Double], _ tally: inout Tally, confirms: Bool, piece: Piece?) -> Verdict? {
    let outcome = outcome(at: point)
    switch outcome {
    case .different: return different(at: point)
    case .answerUndefined: tally.gap = tally.gap ?? gap(at: point, piece)
    case .incomparable: break
    case .close where !confirms: tally.close += 1
    case .blurred where tally.isFormal: tally.unclear += 1
    case .close, .blurred:
      let confirmation = confirmed(at: point)
      switch confirmation {
      case .same:
        tally.close += 1
        tally.confirmed += 1
      case .different: return different(at: point)
      case .answerUndefined: tally.gap = tally.gap ?? gap(at: point, piece)
      case .incomparable: break
      case .unclear: tally.unclear += 1
      }
    }
    return nil
  }

  // MARK: Pieces

  struct Piece {
    let stretch: ClosedRange<Double>
    /// Whether the ends are landmarks, and not just as far as was looked.
    let isBounded: (below: Bool, above: Bool)

    var text: String {
      let low = isBounded.below ? stretch.lowerBound.text(significantDigits: 6) : "…"
      let high = isBounded.above ? stretch.upperBound.text(significantDigits: 6) : "…"
      return "(\(low), \(high))"
    }
  }

  private mutating func lines() -> [Line] {
    if variables.count == 1 { return [Line(within: comparison.assumptions[0])] }
    var random = SplitMix64(seed: comparison.seed ^ 0x5EED)
    return (0..<6).compactMap { _ in Line(through: points.next(within: 4), comparison.assumptions, &random) }
  }

  private mutating func pieces(of line: Line) -> [Piece] {
    let places = BreakPoints(of: landmarks.functions, on: line, variables, reach: 16).places
    let ends = [line.range.lowerBound, line.range.upperBound].filter(\.isFinite)
    let reach = max(16, 2 * ((places + ends).map(\.magnitude).max() ?? 0))
    let (low, high) = (max(line.range.lowerBound, -reach), min(line.range.upperBound, reach))
    var edges = places.filter { low < $0 && $0 < high }
    edges = [low] + edges + [high]
    return zip(edges, edges.dropFirst()).map { start, end in
      Piece(
        stretch: start...max(start, end),
        isBounded: (start != low || low == line.range.lowerBound, end != high || high == line.range.upperBound))
    }
  }

  private mutating func gap(at point: [Double], _ piece: Piece?) -> DomainGap {
    let candidates = points.readable
    var shown = point
    for candidate in candidates {
      if variables.count == 1, let piece, !piece.stretch.contains(candidate[0]) { continue }
      let outcome = outcome(at: candidate)
      guard outcome == .answerUndefined else { continue }
      shown = candidate
      break
    }
    let witness = witness(at: shown)
    guard variables.count == 1, let piece else { return DomainGap(witness: witness, stretch: nil) }
    return DomainGap(
      witness: witness,
      stretch: (
        variables[0], piece.isBounded.below ? piece.stretch.lowerBound : nil,
        piece.isBounded.above ? piece.stretch.upperBound : nil
      ))
  }
}
