import Testing

@testable import Courseware

@Suite struct SourceTextTests {
  @Test(arguments: [
    ("", [""]),
    ("a", ["a"]),
    ("a\nb", ["a", "b"]),
    ("a\r\nb\rc\n", ["a", "b", "c", ""]),
    ("\u{FEFF}a", ["a"]),
    ("∂x\tσ", ["∂x\tσ"]),
    ("a\u{1B}[31mb", ["a\u{FFFD}[31mb"]),
    ("a\u{202E}b\u{85}c\u{2028}d", ["a\u{FFFD}b\u{FFFD}c\u{FFFD}d"]),
  ])
  func linesAreMadeUniform(text: String, expected: [String]) throws {
    let source = try SourceText(Array(text.utf8))
    #expect((0..<source.lineCount).map { source.line($0).text } == expected)
  }

  @Test func charactersAreReportedWithTheirPlaces() throws {
    let source = try SourceText(Array("ab\u{7}\nc\u{200B}d\u{2066}".utf8))
    #expect(
      source.diagnostics.map(\.mark) == [
        "1:3:1 control-character", "2:2:1 invisible-character", "2:4:1 control-character",
      ])
  }

  @Test func onlySomeCharactersAreReportedOneByOne() throws {
    let source = try SourceText([UInt8](repeating: 7, count: 1_000))
    #expect(source.diagnostics.count == CoursewareLimits.reportedCharacters)
    #expect(source.line(0).range.length == 1_000)
  }

  /// Bytes that are not UTF-8, after two lines and one character.
  @Test(
    arguments: [
      [0xFF], [0x80], [0xC3], [0xC3, 0x28], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xED, 0xA0, 0x80],
      [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82],
    ] as [[UInt8]])
  func whatIsNotUTF8IsRefusedWithItsOffset(bytes: [UInt8]) {
    let file = Array("∂\na\nb".utf8) + bytes
    let error = #expect(throws: Diagnostic.self) { try SourceText(file) }
    #expect(error?.cause == .notUTF8(offset: 7))
    #expect(error?.range.mark == "3:2:1")
  }

  @Test func zeroMeansBinary() {
    let error = #expect(throws: Diagnostic.self) { try SourceText([0x61, 0x0A, 0x62, 0, 0xFF]) }
    #expect(error?.cause == .binary(offset: 3))
    #expect(error?.range.mark == "2:2:1")
  }

  @Test func limitsHoldAtTheLimitAndNotBeyond() throws {
    let line = [UInt8](repeating: 0x78, count: CoursewareLimits.scalarsPerLine)
    #expect(try SourceText(line).line(0).range.length == CoursewareLimits.scalarsPerLine)
    #expect(throws: Diagnostic(.lineTooLong(scalars: 4_097), at: SourceRange(line: 2, column: 1))) {
      try SourceText([0x0A] + line + [0x78])
    }
    let lines = [UInt8](repeating: 0x0A, count: CoursewareLimits.lines)
    #expect(try SourceText(lines).lineCount == CoursewareLimits.lines + 1)
    let tooMany = #expect(throws: Diagnostic.self) { try SourceText(lines + [0x0A]) }
    #expect(tooMany?.cause == .tooManyLines(CoursewareLimits.lines + 1))

    var file: [UInt8] = []
    while file.count < CoursewareLimits.fileBytes { file += [UInt8](repeating: 0x78, count: 1_023) + [0x0A] }
    #expect(try SourceText(file).bytes.count == CoursewareLimits.fileBytes)
    #expect(throws: Diagnostic(.fileTooLarge(bytes: CoursewareLimits.fileBytes + 1), at: .start)) {
      try SourceText(file + [0x78])
    }
  }

  @Test func theLimitOfALineCountsScalarsAndNotBytes() throws {
    let line = String(repeating: "∂", count: CoursewareLimits.scalarsPerLine)
    #expect(try SourceText(Array(line.utf8)).line(0).range.length == CoursewareLimits.scalarsPerLine)
  }
}
