/// A day of the proleptic Gregorian calendar.
package struct CalendarDate: Hashable, Sendable {
  package let year: Int
  /// From 1 to 12.
  package let month: Int
  package let dayOfMonth: Int

  /// Nil where the calendar has no such day.
  package init?(year: Int, month: Int, dayOfMonth: Int) {
    guard Self.years.contains(year), Self.names.indices.contains(month - 1),
      (1...Self.length(of: month, year)).contains(dayOfMonth)
    else { return nil }
    (self.year, self.month, self.dayOfMonth) = (year, month, dayOfMonth)
  }

  /// The day so many days after 1 January 1970.
  package init(day: Int) {
    // Years that begin in March end with the leap day.
    let days = day.clamped(to: Self.days) + 719_468  // since 1 March of the year 0
    let era = (days >= 0 ? days : days - 146_096) / 146_097
    let dayOfEra = days - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
    dayOfMonth = dayOfYear - (153 * marchMonth + 2) / 5 + 1
  }

  /// Days since 1 January 1970.
  package var day: Int {
    let marchYear = month <= 2 ? year - 1 : year
    let era = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfEra = marchYear - era * 400
    let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + dayOfMonth - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static let years = -9_999...9_999
  private static let days = -4_371_000...2_932_896

  private static func length(of month: Int, _ year: Int) -> Int {
    let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  // MARK: In words

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]

  /// `14 December 2026`.
  package var words: String { "\(dayOfMonth) \(Self.names[month - 1]) \(year)" }

  /// `2026-12-14`, `14 December 2026`, `Dec 14`: of a date without a year the next one from a day on. Nil for anything
  /// else, and for a day that there is not.
  package init?(_ text: String, from today: Int) {
    let parts = text.lowercased().split { " -/.,".contains($0) }.map(String.init)
    let months = parts.compactMap(Self.month)
    let numbers = parts.compactMap { Int($0) }
    guard months.count + numbers.count == parts.count else { return nil }
    switch (months.count, numbers.count) {
    case (0, 3): self.init(year: numbers[0], month: numbers[1], dayOfMonth: numbers[2])
    case (1, 2): self.init(year: numbers[1], month: months[0], dayOfMonth: numbers[0])
    case (1, 1):
      let year = CalendarDate(day: today).year
      // Of 29 February the next one may be eight years away.
      let found = (year...year + 8).lazy
        .compactMap { CalendarDate(year: $0, month: months[0], dayOfMonth: numbers[0]) }.first { $0.day >= today }
      guard let found else { return nil }
      self = found
    case _: return nil
    }
  }

  /// The number of a month from its name or the beginning of it, three letters at least.
  private static func month(_ word: String) -> Int? {
    guard word.count >= 3 else { return nil }
    return names.firstIndex { $0.lowercased().hasPrefix(word) }.map { $0 + 1 }
  }
}
