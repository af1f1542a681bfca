extension SourceLine {
  /// The parts between separators that stand outside all brackets and bars, trimmed, in order; at least one.
  func parts(at separator: Unicode.Scalar) -> [SourceLine] {
    var parts: [SourceLine] = []
    var depth = 0
    var start = 0
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      switch scalar {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth = max(0, depth - 1)
      case separator where depth == 0:
        parts.append(part(scalars[start..<index], at: start))
        start = index + 1
      default: break
      }
    }
    parts.append(part(scalars[start...], at: start))
    return parts
  }

  /// What stands before and after the first occurrence of a word, trimmed; `nil` without one.
  func halves(at word: String) -> (before: SourceLine, after: SourceLine)? {
    let scalars = Array(text.unicodeScalars)
    let sought = Array(word.unicodeScalars)
    guard
      let index = scalars.indices.first(where: { scalars[$0...].starts(with: sought) })
    else { return nil }
    return (part(scalars[..<index], at: 0), part(scalars[(index + sought.count)...], at: index + sought.count))
  }

  /// The same at the last occurrence.
  func lastHalves(at word: String) -> (before: SourceLine, after: SourceLine)? {
    let scalars = Array(text.unicodeScalars)
    let sought = Array(word.unicodeScalars)
    guard let index = scalars.indices.last(where: { scalars[$0...].starts(with: sought) }) else { return nil }
    return (part(scalars[..<index], at: 0), part(scalars[(index + sought.count)...], at: index + sought.count))
  }

  /// The line without a pair of brackets around all of it.
  func unwrapped(from open: Unicode.Scalar, to close: Unicode.Scalar) -> SourceLine {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count >= 2, scalars.first == open, scalars.last == close else { return self }
    var depth = 0
    for scalar in scalars.dropLast() {
      if scalar == open { depth += 1 } else if scalar == close { depth -= 1 }
      if depth == 0 { return self }
    }
    return part(scalars[1..<(scalars.count - 1)], at: 1)
  }

  /// The words between blanks.
  var words: [SourceLine] {
    var words: [SourceLine] = []
    let scalars = Array(text.unicodeScalars)
    var start: Int?
    for index in 0...scalars.count {
      let isBlank = index == scalars.count || scalars[index] == " " || scalars[index] == "\t"
      if isBlank, let first = start {
        words.append(part(scalars[first..<index], at: first))
        start = nil
      } else if !isBlank, start == nil {
        start = index
      }
    }
    return words
  }

  private func part(_ scalars: ArraySlice<Unicode.Scalar>, at offset: Int) -> SourceLine {
    SourceLine(
      String(String.UnicodeScalarView(scalars)), line: range.line, column: range.column + offset
    ).trimmed
  }
}
