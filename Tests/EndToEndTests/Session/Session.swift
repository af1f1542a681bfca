import Foundation
import Testing

/// A program on a screen, and someone who types and looks. It reads like a script:
///
///     let session = try Session.gradus(data: folder)
///     try session.expect("The chain rule")
///     try session.press(.enter)
///     try session.type("2x")
///     try session.expect { $0.contains("✓") }
///     #expect(try session.end() == .exited(0))
///
/// Nothing sleeps: every step waits for what it wants to see and fails with a picture of the screen when that does not
/// come within the patience.
final class Session {
  private(set) var emulator: Emulator
  /// Every byte the program has written.
  private(set) var transcript: [UInt8] = []
  private let child: Child
  private let patience: Duration
  private var isOver = false

  var screen: Screen { emulator.screen }

  init(
    _ program: String, _ arguments: [String] = [], columns: Int = 80, rows: Int = 24,
    environment: [String: String] = [:], patience: Duration = .seconds(20)
  ) throws {
    emulator = Emulator(columns: columns, rows: rows)
    let basics = [
      "TERM": "xterm-256color", "LANG": "C.UTF-8", "HOME": "/nonexistent",
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
    ]
    child = try Child(
      program, arguments, size: Size(columns: columns, rows: rows),
      environment: basics.merging(environment) { $1 })
    self.patience = patience
  }

  // MARK: Typing

  func type(_ text: String) throws { try child.write(Array(text.utf8), until: .now + patience) }

  func press(_ keys: Key...) throws {
    for key in keys { try child.write(key.bytes(application: emulator.modes.contains("?1")), until: .now + patience) }
  }

  /// Pastes as a terminal does: between marks if the program has asked for them.
  func paste(_ text: String) throws {
    try type(emulator.modes.contains("?2004") ? "\u{1B}[200~\(text)\u{1B}[201~" : text)
  }

  func resize(columns: Int, rows: Int) throws {
    emulator.resize(columns: columns, rows: rows)
    try child.resize(Size(columns: columns, rows: rows))
  }

  func send(signal: Int32) { child.send(signal: signal) }

  /// Shuts the window under the program.
  func disconnect() {
    isOver = true
    child.disconnect()
  }

  // MARK: Looking

  /// Waits until the screen shows the text.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    try wait(for: "“\(text)”", sourceLocation) { self.screen.contains(text) }
  }

  /// Waits until the screen is as described.
  func expect(
    _ goal: String = "the screen", sourceLocation: SourceLocation = #_sourceLocation, _ holds: (Screen) -> Bool
  )
    throws
  {
    try wait(for: goal, sourceLocation) { holds(self.screen) }
  }

  /// Waits until the terminal is as described: its modes, its title, which of its screens shows.
  func expectTerminal(
    _ goal: String, sourceLocation: SourceLocation = #_sourceLocation, _ holds: (Emulator) -> Bool
  ) throws {
    try wait(for: goal, sourceLocation) { holds(self.emulator) }
  }

  /// The terminal's settings before the program started, and now.
  var settingsBefore: TerminalSettings { child.settingsBefore }
  func settings() throws -> TerminalSettings { try child.settings() }

  /// Waits for the program to end by itself, reading what it still writes, and gives its status.
  func end(sourceLocation: SourceLocation = #_sourceLocation) throws -> ExitStatus {
    var status: ExitStatus?
    try wait(for: "the end of the program", sourceLocation) {
      status = status ?? self.child.exitStatus()
      return status != nil && self.isDrained
    }
    return status ?? .exited(-1)
  }

  /// Whether nothing more is to be read: the program's side of the terminal is closed, or silent.
  private var isDrained: Bool { isOver || (try? take(until: .now)) == false }

  private func wait(for goal: String, _ sourceLocation: SourceLocation, _ holds: () -> Bool) throws {
    let deadline = ContinuousClock.now + patience
    while !holds() {
      // Once the terminal is closed there is nothing to wait on but the end of the process.
      if isOver { usleep(1000) } else { try take(until: min(deadline, .now + .milliseconds(20))) }
      if ContinuousClock.now >= deadline {
        throw SessionError.notReached(goal, line: sourceLocation.line, screen: picture)
      }
    }
  }

  /// Takes in what the program writes; false if nothing came.
  @discardableResult
  private func take(until deadline: ContinuousClock.Instant) throws -> Bool {
    guard let bytes = try child.read(until: deadline) else {
      isOver = true
      return false
    }
    transcript += bytes
    emulator.feed(bytes)
    if !emulator.answers.isEmpty {
      try child.write(emulator.answers, until: .now + patience)
      emulator.answers = []
    }
    return !bytes.isEmpty
  }

  /// The screen in a frame, for messages.
  var picture: String {
    let bar = "+" + String(repeating: "-", count: screen.columns) + "+"
    let lines = (0..<screen.rows).map { row in
      "|" + screen.cells[row].map(\.text).joined() + "|"
    }
    return ([bar] + lines + [bar]).joined(separator: "\n")
  }
}
