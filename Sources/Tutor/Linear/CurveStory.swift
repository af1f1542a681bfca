import Calculus
import Descent
import Terminal

/// What a curve does from left to right, in one sentence: where it begins, rises, falls, turns, crosses zero and ends.
struct CurveStory: Sendable {
  let sentence: String

  /// - Parameter values: the curve's values along the axis; not finite where it has none.
  init(_ values: [Double], along axis: SampleAxis, _ variable: String) {
    self.init(values.indices.map { (axis[$0], values[$0]) }, variable)
  }

  init(_ samples: CurveSamples, _ variable: String) { self.init(samples.points, variable) }

  /// - Parameter points: the curve's points from left to right; not finite where it has none, or is broken.
  init(_ points: [(x: Double, y: Double)], _ variable: String) {
    let values = points.map(\.y)
    let axis = points.map(\.x)
    let pieces = Self.pieces(values)
    guard !pieces.isEmpty else {
      sentence =
        "has no value from \(variable) = \(Self.number(axis.first ?? 0)) "
        + "to \(Self.number(axis.last ?? 0))."
      return
    }
    let stories = pieces.map { Self.story(values, $0, axis, variable) }
    sentence = stories.joined(separator: "; then, after a gap, ") + "."
  }

  /// The longest stretches in which every value is finite and none leaps, as at a pole.
  private static func pieces(_ values: [Double]) -> [Range<Int>] {
    let finite = values.filter(\.isFinite).map(\.magnitude).sorted()
    guard let middle = finite.isEmpty ? nil : finite[finite.count / 2] else { return [] }
    let leap = 20 * max(middle, .leastNormalMagnitude)
    var pieces: [Range<Int>] = []
    var start: Int?
    for index in values.indices {
      let value = values[index]
      let leaps = index > 0 && value * values[index - 1] < 0 && min(value.magnitude, values[index - 1].magnitude) > leap
      if let first = start, !value.isFinite || leaps {
        pieces.append(first..<index)
        start = nil
      }
      if value.isFinite, start == nil { start = index }
    }
    if let start { pieces.append(start..<values.count) }
    return pieces.filter { $0.count > 1 }
  }

  /// More turns than these are counted, not told.
  private static let mostTurns = 6

  private static func story(_ values: [Double], _ piece: Range<Int>, _ axis: [Double], _ variable: String) -> String {
    let part = values[piece]
    let (least, greatest) = (part.min() ?? 0, part.max() ?? 0)
    func place(_ index: Int) -> String { "\(variable) = \(number(axis[index]))" }
    let span = greatest - least
    // Between the ends no more is said than the samples know.
    let step = ((axis.last ?? 0) - (axis.first ?? 0)) / Double(max(1, axis.count - 1))
    func nearby(_ index: Int) -> String { "\(variable) = \(number(axis[index], to: step))" }
    guard span > 1e-9 * max(1, greatest.magnitude) else {
      return "stays at \(number(least)) from \(place(piece.lowerBound)) to \(place(piece.upperBound - 1))"
    }
    let start = "from \(number(values[piece.lowerBound])) at \(place(piece.lowerBound))"
    let turns = turningPoints(values, piece, tolerance: span * 1e-6)
    var words: [String] = []
    if turns.count > mostTurns {
      words.append(
        "\(start) goes up and down \(turns.count) times between \(number(least)) and \(number(greatest)), "
          + "to \(number(values[piece.upperBound - 1])) at \(place(piece.upperBound - 1))")
    } else {
      var before = piece.lowerBound
      for turn in turns + [piece.upperBound - 1] {
        let isEnd = turn == piece.upperBound - 1
        let verb = values[turn] >= values[before] ? "rises" : "falls"
        words.append(
          isEnd
            ? "\(verb) to \(number(values[turn])) at \(place(turn))"
            : "\(verb) to \(number(values[turn], to: span / 1_000)) near \(nearby(turn))")
        before = turn
      }
      words[0] = "\(start) \(words[0])"
    }
    let zeros = crossings(values, piece)
    if (1...mostTurns).contains(zeros.count) {
      words.append("crosses zero near " + zeros.map(nearby).joined(separator: " and "))
    }
    return words.joined(separator: ", ")
  }

  /// Where the curve turns by more than rounding.
  private static func turningPoints(_ values: [Double], _ piece: Range<Int>, tolerance: Double) -> [Int] {
    var turns: [Int] = []
    var (extreme, direction) = (piece.lowerBound, 0)
    for index in piece.dropFirst() {
      let change = values[index] - values[extreme]
      if direction == 0 {
        if abs(change) > tolerance { (direction, extreme) = (change > 0 ? 1 : -1, index) }
      } else if change * Double(direction) >= 0 {
        extreme = index
      } else if abs(change) > tolerance {
        turns.append(extreme)
        (direction, extreme) = (-direction, index)
      }
    }
    return turns
  }

  private static func crossings(_ values: [Double], _ piece: Range<Int>) -> [Int] {
    piece.dropFirst().filter { values[$0 - 1] < 0 && values[$0] >= 0 || values[$0 - 1] > 0 && values[$0] <= 0 }
      .filter { $0 < piece.upperBound - 1 }
  }

  private static func number(_ value: Double) -> String { NumberLabel.text(value) }

  /// Rounded to the first power of ten that is no finer than `resolution`.
  private static func number(_ value: Double, to resolution: Double) -> String {
    var unit = 1.0
    while unit < resolution { unit *= 10 }
    while unit / 10 >= resolution, unit > 1e-12 { unit /= 10 }
    let rounded = (value / unit).rounded() * unit
    return NumberLabel.text(rounded == 0 ? 0 : rounded)
  }
}
