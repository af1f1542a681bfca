import Practice

/// What the screens ask of the record, held in memory: it is read once when the journal opens and follows every entry.
package struct Progress: Equatable, Sendable {
  /// The exercises solved at least once, by lesson.
  package private(set) var solved: [String: Set<String>] = [:]
  /// Where the learner is in each lesson.
  package private(set) var places: [String: Place] = [:]
  /// Where the learner was last.
  package private(set) var lastPlace: Place?
  package private(set) var drafts: [ExerciseID: String] = [:]
  package private(set) var settings: [String: String] = [:]
  /// The days with an attempt, and the first and last instants of each, in milliseconds since 1970.
  package private(set) var days: [Int: ClosedRange<Int64>] = [:]

  /// Cards, skills and the day's reviews.
  package private(set) var practice = PracticeRecord()
  /// What was done of each topic on the days of the last twelve weeks.
  package private(set) var daily: [Int: [String: DayCount]] = [:]
  /// What was ever done.
  package private(set) var total = DayCount()

  package init() {}

  package mutating func apply(_ entry: Entry) {
    switch entry {
    case .attempt(let attempt):
      if attempt.isSolution, !attempt.isPractice {
        markSolved(ExerciseID(lesson: attempt.lesson, exercise: attempt.exercise))
      }
      let instant = attempt.moment.milliseconds
      markStudied(day: attempt.moment.day, instants: instant...instant)
      add(attempt.count, to: attempt.topic, day: attempt.moment.day)
      total += attempt.count
    case .place(let place):
      places[place.lesson] = place
      lastPlace = place
    case .draft(let draft):
      drafts[draft.exercise] = draft.text.isEmpty ? nil : draft.text
    case .setting(let name, let value):
      settings[name] = value
    case .practice(let entry): practice.apply(entry)
    }
  }

  /// How many days back the screens look.
  static let recentDays = 84

  mutating func add(_ count: DayCount, to topic: String, day: Int) {
    daily[day, default: [:]][topic, default: DayCount()] += count
  }

  mutating func restore(total: DayCount) { self.total = total }
  mutating func restore(practice: PracticeRecord) { self.practice = practice }

  mutating func markSolved(_ id: ExerciseID) {
    solved[id.lesson, default: []].insert(id.exercise)
  }

  mutating func markStudied(day: Int, instants: ClosedRange<Int64>) {
    let known = days[day] ?? instants
    days[day] =
      min(known.lowerBound, instants.lowerBound)...max(known.upperBound, instants.upperBound)
  }
}
