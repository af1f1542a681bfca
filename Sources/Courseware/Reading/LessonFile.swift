#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Reads files that may come from strangers: regular files only, no more bytes than a lesson may have, and never
/// waiting for a pipe or a device.
package enum LessonFile {
  /// The bytes of the file at a path.
  ///
  /// - Parameter followsLinks: whether a link is opened that the path itself is. What the user names may be one, what a
  ///   folder of lessons holds may not.
  package static func bytes(at path: String, followsLinks: Bool = true) throws(Diagnostic) -> [UInt8] {
    try contents(of: open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | (followsLinks ? 0 : O_NOFOLLOW)))
  }

  /// The lesson in the file at a path; where that cannot be read, one that says why.
  package static func lesson(at path: String, named name: String, followsLinks: Bool = true) -> Lesson {
    do throws(Diagnostic) {
      return Lesson.read(try bytes(at: path, followsLinks: followsLinks), file: name)
    } catch {
      let known = LessonFileName(name)
      return Lesson.notLoaded(error, file: name, id: known?.id ?? name, order: known?.order)
    }
  }

  /// The bytes of a file in an open folder; a link is not followed.
  static func bytes(named name: String, in folder: CInt) throws(Diagnostic) -> [UInt8] {
    try contents(of: openat(folder, name, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOFOLLOW))
  }

  private static func contents(of descriptor: CInt) throws(Diagnostic) -> [UInt8] {
    guard descriptor >= 0 else {
      throw Diagnostic(errno == ELOOP ? .symbolicLink : .unreadable(reason: systemMessage()), at: .start)
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw Diagnostic(.unreadable(reason: systemMessage()), at: .start) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw Diagnostic(.notRegular, at: .start) }
    let size = Int(status.st_size)
    guard size <= CoursewareLimits.fileBytes else { throw Diagnostic(.fileTooLarge(bytes: size), at: .start) }
    return try all(of: descriptor, expecting: size)
  }

  /// Reads to the end, which the file may have moved since its size was asked for.
  private static func all(of descriptor: CInt, expecting size: Int) throws(Diagnostic) -> [UInt8] {
    var bytes: [UInt8] = []
    var isAtEnd = false
    while !isAtEnd, bytes.count <= CoursewareLimits.fileBytes {
      let room = max(size + 1 - bytes.count, 4_096)
      var code: CInt = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        let got = read(descriptor, buffer.baseAddress, room)
        code = got < 0 ? errno : 0
        count = max(0, got)
      }
      if code == EINTR { continue }
      guard code == 0 else { throw Diagnostic(.unreadable(reason: systemMessage(code)), at: .start) }
      isAtEnd = chunk.isEmpty
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    }
    guard bytes.count <= CoursewareLimits.fileBytes else {
      throw Diagnostic(.fileTooLarge(bytes: bytes.count), at: .start)
    }
    return bytes
  }

  static func systemMessage(_ code: CInt = errno) -> String {
    strerror(code).map { String(cString: $0) } ?? "error \(code)"
  }
}
