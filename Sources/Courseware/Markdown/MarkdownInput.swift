/// A text for the Markdown library, and where each of its lines stands in the lesson file.
struct MarkdownInput {
  /// UTF-8, lines that end in `\n`.
  private(set) var bytes: [UInt8] = []
  private var starts: [Int] = []
  /// The place of each line's first scalar; no length.
  private var origins: [SourceRange] = []
  private(set) var diagnostics: [Diagnostic] = []
  private var linesSinceBlank = 0

  /// - Parameter lines: their indices, from 0; what lies beyond the text is none.
  init(_ source: SourceText, _ lines: some RangeExpression<Int>) {
    let lines = lines.relative(to: 0..<Int.max).clamped(to: 0..<source.lineCount)
    if let first = lines.first { bytes.reserveCapacity(source.bytes.count - source.lineStarts[first]) }
    for index in lines {
      append(source.bytes(ofLine: index), at: SourceRange(line: index + 1, column: 1))
    }
  }

  init(_ lines: [SourceLine]) {
    for line in lines { append(ArraySlice(line.text.utf8), at: line.range) }
  }

  private mutating func append(_ line: ArraySlice<UInt8>, at origin: SourceRange) {
    linesSinceBlank = line.allSatisfy { $0 == 0x20 || $0 == 0x09 } ? 0 : linesSinceBlank + 1
    if linesSinceBlank > CoursewareLimits.paragraphLines {
      diagnostics.append(Diagnostic(.paragraphTooLong, at: origin.part(at: 0, length: 0)))
      add([], at: origin)
      linesSinceBlank = 1
    }
    add(line, at: origin)
  }

  private mutating func add(_ line: ArraySlice<UInt8>, at origin: SourceRange) {
    starts.append(bytes.count)
    origins.append(origin)
    bytes.append(contentsOf: line)
    bytes.append(0x0A)
  }

  /// Finds places in a text, fast when they are asked for in order.
  struct Locator {
    private let input: MarkdownInput
    private var line = 0
    private var offset = 0
    private var column = 0

    init(_ input: MarkdownInput) { self.input = input }

    /// The place of the scalar that begins at this offset.
    ///
    /// Asked in rising order, the calls together take time linear in the text.
    mutating func place(of target: Int) -> SourceRange {
      guard !input.starts.isEmpty else { return .start }
      if target < offset { move(to: line(of: target)) }
      while line + 1 < input.starts.count, input.starts[line + 1] <= target { move(to: line + 1) }
      column += input.scalars(in: offset..<min(target, input.bytes.count))
      offset = target
      let origin = input.origins[line]
      return SourceRange(line: origin.line, column: origin.column + column)
    }

    private mutating func move(to line: Int) {
      (self.line, offset, column) = (line, input.starts[line], 0)
    }

    /// The last line that begins at or before the offset.
    private func line(of target: Int) -> Int {
      var (low, high) = (0, input.starts.count - 1)
      while low < high {
        let middle = (low + high + 1) / 2
        if input.starts[middle] <= target { low = middle } else { high = middle - 1 }
      }
      return low
    }
  }

  /// The number of scalars that begin in a stretch of the text.
  func scalars(in range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }
}
