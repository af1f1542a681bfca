import CMD4C

/// Turns Markdown into values with md4c, which calls back for each block, span and piece of text.
///
/// md4c tells no places, but the pieces it hands over point into the text it was given; their offsets are the places.
struct MarkdownReader {
  /// What stands between two `##` headings at the margin.
  struct Section {
    /// `nil` before the first heading.
    var heading: Markdown.Text?
    var range: SourceRange
    var blocks: [Markdown.Block] = []
    /// From comments `<!-- covers: … -->` and `<!-- check: … -->`.
    var covers: [Placement] = []
    var claims: [SourceLine] = []
    /// The numbers of blocks before `<!-- pause -->`.
    var pauses: [Int] = []
    /// From `<!-- reference: … -->`.
    var reference: SourceLine?
  }

  struct Result {
    var sections: [Section]
    /// Where its links lead.
    var links: [SourceLine]
    var diagnostics: [Diagnostic]
    /// How often md4c called back, a measure of the work done.
    var events: Int
  }

  /// - Parameter isLesson: whether `##` begins a section and live blocks are read; otherwise all is one section.
  static func read(_ input: MarkdownInput, isLesson: Bool) -> Result {
    input.bytes.withUnsafeBufferPointer { buffer in
      var builder = MarkdownBuilder(input, base: UnsafePointer(buffer.baseAddress), isLesson: isLesson)
      guard let base = buffer.baseAddress, let size = MD_SIZE(exactly: buffer.count) else { return builder.finish() }
      withUnsafeMutablePointer(to: &builder) { pointer in
        var parser = Self.parser
        _ = base.withMemoryRebound(to: MD_CHAR.self, capacity: buffer.count) { text in
          md_parse(text, size, &parser, pointer)
        }
      }
      return builder.finish()
    }
  }

  private static var parser: MD_PARSER {
    MD_PARSER(
      abi_version: 0,
      flags: UInt32(MD_FLAG_TABLES | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS | MD_FLAG_NOHTMLSPANS),
      enter_block: { type, detail, data in Self.with(data) { $0.enter(type, detail) } },
      leave_block: { type, detail, data in Self.with(data) { $0.leave(type, detail) } },
      enter_span: { type, detail, data in Self.with(data) { $0.enter(type, detail) } },
      leave_span: { type, _, data in Self.with(data) { $0.leave(type) } },
      text: { type, text, size, data in Self.with(data) { $0.add(type, text, Int(size)) } },
      debug_log: nil, syntax: nil)
  }

  /// Performs one call back; anything but 0 ends the parse.
  private static func with(_ data: UnsafeMutableRawPointer?, _ body: (inout MarkdownBuilder) -> Void) -> CInt {
    guard let builder = data?.assumingMemoryBound(to: MarkdownBuilder.self) else { return 1 }
    guard builder.pointee.mayGoOn() else { return 1 }
    body(&builder.pointee)
    return 0
  }
}

extension Markdown {
  /// Reads a short text out of a field.
  static func prose(_ lines: [SourceLine], into diagnostics: inout [Diagnostic]) -> Prose {
    if lines.count == 1, lines[0].text.isPlain { return [.paragraph([Run(.text(lines[0].text))])] }
    let result = MarkdownReader.read(MarkdownInput(lines), isLesson: false)
    diagnostics += result.diagnostics
    return result.sections.flatMap(\.blocks)
  }
}

extension String {
  /// Whether it is words alone, none of which Markdown could mean otherwise: most short texts are, and reading them as
  /// Markdown takes twenty times as long.
  var isPlain: Bool {
    guard let first = utf8.first, let last = utf8.last, Self.isLetter(first), last != UInt8(ascii: " ") else {
      return false
    }
    return utf8.allSatisfy { byte in
      switch byte {
      case _ where Self.isLetter(byte): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: " "), UInt8(ascii: ","), UInt8(ascii: "."),
        UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"), UInt8(ascii: "'"), UInt8(ascii: "-"):
        true
      case _: false
      }
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
}
