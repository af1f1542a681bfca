import RealModule

/// How the graph of a function of one argument runs: all that is needed to enclose its values on an interval.
package enum Shape: Sendable {
  case rising, falling
  /// Falls to its least value, then rises.
  case valley(at: Double)
  /// Rises and falls with period 2π; the greatest value 1 is taken at this phase.
  case wave(crest: Double)

  /// Bounds of a function over an interval, from its values at the ends.
  func enclosure(of value: (Double) -> Double, on interval: Interval, units: Int) -> Interval {
    let (low, high) = (interval.lower, interval.upper)
    switch self {
    case .rising: return Interval(lower: value(low), upper: value(high)).widened(by: units)
    case .falling: return Interval(lower: value(high), upper: value(low)).widened(by: units)
    case .valley(let bottom):
      let (first, last) = (value(low), value(high))
      let least = low <= bottom && bottom <= high ? value(bottom) : min(first, last)
      return Interval(lower: least, upper: max(first, last)).widened(by: units)
    case .wave(let crest):
      // Far out a double no longer tells the phase.
      guard interval.magnitude < 0x1p40, interval.width < 3 else { return Interval(lower: -1, upper: 1) }
      let (first, last) = (value(low), value(high))
      var (least, greatest) = (min(first, last), max(first, last))
      let slack = 0x1p-10
      func holds(_ phase: Double) -> Bool {
        let turn = ((low - slack - phase) / (2 * .pi)).rounded(.up)
        return phase + turn * 2 * .pi <= high + slack
      }
      if holds(crest) { greatest = 1 }
      if holds(crest + .pi) { least = -1 }
      return Interval(lower: least, upper: greatest).widened(by: units).clamped(-1, 1)
    }
  }
}

extension UnaryRule {
  /// The values over an interval, by the shape of the graph. The margin covers the errors of the library's functions
  /// and of the few operations around them: 8 units in the last place.
  package static func enclosure(_ arguments: [Interval]) -> Interval {
    let argument = entry.domain?.restrict(arguments[0]) ?? arguments[0]
    return shape.enclosure(of: { value($0) }, on: argument, units: 8)
  }
}

extension DomainCondition {
  /// Whether the condition holds over an interval.
  func definition(on interval: Interval) -> Interval.Definition {
    let (low, high) = (interval.lower, interval.upper)
    let (always, somewhere): (Bool, Bool) =
      switch self {
      case .positive: (low > 0, high > 0)
      case .nonnegative: (low >= 0, high >= 0)
      case .atLeastOne: (low >= 1, high >= 1)
      case .withinUnit: (low >= -1 && high <= 1, low <= 1 && high >= -1)
      case .insideUnit: (low > -1 && high < 1, low < 1 && high > -1)
      case .cosineNotZero: (!Cosine.enclosure([interval]).containsZero, true)
      case .sineNotZero: (!Sine.enclosure([interval]).containsZero, true)
      }
    return always ? .certain : somewhere ? .possible : .never
  }

  /// The part of an interval on which the condition can hold.
  func restrict(_ interval: Interval) -> Interval {
    switch self {
    case .positive, .nonnegative: interval.clamped(0, .infinity)
    case .atLeastOne: interval.clamped(1, .infinity)
    case .withinUnit, .insideUnit: interval.clamped(-1, 1)
    case .cosineNotZero, .sineNotZero: interval
    }
  }
}
