extension Surface {
  /// The rows as UTF-8 for standard output, a newline after each, without blanks at the ends of rows and without empty
  /// rows at the bottom.
  ///
  /// - Parameter theme: how styles become SGR sequences; nil for text alone.
  package func encoded(_ theme: Theme?, charset: Charset) -> [UInt8] {
    let surface = charset == .ascii ? transliterated() : self
    var bytes: [UInt8] = []
    bytes.reserveCapacity(surface.cells.count * 4)
    var styles = SequenceTable(theme)
    var end = 0
    for y in 0..<size.height {
      let row = y * size.width
      var last = size.width - 1
      while last >= 0, surface.cells[row + last] == .blank { last -= 1 }
      for index in row..<(row + last + 1) where surface.cells[index].width > 0 {
        styles.change(to: surface.cells[index].style, &bytes)
        surface.cells[index].cluster.append(to: &bytes)
      }
      styles.change(to: .plain, &bytes)
      bytes.append(10)
      if last >= 0 { end = bytes.count }
    }
    bytes.removeLast(bytes.count - end)
    return bytes
  }

  /// The same as text, row by row.
  package func printed(_ theme: Theme?, charset: Charset) -> [String] {
    encoded(theme, charset: charset).split(separator: 10, omittingEmptySubsequences: false).dropLast()
      .map { String(decoding: $0, as: UTF8.self) }
  }
}

/// The sequences that set styles, made when first needed.
private struct SequenceTable {
  private let theme: Theme?
  private var known: [Style: (sequence: [UInt8], resolved: Style)] = [:]
  private var asked = Style.plain
  private var current = Style.plain

  init(_ theme: Theme?) { self.theme = theme }

  mutating func change(to style: Style, _ bytes: inout [UInt8]) {
    guard style != asked, let theme else { return }
    asked = style
    let (sequence, resolved) = entry(for: style, theme)
    guard resolved != current else { return }
    current = resolved
    bytes += sequence
  }

  private mutating func entry(for style: Style, _ theme: Theme) -> (sequence: [UInt8], resolved: Style) {
    if let entry = known[style] { return entry }
    let resolved = theme.resolve(style)
    let entry = (Array(resolved.sgr.utf8), resolved)
    known[style] = entry
    return entry
  }
}

extension Cluster {
  fileprivate func append(to bytes: inout [UInt8]) {
    let values = values
    if values.0 < 128 { bytes.append(UInt8(truncatingIfNeeded: values.0)) } else { bytes += UTF8.bytes(values.0) }
    guard hasMarks else { return }
    for value in [values.1, values.2, values.3, values.4] where value != 0 { bytes += UTF8.bytes(value) }
  }
}

extension UTF8 {
  fileprivate static func bytes(_ value: UInt32) -> EncodedScalar {
    encode(Unicode.Scalar(value) ?? "\u{FFFD}") ?? encodedReplacementCharacter
  }
}

extension Style {
  /// The sequence that sets exactly this style (ECMA-48, 8.3.117).
  fileprivate var sgr: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if case .palette(let index) = foreground { codes.append(Style.code(index, plain: 30, bright: 90, long: "38")) }
    if case .palette(let index) = background { codes.append(Style.code(index, plain: 40, bright: 100, long: "48")) }
    return "\u{1B}[\(codes.joined(separator: ";"))m"
  }

  private static func code(_ index: UInt8, plain: Int, bright: Int, long: String) -> String {
    index < 8 ? "\(plain + Int(index))" : index < 16 ? "\(bright + Int(index) - 8)" : "\(long);5;\(index)"
  }
}
