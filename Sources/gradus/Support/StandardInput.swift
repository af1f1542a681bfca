#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

enum StandardInput {
  /// All of standard input as text of a bounded length; empty where that is a terminal, at which nobody was asked to type.
  static func text(atMost characters: Int) throws -> String {
    guard isatty(STDIN_FILENO) == 0 else { return "" }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while bytes.count <= 4 * characters {
      let count = chunk.withUnsafeMutableBytes { read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.badInput, "standard input is not UTF-8, or longer than \(characters) characters")
    }
    guard text.unicodeScalars.count <= characters else {
      throw Failure(.badInput, "standard input is longer than \(characters) characters")
    }
    return text
  }
}

extension String {
  /// Without the white space around it.
  var trimmed: String {
    let rest = drop(while: \.isWhitespace)
    return rest.lastIndex { !$0.isWhitespace }.map { String(rest[...$0]) } ?? ""
  }
}
