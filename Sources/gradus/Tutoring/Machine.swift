import Curses
import Journal
import Practice

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What the tutor's session asks of the machine.
enum Machine {
  /// The process's environment.
  static let environment: [String: String] = {
    var variables: [String: String] = [:]
    guard var pointer = environ.pointee.map({ _ in environ }) else { return variables }
    while let entry = pointer.pointee {
      let text = String(cString: entry)
      if let sign = text.utf8.firstIndex(of: UInt8(ascii: "=")) {
        variables[String(text[..<sign])] = String(text[text.utf8.index(after: sign)...])
      }
      pointer += 1
    }
    return variables
  }()

  /// Whether a variable that switches something says yes or no; nil where it says nothing.
  static func isSet(_ name: String) -> Bool? {
    environment[name].flatMap { $0.isEmpty ? nil : !["0", "no", "off", "false"].contains($0.lowercased()) }
  }

  /// How F12 crashes the tutor, so that the crash handlers can be tried.
  static var fault: String? { environment["GRADUS_FAULT"] }

  /// A crash is written down in the folder of the record, in lines that hold nothing of the learner's.
  static func prepareReport(directory: String?) {
    guard let folder = DataDirectory.path(option: directory, environment: environment) else { return }
    var system = utsname()
    uname(&system)
    func text<Field>(_ field: Field) -> String {
      withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    }
    CursesTerminal.prepareReport(
      file: folder + "/fault-report.txt",
      heading: "\(Gradus.version)\n\(text(system.sysname)) \(text(system.machine))\n")
  }

  /// Makes a file that may not grow an error to be met and not the end.
  static func meetFileLimits() { signal(SIGXFSZ, SIG_IGN) }

  /// Makes a reader that has left an error to be met and not the end.
  static func meetBrokenPipes() { signal(SIGPIPE, SIG_IGN) }

  /// The full path of the running program, links followed.
  static var executable: String? {
    #if canImport(Darwin)
      var size: UInt32 = 4_096
      var buffer = [CChar](repeating: 0, count: Int(size))
      guard _NSGetExecutablePath(&buffer, &size) == 0 else { return nil }
      guard let path = realpath(buffer, nil) else { return nil }
    #else
      guard let path = realpath("/proc/self/exe", nil) else { return nil }
    #endif
    defer { free(path) }
    return String(cString: path)
  }

  /// Now, with the offset of the wall clock.
  static var moment: Moment {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    var seconds = time.tv_sec
    var local = tm()
    localtime_r(&seconds, &local)
    return Moment(
      milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000, offset: local.tm_gmtoff)
  }

  /// Stops the program as Ctrl-Z does; the terminal backend gives the screen back first.
  static func stop() { raise(SIGTSTP) }
}
