extension Diagnostic {
  /// A name for the cause that stays the same through all versions.
  package var code: String { cause.row.code.rawValue }

  /// A sentence: the cause and the way out.
  package var message: String { cause.row.message }

  /// The compiler's form, to which editors jump: `05-chain-rule.md:12:8: error: … [unknown-key]`.
  package func rendered(file: String) -> String {
    "\(file):\(range.line):\(range.column): \(severity.rawValue): \(message) [\(code)]"
  }

  /// The same with the line under it and a caret below the place.
  ///
  /// - Parameter line: the line of the file that the range names.
  package func rendered(file: String, line: String) -> String {
    "\(rendered(file: file))\n  \(line)\n  \(range.caret(under: line))"
  }
}

extension FileDiagnostic {
  package var rendered: String { diagnostic.rendered(file: file) }
}

extension SourceRange {
  /// Blanks and carets that stand under this range when `line` is written above them; tabs stay tabs.
  package func caret(under line: String) -> String {
    let before = line.unicodeScalars.prefix(max(0, column - 1))
    let blanks = String(String.UnicodeScalarView(before.map { $0 == "\t" ? "\t" : " " }))
    let room = max(1, line.unicodeScalars.count - column + 1)
    return blanks + String(repeating: "^", count: min(max(1, length), room))
  }
}

/// `0x202E` as `U+202E`.
func codePoint(_ value: UInt32) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
}

/// `a, b or c`.
func alternatives(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " or " + last
}

/// ` - did you mean "…"?` where there is a nearest word.
func suggestion(_ nearest: String?) -> String {
  nearest.map { " - did you mean \"\($0)\"?" } ?? ""
}

/// Sizes for people: `1.3 MiB`, rounded upwards so that what is over a limit never looks equal to it.
func binarySize(_ bytes: Int) -> String {
  for (unit, size) in [("MiB", 1 << 20), ("KiB", 1 << 10)] where bytes >= size {
    let (tenths, rest) = (bytes * 10).quotientAndRemainder(dividingBy: size)
    let rounded = tenths + (rest > 0 ? 1 : 0)
    return rounded % 10 == 0 ? "\(rounded / 10) \(unit)" : "\(rounded / 10).\(rounded % 10) \(unit)"
  }
  return "\(bytes) bytes"
}
