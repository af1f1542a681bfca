extension Course {
  /// What a quick look at a lesson finds: its exercises, choices and cards by their fences and `id:` lines alone, its
  /// pages by their headings, and those of reference by their comments.
  ///
  /// Takes time linear in the bytes, a fraction of a full read.
  struct Glance {
    private(set) var activities: [Activity] = []
    private(set) var references: [Reference] = []
    /// The lines of its pages' headings, from 1.
    private(set) var headings: [Int] = []
    /// Whether headings and fences are what Markdown takes for them: no line has what could hide some.
    private(set) var isCertain = true

    /// The lines, from 0, of the page that a line is on.
    func page(ofLine line: Int) -> Range<Int>? {
      guard let heading = headings.last(where: { $0 <= line }) else { return nil }
      return heading - 1..<(headings.first { $0 > line }.map { $0 - 1 } ?? .max)
    }

    init(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { look(at: $0) } }
  }
}

extension Course.Glance {
  private mutating func look(at buffer: UnsafeBufferPointer<UInt8>) {
    var fence: Fence?
    var heading: UnsafeBufferPointer<UInt8>?
    var number = 0
    var start = 0
    while start < buffer.count {
      number += 1
      let end = buffer.lineEnd(from: start)
      let line = UnsafeBufferPointer(rebasing: buffer[start..<end])
      start = end + 1
      if Self.mayMislead(line) { isCertain = false }
      guard let open = fence else {
        // Most lines are told by their first byte.
        switch line.first {
        case 0x23 where line.starts(with: Self.headingMark):
          heading = line
          headings.append(number)
        case 0x3C where Self.isReference(line):
          note(String(decoding: line, as: UTF8.self), below: heading, line: number)
        case 0x60, 0x7E: fence = Fence(line)
        case _: break
        }
        continue
      }
      if open.isClosed(by: line) {
        fence = nil
      } else if let kind = open.kind, let id = Self.id(line) {
        activities.append(Course.Activity(kind: kind, id: id))
        fence?.kind = nil
      }
    }
  }

  private static let headingMark = Array("## ".utf8)
  private static let commentMark = Array("<!--".utf8)
  private static let commentEnd = Array("-->".utf8)
  private static let referenceMark = Array("reference:".utf8)

  /// Whether a line may begin or end what hides headings: HTML, a comment over several lines, an indented fence, or what
  /// looks like a fence and is code in a line.
  private static func mayMislead(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    switch line.first {
    case 0x20, 0x09:
      guard let mark = line.first(where: { $0 != 0x20 && $0 != 0x09 }) else { return false }
      return mark == 0x3C || mark == 0x60 || mark == 0x7E
    case 0x3C: return !line.starts(with: commentMark) || !line.suffix(commentEnd.count).elementsEqual(commentEnd)
    case 0x60: return line.drop { $0 == 0x60 }.contains(0x60)
    case _: return false
    }
  }

  /// Whether a line begins with a comment that makes its page a reference: most comments say other things.
  private static func isReference(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
    line.starts(with: commentMark)
      && line.dropFirst(commentMark.count).drop { $0 == 0x20 || $0 == 0x09 }.starts(with: referenceMark)
  }

  private mutating func note(_ comment: String, below heading: UnsafeBufferPointer<UInt8>?, line: Int) {
    guard let heading, case .reference(let id)? = Comment.all(in: [SourceLine(comment, line: line, column: 1)])?.first,
      id.text.isIdentifier
    else { return }
    let title = SourceLine(String(decoding: heading.dropFirst(3), as: UTF8.self), line: 1, column: 1).trimmed.text
    references.append(Course.Reference(id: id.text, title: title, line: line))
  }

  private static func id(_ line: UnsafeBufferPointer<UInt8>) -> String? {
    guard line.count > 3, line[0] == 0x69, line[1] == 0x64, line[2] == 0x3A else { return nil }
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0D }
    var (start, end) = (3, line.count)
    while start < end, isBlank(line[start]) { start += 1 }
    while end > start, isBlank(line[end - 1]) { end -= 1 }
    let value = UnsafeBufferPointer(rebasing: line[start..<end])
    return value.isIdentifier ? String(decoding: value, as: UTF8.self) : nil
  }

  /// An open fence of a code block.
  private struct Fence {
    private var mark: UInt8
    private var length: Int
    /// The kind of block, until its id is found.
    var kind: LiveBlock.Kind?

    init?(_ line: UnsafeBufferPointer<UInt8>) {
      guard let first = line.first, first == 0x60 || first == 0x7E else { return nil }
      mark = first
      length = line.prefix { $0 == first }.count
      guard length >= 3 else { return nil }
      let word = line.dropFirst(length).drop { $0 == 0x20 }.prefix { (0x61...0x7A).contains($0) }
      kind = Self.identified.first { word.elementsEqual($0.word) }?.kind
    }

    /// The kinds of blocks that have an id, and what stands after their fences.
    private static let identified = LiveBlock.Kind.allCases.filter { Schema.block($0).key("id") != nil }
      .map { (word: Array($0.rawValue.utf8), kind: $0) }

    func isClosed(by line: UnsafeBufferPointer<UInt8>) -> Bool {
      guard line.first == mark else { return false }
      let marks = line.prefix { $0 == mark }.count
      return marks >= length && line.dropFirst(marks).allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }
    }
  }
}
