#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file that a command writes because its name was given: what was there is replaced.
enum OutputFile {
  static func write(_ bytes: [UInt8], to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw Failure(.machine, "\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    let isWritten = writeAll(bytes, to: descriptor)
    guard close(descriptor) == 0, isWritten else {
      throw Failure(.machine, "\(path) could not be written in full: \(String(cString: strerror(errno)))")
    }
  }
}
