import Terminal
import Typesetting

/// Fills lines with words and mathematics. A formula may be several rows tall: the line grows with it.
struct LineFiller {
  /// What cannot be broken: text, and formulas that touch it.
  private struct Word {
    var atoms: [Atom] = []
    var width = 0

    var isEmpty: Bool { atoms.isEmpty }

    mutating func append(_ atom: Atom) {
      atoms.append(atom)
      width += atom.width
    }
  }

  private enum Atom {
    case text(Span, width: Int)
    case formula(Typeset, Style)

    var width: Int {
      switch self {
      case .text(_, let width): width
      case .formula(let typeset, _): typeset.width
      }
    }

    var ascent: Int { if case .formula(let typeset, _) = self { typeset.baseline } else { 0 } }
    var descent: Int { if case .formula(let typeset, _) = self { typeset.height - 1 - typeset.baseline } else { 0 } }
  }

  let width: Int
  private var word = Word()
  private var line: [(column: Int, atom: Atom)] = []
  private var column = 0
  /// Whether a blank stands before the next word.
  private var isSpaced = false
  private var lines: [[(column: Int, atom: Atom)]] = []

  init(width: Int) {
    self.width = max(1, width)
  }

  mutating func add(_ text: String, _ style: Style) {
    let bytes = text.utf8
    var start = bytes.startIndex
    for index in bytes.indices {
      let byte = bytes[index]
      guard byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t") else { continue }
      takeText(text[start..<index], style)
      endWord()
      isSpaced = true
      start = bytes.index(after: index)
    }
    takeText(text[start...], style)
  }

  /// Text that is broken nowhere but at its own blanks' places, where it must be.
  mutating func add(_ typeset: Typeset, _ style: Style) { word.append(.formula(typeset, style)) }

  mutating func breakLine() {
    endWord()
    lines.append(line)
    (line, column, isSpaced) = ([], 0, false)
  }

  mutating func finish() -> Sheet {
    endWord()
    if !line.isEmpty { lines.append(line) }
    var sheet = Sheet()
    for line in lines { sheet.append(set(line)) }
    return sheet
  }

  private mutating func takeText(_ run: Substring, _ style: Style) {
    guard !run.isEmpty else { return }
    let text = String(run)
    word.append(.text(Span(text, style), width: text.columns))
  }

  private mutating func endWord() {
    guard !word.isEmpty else { return }
    let space = isSpaced && column > 0 ? 1 : 0
    if column > 0, column + space + word.width > width {
      lines.append(line)
      (line, column) = ([], 0)
    } else {
      column += space
    }
    for atom in word.atoms { place(atom) }
    word = Word()
    isSpaced = false
  }

  /// Text longer than a line goes on in the next.
  private mutating func place(_ atom: Atom) {
    guard column + atom.width > width, case .text(let span, _) = atom else {
      line.append((column, atom))
      column += atom.width
      return
    }
    for part in Wrapping.lines([span], width: max(1, width - column)) {
      if !line.isEmpty && column + part.columns > width {
        lines.append(line)
        (line, column) = ([], 0)
      }
      for span in part {
        line.append((column, .text(span, width: span.text.columns)))
        column += span.text.columns
      }
    }
  }

  private func set(_ line: [(column: Int, atom: Atom)]) -> Sheet {
    let ascent = line.reduce(0) { max($0, $1.atom.ascent) }
    let descent = line.reduce(0) { max($0, $1.atom.descent) }
    var sheet = Sheet(rows: Array(repeating: [], count: ascent + 1 + descent), baseline: ascent)
    for (column, atom) in line {
      switch atom {
      case .text(let span, _): sheet.append(span, column: column, row: ascent)
      case .formula(let typeset, let style):
        sheet.overlay(Sheet(typeset, style), column: column, row: ascent - typeset.baseline)
      }
    }
    return sheet
  }
}

extension Sheet {
  /// A formula's rows.
  init(_ typeset: Typeset, _ style: Style = Style(.maths)) {
    self.init(rows: typeset.rows.map { Sheet.row([Span($0, style)]) }, baseline: typeset.baseline)
  }
}
