import Foundation

#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A program in a pseudo-terminal of its own: the master side and the process.
final class Child {
  private(set) var master: Int32 = -1
  let process: pid_t
  /// The terminal's settings before the program could change them.
  let settingsBefore: TerminalSettings
  private var status: ExitStatus?

  /// Starts the program as the leader of a new session whose terminal is the pseudo-terminal.
  init(_ program: String, _ arguments: [String], size: Size, environment: [String: String]) throws {
    var slave: Int32 = -1
    var window = size.window
    guard openpty(&master, &slave, nil, nil, &window) == 0 else { throw SessionError.system("openpty", errno) }
    defer { close(slave) }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    guard let name = ttyname(slave).map({ String(cString: $0) }) else { throw SessionError.system("ttyname", errno) }

    var settings = termios()
    guard tcgetattr(slave, &settings) == 0 else { throw SessionError.system("tcgetattr", errno) }
    settingsBefore = TerminalSettings(settings)

    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
      let newSession = Int16(POSIX_SPAWN_SETSID)
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
      let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID, which glibc hides behind _GNU_SOURCE
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // Opening a terminal makes it that of a session leader that has none.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // The tests' own runner may ignore or block signals; the program starts with none of that.
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))

    var process: pid_t = 0
    let words = ([program] + arguments).map { strdup($0) } + [nil]
    let variables = environment.sorted { $0.key < $1.key }.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for pointer in words + variables { free(pointer) } }
    let code = posix_spawnp(&process, program, &actions, &attributes, words, variables)
    guard code == 0 else {
      close(master)
      throw SessionError.system("posix_spawn \(program)", code)
    }
    self.process = process
  }

  deinit {
    if status == nil {
      kill(process, SIGKILL)
      var raw: Int32 = 0
      waitpid(process, &raw, 0)
    }
    disconnect()
  }

  /// Closes the terminal under the program, as a window that is shut does.
  func disconnect() {
    if master >= 0 { close(master) }
    master = -1
  }

  /// What the program has written, waiting up to the deadline; nil once there will be no more.
  func read(until deadline: ContinuousClock.Instant) throws -> [UInt8]? {
    guard try wait(for: Int16(POLLIN), until: deadline) else { return [] }
    var bytes = [UInt8](repeating: 0, count: 65_536)
    let count = Foundation.read(master, &bytes, bytes.count)
    // Linux answers EIO when the other side is closed.
    return count > 0 ? Array(bytes.prefix(count)) : nil
  }

  func write(_ bytes: [UInt8], until deadline: ContinuousClock.Instant) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      guard try wait(for: Int16(POLLOUT), until: deadline) else { throw SessionError.system("write", EAGAIN) }
      let count = rest.withUnsafeBytes { Foundation.write(master, $0.baseAddress, min($0.count, 512)) }
      guard count > 0 else { throw SessionError.system("write", errno) }
      rest = rest.dropFirst(count)
    }
  }

  private func wait(for events: Int16, until deadline: ContinuousClock.Instant) throws -> Bool {
    while true {
      let left = max(.zero, deadline - .now)
      var descriptor = pollfd(fd: master, events: events, revents: 0)
      let ready = poll(&descriptor, 1, left.wholeMilliseconds)
      if ready > 0 { return true }
      if ready == 0 { return false }
      guard errno == EINTR else { throw SessionError.system("poll", errno) }
    }
  }

  func resize(_ size: Size) throws {
    var window = size.window
    // The kernel tells the program with SIGWINCH.
    guard ioctl(master, UInt(TIOCSWINSZ), &window) == 0 else { throw SessionError.system("ioctl", errno) }
  }

  /// The line discipline's settings, as `stty` would show them.
  func settings() throws -> TerminalSettings {
    var settings = termios()
    guard tcgetattr(master, &settings) == 0 else { throw SessionError.system("tcgetattr", errno) }
    return TerminalSettings(settings)
  }

  func send(signal: Int32) { kill(process, signal) }

  /// How the program ended, if it has.
  func exitStatus() -> ExitStatus? {
    if let status { return status }
    var raw: Int32 = 0
    guard waitpid(process, &raw, WNOHANG) == process else { return nil }
    let signal = raw & 0x7F
    status = signal == 0 ? .exited((raw >> 8) & 0xFF) : .killed(signal)
    return status
  }
}

enum ExitStatus: Equatable, Sendable {
  case exited(Int32)
  case killed(Int32)
}

struct Size: Equatable, Sendable {
  var columns: Int
  var rows: Int

  fileprivate var window: winsize {
    winsize(ws_row: UInt16(clamping: rows), ws_col: UInt16(clamping: columns), ws_xpixel: 0, ws_ypixel: 0)
  }
}

/// What a program may have changed in the terminal and must put back.
struct TerminalSettings: Equatable, Sendable {
  let input, output, control, local: UInt
  let characters: [UInt8]

  init(_ settings: termios) {
    input = UInt(settings.c_iflag)
    output = UInt(settings.c_oflag)
    control = UInt(settings.c_cflag)
    local = UInt(settings.c_lflag)
    characters = withUnsafeBytes(of: settings.c_cc) { Array($0) }
  }

  /// Whether typed characters are shown by the terminal itself.
  var echoes: Bool { local & UInt(ECHO) != 0 }
}

enum SessionError: Error, CustomStringConvertible {
  case system(String, Int32)
  case notReached(String, line: Int, screen: String)

  var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .notReached(let goal, let line, let screen): "line \(line): waited in vain for \(goal)\n\(screen)"
    }
  }
}

extension Duration {
  /// Rounded up, so that a wait is never cut short.
  fileprivate var wholeMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    return Int32(clamping: seconds * 1000 + (attoseconds + 999_999_999_999_999) / 1_000_000_000_000_000)
  }
}
