/// A run as text: the arguments that make it, then its frames.
struct RecordedRun: Equatable {
  let arguments: [String]
  let frames: [(step: Int, rows: [String])]

  static func == (left: RecordedRun, right: RecordedRun) -> Bool { left.bytes == right.bytes }

  /// The first line of a recording.
  private static let head = "gradus run, format 1"

  var bytes: [UInt8] {
    var lines = [Self.head] + arguments.map { "> \($0)" }
    for frame in frames { lines += ["=== step \(frame.step)"] + frame.rows }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  init(arguments: [String], frames: [(step: Int, rows: [String])]) {
    // An argument is one line.
    self.arguments = arguments.map { String($0.map { $0.isNewline ? " " : $0 }) }
    self.frames = frames
  }

  /// Nil where the text is no recording.
  init?(_ bytes: [UInt8]) {
    var lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)[...]
    guard lines.popFirst() == Self.head else { return nil }
    if lines.last == "" { lines.removeLast() }
    let arguments = lines.prefix { $0.hasPrefix("> ") }
    var frames: [(step: Int, rows: [String])] = []
    for line in lines.dropFirst(arguments.count) {
      if line.hasPrefix("=== step "), let step = Int(line.dropFirst(9)) {
        frames.append((step, []))
      } else if frames.isEmpty {
        return nil
      } else {
        frames[frames.count - 1].rows.append(line)
      }
    }
    self.init(arguments: arguments.map { String($0.dropFirst(2)) }, frames: frames)
  }
}
