import Calculus
import Testing

@testable import Practice

struct DeadlineTests {
  /// 21 November 2026.
  private static let today = 20_778

  @Test(arguments: [
    ("2026-12-14", "14 December 2026"), ("14 December", "14 December 2026"), ("Dec 14", "14 December 2026"),
    ("december 14, 2027", "14 December 2027"), ("3 February", "3 February 2027"), ("29 feb", "29 February 2028"),
    ("  22   NOVEMBER ", "22 November 2026"),
  ])
  func datesAreReadAsLearnersWriteThem(_ text: String, _ words: String) throws {
    let day = try #require(try Deadline.read(text, today: Self.today))
    #expect(CalendarDate(day: day).words == words)
  }

  @Test(arguments: [
    "", "tomorrow", "14", "2026-13-01", "2026-02-29", "31 April", "14 De", "14 December 2026 3", "2026-11-21",
    "21 November 2026",
    "1-1-1", "99999999999999999999-1-1", "\u{1B}[2J",
  ])
  func whatIsNoDayAheadIsRefused(_ text: String) {
    #expect(throws: Deadline.Refusal.self) { try Deadline.read(text, today: Self.today) }
  }

  @Test func noneTakesItAway() throws { #expect(try Deadline.read(" None ", today: Self.today) == nil) }

  @Test func everyDayIsItsDate() throws {
    #expect(CalendarDate(day: 0).words == "1 January 1970")
    #expect(CalendarDate(day: 11_016).words == "29 February 2000")
    var random = SplitMix64(seed: 8)
    for _ in 0..<2_000 {
      let day = Int.random(in: -1_000_000...1_000_000, using: &random)
      let date = CalendarDate(day: day)
      #expect(date.day == day, "\(date.words)")
      let next = CalendarDate(day: day + 1)
      #expect((date.year, date.month, date.dayOfMonth) < (next.year, next.month, next.dayOfMonth), "\(day)")
    }
  }

  @Test(arguments: [Int.min, .max, -2_000_000_000, 2_000_000_000]) func aDamagedDeadlineIsNone(_ day: Int) {
    let card = Card(
      memory: Memory(stability: 9, difficulty: 5), phase: .review,
      last: Moment(milliseconds: -1_000_000_000_000_000, offset: 0), dueMilliseconds: 0, dueDay: 7)
    let schedule = Schedule(deadline: day)
    #expect(schedule.deadline == nil)
    #expect(schedule.isDue(card, at: Moment(milliseconds: 1_800_000_000_000, offset: 0)))
  }

  /// Whatever was put off, everything is seen again before the day, and nothing comes later than without it.
  @Test func everythingComesBeforeTheDay() {
    var random = SplitMix64(seed: 9)
    for _ in 0..<2_000 {
      let today = 20_000
      let last = today - Int.random(in: 0...400, using: &random)
      let card = Card(
        memory: Memory(stability: .random(in: 1...2_000, using: &random), difficulty: 5), phase: .review,
        last: Moment(milliseconds: Int64(last) * 86_400_000 + 43_200_000, offset: 0), dueMilliseconds: 0,
        dueDay: last + Int.random(in: 1...2_000, using: &random))
      let deadline = today + Int.random(in: 2...60, using: &random)
      let now = Moment(milliseconds: Int64(today) * 86_400_000 + 43_200_000, offset: 0)
      let due = Schedule(deadline: deadline).dueDay(of: card, at: now)
      #expect(due < deadline && due <= card.dueDay, "\(card), deadline \(deadline)")
      // Once it has passed everything is as it was.
      let after = Moment(milliseconds: Int64(deadline + 1) * 86_400_000 + 43_200_000, offset: 0)
      #expect(Schedule(deadline: deadline).dueDay(of: card, at: after) == card.dueDay)
    }
  }
}
