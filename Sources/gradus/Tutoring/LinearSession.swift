import Terminal
import Tutor

/// The tutor line by line: for a screen reader, a pipe, or a terminal that cannot place its cursor.
enum LinearSession {
  /// - Parameter reason: why lines, in words that follow "because".
  static func run(_ settings: Settings, _ opening: Opening?, because reason: String) {
    let host = TutorHost(settings)
    let preferences = Display.linearPreferences(settings)
    var linear = LinearTutor(
      Tutor(
        course: host.course, record: host.record, size: Size(width: 80, height: 24), preferences: preferences,
        notice: host.notice))
    func say(_ lines: [String]) -> Bool {
      lines.isEmpty || writeAll(Array((lines.joined(separator: "\n") + "\n").utf8), to: 1)
    }
    let charset = preferences.charset
    func clean(_ lines: [String]) -> [String] {
      lines.map { Sanitizer.cleanLine(charset == .ascii ? Transliteration.text($0) : $0) }
    }
    guard say(clean(["Gradus, line by line, because \(reason). Type help for how to answer."])) else { return }
    if let opening, !host.perform(opening.open(on: &linear.tutor), on: &linear.tutor) { return }
    var last = ContinuousClock.now
    while say(clean(linear.speak())) {
      guard let line = readLine() else {
        _ = host.perform(linear.end(), on: &linear.tutor)
        return
      }
      let now = ContinuousClock.now
      _ = host.perform(linear.tutor.update(.elapsed(now - last)), on: &linear.tutor)
      last = now
      guard host.perform(linear.hear(line), on: &linear.tutor) else { return }
    }
  }
}
