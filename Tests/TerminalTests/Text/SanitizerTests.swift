import FuzzCorpus
import Testing

@testable import Terminal

struct SanitizerTests {
  @Test(arguments: [
    ("plain ∇x² text\n", "plain ∇x² text\n"),
    ("a\r\nb\rc\u{2028}d\u{2029}e\u{85}f", "a\nb\nc\nd\ne\nf"),
    ("a\tb\n\tc\nabcd\te", "a   b\n    c\nabcd    e"),
    ("\u{1B}[31m", "^[[31m"),
    ("\u{7}\u{8}\0", "^G^H^@"),
    ("\u{7F}", "^?"),
    ("\u{9B}31m", "M-^[31m"),
    ("a\u{202E}b", "a<U+202E>b"),
    ("\u{61C}", "<U+061C>"),
    ("a\u{200B}\u{FEFF}\u{AD}\u{FE0F}\u{E0041}b", "ab"),
    ("\u{E000}\u{FFFF}\u{378}", "\u{FFFD}\u{FFFD}\u{FFFD}"),
    ("e\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}", "e\u{301}\u{302}\u{303}\u{304}"),
    ("\u{301}a", "a"),
    ("a\n\u{301}b", "a\nb"),
    ("👩\u{200D}🔬", "👩🔬"),
    ("", ""),
  ])
  func rules(text: String, expected: String) {
    #expect(Array(Sanitizer.clean(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test func invalidBytesAreReplaced() {
    let result = Sanitizer.clean(bytes: [0x61, 0xFF, 0x62, 0xC3])
    #expect(result.text == "a\u{FFFD}b\u{FFFD}")
    #expect(result.findings.invalidBytes == 2)
  }

  @Test func findingsAreCounted() {
    let findings = Sanitizer.clean(bytes: "\u{1B}\u{202E}\u{200B}\u{E000}\u{301}".utf8).findings
    #expect(findings.controls == 1)
    #expect(findings.bidirectional == 1)
    #expect(findings.invisible == 1)
    #expect(findings.unassigned == 1)
    #expect(findings.marksDropped == 0)
    #expect(Sanitizer.clean(bytes: "fine\n".utf8).findings.isEmpty)
  }

  @Test func aLineHasNoNewlines() {
    #expect(Sanitizer.cleanLine("a\r\nb\nc") == "a b c")
  }

  /// Bytes at random, mostly well-formed text with the characters that need care.
  private static func hostile(_ generator: inout SeededGenerator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 0...80, using: &generator) {
      switch Int.random(in: 0..<6, using: &generator) {
      case 0: bytes.append(UInt8.random(in: 0...255, using: &generator))
      case 1: bytes += Array("\u{301}".utf8)
      case 2: bytes += [0x0D, 0x0A].prefix(Int.random(in: 1...2, using: &generator))
      case 3: bytes.append(UInt8.random(in: 0..<0x20, using: &generator))
      case _:
        if let scalar = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &generator)) {
          bytes += Array(String(scalar).utf8)
        }
      }
    }
    return bytes
  }

  private func check(_ bytes: [UInt8], _ origin: String) {
    let text = Sanitizer.clean(bytes: bytes).text
    for scalar in text.unicodeScalars where scalar != "\n" {
      let isPrintable = scalar.gridClass != .control && scalar.gridClass != .invisible
      #expect(isPrintable, "\(origin): U+\(String(scalar.value, radix: 16)) in \(bytes)")
    }
    let again = Sanitizer.clean(bytes: text.utf8)
    #expect(Array(again.text.utf8) == Array(text.utf8), "\(origin): \(bytes)")
    #expect(again.findings.isEmpty, "\(origin): \(bytes)")
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func theOutputIsPrintableAndStays(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<20 { check(Self.hostile(&generator), "seed \(seed)") }
  }

  @Test func whatFuzzingKept() throws {
    let inputs = try corpus("Sanitizing")
    #expect(!inputs.isEmpty)
    for input in inputs { check(input, "the corpus") }
  }
}
