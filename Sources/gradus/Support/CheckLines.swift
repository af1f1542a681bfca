import Calculus
import Grading

/// A calculation checked line by line: `gradus check --lines` reads it from standard input.
struct CheckLines {
  private let working: Working

  /// Longer calculations are refused.
  private static let most = 1_000

  init(on question: Question) throws {
    var texts: [String] = []
    while let line = readLine() {
      if line.contains(where: { !$0.isWhitespace }) { texts.append(line) }
      guard texts.count <= CheckLines.most else {
        throw Failure(.badInput, "a calculation has at most \(CheckLines.most) lines")
      }
    }
    guard !texts.isEmpty else { throw Failure(.badInput, "there are no lines to check on standard input") }
    working = Working(texts, on: question)
  }

  /// Each line with its mark; below it why, unless it is right and more come.
  var text: String {
    let width = "undecided  ".count
    let lines = zip(working.texts, working.lines).enumerated().flatMap { index, pair -> [String] in
      let (text, line) = pair
      let mark = line.mark.rawValue
      let head = mark + String(repeating: " ", count: width - mark.count) + text
      if line.mark == .right, index < working.lines.count - 1 { return [head] }
      return [head, String(repeating: " ", count: width) + line.message]
    }
    return (lines + [working.summary]).joined(separator: "\n")
  }

  func write(to json: inout JSONWriter) {
    json.array("lines") { json in
      for (text, line) in zip(working.texts, working.lines) {
        json.object { json in
          for (key, value) in [("text", text), ("mark", line.mark.rawValue), ("says", line.message)] {
            json.member(key, value)
          }
        }
      }
    }
    if let place = working.firstWrong {
      json.member("first_wrong", place + 1)
    }
    json.member("finished", working.isFinished)
  }

  /// How the command ends; nil where the answer is reached and every line is right.
  var failure: Failure.Status? {
    let marks = working.lines.map(\.mark)
    if marks.contains(.wrong) { return .wrong }
    if marks.contains(.unread) { return .badInput }
    if working.isFinished { return nil }
    return marks.contains(.undecided) ? .undecided : .wrong
  }
}
