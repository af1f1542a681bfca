import Journal

/// What a class's bundles say of its exercises and of its learners.
struct ClassReport {
  /// One exercise over all learners.
  struct ExerciseRow {
    let id: String
    var learners = 0
    var solved = 0
    var atOnce = 0
    var attempts = 0
    /// Of each learner: whether solved at the first try, and the learner's share over all exercises.
    fileprivate var scores: [(isAtOnce: Bool, share: Double)] = []
    fileprivate var wrong: [String: Int] = [:]
    fileprivate var messages: [String: Int] = [:]

    /// The share that did not solve it at the first try.
    var difficulty: Double { learners == 0 ? 0 : 1 - Double(atOnce) / Double(learners) }

    /// The correlation between solving it at once and doing so elsewhere; nil where all did alike.
    var discrimination: Double? {
      let count = Double(scores.count)
      guard count > 1 else { return nil }
      let mean = scores.reduce(0) { $0 + ($1.isAtOnce ? 1 : 0) } / count
      let middle = scores.reduce(0) { $0 + $1.share } / count
      var (together, own, other) = (0.0, 0.0, 0.0)
      for score in scores {
        let (a, b) = ((score.isAtOnce ? 1 : 0) - mean, score.share - middle)
        together += a * b
        own += a * a
        other += b * b
      }
      return own * other > 0 ? together / (own * other).squareRoot() : nil
    }

    var commonestWrong: [(text: String, count: Int)] { ExerciseRow.top(wrong) }
    var commonestMessages: [(text: String, count: Int)] { ExerciseRow.top(messages) }

    private static func top(_ counts: [String: Int]) -> [(text: String, count: Int)] {
      counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(3).map { ($0.key, $0.value) }
    }
  }

  struct Stuck {
    let learner: String
    let exercise: String
    let tries: Int
  }

  private(set) var exercises: [ExerciseRow] = []
  /// Who tried something several times and has not solved it.
  private(set) var stuck: [Stuck] = []
  private static let triesOfTheStuck = 3

  init(_ bundles: [BundleFile]) {
    var rows: [String: ExerciseRow] = [:]
    for bundle in bundles {
      // Generated exercises count by their kind, whatever numbers they had. In one order, so that sums are the same.
      let groups = Dictionary(grouping: bundle.attempts, by: \.name).sorted { $0.key < $1.key }
      let atOnce = groups.count { $0.value[0].isSolution }
      for (id, attempts) in groups {
        var row = rows[id] ?? ExerciseRow(id: id)
        row.learners += 1
        row.attempts += attempts.count
        let isAtOnce = attempts[0].isSolution
        row.atOnce += isAtOnce ? 1 : 0
        let isSolved = attempts.contains(where: \.isSolution)
        row.solved += isSolved ? 1 : 0
        let others = groups.count - 1
        row.scores.append((isAtOnce, others == 0 ? 0 : Double(atOnce - (isAtOnce ? 1 : 0)) / Double(others)))
        for attempt in attempts where attempt.verdict == "wrong" {
          row.wrong[attempt.answer, default: 0] += 1
          if let message = attempt.message { row.messages[message, default: 0] += 1 }
        }
        rows[id] = row
        if !isSolved, attempts.count >= Self.triesOfTheStuck {
          stuck.append(Stuck(learner: bundle.learner, exercise: id, tries: attempts.count))
        }
      }
    }
    exercises = rows.values.sorted { ($1.difficulty, $0.id) < ($0.difficulty, $1.id) }
    stuck.sort { ($1.tries, $0.learner, $0.exercise) < ($0.tries, $1.learner, $1.exercise) }
  }
}
