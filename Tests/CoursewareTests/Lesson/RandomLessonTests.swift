import Calculus
import Testing

@testable import Courseware

/// Whatever the bytes are, a lesson comes back.
@Suite struct RandomLessonTests {
  @Test(arguments: 0..<100)
  func randomBytesNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let bytes = (0..<Int.random(in: 0...400, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    let lesson = Lesson.read(bytes, file: "x.md")
    #expect(!lesson.pages.isEmpty, "seed \(seed)")
    #expect(!lesson.title.isEmpty, "seed \(seed)")
  }

  /// Pieces of lessons in a random order: what a careless editor leaves behind.
  @Test(arguments: 0..<300)
  func randomPiecesNeverTrap(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let pieces =
      [
        "---\n", "title: T\n", "requires: a, b\n", "## Page\n", "\n", "text ", "*", "**", "`", "$", "$$", "```\n", "|",
        "|---|", "- ", "> ", "  ", "\t", "[a](b)", "<!-- covers: X -->\n", "- [x] yes\n", "- [ ] no\n", "id: a\n",
        "ask: what\n", "function: x^2\n", "variable: x\n", "answer: 1\n", "wrong: 2\n  no\n", "hints:\n  - h\n",
        "parameters: a = 1..3\n", "at: x = 1\n", "wrt: [x, y]\n", "loss: x^2\n", "from: 1\n", "x: -1..1\n",
        "order: 2\n",
        "é", "\u{202E}", "1. ", "&amp;", "\\", "front: f\nback: b\n", "optimizers: gd rate=1\n", "degrees: 1, 2\n",
      ] + LiveBlock.Kind.allCases.map { "```\($0.rawValue)\n" }
    let text = (0..<Int.random(in: 1...120, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
      .joined()
    let lesson = Lesson.read(Array(text.utf8), file: "05-x.md")
    #expect(!lesson.pages.isEmpty, "seed \(seed)")
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    for diagnostic in lesson.diagnostics {
      #expect((1...(count + 1)).contains(diagnostic.range.line), "seed \(seed): \(diagnostic)")
      #expect(diagnostic.range.column >= 1 && diagnostic.range.length >= 0, "seed \(seed): \(diagnostic)")
      #expect(!diagnostic.message.isEmpty, "seed \(seed)")
    }
    for (_, block) in lesson.liveBlocks {
      if case .broken(let broken) = block { #expect(!broken.diagnostics.isEmpty, "seed \(seed)") }
    }
    _ = Course.Entry.listed(file: "05-x.md", contents: .success(Array(text.utf8)))
  }

  /// A shipped lesson with one byte changed, one line missing, or cut off.
  @Test(arguments: 0..<60)
  func damagedLessonsNeverTrap(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let entry = try #require(ShippedLessons.entries.randomElement(using: &random))
    var bytes = try LessonFile.bytes(at: ShippedLessons.folder.path + "/" + entry.file)
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch seed % 3 {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place..<min(place + 40, bytes.count))
    case _: bytes = Array(bytes[..<place])
    }
    #expect(!Lesson.read(bytes, file: entry.file).pages.isEmpty, "seed \(seed)")
  }
}
