import Calculus

/// Where functions vanish on a line: found by halving the stretches on which their bounds enclose zero (Moore 1966).
struct BreakPoints {
  /// Rising.
  private(set) var places: [Double] = []

  /// How many evaluations one function may take on a stretch.
  private static let budget = 160
  /// More places than these are thinned out.
  private static let most = 24
  /// How far it is looked beyond the reach, in multiples of it, and how many zeros a function may seem to have there:
  /// one with more goes up and down, and does near the middle what it does far out.
  private static let far = [1.0, 8, 64, 4_096, 1_048_576]
  private static let mostFar = 6

  /// A place, and how far off it may be.
  private struct Place {
    let value: Double
    let error: Double
  }

  init(of functions: [Expression], on line: Line, _ variables: [Symbol], reach: Double) {
    let middle = -reach...reach
    let edges = BreakPoints.far.map { $0 * reach }
    let far: [ClosedRange<Double>] = zip(edges, edges.dropFirst()).flatMap { [$0...$1, -$1...(-$0)] }
    var found: [Place] = []
    for function in functions {
      if let place = BreakPoints.zero(of: function, on: line, variables) {
        // A line meets a plane once, however far out.
        if let place, line.range.contains(place) { found.append(Place(value: place, error: 0)) }
      } else {
        let tape = Tape(function, inputs: variables)
        for stretch in [middle] + far where stretch.overlaps(line.range) {
          found += BreakPoints.zeros(of: tape, on: line, stretch.clamped(to: line.range), isFar: stretch != middle)
        }
      }
    }
    places = BreakPoints.merged(found)
    guard places.count > BreakPoints.most else { return }
    // Those around the middle, where answers are looked at.
    let center = places.firstIndex { $0 >= 0 } ?? places.count - 1
    let start = min(max(0, center - BreakPoints.most / 2), places.count - BreakPoints.most)
    places = Array(places[start..<start + BreakPoints.most])
  }

  /// The places in rising order, one for several that may be the same: the one that is known best.
  private static func merged(_ found: [Place]) -> [Double] {
    var result: [Place] = []
    for place in found.sorted(by: { $0.value < $1.value }) {
      if let last = result.last,
        place.value - last.value <= place.error + last.error + 1e-9 * (1 + place.value.magnitude)
      {
        if place.error < last.error { result[result.count - 1] = place }
      } else {
        result.append(place)
      }
    }
    return result.map(\.value)
  }

  /// The one zero of a linear function; nil for other functions, an inner nil where there is none.
  private static func zero(of function: Expression, on line: Line, _ variables: [Symbol]) -> Double?? {
    guard let (slopes, constant) = function.linearCoefficients else { return nil }
    var (slope, height) = (0.0, Double(constant))
    for (index, symbol) in variables.enumerated() {
      guard let coefficient = slopes[symbol] else { continue }
      slope += Double(coefficient) * line.direction[index]
      height += Double(coefficient) * line.origin[index]
    }
    let place = -height / slope
    return .some(place.isFinite ? place : nil)
  }

  /// The zeros on a stretch, which lies beyond the middle one or is it.
  private static func zeros(
    of tape: Tape, on line: Line, _ stretch: ClosedRange<Double>, isFar: Bool
  ) -> [Place] {
    let finest = (stretch.upperBound - stretch.lowerBound) * (isFar ? 0x1p-12 : 0x1p-22)
    func mayVanish(_ place: Interval) -> Bool {
      let value = tape.intervals(at: line.box(place))[0]
      return value.definition != .never && value.containsZero
    }
    /// The roundest number among those that a zero is known to be one of.
    func place(in part: ClosedRange<Double>) -> Place {
      let (middle, error) = (
        part.lowerBound + (part.upperBound - part.lowerBound) / 2, part.upperBound - part.lowerBound
      )
      for unit in [1, 0.5, 0.25, 0.2, 0.1, 0.01, 0.001] {
        let round = (middle / unit).rounded() * unit
        if (round - middle).magnitude <= error, mayVanish(Interval(round)) { return Place(value: round, error: 0) }
      }
      return Place(value: middle, error: error)
    }
    var found: [Place] = []
    // Breadth first, so that a spent budget leaves a coarse picture of the whole and not a fine one of a part.
    var open = [stretch]
    var budget = BreakPoints.budget
    // Halves of a symmetric stretch would meet in 0, the commonest zero of all.
    var share = 0.4921875
    while !open.isEmpty, budget > 0 {
      var next: [ClosedRange<Double>] = []
      for part in open {
        budget -= 1
        guard mayVanish(Interval(lower: part.lowerBound, upper: part.upperBound)) else { continue }
        let width = part.upperBound - part.lowerBound
        if width <= finest || budget <= 0 && !isFar {
          found.append(place(in: part))
          continue
        }
        let middle = part.lowerBound + width * share
        next.append(part.lowerBound...middle)
        next.append(middle...part.upperBound)
      }
      share = 0.5
      open = next
      if isFar, open.count + found.count > BreakPoints.mostFar { return [] }
    }
    return found + open.map(place)
  }
}
