import Calculus

/// What can be said of two expressions: a proof, or an honest "could not decide".
package enum Verdict: Sendable {
  /// The same value wherever both have one.
  case equivalent(Evidence)
  /// Different values, provably, at the witness.
  case different(Witness)
  case undecided(Doubt)

  package enum Evidence: Sendable {
    /// Their canonical forms are one.
    case identical
    /// They agree at this many points, none of which could tell them apart; where `smallerDomain` is given, the answer
    /// has no value there although the expected expression has.
    case agreement(points: Int, smallerDomain: Witness?)
  }

  package enum Doubt: Sendable {
    /// Hardly any point was found at which both have a value.
    case fewCommonPoints(found: Int)
    /// Rounding hides whether the values differ.
    case cancellation
  }
}

/// A point at which two expressions differ, and both values there; nil where one has none.
package struct Witness: Sendable {
  package struct Coordinate: Hashable, Sendable {
    package let symbol: Symbol
    package let value: Double
  }

  package let point: [Coordinate]
  package let expected: Double?
  package let answer: Double?
}
