import Calculus

/// What can be said of two expressions: a proof, or an honest "could not decide".
package enum Verdict: Sendable {
  /// The same value wherever both have one; `gap` is a part of the domain on which only the answer has none.
  case equivalent(Evidence, gap: DomainGap?)
  /// Different values, provably, at the witness.
  case different(Witness)
  case undecided(Doubt)

  package enum Evidence: Hashable, Sendable {
    /// Their canonical forms are one.
    case identical
    /// Equal by the laws of arithmetic, tested at so many points of finite fields.
    case formal(points: Int)
    /// Equal to 45 digits at so many points, spread over every piece of the common domain.
    case agreement(points: Int)
  }

  package enum Doubt: Hashable, Sendable {
    /// Hardly any point was found at which both have a value.
    case fewCommonPoints(found: Int)
    /// Rounding hides whether the values differ.
    case cancellation
    /// It would take too long.
    case tooLarge
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

/// Where an answer has no value although the expected expression has one.
package struct DomainGap: Sendable {
  /// A point of it.
  package let witness: Witness
  /// The stretch of the only variable around that point, as far as it was found; nil for several variables.
  package let stretch: (variable: Symbol, lower: Double?, upper: Double?)?
}
