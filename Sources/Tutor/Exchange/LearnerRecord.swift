import Grading
import Practice

/// What the tutor knows of the learner: the record as it was at the start, and what has been answered since.
package struct LearnerRecord: Sendable {
  /// The activities answered rightly at least once, by lesson.
  package private(set) var solved: [String: Set<String>]
  /// The page the learner is on, by lesson.
  package private(set) var pages: [String: Int]
  /// The lesson the learner was in last.
  package private(set) var lastLesson: String?
  package private(set) var drafts: [ActivityID: String]
  /// The days with an answer up to today, without a gap; today counts from the first answer on.
  package private(set) var daysInARow: Int
  /// The mistakes that were named lately, the latest last.
  private(set) var mistakes: [String]
  private var hasStudiedToday: Bool
  /// Cards, skills and the day's reviews.
  package private(set) var practice: PracticeRecord
  /// The time on the learner's clock: that of the start, and what has passed since.
  package private(set) var now: Moment
  /// When what is reviewed.
  package private(set) var schedule: Schedule
  /// What was done by day and topic, on the latest days, and ever.
  package private(set) var daily: [Int: [String: DayCount]]
  package private(set) var total: DayCount
  /// The answer judged last, in this run.
  private(set) var latestAnswer: Answer?
  /// What the solved activities said when they were solved: hashes of the lessons opened in this run.
  private var contents: [ActivityID: String] = [:]

  /// - Parameters:
  ///   - daysInARow: counted back from today, or from yesterday while today has no answer yet.
  package init(
    solved: [String: Set<String>] = [:], pages: [String: Int] = [:], lastLesson: String? = nil,
    drafts: [ActivityID: String] = [:], mistakes: [String] = [], daysInARow: Int = 0, hasStudiedToday: Bool = false,
    practice: PracticeRecord = PracticeRecord(), now: Moment = Moment(milliseconds: 0, offset: 0),
    schedule: Schedule = Schedule(), daily: [Int: [String: DayCount]] = [:], total: DayCount = DayCount()
  ) {
    self.solved = solved
    self.pages = pages
    self.lastLesson = lastLesson
    self.drafts = drafts
    self.mistakes = mistakes
    self.daysInARow = daysInARow
    self.hasStudiedToday = hasStudiedToday
    self.practice = practice
    self.now = now
    self.schedule = schedule
    self.daily = daily
    self.total = total
  }

  /// Whether it was solved as it stands: what was changed since is offered again.
  func isSolved(_ id: ActivityID, content hash: String?) -> Bool {
    isSolved(id) && (hash == nil || contents[id] == nil || contents[id] == hash)
  }

  mutating func note(contents: [String: String], of lesson: String) {
    for (activity, hash) in contents { self.contents[ActivityID(lesson: lesson, activity: activity)] = hash }
  }

  /// What makes explanations of wrong answers likelier that fit before.
  var history: MistakeHistory { MistakeHistory(named: mistakes) }

  /// The entry for mistakes that were just named; nil where there are none.
  func naming(_ names: [String]) -> RecordEntry? {
    names.isEmpty ? nil : .mistakes((mistakes + names).suffix(Self.mostMistakes))
  }

  /// Older ones weigh next to nothing.
  private static let mostMistakes = 60

  package func isSolved(_ id: ActivityID) -> Bool { solved[id.lesson]?.contains(id.activity) ?? false }

  mutating func apply(_ entry: RecordEntry) {
    switch entry {
    case .answer(let answer):
      if answer.verdict != .shown { latestAnswer = answer }
      let count = DayCount(
        attempts: 1, solved: answer.verdict == .right ? 1 : 0,
        milliseconds: min(answer.elapsed.milliseconds, DayCount.longest))
      let topic = DayCount.topic(lesson: answer.id.lesson, exercise: answer.id.activity)
      daily[now.day, default: [:]][topic, default: DayCount()] += count
      total += count
      if answer.verdict == .right, answer.id.lesson != DayCount.practice {
        solved[answer.id.lesson, default: []].insert(answer.id.activity)
        contents[answer.id] = answer.contentHash
      }
      if !hasStudiedToday {
        hasStudiedToday = true
        daysInARow += 1
      }
    case .bookmark(let bookmark):
      pages[bookmark.lesson] = bookmark.page
      lastLesson = bookmark.lesson
    case .draft(let id, let text):
      drafts[id] = text.isEmpty ? nil : text
    case .mistakes(let names): mistakes = names
    case .practice(let entry): practice.apply(entry)
    case .deadline(let day): schedule.deadline = day
    }
  }

  /// Takes in the record as another instance has left it; it holds what this one added as well.
  mutating func takeIn(_ record: LearnerRecord) {
    var record = record
    (record.latestAnswer, record.contents) = (latestAnswer, contents)
    self = record
  }

  /// The cards that are due now.
  var dueCount: Int { practice.dueCount(at: now, schedule) }

  /// How many cards are due on each of the coming days, the first of which is today.
  package func dueCounts(days: Int) -> [Int] { schedule.calendar(practice.cards.values, from: now, days: days) }

  mutating func pass(_ time: Duration) {
    now.milliseconds += max(0, time.milliseconds)
  }
}
