import Courseware
import Curses
import Terminal
import Tutor

/// The tutor on the learner's terminal: the run loop between the pure tutor and the world.
struct TutorSession {
  private let terminal: CursesTerminal
  private var tutor: Tutor
  private var recorder: Recorder
  private let folder: CourseFolder?
  /// When the last message was handed over: time reaches the tutor as durations.
  private var last = ContinuousClock.now

  /// Runs the tutor until the learner leaves it.
  ///
  /// - Parameter lesson: the id, number or file of a lesson to begin with.
  static func run(_ settings: Settings, lesson: String? = nil) throws {
    var session = try TutorSession(settings)
    session.perform(lesson.map { session.tutor.open(lesson: $0) } ?? [])
    session.loop()
  }

  /// Nothing happens here that could wait: the first picture needs the lessons' front matter and the record alone.
  private init(_ settings: Settings) throws {
    let display = Display(settings)
    do throws(CursesTerminal.OpenError) {
      terminal = try CursesTerminal(theme: display.theme, charset: display.preferences.charset)
    } catch {
      throw Failure(.badInput, error.message)
    }
    recorder = Recorder(directory: settings.dataDirectory)
    let (folder, course) = Self.findCourse(settings)
    self.folder = folder
    tutor = Tutor(
      course: course, record: recorder.record, size: terminal.size, preferences: display.preferences,
      notice: recorder.notice)
  }

  private static func findCourse(_ settings: Settings) -> (CourseFolder?, CourseState) {
    do throws(CourseError) {
      let folder = try CourseFolder.find(
        option: settings.lessons, environment: Machine.environment["GRADUS_LESSONS"], executable: Machine.executable)
      return (folder, .listed(try folder.list()))
    } catch {
      return (nil, .missing(error.message))
    }
  }

  // MARK: The loop

  private mutating func loop() {
    while true {
      terminal.draw(tutor.picture)
      let event = terminal.wait(until: tutor.nextTick.map { last + $0 })
      guard hand(over: event) else { return }
    }
  }

  /// False when the program is to end.
  private mutating func hand(over event: Event) -> Bool {
    let now = ContinuousClock.now
    defer { last = now }
    guard perform(tutor.update(.elapsed(now - last))) else { return false }
    switch event {
    case .key(let key): return perform(tutor.update(.key(key)))
    case .paste(let text): return perform(tutor.update(.paste(text)))
    case .resized(let size): return perform(tutor.update(.resized(size)))
    case .resumed(let size): return perform(tutor.update(.resized(size)) + tutor.update(.continued))
    case .deadline: return true
    case .ended(let ending):
      perform(tutor.update(.interrupted))
      if case .signal(let signal) = ending { terminal.end(bySignal: signal) }
      return false
    }
  }

  /// Performs commands in order, with what they lead to; false when one of them ends the program.
  @discardableResult
  private mutating func perform(_ commands: [Command]) -> Bool {
    for command in commands {
      switch command {
      case .keep(let entry):
        let reason = recorder.keep(entry)
        guard perform(tutor.update(reason.map { .notKept($0) } ?? .kept)) else { return false }
      case .load(let entry):
        guard let lesson = folder?.lesson(entry) else { continue }
        guard perform(tutor.update(.loaded(lesson))) else { return false }
      case .redraw: terminal.invalidate()
      case .suspend: Machine.stop()
      case .quit: return false
      }
    }
    return true
  }
}

extension CursesTerminal.OpenError {
  fileprivate var message: String {
    switch self {
    case .notATerminal:
      "The tutor needs a terminal for its input and its output. Other commands work in scripts: gradus --help"
    case .unknownTerminal: "TERM names no terminal that is known here; try TERM=xterm-256color gradus"
    case .tooSimple: "This terminal cannot place the cursor (TERM is too simple for the tutor); use another one."
    case .failed: "The terminal could not be opened."
    }
  }
}
