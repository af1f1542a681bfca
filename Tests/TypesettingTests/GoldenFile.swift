import Foundation
import Testing

/// Pictures in a text file: a line `=== source`, then the picture. With `GRADUS_RECORD=1` in the environment the file is
/// written anew from what is drawn, to be looked at before it is committed.
struct GoldenFile {
  struct Entry {
    let source: String
    let picture: String
  }

  let url: URL
  let entries: [Entry]

  init(_ name: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name).txt")
    var entries: [Entry] = []
    var source: String?
    var lines: [Substring] = []
    func finish() {
      guard let source else { return }
      entries.append(Entry(source: source, picture: Self.trimmed(lines.joined(separator: "\n"))))
    }
    for line in ((try? String(contentsOf: url, encoding: .utf8)) ?? "").split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      if line.hasPrefix("=== ") {
        finish()
        (source, lines) = (String(line.dropFirst(4)), [])
      } else {
        lines.append(line)
      }
    }
    finish()
    self.entries = entries
  }

  /// Every picture against what `draw` makes of its source.
  func check(_ draw: (String) -> String) throws {
    if ProcessInfo.processInfo.environment["GRADUS_RECORD"] == "1" {
      let text = entries.map { "=== \($0.source)\n\(Self.trimmed(draw($0.source)))\n" }.joined(separator: "\n")
      return try text.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(!entries.isEmpty, "no pictures in \(url.lastPathComponent)")
    for entry in entries {
      let drawn = Self.trimmed(draw(entry.source))
      #expect(drawn == entry.picture, "\(entry.source)\ndrawn:\n\(drawn)\nexpected:\n\(entry.picture)")
    }
  }

  /// Without trailing spaces and without empty lines at the end.
  private static func trimmed(_ text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " }.reversed())
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}
