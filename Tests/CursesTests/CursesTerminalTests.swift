import FuzzCorpus
import Terminal
import Testing

@testable import Curses

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The backend on a real pseudo-terminal. One at a time: a process has one standard output and one curses.
@Suite(.serialized)
struct CursesTerminalTests {
  private static let theme = Theme(.dark)

  private func opened(on pty: PseudoTerminal) throws -> CursesTerminal {
    try CursesTerminal(theme: Self.theme, charset: .unicode, input: pty.slave, output: pty.slave)
  }

  // Signals are sent to the process, not raised: the threads that run tests block them.

  /// The next event; a second without one is `.deadline`.
  private func next(_ terminal: CursesTerminal) -> Event {
    terminal.wait(until: ContinuousClock.now + .seconds(1))
  }

  @Test func aFrameIsDrawnAndTheTerminalRestored() throws {
    try PseudoTerminal.run(Size(width: 40, height: 5)) { pty in
      let terminal = try opened(on: pty)
      #expect(terminal.size == Size(width: 40, height: 5))
      #expect(!pty.isCooked)
      var surface = Surface(terminal.size)
      surface.write("∇f 漢", at: Point(x: 3, y: 2), Style(.wrong))
      terminal.draw(surface)
      let first = pty.output()
      #expect(first.contains("\u{1B}[?1049h") && first.contains("\u{1B}[?2004h"))
      #expect(first.contains("∇f 漢"))
      #expect(first.contains("38;5;209"))
      terminal.draw(surface)
      #expect(!pty.output().contains("∇"))
      surface.write("g", at: Point(x: 4, y: 2), Style(.wrong))
      terminal.draw(surface)
      let change = pty.output()
      #expect(change.contains("g") && !change.contains("∇"))
      terminal.close()
      terminal.close()
      let last = pty.output()
      #expect(last.contains("\u{1B}[?2004l") && last.contains("\u{1B}[?1049l"))
      #expect(pty.isCooked)
      #expect(terminal.wait() == .ended(.terminalLost))
    }
  }

  @Test func asciiNeedsNoUnicode() throws {
    try PseudoTerminal.run(term: "vt100") { pty in
      let terminal = try CursesTerminal(
        theme: Theme(.auto, depth: .mono), charset: .ascii, input: pty.slave, output: pty.slave)
      var surface = Surface(terminal.size)
      surface.box(surface.bounds, title: "∇ Gradus")
      surface.write("漢 ⣿ é", at: Point(x: 2, y: 2))
      terminal.draw(surface)
      terminal.close()
      #expect(pty.output().utf8.allSatisfy { $0 < 0x80 })
    }
  }

  /// The answer picks the accents and is never taken for keys; the theme that was chosen stays.
  @Test(arguments: [
    ("\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\", Theme.Kind.auto, Theme.Kind.light),
    ("\u{1B}]11;rgb:1e/1e/2e\u{07}", .auto, .dark),
    ("\u{1B}]11;rgb:ffff/ffff/dddd\u{1B}\\", .dark, .dark),
    ("\u{1B}]11;nonsense\u{07}", .auto, .auto),
    ("\u{1B}]11;" + String(repeating: "f", count: 32) + "\u{07}", .auto, .auto),
  ])
  func theBackgroundIsAsked(answer: String, before: Theme.Kind, after: Theme.Kind) throws {
    try PseudoTerminal.run(Size(width: 40, height: 5)) { pty in
      let terminal = try CursesTerminal(
        theme: Theme(before), charset: .unicode, input: pty.slave, output: pty.slave)
      terminal.askBackground()
      #expect(pty.output().contains("\u{1B}]11;?\u{1B}\\"))
      pty.type(answer + "a")
      if before != after { #expect(next(terminal) == .resized(terminal.size)) }
      #expect(next(terminal) == .key("a"))
      #expect(terminal.theme.kind == after)
      terminal.close()
    }
  }

  /// The first picture does not wait for an answer that is still on its way, nor for the end of a paste.
  @Test(arguments: ["\u{1B}]11;rgb:ff", "\u{1B}[200~abc", ""])
  func whatHasOnlyBegunIsNotWaitedFor(typed: String) throws {
    try PseudoTerminal.run(Size(width: 40, height: 5)) { pty in
      let terminal = try CursesTerminal(
        theme: Theme(.auto), charset: .unicode, input: pty.slave, output: pty.slave)
      pty.type(typed)
      let start = ContinuousClock.now
      #expect(terminal.take() == nil)
      #expect(ContinuousClock.now - start < .milliseconds(500), "a paste may pause for a second")
      terminal.close()
    }
  }

  @Test func anAnswerThatIsThereIsTakenAtOnce() throws {
    try PseudoTerminal.run(Size(width: 40, height: 5)) { pty in
      let terminal = try CursesTerminal(
        theme: Theme(.auto), charset: .unicode, input: pty.slave, output: pty.slave)
      pty.type("\u{1B}]11;rgb:0000/0000/0000\u{1B}\\")
      #expect(terminal.take() == .resized(terminal.size))
      #expect(terminal.theme.kind == .dark)
      #expect(terminal.take() == nil)
      terminal.close()
    }
  }

  @Test(
    arguments: [
      ("a∇", [.character("a"), .character("∇")]),
      ("\u{1B}[A\u{1B}OB", [.up, .down]),
      ("\r\t\u{7F}\u{1}", [.enter, .tab, .backspace, .control("a")]),
      ("\u{1B}[5~\u{1B}[6~\u{1B}[3~\u{1B}[Z", [.pageUp, .pageDown, .delete, .backTab]),
      ("\u{1B}[1;5C\u{1B}[1;3D", [.wordRight, .wordLeft]),
      ("\u{1B}OP\u{1B}[15~", [.function(1), .function(5)]),
      ("\u{1B}x", [.alt("x")]),
      ("\u{1B}", [.escape]),
      ("\u{C}", [.control("l")]),
    ] as [(String, [Key])])
  func keysAreDecoded(typed: String, keys: [Key]) throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      pty.type(typed)
      for key in keys { #expect(next(terminal) == .key(key)) }
      terminal.close()
    }
  }

  @Test func aPasteComesWhole() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      pty.type("\u{1B}[200~x^2\r∇ \u{1B}[A\u{1B}[201~z")
      #expect(next(terminal) == .paste("x^2\r∇ "))
      #expect(next(terminal) == .key("z"))
      terminal.close()
    }
  }

  @Test func whatFuzzingKept() throws {
    let inputs = try corpus("Keys")
    #expect(!inputs.isEmpty)
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      for input in inputs {
        // Without Ctrl-Z, which would stop the tests.
        pty.type(String(decoding: input.filter { $0 != 0x1A }, as: UTF8.self) + "\u{07}\u{1B}[201~\u{07}")
        var events = 0
        while true {
          let event = terminal.wait(until: .now)
          if event == .deadline { break }
          events += 1
          if case .key(.character(let character)) = event {
            #expect(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F })
          }
          guard event != .ended(.terminalLost), events < 4_000 else {
            Issue.record("\(event) after \(events) events")
            break
          }
        }
        _ = pty.output()
      }
      terminal.close()
    }
  }

  @Test func aPasteWithoutItsEndComesAfterAPause() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      pty.type("\u{1B}[200~abc")
      #expect(terminal.wait(until: ContinuousClock.now + .seconds(5)) == .paste("abc"))
      terminal.close()
    }
  }

  @Test func keysOfTheTerminalItself() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      pty.type("\u{3}")
      #expect(next(terminal) == .ended(.interruptKey))
      pty.type("\u{1C}")
      #expect(next(terminal) == .ended(.signal(SIGQUIT)))
      terminal.close()
    }
  }

  @Test func resizesComeTogether() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      for width in 20...60 {
        pty.resize(Size(width: width, height: 10))
        kill(getpid(), SIGWINCH)
      }
      #expect(next(terminal) == .resized(Size(width: 60, height: 10)))
      #expect(terminal.size == Size(width: 60, height: 10))
      terminal.draw(Surface(terminal.size))
      #expect(terminal.wait(until: .now) == .deadline)
      terminal.close()
    }
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func signalsBecomeEvents(signal: Int32) throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      kill(getpid(), signal)
      #expect(next(terminal) == .ended(.signal(signal)))
      terminal.close()
    }
  }

  @Test func aDeadlineIsKept() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      let start = ContinuousClock.now
      #expect(terminal.wait(until: start + .milliseconds(30)) == .deadline)
      #expect(ContinuousClock.now - start >= .milliseconds(30))
      terminal.close()
    }
  }

  @Test func framesAreDroppedWhileTheTerminalTakesNone() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      pty.fill()
      for letter in ["A", "B", "C"] {
        var surface = Surface(terminal.size)
        surface.write(String(repeating: letter, count: 9), at: .zero)
        terminal.draw(surface)
      }
      #expect(terminal.state.pending?.rows.first == "CCCCCCCCC")
      #expect(!pty.output().contains("CCC"))
      #expect(terminal.wait(until: ContinuousClock.now + .milliseconds(20)) == .deadline)
      #expect(terminal.state.pending == nil)
      let output = pty.output()
      #expect(!output.contains("AAA") && !output.contains("BBB"))
      #expect(output.contains("CCCCCCCCC") || output.contains("C\u{1B}[8b"))
      terminal.close()
    }
  }

  @Test(arguments: [
    ("no-such-terminal", CursesTerminal.OpenError.unknownTerminal), ("", .unknownTerminal), ("dumb", .tooSimple),
    ("../xterm", .unknownTerminal),
  ])
  func strangeTerminalsAreRefused(term: String, error: CursesTerminal.OpenError) {
    PseudoTerminal.run(term: term) { pty in
      #expect(throws: error) { try opened(on: pty) }
      #expect(pty.isCooked)
    }
  }

  @Test func thereIsOneTerminal() throws {
    try PseudoTerminal.run { pty in
      let terminal = try opened(on: pty)
      #expect(throws: CursesTerminal.OpenError.failed) { try opened(on: pty) }
      #expect(terminal.wait(until: .now) == .deadline)
      terminal.close()
    }
  }

  @Test func aFileIsNoTerminal() {
    PseudoTerminal.run { pty in
      let null = open("/dev/null", O_RDONLY)
      defer { close(null) }
      #expect(throws: CursesTerminal.OpenError.notATerminal) {
        try CursesTerminal(theme: Self.theme, charset: .ascii, input: null, output: pty.slave)
      }
    }
  }
}
