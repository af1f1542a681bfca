/// Breaks styled text into lines that fit a width.
package enum Wrapping {
  /// Breaks at blanks, and inside a word only where it is longer than a line. Newlines in the text break, too.
  ///
  /// The blanks at a break vanish; those at the beginning of the text stay. A width below 1 counts as 1. Wide
  /// characters are never split. Always at least one line.
  ///
  /// - Parameter hanging: blanks before every line but the first, for list items.
  package static func lines(_ spans: [Span], width: Int, hanging: Int = 0) -> [[Span]] {
    var wrapper = Wrapper(width: max(1, width), hanging: max(0, min(hanging, width - 1)))
    for span in spans { wrapper.take(span) }
    return wrapper.finish()
  }

  package static func lines(_ text: String, width: Int) -> [String] {
    lines([Span(text)], width: width).map(\.text)
  }
}

/// Greedy line filling: a word waits until the blank after it shows that it is whole.
private struct Wrapper {
  let width: Int
  let hanging: Int
  private var lines: [[Span]] = []
  private var line: [Span] = []
  private var column = 0
  private var word: [Span] = []
  private var wordColumns = 0
  private var blanks: [Span] = []
  private var blankColumns = 0
  private var isFresh = true

  init(width: Int, hanging: Int) {
    self.width = width
    self.hanging = hanging
  }

  mutating func take(_ span: Span) {
    for scalar in span.text.unicodeScalars {
      switch scalar {
      case "\n":
        placeWord()
        breakLine(hangs: false)
      case " ":
        placeWord()
        append(scalar, span.style, to: &blanks)
        blankColumns += 1
      case _:
        let columns = scalar.columns
        if wordColumns + columns > width - indent, wordColumns > 0 { splitWord() }
        append(scalar, span.style, to: &word)
        wordColumns += columns
      }
    }
  }

  mutating func finish() -> [[Span]] {
    placeWord()
    lines.append(line)
    return lines
  }

  private var indent: Int { lines.isEmpty && isFresh ? 0 : hanging }

  /// Puts the waiting word in this line, or in the next if it does not fit.
  private mutating func placeWord() {
    guard wordColumns > 0 else { return }
    if column + blankColumns + wordColumns > width, column > 0 || blankColumns > 0 {
      breakLine(hangs: true)
    }
    line += blanks
    line += word
    column += blankColumns + wordColumns
    (blanks, blankColumns, word, wordColumns) = ([], 0, [], 0)
  }

  /// A word longer than a line: what has come so far fills lines of its own.
  private mutating func splitWord() {
    let part = word
    let columns = wordColumns
    if column > 0 || blankColumns > 0 { breakLine(hangs: true) }
    line += part
    column += columns
    (word, wordColumns) = ([], 0)
    breakLine(hangs: true)
  }

  private mutating func breakLine(hangs: Bool) {
    lines.append(line)
    line = []
    column = 0
    isFresh = false
    (blanks, blankColumns) = ([], 0)
    if hangs && hanging > 0 {
      line = [Span(String(repeating: " ", count: hanging))]
      column = hanging
    }
  }

  private func append(_ scalar: Unicode.Scalar, _ style: Style, to spans: inout [Span]) {
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].text.unicodeScalars.append(scalar)
    } else {
      spans.append(Span(String(scalar), style))
    }
  }
}
