import Practice
import Terminal

/// What the record says of the learner, in lines that fit 80 columns: for the screen, the command and the ear.
package struct ProgressReport: Sendable {
  /// A heading, and what stands below it.
  package struct Section: Sendable {
    package let title: String
    package let lines: [String]
  }

  package let record: LearnerRecord
  private let charset: Charset

  package init(_ record: LearnerRecord, charset: Charset) {
    self.record = record
    self.charset = charset
  }

  package var sections: [Section] {
    [
      Section(title: "Study", lines: study), Section(title: "Skills", lines: skills),
      Section(title: "To work on", lines: weakest), Section(title: "Due", lines: calendar),
    ].filter { !$0.lines.isEmpty }
  }

  // MARK: Study

  private var study: [String] {
    let total = record.total
    guard total.attempts > 0 else { return ["Nothing is answered yet. The first answer begins the record."] }
    let week = (0..<7).reduce(into: DayCount()) { $0 += day(back: $1) }
    let days = record.daysInARow
    let streak =
      days > 1
      ? "\(days) days in a row."
      : "\(Narrator.count(recentDays, "day")) of study in the last twelve weeks."
    return [
      streak,
      "Today \(Self.time(day(back: 0).milliseconds)), in seven days \(Self.time(week.milliseconds)), "
        + "in all \(Self.time(total.milliseconds)).",
      "\(Self.grouped(total.attempts)) answers, \(Self.percent(total.solved, of: total.attempts)) right.",
      "Minutes a week  \(weekly.bars(charset))  (twelve weeks, the last is this one)",
    ]
  }

  private func day(back days: Int) -> DayCount {
    (record.daily[record.now.day - days] ?? [:]).values.reduce(into: DayCount()) { $0 += $1 }
  }

  private var recentDays: Int {
    record.daily.keys.count { (record.now.day - Self.weeks * 7 + 1...record.now.day).contains($0) }
  }

  private static let weeks = 12

  private var weekly: [Double] {
    (0..<Self.weeks).reversed().map { week in
      (0..<7).reduce(0) { $0 + Double(day(back: 7 * week + $1).milliseconds) / 60_000 }
    }
  }

  // MARK: Skills

  private var skills: [String] {
    let lines = skillLines
    return lines.isEmpty ? [] : lines + ["The bars: how surely you know it; small, right answers in eight weeks."]
  }

  private var skillLines: [String] {
    Skill.all.compactMap { skill in
      guard let state = record.practice.skills[skill.id], state.attempts > 0 else { return nil }
      let filled = Int(exactly: (state.known * 10).rounded()) ?? 0
      let bar = String(repeating: full, count: filled) + String(repeating: empty, count: max(0, 10 - filled))
      let mark = state.isMastered ? "mastered" : "\(Int(exactly: (state.known * 100).rounded()) ?? 0) %"
      return "\(skill.title.padded(to: 28)) \(bar) \(mark.padded(to: 9)) \(trend(skill).bars(charset))"
    }
  }

  /// The share of right answers in each of the last eight weeks with any.
  private func trend(_ skill: Skill) -> [Double] {
    let topic = DayCount.topic(lesson: DayCount.practice, exercise: skill.id)
    return (0..<8).reversed().compactMap { week in
      let count = (0..<7).reduce(into: DayCount()) { count, day in
        count += record.daily[record.now.day - 7 * week - day]?[topic] ?? DayCount()
      }
      return count.attempts == 0 ? nil : Double(count.solved) / Double(count.attempts)
    }
  }

  private var full: String { charset == .ascii ? "#" : "█" }
  private var empty: String { charset == .ascii ? "." : "░" }

  private var weakest: [String] {
    record.practice.weakest.prefix(3).map { skill, state in
      "\(skill.title): \(state.solved) of \(state.attempts) solved. Lesson: \(skill.lesson)."
    }
      + record.practice.leeches.prefix(3).map { id in
        let lesson = id.problem?.skill.lesson ?? id.lessonCard?.lesson ?? ""
        return "\(id.problem?.skill.title ?? id.text) was forgotten often; look at the lesson \(lesson) again."
      }
  }

  // MARK: Due

  private var calendar: [String] {
    let deadline =
      Deadline.words(record.schedule.deadline, today: record.now.day)
      .map { ["\($0): all is reviewed before."] } ?? []
    guard !record.practice.cards.isEmpty else { return deadline }
    let counts = record.dueCounts(days: 8)
    // A few cards are a short bar.
    let most = max(20, counts.max() ?? 1)
    return deadline
      + counts.enumerated().map { day, count in
        let name = day == 0 ? "today" : day == 1 ? "tomorrow" : "in \(day) days"
        let bar = String(repeating: full, count: count == 0 ? 0 : max(1, count * 40 / most))
        return "\(name.padded(to: 10)) \(String(count).padded(to: 4, atRight: true)) \(bar)"
      }
  }

  // MARK: Numbers

  static func time(_ milliseconds: Int64) -> String {
    let minutes = (milliseconds + 30_000) / 60_000
    if minutes < 60 { return "\(minutes) min" }
    return minutes < 6_000 ? "\(minutes / 60) h \(minutes % 60) min" : "\(minutes / 60) h"
  }

  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      (index > 0 && (digits.count - index) % 3 == 0 ? "," : "") + String(digits[index])
    }.joined()
  }

  static func percent(_ part: Int, of whole: Int) -> String { whole == 0 ? "0 %" : "\(100 * part / whole) %" }
}

extension [Double] {
  /// A row of bars from 0 to the largest.
  fileprivate func bars(_ charset: Charset) -> String {
    let marks: [Character] = charset == .ascii ? [Character]("_.-=+*#@") : [Character]("▁▂▃▄▅▆▇█")
    let most = Swift.max(self.max() ?? 1, 1e-9)
    return String(map { marks[Swift.max(0, Swift.min(7, Int(exactly: ($0 / most * 7).rounded()) ?? 0))] })
  }
}

extension String {
  fileprivate func padded(to width: Int, atRight: Bool = false) -> String {
    let blanks = String(repeating: " ", count: Swift.max(0, width - columns))
    return atRight ? blanks + self : self + blanks
  }
}
