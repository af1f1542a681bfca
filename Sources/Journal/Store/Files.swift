#if canImport(Darwin)
  import Darwin
#elseif canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few file operations beside the database's own.
enum Files {
  enum Kind: Equatable {
    case missing, regular(size: Int64), directory, other
  }

  /// What stands at the path; links are followed.
  static func kind(_ path: String) throws(Trouble) -> Kind {
    var status = stat()
    guard stat(path, &status) == 0 else {
      let code = errno
      if code == ENOENT { return .missing }
      throw Trouble(errno: code, path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .regular(size: Int64(status.st_size))
    case S_IFDIR: return .directory
    default: return .other
    }
  }

  /// What tells a file from another of the same name.
  struct Identity: Equatable {
    fileprivate let device: UInt64
    fileprivate let number: UInt64
  }

  /// Nil where there is no file.
  static func identity(_ path: String) -> Identity? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// The first bytes of a file, at most `count`.
  static func head(_ path: String, count: Int) throws(Trouble) -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw Trouble(errno: errno, path: path) }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let got = bytes.withUnsafeMutableBytes { read(file, $0.baseAddress?.advanced(by: filled), count - filled) }
      if got < 0 {
        if errno == EINTR { continue }
        throw Trouble(errno: errno, path: path)
      }
      if got == 0 { break }
      filled += got
    }
    return Array(bytes.prefix(filled))
  }

  /// Makes the folder and those above it, readable by their owner alone.
  static func makeDirectory(_ path: String) throws(Trouble) {
    switch try kind(path) {
    case .directory: return
    case .regular, .other: throw .notDirectory(path: path)
    case .missing: break
    }
    if let parent = parent(of: path) { try makeDirectory(parent) }
    if mkdir(path, 0o700) != 0 {
      let code = errno
      // Another instance may have made it meanwhile.
      if code == EEXIST, try kind(path) == .directory { return }
      throw Trouble(errno: code, path: path)
    }
  }

  /// Whether something could be made in the folder, or the folder itself; asks the system and changes nothing.
  static func requireWritable(_ directory: String) throws(Trouble) {
    switch try kind(directory) {
    case .directory:
      if access(directory, W_OK | X_OK) != 0 { throw Trouble(errno: errno, path: directory) }
    case .regular, .other: throw .notDirectory(path: directory)
    case .missing: try requireWritable(parent(of: directory) ?? ".")
    }
  }

  static func requireWritable(file: String) throws(Trouble) {
    if access(file, W_OK) != 0 { throw Trouble(errno: errno, path: file) }
  }

  /// Renames the file to `<name>.corrupt-<stamp>`, and its log and index beside it; never over an existing file.
  static func setAside(_ path: String, stamp: String) throws(Trouble) -> String {
    let base = "\(path).corrupt-\(stamp)"
    var target = base
    var number = 2
    while try kind(target) != .missing {
      target = "\(base)-\(number)"
      number += 1
    }
    // The log goes first: a log left beside a new database would be taken for its own.
    for suffix in ["-wal", "-shm", ""] where try kind(path + suffix) != .missing {
      if rename(path + suffix, target + suffix) != 0 { throw Trouble(errno: errno, path: path) }
    }
    return target
  }

  /// The names in a folder; none if it cannot be read.
  static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: Int(NAME_MAX) + 1) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }

  static func remove(_ path: String) {
    _ = unlink(path)
  }

  private static func parent(of path: String) -> String? {
    guard let slash = path.lastIndex(of: "/") else { return nil }
    let above = path[..<slash]
    return above.isEmpty ? (path == "/" ? nil : "/") : String(above)
  }
}
