import Practice

extension Progress {
  /// How many days in a row have an attempt, counted back from today, or from yesterday while today has none yet.
  ///
  /// Days later than `now` (the clock was wrong once) do not count. A local day that a flight across the date line
  /// skipped does not break the row: less than 24 hours passed between the attempts around it.
  package func streak(at now: Moment) -> Int {
    let today = now.day
    let last = days[today] != nil ? today : lastStudied(before: today, instant: now.milliseconds)
    guard var day = last else { return 0 }
    var count = 1
    while let first = days[day]?.lowerBound, let previous = lastStudied(before: day, instant: first) {
      day = previous
      count += 1
    }
    return count
  }

  /// The day of study that `day` continues: the day before it; failing that, the one before, when it ended less than
  /// 24 hours before the instant.
  private func lastStudied(before day: Int, instant: Int64) -> Int? {
    if days[day - 1] != nil { return day - 1 }
    guard let skipped = days[day - 2] else { return nil }
    let pause = instant.subtractingReportingOverflow(skipped.upperBound)
    return !pause.overflow && (0..<86_400_000).contains(pause.partialValue) ? day - 2 : nil
  }
}
