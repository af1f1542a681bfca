import Calculus

/// Finds where a function of one variable grows without bound between its samples, on whichever side and of whichever
/// sign: 1/(x − a)² has the same values left and right of a, and no sample may tell.
///
/// What an enclosure of a stretch bounds holds no pole. The rest is halved until the place is known; that the function
/// is unbounded there, and not just hard to enclose as sin(x)/x is at 0, is read from its values ever closer to it.
struct PoleSearch {
  private let tape: Tape
  private var evaluator: Evaluator
  private var point: [Double]
  /// Enclosures that may still be computed, fewer of long formulas; then what is not decided is taken to be whole.
  private var budget: Int

  init(_ tape: Tape, at point: [Double]) {
    self.tape = tape
    budget = min(8_000, max(500, 400_000 / max(1, tape.instructionCount)))
    evaluator = tape.evaluator()
    self.point = point.isEmpty ? [0] : point
  }

  /// The halvings of a step between samples after which a place is known well enough.
  private static let depth = 22

  /// The places on an axis, in rising order.
  mutating func poles(along axis: SampleAxis, output: Int) -> [Double] {
    guard axis.count > 1 else { return [] }
    let least = (axis[1] - axis[0]) / Double(1 << Self.depth)
    var places: [Double] = []
    var open = [(low: axis[0], high: axis[axis.count - 1])]
    while let (low, high) = open.popLast() {
      guard budget > 0 else { return places.sorted() }
      let value = enclosure(low, high, output)
      if value.definition == .never || (value.isCertain && value.magnitude.isFinite) { continue }
      let middle = low / 2 + high / 2
      if high - low > least, low < middle, middle < high {
        open += [(middle, high), (low, middle)]
      } else if places.last.map({ middle - $0 > 4 * least }) ?? true {
        places.append(middle)
      }
    }
    return places.filter { isUnbounded(at: $0, within: axis[1] - axis[0], output) }
  }

  private mutating func enclosure(_ low: Double, _ high: Double, _ output: Int) -> Interval {
    budget -= 1
    var box = point.map { Interval($0) }
    box[0] = Interval(lower: low, upper: high)
    return tape.intervals(at: box)[output]
  }

  /// Whether the values grow by as much as before each time the distance is divided by 16, on one side at least: of a
  /// pole they grow by more, of a logarithm's by the same, and where there is a limit by ever less.
  private mutating func isUnbounded(at place: Double, within step: Double, _ output: Int) -> Bool {
    for side in [-1.0, 1] {
      var sizes: [Double] = []
      var distance = step / 4
      while sizes.count < 5 {
        point[0] = place + side * distance
        guard case .defined(let value) = evaluator.value(at: point, output: output), value.isFinite else { break }
        sizes.append(value.magnitude)
        distance /= 16
      }
      guard sizes.count > 3 else { continue }
      let growth = zip(sizes, sizes.dropFirst()).map { $1 - $0 }
      // The first difference may still belong to what is around the place.
      let settled = growth.dropFirst()
      if settled.allSatisfy({ $0 > 0 }), zip(settled, settled.dropFirst()).allSatisfy({ $1 > 0.9 * $0 }) { return true }
    }
    return false
  }
}
