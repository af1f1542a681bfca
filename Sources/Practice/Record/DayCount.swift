/// What was done in a day, of one topic: a lesson's id, or `practice/` and a skill's.
package struct DayCount: Hashable, Sendable {
  package let attempts: Int
  package let solved: Int
  package let milliseconds: Int64

  package init(attempts: Int = 0, solved: Int = 0, milliseconds: Int64 = 0) {
    self.attempts = attempts.clamped(to: 0...Self.most)
    self.solved = solved.clamped(to: 0...Self.most)
    self.milliseconds = milliseconds.clamped(to: 0...Int64(Self.most))
  }

  /// No one does more; a damaged record may say so, and nothing that is computed from it may overflow.
  package static let most = 1_000_000_000_000

  package static func += (left: inout DayCount, right: DayCount) {
    left = DayCount(
      attempts: left.attempts + right.attempts, solved: left.solved + right.solved,
      milliseconds: left.milliseconds + right.milliseconds)
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
