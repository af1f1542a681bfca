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
    surface.cells.withUnsafeBufferPointer { cells in
      for y in 0..<size.height {
        let row = y * size.width
        var rest = row + size.width
        while rest > row, cells[rest - 1] == .blank { rest -= 1 }
        for index in row..<rest where cells[index].width > 0 {
          styles.change(to: cells[index].style, &bytes)
          cells[index].cluster.append(to: &bytes)
        }
        styles.change(to: .plain, &bytes)
        bytes.append(10)
        if rest > row { end = bytes.count }
      }
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

/// The sequences that set styles, made when first needed. A picture has few styles: looking through them costs less than
/// hashing one.
private struct SequenceTable {
  private let theme: Theme?
  private var known: [Entry] = []
  private var asked = Style.plain
  private var current = Style.plain

  private struct Entry {
    let style: Style
    let resolved: Style
    let sequence: [UInt8]
  }

  init(_ theme: Theme?) { self.theme = theme }

  @inline(__always)
  mutating func change(to style: Style, _ bytes: inout [UInt8]) {
    if style != asked { write(style, &bytes) }
  }

  private mutating func write(_ style: Style, _ bytes: inout [UInt8]) {
    asked = style
    guard let theme else { return }
    let index = known.firstIndex { $0.style == style } ?? add(style, theme)
    guard known[index].resolved != current else { return }
    current = known[index].resolved
    bytes += known[index].sequence
  }

  private mutating func add(_ style: Style, _ theme: Theme) -> Int {
    let resolved = theme.resolve(style)
    known.append(Entry(style: style, resolved: resolved, sequence: Array(resolved.sgr.utf8)))
    return known.count - 1
  }
}

extension Cluster {
  @inline(__always)
  fileprivate func append(to bytes: inout [UInt8]) {
    if base.isASCII { bytes.append(UInt8(truncatingIfNeeded: base.value)) } else { bytes += UTF8.bytes(base.value) }
    if hasMarks { appendMarks(to: &bytes) }
  }

  private func appendMarks(to bytes: inout [UInt8]) {
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
