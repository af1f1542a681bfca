/// A closed interval that certainly holds a real value, with what is known of whether there is one.
///
/// Every operation rounds outwards, so the true result stays inside: two intervals that do not overlap prove that two
/// values differ (Moore 1966).
package struct Interval: Hashable, Sendable {
  package let lower: Double
  package let upper: Double
  package let definition: Definition

  /// Whether the value exists.
  package enum Definition: Int, Hashable, Sendable, Comparable {
    case certain, possible, never

    package static func < (left: Definition, right: Definition) -> Bool { left.rawValue < right.rawValue }
  }

  package init(lower: Double, upper: Double, definition: Definition = .certain) {
    if lower.isNaN || upper.isNaN {
      (self.lower, self.upper) = (-.infinity, .infinity)
      self.definition = max(definition, .possible)
    } else {
      (self.lower, self.upper, self.definition) = (lower, upper, definition)
    }
  }

  /// One number exactly.
  package init(_ value: Double) { self.init(lower: value, upper: value) }

  package static let undefined = Interval(lower: -.infinity, upper: .infinity, definition: .never)

  package var isCertain: Bool { definition == .certain }
  package var width: Double { upper - lower }
  package var midpoint: Double { lower / 2 + upper / 2 }
  package var magnitude: Double { max(lower.magnitude, upper.magnitude) }
  package var containsZero: Bool { lower <= 0 && upper >= 0 }

  /// Whether no number lies in both: a proof of difference where both are certainly defined.
  package func isDisjoint(from other: Interval) -> Bool { upper < other.lower || other.upper < lower }

  /// The interval with its ends moved outwards by a number of units in the last place.
  func widened(by units: Int = 1) -> Interval {
    var (low, high) = (lower, upper)
    for _ in 0..<units { (low, high) = (low.nextDown, high.nextUp) }
    return Interval(lower: low, upper: high, definition: definition)
  }

  func with(_ definition: Definition) -> Interval {
    Interval(lower: lower, upper: upper, definition: max(definition, self.definition))
  }

  /// The part within bounds that the value is known to keep.
  func clamped(_ low: Double, _ high: Double) -> Interval {
    Interval(lower: max(lower, low), upper: min(upper, high), definition: definition)
  }

  /// The smallest interval that holds both.
  func hull(_ other: Interval) -> Interval {
    Interval(
      lower: min(lower, other.lower), upper: max(upper, other.upper), definition: max(definition, other.definition))
  }
}
