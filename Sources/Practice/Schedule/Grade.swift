/// How well something was recalled, on the four grades of FSRS.
package enum Grade: Int, Sendable, CaseIterable, Comparable {
  /// Wrong after all tries, or the solution was shown.
  case again = 1
  /// Right after a hint or a second try.
  case hard
  case good
  /// Right at once, and quickly.
  case easy

  package static func < (left: Grade, right: Grade) -> Bool { left.rawValue < right.rawValue }

  /// From what the learner did. A failure is never `hard`, which counts as a pass.
  ///
  /// - Parameters:
  ///   - wrongTries: answers judged wrong before the end.
  ///   - usualTimes: how long right answers to this kind of problem took before, in milliseconds.
  package init(
    isSolved: Bool, wrongTries: Int, hints: Int, sawSolution: Bool, milliseconds: Int64, usualTimes: [Int64]
  ) {
    if !isSolved || sawSolution {
      self = .again
    } else if wrongTries > 0 || hints > 0 {
      self = .hard
    } else if usualTimes.count >= Grade.fewestTimes, 2 * milliseconds < usualTimes.median {
      self = .easy
    } else {
      self = .good
    }
  }

  /// With fewer times behind it nobody is called quick.
  static let fewestTimes = 5
}

extension [Int64] {
  /// The middle value, of an even number the lower of the two; 0 of none.
  var median: Int64 { isEmpty ? 0 : sorted()[(count - 1) / 2] }
}
