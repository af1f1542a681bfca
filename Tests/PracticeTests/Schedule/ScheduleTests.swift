import Calculus
import Testing

@testable import Practice

struct ScheduleTests {
  private static let day: Int64 = 86_400_000

  /// Histories with clocks that jump, zones that change, any grade at any time.
  @Test func randomHistories() {
    let soak = Soak.factor
    for seed in 0..<UInt64(2_000 * soak) {
      var random = SplitMix64(seed: seed)
      let schedule = Schedule(
        retention: .random(in: 0.8...0.97, using: &random),
        deadline: Bool.random(using: &random) ? 20_000 + Int.random(in: -10...200, using: &random) : nil)
      var now = Moment(milliseconds: 20_000 * Self.day, offset: 0)
      var card: Card?
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let results = Grade.allCases.map { schedule.review(card, $0, at: now) }
        for (worse, better) in zip(results, results.dropFirst()) {
          #expect(worse.dueDay <= better.dueDay, "seed \(seed)")
          #expect(worse.memory.stability <= better.memory.stability + 1e-12, "seed \(seed)")
          #expect(worse.memory.difficulty >= better.memory.difficulty, "seed \(seed)")
        }
        for next in results {
          #expect(next.dueDay >= now.day && next.dueMilliseconds >= now.milliseconds, "seed \(seed)")
          #expect(Memory.stabilities.contains(next.memory.stability), "seed \(seed)")
          #expect(Memory.difficulties.contains(next.memory.difficulty), "seed \(seed)")
          #expect(next.phase != .review || next.dueDay > now.day, "seed \(seed)")
        }
        card = results.randomElement(using: &random)
        let pause: Int64 =
          switch Int.random(in: 0..<5, using: &random) {
          case 0: -Int64.random(in: 0...400 * Self.day, using: &random)
          case 1: Int64.random(in: 0...900_000, using: &random)
          case _: Int64.random(in: 0...60 * Self.day, using: &random)
          }
        now = Moment(
          milliseconds: now.milliseconds + pause, offset: 3_600 * Int.random(in: -11...13, using: &random))
      }
    }
  }

  @Test func aClockThatGoesBackCountsAsNoTime() {
    let schedule = Schedule()
    let now = Moment(milliseconds: 20_000 * Self.day, offset: 0)
    let card = schedule.review(nil, .easy, at: now)
    let before = Moment(milliseconds: now.milliseconds - 30 * Self.day, offset: 0)
    let again = schedule.review(card, .good, at: before)
    #expect(again.memory.stability >= card.memory.stability)
    #expect(again.last == now)
    #expect(again.dueDay > before.day)
  }

  @Test func theDayBeginsAtFour() {
    let schedule = Schedule()
    // 03:59 and 04:01 in Berlin in winter.
    let late = Moment(milliseconds: 20_000 * Self.day + (3 * 60 + 59 - 60) * 60_000, offset: 3_600)
    let early = Moment(milliseconds: late.milliseconds + 120_000, offset: 3_600)
    #expect(early.day == late.day + 1)
    let card = schedule.review(nil, .easy, at: late)
    #expect(schedule.review(card, .good, at: early).memory.stability > card.memory.stability)
  }

  @Test func aDayGainedByTravellingIsNoInterval() {
    let schedule = Schedule()
    let tokyo = Moment(milliseconds: 20_000 * Self.day, offset: 9 * 3_600)
    let card = schedule.review(nil, .easy, at: tokyo)
    let honolulu = Moment(milliseconds: tokyo.milliseconds + 8 * 3_600_000, offset: -10 * 3_600)
    #expect(honolulu.day < tokyo.day)
    #expect(!schedule.isDue(card, at: honolulu))
    #expect(schedule.review(card, .good, at: honolulu).dueDay > honolulu.day)
  }

  @Test func beforeADeadlineIntervalsAreAQuarterOfWhatIsLeft() {
    let now = Moment(milliseconds: 20_000 * Self.day, offset: 0)
    let memory = Memory(stability: 300, difficulty: 5)
    #expect(Schedule(deadline: now.day + 20).interval(memory, at: now) == 5)
    #expect(Schedule(deadline: now.day + 2).interval(memory, at: now) == 1)
    #expect(Schedule(deadline: now.day - 1).interval(memory, at: now) == 300)
    #expect(Schedule(deadline: now.day + 4_000).interval(memory, at: now) < 300)
  }

  @Test func sixLapsesMakeALeech() {
    let schedule = Schedule()
    var now = Moment(milliseconds: 20_000 * Self.day, offset: 0)
    var card = schedule.review(nil, .easy, at: now)
    for count in 0..<6 {
      #expect(!card.isLeech, "after \(count) lapses")
      for grade in [Grade.again, .good] {
        now.milliseconds += 40 * Self.day
        card = schedule.review(card, grade, at: now)
      }
    }
    #expect(card.isLeech)
  }

  @Test func queueTakesTheLikeliestForgottenAndTwentyNewOnes() {
    let now = Moment(milliseconds: 20_000 * Self.day, offset: 0)
    var known: [CardID: Card] = [:]
    for index in 0..<100 {
      known[CardID("old/\(index)")] = Card(
        memory: Memory(stability: Double(index + 1), difficulty: 5), phase: .review,
        last: Moment(milliseconds: now.milliseconds - 10 * Self.day, offset: 0), dueMilliseconds: 0,
        dueDay: now.day - index % 2)
    }
    let fresh = (0..<30).map { CardID("new/\($0)") }
    let queue = ReviewQueue(known, fresh: fresh, at: now, Schedule())
    #expect(queue.cards.count == 80)
    #expect(queue.left == 40)
    #expect(queue.cards.first == CardID("old/0"))
    #expect(queue.cards.suffix(20) == fresh.prefix(20))
    #expect(ReviewQueue(known, fresh: fresh, at: now, Schedule(), newToday: 15, doneToday: 60).cards.count == 5)
    #expect(Schedule().calendar(known.values, from: now, days: 3) == [100, 0, 0])
  }
}

struct GradeTests {
  private let times: [Int64] = [10_000, 12_000, 9_000, 30_000, 11_000]

  private func grade(
    isSolved: Bool = true, wrong: Int = 0, hints: Int = 0, shown: Bool = false, in milliseconds: Int64 = 10_000,
    times: [Int64]? = nil
  ) -> Grade {
    Grade(
      isSolved: isSolved, wrongTries: wrong, hints: hints, sawSolution: shown, milliseconds: milliseconds,
      usualTimes: times ?? self.times)
  }

  @Test func followsFromWhatWasDone() {
    #expect(grade() == .good)
    #expect(grade(in: 5_000) == .easy)
    #expect(grade(in: 5_000, times: [10_000, 10_000]) == .good)
    #expect(grade(wrong: 1, in: 1_000) == .hard)
    #expect(grade(hints: 1) == .hard)
  }

  /// Hard is a pass: a failure must never be one.
  @Test func aFailureIsNeverAPass() {
    for wrong in 0...3 {
      for hints in 0...3 {
        #expect(grade(isSolved: false, wrong: wrong, hints: hints) == .again)
        #expect(grade(wrong: wrong, hints: hints, shown: true) == .again)
      }
    }
  }
}
