import CNcurses
import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// How long curses waits after ESC: a fuzzer sends nothing later.
@_silgen_name("set_escdelay") private func setEscapeDelay(_ milliseconds: CInt) -> CInt

/// Whatever a terminal sends becomes keys, pastes and answers: never more than were sent, never a control character as
/// text, and the terminal stays open.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzKeys(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard let line = Line.shared else { return 0 }
  // Without Ctrl-Z, which stops the program and would stop the fuzzer.
  let bytes = UnsafeBufferPointer(start: start, count: min(count, 2_000)).filter { $0 != 0x1A }
  // What a paste or an answer leaves open is closed, so that nothing waits for its end.
  line.send(bytes + Array("\u{07}\u{1B}[201~\u{07}".utf8))
  var events = 0
  while true {
    let event = line.terminal.wait(until: .now)
    if event == .deadline { break }
    events += 1
    check(events <= bytes.count + 16, "more events than bytes")
    switch event {
    case .key(.character(let character)):
      check(character.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "a control character as text")
    case .paste(let text): check(text.utf8.count <= Event.pasteLimit, "a paste beyond the limit")
    case .ended(.terminalLost): check(false, "the terminal is lost")
    case .key, .resized, .resumed, .deadline, .ended: break
    }
  }
  line.discard()
  return 0
}

/// A pseudo-terminal and the program's end of it.
private final class Line {
  nonisolated(unsafe) static let shared = Line()
  let terminal: CursesTerminal
  private let master: Int32

  private init?() {
    var (master, slave): (Int32, Int32) = (-1, -1)
    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
    guard openpty(&master, &slave, nil, nil, &size) == 0 else { return nil }
    setenv("TERM", "xterm-256color", 1)
    guard let terminal = try? CursesTerminal(theme: Theme(.auto), charset: .unicode, input: slave, output: slave) else {
      return nil
    }
    _ = setEscapeDelay(0)
    self.terminal = terminal
    self.master = master
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  func send(_ bytes: [UInt8]) { _ = write(master, bytes, bytes.count) }

  func discard() {
    var bytes = [UInt8](repeating: 0, count: 4_096)
    while read(master, &bytes, bytes.count) > 0 { continue }
  }
}
