import Terminal

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Standard error: what went wrong, cleaned of anything that a terminal would obey.
func complain(_ message: String) {
  writeAll(Array((Sanitizer.clean(message) + "\n").utf8), to: STDERR_FILENO)
}

enum StandardOutput {
  /// Hands over what is still buffered. Whoever stopped reading wanted no more; a full disk is an error.
  static func finish() throws {
    guard fflush(nil) != 0, errno != EPIPE else { return }
    throw Failure(.machine, "the output could not be written: \(String(cString: strerror(errno)))")
  }

  /// Writes bytes at once, behind what was printed before.
  static func write(_ bytes: [UInt8]) throws {
    try finish()
    guard !writeAll(bytes, to: STDOUT_FILENO), errno != EPIPE else { return }
    throw Failure(.machine, "the output could not be written: \(String(cString: strerror(errno)))")
  }

  /// Whether somebody looks at the output, and not a file or another program.
  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  /// The width of the terminal; nil where the output goes elsewhere.
  static var columns: Int? {
    var size = winsize()
    guard isTerminal, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
    return Int(size.ws_col)
  }
}

/// Ends the program; nothing is pending that a return would have finished.
func end(_ status: Int32) -> Never { exit(status) }

/// Writes every byte, as far as whoever reads still listens.
@discardableResult
func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
  bytes.withUnsafeBytes { buffer in
    var written = 0
    while written < buffer.count {
      let count = write(descriptor, buffer.baseAddress?.advanced(by: written), buffer.count - written)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return false }
      written += count
    }
    return true
  }
}
