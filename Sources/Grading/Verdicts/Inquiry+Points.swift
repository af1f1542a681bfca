import Calculus

extension Inquiry {
  /// What doubles tell at a point.
  enum Outcome {
    case different
    /// The same as far as doubles tell.
    case close
    /// Enclosures too wide to tell anything.
    case blurred
    case answerUndefined
    /// The expected expression has no value, or it is not certain what has one.
    case incomparable
  }

  /// What balls tell at a point.
  enum Confirmation {
    /// Equal to within 2⁻¹⁵⁰ of the numbers' size.
    case same
    case different
    case unclear
    case answerUndefined, incomparable
  }

  /// Enclosures wider than this, as a share of the numbers involved, cannot tell equal from different.
  private static let blur = 0x1p-30

  mutating func outcome(at point: [Double]) -> Outcome {
    guard spend(1) else { return .blurred }
    let values = sides.intervals(at: point.map { Interval($0) })
    let (a, b, difference) = (values[0], values[1], values[2])
    if a.isCertain, b.definition == .never { return .answerUndefined }
    guard a.isCertain, b.isCertain else { return .incomparable }
    if a.isDisjoint(from: b) || difference.isCertain && !difference.containsZero { return .different }
    guard a.magnitude.isFinite, b.magnitude.isFinite else { return .blurred }
    return max(a.width, b.width) <= Inquiry.blur * (1 + a.magnitude) ? .close : .blurred
  }

  /// The same with as many digits as it takes.
  mutating func confirmed(at point: [Double]) -> Confirmation {
    for bits in [256, 512, 1_024] {
      guard spend(Inquiry.costOfBall * bits / 256) else { return .unclear }
      let (values, scale) = sides.scaledBalls(at: point.map { Ball($0) }, bits: bits)
      let (a, b, difference) = (values[0], values[1], values[2])
      if a.isCertain, b.definition == .never { return .answerUndefined }
      if a.definition == .never { return .incomparable }
      guard a.isCertain, b.isCertain else { continue }
      if a.isDisjoint(from: b) || difference.isCertain && !difference.containsZero { return .different }
      guard let radius = difference.radiusExponent else { return .same }
      if radius <= max(0, min(scale, 4_096)) - 150 { return .same }
    }
    return .unclear
  }

  /// What a ball costs, in nodes of doubles.
  private static let costOfBall = 200

  func enclosureText(at point: [Double]) -> String {
    let values = sides.intervals(at: point.map { Interval($0) })
    let place = zip(variables, point).map { "\($0) = \($1.text(significantDigits: 6))" }.joined(separator: ", ")
    return (place.isEmpty ? "" : place + ": ") + "\(values[0].text) against \(values[1].text)"
  }

  // MARK: Witnesses

  /// The verdict on a point that proves the difference; the point shown is one that reads well, if such a one proves it.
  mutating func different(at point: [Double]) -> Verdict {
    note("difference: \(enclosureText(at: point))")
    if let witness = witness(among: points.readable) ?? witness(among: points.roundings(of: point)) {
      return .different(witness)
    }
    return .different(witness(at: point))
  }

  private mutating func witness(among candidates: [[Double]]) -> Witness? {
    for candidate in candidates where !isOnKink(candidate) {
      guard outcome(at: candidate) == .different else { continue }
      let witness = witness(at: candidate)
      if witness.showsDifference { return witness }
    }
    return nil
  }

  /// Where conventions differ nothing is compared.
  private mutating func isOnKink(_ point: [Double]) -> Bool {
    let box = point.map { Interval($0) }
    return !landmarks.kinks.isEmpty
      && Tape(landmarks.kinks, inputs: variables).intervals(at: box).contains { $0.containsZero }
  }

  func witness(at point: [Double]) -> Witness {
    var values = sides.intervals(at: point.map { Interval($0) })
    if values.contains(where: { $0.isCertain && $0.width > 1e-12 * $0.magnitude }) {
      values = sides.balls(at: point.map { Ball($0) }, bits: 256).map(\.interval)
    }
    func value(_ interval: Interval) -> Double? {
      interval.isCertain && interval.midpoint.isFinite ? interval.roundest : nil
    }
    return Witness(
      point: zip(variables, point).map { Witness.Coordinate(symbol: $0, value: $1) },
      expected: value(values[0]), answer: value(values[1]))
  }
}

extension Witness {
  /// Whether the two values, as they are written, tell the difference.
  fileprivate var showsDifference: Bool {
    guard let expected, let answer else { return expected != nil || answer != nil }
    return (expected - answer).magnitude > 1e-12 * (expected.magnitude + answer.magnitude)
  }
}

extension Interval {
  /// The number of the interval with the fewest digits: 24 and not 24.000000000000053.
  fileprivate var roundest: Double {
    if width <= 0 { return lower }
    let first = midpoint.exponent
    guard (-20...60).contains(first) else {
      return (1...16).lazy.compactMap { Double(midpoint.text(significantDigits: $0)) }
        .first { contains($0) } ?? midpoint
    }
    return Interval.decimalPlaces.lazy.map { places in
      // Whole numbers and these powers of ten are exact, so that the one division rounds to the double of the decimal.
      places.isNegative
        ? (midpoint / places.power).rounded() * places.power : (midpoint * places.power).rounded() / places.power
    }.first { contains($0) } ?? midpoint
  }

  private func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// From millions of millions of millions to as many parts.
  private static let decimalPlaces: [(isNegative: Bool, power: Double)] = (-18...22).map { places in
    (places < 0, (0..<abs(places)).reduce(1) { power, _ in power * 10 })
  }

  fileprivate var text: String {
    switch definition {
    case .never: "undefined"
    case .possible: "perhaps undefined"
    case .certain: "[\(lower.text(significantDigits: 17)), \(upper.text(significantDigits: 17))]"
    }
  }
}
