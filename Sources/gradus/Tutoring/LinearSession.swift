import Terminal
import Tutor

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The tutor line by line: for a screen reader, a pipe, or a terminal that cannot place its cursor.
enum LinearSession {
  /// - Parameter reason: why lines, in words that follow "because".
  static func run(_ settings: Settings, _ opening: Opening?, because reason: String) throws {
    let host = TutorHost(settings)
    let preferences = Display.linearPreferences(settings)
    var linear = LinearTutor(
      Tutor(
        course: host.course, record: host.record, size: Size(width: 80, height: 24), preferences: preferences,
        notice: host.notice))
    var fault: Int32 = 0
    func say(_ lines: [String]) -> Bool {
      let isSaid = lines.isEmpty || writeAll(Array((lines.joined(separator: "\n") + "\n").utf8), to: 1)
      if !isSaid { fault = errno }
      return isSaid
    }
    let charset = preferences.charset
    func clean(_ lines: [String]) -> [String] {
      lines.map { Sanitizer.cleanLine(charset == .ascii ? Transliteration.text($0) : $0) }
    }
    var goesOn = say(clean(["Gradus, line by line, because \(reason). Type help for how to answer."]))
    if let opening { goesOn = goesOn && host.perform(opening.open(on: &linear.tutor), on: &linear.tutor) }
    var last = ContinuousClock.now
    while goesOn, say(clean(linear.speak())) {
      guard let line = readLine() else {
        _ = host.perform(linear.end(), on: &linear.tutor)
        break
      }
      let now = ContinuousClock.now
      if let record = host.newRecord { _ = host.perform(linear.tutor.update(.record(record)), on: &linear.tutor) }
      _ = host.perform(linear.tutor.update(.elapsed(now - last)), on: &linear.tutor)
      last = now
      goesOn = host.perform(linear.hear(line), on: &linear.tutor)
    }
    try host.finish()
    // Whoever stopped reading wanted no more.
    guard fault == 0 || fault == EPIPE else {
      throw Failure(.machine, "the output could not be written: \(String(cString: strerror(fault)))")
    }
  }
}
