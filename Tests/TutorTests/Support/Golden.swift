import Foundation
import Testing

/// Pictures in a text file: a line `=== name`, then the picture in a frame. With `GRADUS_RECORD=1` in the environment
/// the file is written anew, to be looked at before it is committed.
struct Golden {
  private let url: URL

  init(_ name: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden/\(name).txt")
  }

  func check(_ pictures: [(name: String, picture: String)]) throws {
    let text = pictures.map { "=== \($0.name)\n\($0.picture)\n" }.joined(separator: "\n")
    if ProcessInfo.processInfo.environment["GRADUS_RECORD"] == "1" {
      return try text.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try String(contentsOf: url, encoding: .utf8)
    let first = zip(expected.split(separator: "\n"), text.split(separator: "\n")).first { $0 != $1 }
    #expect(
      text == expected,
      "\(url.lastPathComponent): expected \(first?.0 ?? "…"), drawn \(first?.1 ?? "…"); GRADUS_RECORD=1 writes it anew")
  }
}
