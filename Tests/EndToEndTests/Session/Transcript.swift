import Foundation
import Testing

/// What a run in the linear mode said, compared line by line with a file; written anew with GRADUS_RECORD=1.
enum Transcript {
  static func check(_ name: String, _ input: [String], _ run: Run) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Golden")
    let file = folder.appending(path: name + ".txt")
    let text = input.map { "> \($0)" }.joined(separator: "\n") + "\n\n" + run.output
    if ProcessInfo.processInfo.environment["GRADUS_RECORD"] != nil {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(text == (try? String(contentsOf: file, encoding: .utf8)))
  }
}
