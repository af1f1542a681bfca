extension SourceLine {
  /// The parts between separators that stand outside all brackets and bars, trimmed, in order; at least one.
  func parts(at separator: Unicode.Scalar) -> [SourceLine] {
    var parts: [SourceLine] = []
    var depth = 0
    let scalars = text.unicodeScalars
    var (start, startOffset) = (scalars.startIndex, 0)
    for (offset, index) in scalars.indices.enumerated() {
      switch scalars[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      case separator where depth == 0:
        parts.append(part(scalars[start..<index], at: startOffset))
        (start, startOffset) = (scalars.index(after: index), offset + 1)
      default: break
      }
    }
    parts.append(part(scalars[start...], at: startOffset))
    return parts
  }

  /// What stands before and after the first occurrence of a word, trimmed; `nil` without one.
  func halves(at word: String) -> (before: SourceLine, after: SourceLine)? {
    let scalars = text.unicodeScalars
    return halves(around: word, at: scalars.indices.first { scalars[$0...].starts(with: word.unicodeScalars) })
  }

  /// The same at the last occurrence.
  func lastHalves(at word: String) -> (before: SourceLine, after: SourceLine)? {
    let scalars = text.unicodeScalars
    return halves(around: word, at: scalars.indices.last { scalars[$0...].starts(with: word.unicodeScalars) })
  }

  private func halves(around word: String, at index: String.Index?) -> (before: SourceLine, after: SourceLine)? {
    guard let index else { return nil }
    let scalars = text.unicodeScalars
    let (before, length) = (scalars[..<index], word.unicodeScalars.count)
    return (part(before, at: 0), part(scalars[index...].dropFirst(length), at: before.count + length))
  }

  /// The line without a pair of brackets around all of it.
  func unwrapped(from open: Unicode.Scalar, to close: Unicode.Scalar) -> SourceLine {
    let scalars = text.unicodeScalars
    guard range.length >= 2, scalars.first == open, scalars.last == close else { return self }
    var depth = 0
    for scalar in scalars.dropLast() {
      if scalar == open { depth += 1 } else if scalar == close { depth -= 1 }
      if depth == 0 { return self }
    }
    return part(scalars.dropFirst().dropLast(), at: 1)
  }

  /// The words between blanks.
  var words: [SourceLine] {
    var words: [SourceLine] = []
    let scalars = text.unicodeScalars
    var start: (index: String.Index, offset: Int)?
    for (offset, index) in scalars.indices.enumerated() {
      let isBlank = scalars[index] == " " || scalars[index] == "\t"
      if isBlank, let first = start {
        words.append(part(scalars[first.index..<index], at: first.offset))
        start = nil
      } else if !isBlank, start == nil {
        start = (index, offset)
      }
    }
    if let first = start { words.append(part(scalars[first.index...], at: first.offset)) }
    return words
  }

  private func part(_ scalars: Substring.UnicodeScalarView, at offset: Int) -> SourceLine {
    SourceLine(String(scalars), line: range.line, column: range.column + offset).trimmed
  }
}
