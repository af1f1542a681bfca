/// An instant and what the clock on the learner's wall showed then: milliseconds since 1970 in UTC, and the offset of
/// local time in seconds east of UTC. The journal has no clock; every moment comes from the caller.
package struct Moment: Hashable, Sendable {
  package var milliseconds: Int64
  package var offset: Int

  package init(milliseconds: Int64, offset: Int) {
    self.milliseconds = milliseconds
    self.offset = offset
  }

  /// The local hour at which a day of study begins, so that an evening past midnight still counts for the evening.
  package static let hourOfDayBreak = 4

  /// The local day of study, counted from 1 January 1970; it changes at 04:00.
  package var day: Int {
    let seconds = milliseconds.floorDivided(by: 1000) + Int64(offset) - Int64(Self.hourOfDayBreak * 3600)
    return Int(seconds.floorDivided(by: 86_400))
  }

  /// The instant in UTC as `20261121T103000Z`: sortable, and fit for a file name everywhere.
  package var stamp: String {
    let seconds = milliseconds.floorDivided(by: 1000)
    let days = seconds.floorDivided(by: 86_400)
    let time = seconds - days * 86_400
    let (year, month, day) = Self.date(daysSince1970: days)
    func digits(_ value: Int64, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return digits(year, 4) + digits(month, 2) + digits(day, 2) + "T"
      + digits(time / 3600, 2) + digits(time / 60 % 60, 2) + digits(time % 60, 2) + "Z"
  }

  /// The proleptic Gregorian date, from years that begin in March and so end in the leap day.
  private static func date(daysSince1970: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let days = daysSince1970 + 719_468  // since 1 March of the year 0
    let era = days.floorDivided(by: 146_097)
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

extension Int64 {
  /// The quotient rounded down, for a positive divisor.
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self < quotient * divisor ? quotient - 1 : quotient
  }
}
