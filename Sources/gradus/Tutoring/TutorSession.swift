import Courseware
import Curses
import Terminal
import Tutor

/// The tutor on the learner's terminal: the run loop between the pure tutor and the world.
struct TutorSession {
  private let terminal: CursesTerminal
  private var tutor: Tutor
  private let host: TutorHost
  /// The file that is shown anew whenever it is saved.
  private var watch: LessonWatch?
  /// When the last message was handed over: time reaches the tutor as durations.
  private var last = ContinuousClock.now

  /// Runs the tutor until the learner leaves it.
  ///
  /// - Parameter opening: what to begin with; home where it is nil.
  static func run(_ settings: Settings, _ opening: Opening? = nil) throws {
    Machine.meetBrokenPipes()
    let choice = settings.linear ?? Machine.isSet("GRADUS_LINEAR")
    if choice == true {
      let reason = settings.linear == true ? "--linear asks for it" : "GRADUS_LINEAR asks for it"
      return try LinearSession.run(settings, opening, because: reason)
    }
    var session: TutorSession
    do throws(CursesTerminal.OpenError) {
      session = try TutorSession(settings, TutorHost(settings))
      Machine.prepareReport(directory: settings.dataDirectory)
    } catch {
      guard choice == nil, let reason = error.linearReason else { throw Failure(.badInput, error.message) }
      return try LinearSession.run(settings, opening, because: reason)
    }
    session.perform(opening?.open(on: &session.tutor) ?? [])
    session.loop()
    session.terminal.close()
    try session.host.finish()
  }

  /// Shows a lesson file, and every save of it, until its author leaves. Nothing is recorded.
  static func preview(_ path: String, _ settings: Settings) throws {
    guard let watch = LessonWatch(existing: path) else {
      throw Failure(.badInput, "there is no file \(path); gradus new \(path) starts one")
    }
    var session: TutorSession
    do throws(CursesTerminal.OpenError) {
      session = try TutorSession(settings, TutorHost(previewing: watch))
    } catch {
      throw Failure(.badInput, error.message)
    }
    session.watch = watch
    session.perform(session.tutor.update(.loaded(watch.lesson)))
    guard session.takeIn() else { return }
    session.tellFindings(of: watch)
    session.loop()
  }

  /// Nothing happens here that could wait: the first picture needs the lessons' front matter and the record alone.
  private init(_ settings: Settings, _ host: TutorHost) throws(CursesTerminal.OpenError) {
    let display = Display(settings)
    terminal = try CursesTerminal(theme: display.theme, charset: display.preferences.charset)
    if display.theme.kind == .auto, display.theme.depth == .full { terminal.askBackground() }
    self.host = host
    tutor = Tutor(
      course: host.course, record: host.record, size: terminal.size, preferences: display.preferences,
      notice: host.notice)
  }

  // MARK: The loop

  private mutating func loop() {
    guard takeIn() else { return }
    terminal.draw(tutor.picture)
    terminal.guardAgainstKilling()
    while hand(over: terminal.wait(until: deadline)) {
      reload()
      terminal.draw(tutor.picture)
    }
  }

  /// What has come before the first picture belongs to it: colours that change at once would flicker. False when the
  /// program is to end.
  private mutating func takeIn() -> Bool { terminal.take().map { hand(over: $0) } ?? true }

  /// When something moves by itself, or the file is to be looked at again.
  private var deadline: ContinuousClock.Instant? {
    [tutor.nextTick, watch.map { _ in LessonWatch.interval }].compactMap(\.self).min().map { last + $0 }
  }

  /// Shows the lesson anew where it was saved.
  private mutating func reload() {
    guard watch?.hasChanged() ?? false, let watch else { return }
    perform(tutor.update(.changed(watch.lesson)))
    tellFindings(of: watch)
  }

  /// The lesson is drawn first: what is wrong with it takes longer to find.
  private mutating func tellFindings(of watch: LessonWatch) {
    terminal.draw(tutor.picture)
    if let findings = watch.findings { perform(tutor.update(.told(findings))) }
  }

  /// False when the program is to end.
  private mutating func hand(over event: Event) -> Bool {
    let now = ContinuousClock.now
    defer { last = now }
    if let record = host.newRecord { perform(tutor.update(.record(record))) }
    guard perform(tutor.update(.elapsed(now - last))) else { return false }
    switch event {
    case .key(let key):
      if key == .function(12), let fault = Machine.fault { CursesTerminal.crash(kind: fault) }
      return perform(tutor.update(.key(key)))
    case .paste(let text): return perform(tutor.update(.paste(text)))
    case .resized(let size): return perform(tutor.update(.resized(size)))
    case .resumed(let size): return perform(tutor.update(.resized(size)) + tutor.update(.continued))
    case .deadline: return true
    case .ended(let ending):
      perform(tutor.update(.interrupted))
      if case .signal(let signal) = ending { end(bySignal: signal) }
      return false
    }
  }

  private func end(bySignal signal: Int32) {
    terminal.close()
    do {
      try host.finish()
    } catch {
      if let message = (error as? Failure)?.message { complain(message) }
    }
    terminal.end(bySignal: signal)
  }

  /// False when one of the commands ends the program.
  @discardableResult
  private mutating func perform(_ commands: [Command]) -> Bool {
    let terminal = terminal
    return host.perform(commands, on: &tutor) { command in
      switch command {
      case .redraw: terminal.invalidate()
      case .suspend: Machine.stop()
      case .keep, .load, .loadPage, .loadCards, .write, .quit: break
      }
    }
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

  /// Why the tutor speaks line by line instead; nil where that would not help.
  fileprivate var linearReason: String? {
    switch self {
    case .notATerminal: "input or output is no terminal"
    case .unknownTerminal: "TERM names no terminal that is known here"
    case .tooSimple: "this terminal cannot place its cursor"
    case .failed: nil
    }
  }
}
