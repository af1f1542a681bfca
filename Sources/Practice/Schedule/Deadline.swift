/// The day for which everything is to be known, as learners say and read it; a day counts from 1 January 1970.
package enum Deadline {
  /// Why a text is no deadline: a sentence.
  package struct Refusal: Error, Hashable {
    package let sentence: String
  }

  /// - Returns: nil for `none`, which takes the deadline away.
  package static func read(_ text: String, today: Int) throws(Refusal) -> Int? {
    let word = text.lowercased().split(separator: " ").joined(separator: " ")
    if word == "none" { return nil }
    guard let date = CalendarDate(word, from: today) else {
      throw Refusal(sentence: "That is no date. Say 2026-12-14, or 14 December, or none.")
    }
    guard date.day > today else { throw Refusal(sentence: "\(date.words) is not ahead any more.") }
    return date.day
  }

  /// `Interview on 14 December 2026, in 23 days`; nil where there is none, or it has passed.
  package static func words(_ day: Int?, today: Int) -> String? {
    guard let day, day >= today else { return nil }
    return "Interview on \(CalendarDate(day: day).words), \(time(day, today: today))"
  }

  /// `in 23 days`, `tomorrow`, `today`.
  package static func time(_ day: Int, today: Int) -> String {
    switch day - today {
    case 0: "today"
    case 1: "tomorrow"
    case let days: "in \(days) days"
    }
  }
}
