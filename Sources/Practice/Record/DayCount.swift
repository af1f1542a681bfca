/// What was done in a day, of one topic: a lesson's id, or `practice/` and a skill's.
package struct DayCount: Hashable, Sendable {
  package var attempts = 0
  package var solved = 0
  package var milliseconds: Int64 = 0

  package init(attempts: Int = 0, solved: Int = 0, milliseconds: Int64 = 0) {
    (self.attempts, self.solved, self.milliseconds) = (attempts, solved, milliseconds)
  }

  package static func += (left: inout DayCount, right: DayCount) {
    left.attempts += right.attempts
    left.solved += right.solved
    left.milliseconds += right.milliseconds
  }

  /// A pause longer than this is no study.
  package static let longest: Int64 = 600_000

  /// How the lesson of practice is called in the record.
  package static let practice = "practice"

  /// The topic of an attempt: of practice the skill, else the lesson.
  package static func topic(lesson: String, exercise: String) -> String {
    guard lesson == practice else { return lesson }
    return practice + "/" + (exercise.split(separator: "/").first.map(String.init) ?? "")
  }
}
