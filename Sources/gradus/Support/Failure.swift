import Calculus
import Terminal

/// An end of the program other than success: what is said on standard error and the exit status.
struct Failure: Error {
  /// The statuses of every command.
  enum Status: Int32 {
    case wrong = 1
    case badInput = 2
    case machine = 3
    case undecided = 4
  }

  let status: Status
  /// Nil where the command has said everything on standard output.
  let message: String?

  init(_ status: Status, _ message: String? = nil) {
    self.status = status
    self.message = message
  }

  /// The text, the caret under the place, the message, and what could be meant.
  init(_ error: ParseError, in text: String) { self.init(.badInput, error.report(in: text)) }
}

extension ParseError {
  /// How a terminal shows the error: the text, a caret under the place and the sentence, and what could be meant.
  func report(in text: String) -> String {
    ([pointing(at: range, of: text, message)] + repairs.map { "try: \($0.text)" }).joined(separator: "\n")
  }
}

/// A text with carets under a range of its UTF-8, and a message beside them. Of a long text a window around the place.
func pointing(at range: Range<Int>, of text: String, _ message: String) -> String {
  let columns = text.columns(of: range)
  // One cell a character, so that the caret stands where it should, and nothing that a terminal would obey.
  let line = text.prefix(columns.upperBound + 72).map { character in
    let clean = Sanitizer.cleanLine(String(character))
    return clean.columns == 1 ? clean : "?"
  }
  let window = 72
  let start = line.count <= window ? 0 : max(0, min(columns.lowerBound - 24, line.count - window))
  let shown = line[start..<min(line.count, start + window)].joined()
  let indent = String(repeating: " ", count: max(0, columns.lowerBound - start))
  let carets = String(repeating: "^", count: max(1, min(columns.count, window - (columns.lowerBound - start))))
  return "\(shown)\n\(indent)\(carets) \(message)"
}
