/// The text of a lesson file, checked and made uniform: strict UTF-8, lines that end in `\n`, no control characters
/// but the tab.
///
/// A replaced character stays one character, so that lines and columns are those of the file.
package struct SourceText: Sendable {
  /// Valid UTF-8.
  package let bytes: [UInt8]
  /// The offset in `bytes` of each line's first byte; at least one.
  package let lineStarts: [Int]
  /// Characters that were replaced or will not be shown.
  package let diagnostics: [Diagnostic]

  /// Checks the bytes of a file. The byte order mark is skipped. Takes time linear in their number.
  package init(_ file: some RandomAccessCollection<UInt8>) throws(Diagnostic) {
    guard file.count <= CoursewareLimits.fileBytes else {
      throw Diagnostic(.fileTooLarge(bytes: file.count), at: .start)
    }
    var scanner = Scanner()
    let done = file.withContiguousStorageIfAvailable { buffer in
      Result { () throws(Diagnostic) in try scanner.scan(buffer) }
    }
    switch done {
    case .success?: break
    case .failure(let diagnostic)?: throw diagnostic
    case nil: try Array(file).withUnsafeBufferPointer { buffer throws(Diagnostic) in try scanner.scan(buffer) }
    }
    bytes = scanner.bytes
    lineStarts = scanner.lineStarts
    diagnostics = scanner.diagnostics
  }

  package var lineCount: Int { lineStarts.count }

  /// The bytes of a line without its end.
  ///
  /// - Parameter index: from 0.
  package func bytes(ofLine index: Int) -> ArraySlice<UInt8> {
    guard lineStarts.indices.contains(index) else { return [] }
    return bytes[lineStarts[index]..<(index + 1 < lineStarts.count ? lineStarts[index + 1] - 1 : bytes.count)]
  }

  /// - Parameter index: from 0.
  package func line(_ index: Int) -> SourceLine {
    SourceLine(String(decoding: bytes(ofLine: index), as: UTF8.self), line: index + 1, column: 1)
  }
}

private struct Scanner {
  var bytes: [UInt8] = []
  var lineStarts = [0]
  var diagnostics: [Diagnostic] = []
  var column = 1

  mutating func scan(_ file: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    bytes.reserveCapacity(file.count)
    var index = file.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < file.count {
      let byte = file[index]
      if byte >= 0x20 && byte < 0x7F || byte == 0x09 {
        bytes.append(byte)
        column += 1
        index += 1
      } else if byte == 0x0A || byte == 0x0D {
        try endLine()
        index += byte == 0x0D && index + 1 < file.count && file[index + 1] == 0x0A ? 2 : 1
      } else if byte == 0 {
        throw Diagnostic(.binary(offset: index), at: here)
      } else {
        guard let (value, length) = Self.scalar(in: file, at: index) else {
          throw Diagnostic(.notUTF8(offset: index), at: here)
        }
        take(value, from: file[index..<index + length])
        index += length
      }
    }
    try checkColumn()
  }

  private var here: SourceRange { SourceRange(line: lineStarts.count, column: column, length: 1) }

  private mutating func take(_ value: UInt32, from slice: Slice<UnsafeBufferPointer<UInt8>>) {
    if Scalars.isControl(value) {
      report(.controlCharacter(value))
      bytes.append(contentsOf: "\u{FFFD}".utf8)
    } else {
      if Scalars.isInvisible(value) { report(.invisibleCharacter(value)) }
      bytes.append(contentsOf: slice)
    }
    column += 1
  }

  private mutating func report(_ cause: Diagnostic.Cause) {
    if diagnostics.count < CoursewareLimits.reportedCharacters { diagnostics.append(Diagnostic(cause, at: here)) }
  }

  private mutating func endLine() throws(Diagnostic) {
    try checkColumn()
    bytes.append(0x0A)
    lineStarts.append(bytes.count)
    column = 1
    guard lineStarts.count <= CoursewareLimits.lines + 1 else {
      throw Diagnostic(.tooManyLines(lineStarts.count - 1), at: here)
    }
  }

  private func checkColumn() throws(Diagnostic) {
    if column - 1 > CoursewareLimits.scalarsPerLine {
      throw Diagnostic(.lineTooLong(scalars: column - 1), at: SourceRange(line: lineStarts.count, column: 1))
    }
  }

  /// The scalar that begins at a byte above 0x7E, and how many bytes it takes; `nil` where the bytes are not UTF-8:
  /// a stray or missing continuation, an overlong form, a surrogate, or beyond U+10FFFF.
  private static func scalar(in file: UnsafeBufferPointer<UInt8>, at index: Int) -> (value: UInt32, length: Int)? {
    let lead = file[index]
    let length: Int
    var value: UInt32
    let least: UInt32
    switch lead {
    case 0x00...0x7F: (length, value, least) = (1, UInt32(lead), 0)
    case 0xC2...0xDF: (length, value, least) = (2, UInt32(lead & 0x1F), 0x80)
    case 0xE0...0xEF: (length, value, least) = (3, UInt32(lead & 0x0F), 0x800)
    case 0xF0...0xF4: (length, value, least) = (4, UInt32(lead & 0x07), 0x10000)
    default: return nil
    }
    guard index + length <= file.count else { return nil }
    for continuation in file[(index + 1)..<(index + length)] {
      guard continuation & 0xC0 == 0x80 else { return nil }
      value = value << 6 | UInt32(continuation & 0x3F)
    }
    return value >= least && Unicode.Scalar(value) != nil ? (value, length) : nil
  }
}
