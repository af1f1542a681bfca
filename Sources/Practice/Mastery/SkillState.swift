/// What is believed of one skill, from the answers alone: knowledge tracing with four numbers (Corbett and Anderson 1995).
package struct SkillState: Hashable, Sendable {
  /// The chance that it is known.
  package private(set) var known: Double
  /// The kinds of problem that were solved without help.
  package private(set) var solvedTemplates: Set<String>
  package private(set) var attempts: Int
  package private(set) var solved: Int
  package private(set) var failuresInARow: Int
  /// How many of the last worked steps are left to the learner; see `Fading`.
  package private(set) var fading: Fading

  package init(
    known: Double = SkillState.start, solvedTemplates: Set<String> = [], attempts: Int = 0, solved: Int = 0,
    failuresInARow: Int = 0, fading: Fading = Fading()
  ) {
    self.known = known.clamped(to: 0...1)
    self.solvedTemplates = solvedTemplates
    self.attempts = attempts.clamped(to: 0...Card.mostCounted)
    self.solved = solved.clamped(to: 0...Card.mostCounted)
    self.failuresInARow = failuresInARow.clamped(to: 0...Card.mostCounted)
    self.fading = fading
  }

  package static let start = 0.2
  /// Learned from one exercise, whatever the answer.
  static let transit = 0.15
  static let slip = 0.08
  /// Guessing a formula is nearly impossible; guessing one of four options, or the last line of a solution, is not.
  static let guess = 0.02
  static let guessFromScaffold = 0.25
  package static let threshold = 0.95

  /// Two kinds of problem solved without help, and nothing that speaks against it.
  package var isMastered: Bool { known >= Self.threshold && solvedTemplates.count >= 2 }

  /// After an exercise that was finished in one way or the other.
  ///
  /// - Parameter isUnaided: right at the first try without a hint. Everything else counts as wrong, and yet teaches.
  package mutating func note(isUnaided: Bool, isSolved: Bool, template: String, isScaffolded: Bool = false) {
    let guess = isScaffolded ? Self.guessFromScaffold : Self.guess
    let likelihoods = isUnaided ? (1 - Self.slip, guess) : (Self.slip, 1 - guess)
    let posterior = known * likelihoods.0 / (known * likelihoods.0 + (1 - known) * likelihoods.1)
    known = (posterior + (1 - posterior) * Self.transit).clamped(to: 0.001...0.999)
    attempts += 1
    if isSolved { solved += 1 }
    if isUnaided && !isScaffolded { solvedTemplates.insert(template) }
    failuresInARow = isUnaided ? 0 : failuresInARow + 1
    fading.follow(known: known)
  }

  /// What an exercise that rests on this skill says of it: right, that it is known; wrong, nothing.
  package mutating func credit() {
    let posterior = known * (1 - Self.slip) / (known * (1 - Self.slip) + (1 - known) * Self.creditGuess)
    known = posterior.clamped(to: 0.001...0.999)
  }

  /// The foundation may not have been needed.
  private static let creditGuess = 0.5

  /// What a placement found.
  package mutating func place(known: Double) {
    self.known = known.clamped(to: 0.001...0.999)
    fading.follow(known: self.known)
  }

  /// The chance of a right answer now.
  package var expectedSuccess: Double { known * (1 - Self.slip) + (1 - known) * Self.guess }

  /// How hard the next exercise should be: one level down after three failures.
  package func level(in levels: ClosedRange<Int>) -> Int {
    let share = failuresInARow >= 3 ? 0 : known < 0.5 ? 0 : known < Self.threshold ? 0.5 : 1
    let span = Double(levels.upperBound - levels.lowerBound)
    return levels.lowerBound + (share == 0 ? 0 : share == 1 ? levels.count - 1 : span > 1 ? levels.count / 2 : 1)
  }
}

/// Worked steps that go away from the end as the skill comes: out when the estimate passes 0.6, back when it falls below
/// 0.4, none above 0.85.
package struct Fading: Hashable, Sendable {
  /// How many of the last steps the learner finds alone.
  package private(set) var removed: Int
  /// Whether no step is shown at all.
  package private(set) var isOver: Bool

  package init(removed: Int = 0, isOver: Bool = false) {
    self.removed = removed.clamped(to: 0...Card.mostCounted)
    self.isOver = isOver
  }

  mutating func follow(known: Double) {
    isOver = known > 0.85
    if known >= 0.6 { removed += 1 } else if known < 0.4 { removed = max(0, removed - 1) }
  }

  /// How many of an example's steps are shown.
  package func shown(of steps: Int) -> Int { isOver ? 0 : max(0, steps - removed) }
}
