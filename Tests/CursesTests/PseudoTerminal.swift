#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif
import Terminal

/// A pseudo-terminal: what the program writes can be read, and keys can be typed.
final class PseudoTerminal {
  private let master: Int32

  private let name: String
  /// The program's side.
  private(set) var slave: Int32 = -1

  private init?() {
    #if canImport(Darwin)
      master = posix_openpt(O_RDWR | O_NOCTTY)
      guard master >= 0, grantpt(master) == 0, unlockpt(master) == 0, let path = ptsname(master) else { return nil }
      name = String(cString: path)
    #else
      // What posix_openpt, unlockpt and ptsname do on Linux; Swift's Glibc lacks these.
      master = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var lock: Int32 = 0
      var number: Int32 = 0
      let (setLock, getNumber): (UInt, UInt) = (0x4004_5431, 0x8004_5430)
      guard master >= 0, ioctl(master, setLock, &lock) == 0, ioctl(master, getNumber, &number) == 0 else { return nil }
      name = "/dev/pts/\(number)"
    #endif
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
  }

  /// Runs `body` with a terminal of the given size and kind; nil when the system offers no pseudo-terminals.
  static func run<Result>(
    _ size: Size = Size(width: 80, height: 24), term: String = "xterm-256color",
    _ body: (PseudoTerminal) throws -> Result
  ) rethrows -> Result? {
    guard let terminal = PseudoTerminal() else { return nil }
    terminal.slave = open(terminal.name, O_RDWR | O_NOCTTY)
    guard terminal.slave >= 0 else { return nil }
    terminal.resize(size)
    setenv("TERM", term, 1)
    setenv("LC_ALL", "C.UTF-8", 1)
    defer {
      close(terminal.slave)
      close(terminal.master)
    }
    return try body(terminal)
  }

  func resize(_ size: Size) {
    var window = winsize(
      ws_row: UInt16(clamping: size.height), ws_col: UInt16(clamping: size.width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  func type(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// Fills the line with output that nobody reads, until it takes no more.
  func fill() {
    let file = open(name, O_WRONLY | O_NOCTTY | O_NONBLOCK)
    let bytes = [UInt8](repeating: 0x2E, count: 1_024)
    while write(file, bytes, bytes.count) > 0 {}
    close(file)
  }

  /// All that has been written so far.
  func output() -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
      bytes += buffer[..<count]
    }
  }

  /// Whether the terminal reads line by line and echoes, as a shell leaves it.
  var isCooked: Bool {
    var settings = termios()
    tcgetattr(slave, &settings)
    return settings.c_lflag & tcflag_t(ICANON) != 0 && settings.c_lflag & tcflag_t(ECHO) != 0
  }
}
