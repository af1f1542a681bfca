import Practice
import Terminal
import Testing

@testable import Tutor

/// What the report says is true of the day on which it is read.
@Suite struct ProgressReportTests {
  private static func report(studied days: [Int], today: Int = 20_000) -> ProgressReport {
    let count = DayCount(attempts: 4, solved: 3, milliseconds: 120_000)
    let daily = Dictionary(uniqueKeysWithValues: days.map { ($0, ["slopes": count]) })
    let total = days.reduce(into: DayCount()) { total, _ in total += count }
    return ProgressReport(
      LearnerRecord(
        now: Moment(milliseconds: Int64(today) * 86_400_000 + 43_200_000, offset: 0), daily: daily, total: total),
      charset: .unicode)
  }

  private static func study(_ days: [Int]) -> [String] { report(studied: days).sections.first?.lines ?? [] }

  @Test func daysOfTheLastTwelveWeeksAreCountedFromToday() {
    #expect(Self.study([19_917, 19_950, 19_990])[0] == "3 days of study in the last twelve weeks.")
    #expect(Self.study([19_916, 19_950])[0] == "1 day of study in the last twelve weeks.")
    #expect(Self.study([19_000, 19_001])[0] == "0 days of study in the last twelve weeks.")
  }

  @Test func timeIsThatOfTheDays() {
    let lines = Self.study([19_994, 19_993, 19_000])
    #expect(lines[1] == "Today 0 min, in seven days 2 min, in all 6 min.")
    #expect(lines[2] == "12 answers, 75 % right.")
  }

  @Test(arguments: [Charset.unicode, .ascii]) func everyLineFitsEightyColumns(charset: Charset) {
    var practice = PracticeRecord()
    let states = Skill.all.map { ($0.id, SkillState(known: 0.62, attempts: 1_000, solved: 620, failuresInARow: 3)) }
    practice.apply(PracticeEntry(reviews: [], skills: Dictionary(uniqueKeysWithValues: states)))
    let report = ProgressReport(LearnerRecord(practice: practice), charset: charset)
    let skills = report.sections.first { $0.title == "Skills" }
    #expect(skills?.lines.count == Skill.all.count + 1)
    for line in report.sections.flatMap(\.lines) { #expect(line.columns <= 78, "\(line)") }
  }
}
