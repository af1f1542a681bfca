#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Files that other people made: read whole, up to a bound.
enum RecordFile {
  /// A class's attempts of years fit.
  private static let largest = 1 << 30

  /// - Parameter limit: what is beyond it is not read.
  static func bytes(at path: String, limit: Int = largest) throws -> [UInt8] {
    guard let file = fopen(path, "rb") else {
      throw Failure(.badInput, "\(path): \(String(cString: strerror(errno)))")
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = fread(&part, 1, part.count, file)
      guard count > 0 else { break }
      bytes += part[..<count]
    }
    return bytes
  }
}
