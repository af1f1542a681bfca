import Testing

@testable import Journal

struct ProgressTests {
  /// Attempts at the given hours after noon of the first day, in the given zones.
  private func progress(_ hours: [(hour: Int, zone: Int)]) -> Progress {
    var progress = Progress()
    for (hour, zone) in hours {
      var made = attempt()
      made.moment = moment(hour: hour, offset: zone * 3600)
      progress.apply(.attempt(made))
    }
    return progress
  }

  private func streak(_ hours: [Int], at now: Int) -> Int {
    progress(hours.map { ($0, 0) }).streak(at: moment(hour: now))
  }

  @Test func countsDaysInARow() {
    #expect(streak([], at: 0) == 0)
    #expect(streak([0], at: 0) == 1)
    #expect(streak([0, 1, 2], at: 3) == 1)
    #expect(streak([0, 24, 48], at: 48) == 3)
    #expect(streak([0, 48], at: 48) == 1)
  }

  @Test func yesterdayStillCounts() {
    #expect(streak([0, 24], at: 48) == 2)
    #expect(streak([0, 24], at: 24 + 39) == 2)  // 03:00 of the day after: still the next day of study
    #expect(streak([0, 24], at: 24 + 40) == 0)
  }

  @Test func anEveningPastMidnightBelongsToTheEvening() {
    #expect(streak([0, 13], at: 13) == 1)
    #expect(streak([0, 15, 16], at: 16) == 2)
  }

  @Test func aClockGoneBackNeitherAddsNorBreaks() {
    // An attempt fifty years ahead, then the clock is right again.
    #expect(streak([0, 24, 438_000], at: 24) == 2)
    // The clock falls back a day in a session.
    #expect(streak([0, 24, 48, 25], at: 25) == 2)
    #expect(streak([-200_000, 0], at: 0) == 1)
  }

  @Test func aDaySkippedByTheDateLineDoesNotBreak() {
    // Los Angeles at 20:00 (UTC−8), fourteen hours later Auckland (UTC+13): a local day is missing between.
    let flown = progress([(16, -8), (30, 13)])
    #expect(flown.days.count == 2)
    #expect(flown.streak(at: moment(hour: 31, offset: 13 * 3600)) == 2)
    // Two days later without a flight it is broken.
    #expect(progress([(16, -8), (64, -8)]).streak(at: moment(hour: 64, offset: -8 * 3600)) == 1)
  }

  @Test func zoneChangesWestwardKeepTheDay() {
    let flown = progress([(0, 13), (20, -8), (44, -8)])
    #expect(flown.streak(at: moment(hour: 44, offset: -8 * 3600)) == flown.days.count)
  }

  @Test func emptyDraftsGo() {
    let id = ExerciseID(lesson: "l", exercise: "e")
    var progress = Progress()
    progress.apply(.draft(Draft(exercise: id, text: "2x")))
    #expect(progress.drafts == [id: "2x"])
    progress.apply(.draft(Draft(exercise: id, text: "")))
    #expect(progress.drafts.isEmpty)
  }

  @Test func lastPlaceIsTheOneVisitedLast() {
    var progress = Progress()
    progress.apply(.place(Place(lesson: "a", page: 3)))
    progress.apply(.place(Place(lesson: "b", page: 1, exercise: "x")))
    progress.apply(.place(Place(lesson: "a", page: 4)))
    #expect(progress.lastPlace == Place(lesson: "a", page: 4))
    #expect(progress.places["b"] == Place(lesson: "b", page: 1, exercise: "x"))
  }
}
