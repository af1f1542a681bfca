/// An instant and what the clock on the learner's wall showed then: milliseconds since 1970 in UTC, and the offset of
/// local time in seconds east of UTC. The journal has no clock; every moment comes from the caller.
package struct Moment: Hashable, Sendable {
  package var milliseconds: Int64
  package let offset: Int

  package init(milliseconds: Int64, offset: Int) {
    self.milliseconds = milliseconds
    self.offset = offset.clamped(to: Self.offsets)
  }

  /// What a time zone may say (RFC 8536); a damaged record may say more.
  private static let offsets = -604_799...604_799

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
    let date = CalendarDate(day: Int(clamping: days))
    func digits(_ value: some BinaryInteger, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return digits(date.year, 4) + digits(date.month, 2) + digits(date.dayOfMonth, 2) + "T"
      + digits(time / 3600, 2) + digits(time / 60 % 60, 2) + digits(time % 60, 2) + "Z"
  }
}

extension Int64 {
  /// The quotient rounded down, for a positive divisor.
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self < quotient * divisor ? quotient - 1 : quotient
  }
}
