#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A lesson file under its author's hands: tells when it was saved.
///
/// The path is asked for, not an open file, so that editors that write a new file and rename it are noticed as well. To
/// ask costs one system call; four times a second is at once for a person and nothing for the machine.
package struct LessonWatch: Sendable {
  /// How long to wait between two looks.
  package static let interval = Duration.milliseconds(250)

  /// What changes with every save.
  private struct Stamp: Equatable {
    var device: UInt64
    var inode: UInt64
    var size: Int64
    var modified: [Int]
  }

  package let path: String
  private var seen: Stamp?

  package init(_ path: String) {
    self.path = path
    seen = Self.stamp(path)
  }

  /// Nil where there is no such file.
  package init?(existing path: String) {
    self.init(path)
    if seen == nil { return nil }
  }

  /// The folder that the file is in.
  package var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "." }

  /// The lesson as it is now.
  package var lesson: Lesson {
    LessonFile.lesson(at: path, named: path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path)
  }

  /// What the linter finds, in a sentence; nil for nothing.
  package var findings: String? {
    let file = Linter.job(forFile: path)()
    guard let first = file.diagnostics.first(where: { $0.severity == .error }) ?? file.diagnostics.first else {
      return nil
    }
    let others = file.diagnostics.count > 1 ? " (\(file.diagnostics.count) findings: gradus lint tells all)" : ""
    return "Line \(first.range.line): \(first.message)\(others)"
  }

  /// Whether the file was saved since the last look. While it is away, as between the two steps of a replacement, it was
  /// not.
  package mutating func hasChanged() -> Bool {
    guard let now = Self.stamp(path), now != seen else { return false }
    seen = now
    return true
  }

  private static func stamp(_ path: String) -> Stamp? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let (modified, changed) = (status.st_mtimespec, status.st_ctimespec)
    #else
      let (modified, changed) = (status.st_mtim, status.st_ctim)
    #endif
    return Stamp(
      device: UInt64(truncatingIfNeeded: status.st_dev), inode: UInt64(truncatingIfNeeded: status.st_ino),
      size: Int64(status.st_size), modified: [modified.tv_sec, modified.tv_nsec, changed.tv_sec, changed.tv_nsec])
  }
}
