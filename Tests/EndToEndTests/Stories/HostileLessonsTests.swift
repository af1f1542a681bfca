import Foundation
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Lessons from strangers: listed, linted, opened and previewed, they harm nobody and hold nothing up.
@Suite(.serialized)
struct HostileLessonsTests {
  /// What the files hold that a stranger hopes somebody will show.
  private static let texts: [String: String] = {
    let head = "---\ntitle: \u{1B}]0;owned\u{07}Title \u{202E}desrever\n---\n## \u{1B}[2J Page \u{200B}\n"
    let deep = (0..<500).map { String(repeating: " ", count: 2 * $0) + "- x\n" }.joined()
    return [
      "01-escapes.md": head + "\u{1B}[31mred \u{9B}31m \u{1B}P+q\u{1B}\\ \u{7F}\u{08}\u{08}over\n\n"
        + "`\u{1B}c` $\\text{\u{1B}[1m}$ [l](\u{1B}]8;;http://x\u{07})\n\n"
        + "```exercise\nid: a\nask: \u{1B}[5m what\nfunction: x^2\nwrong: x\n  \u{1B}[6n\n```\n",
      "02-directions.md": head
        + "abc \u{2066}def\u{2069} \u{200D}\u{FEFF}\u{E0041} x\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\n",
      "03-nested.md": head + String(repeating: deep, count: 4),
      "04-quotes.md": head + String(repeating: String(repeating: ">", count: 4_000) + " x\n", count: 250),
      "05-brackets.md": head + String(repeating: String(repeating: "[", count: 4_000) + "\n", count: 250),
      "06-stars.md": head + String(repeating: String(repeating: "*a **b ", count: 500) + "\n", count: 280),
      "07-dollars.md": head + String(repeating: String(repeating: "$a_{", count: 1_000) + "\n\n", count: 250),
      "08-formula.md": head + "```plot\nfunction: " + String(repeating: "(", count: 3_000) + "\nx: 0..1\n```\n"
        + "```exercise\nid: p\nask: q\nfunction: 9^9^9^9*x\nvariable: x\n```\n"
        + "```exercise\nid: q\nask: q\nanswer: 2^99999999\n```\n"
        + "```exercise\nid: r\nask: q\nfunction: sin(sin(sin(sin(sin(x*y)^y)^x)^y)^x)\nvariable: x\norder: 10\n```\n",
      "09-nul.md": "---\ntitle: T\n---\n## P\na\u{0}b\n",
    ]
  }()

  private func folder() throws -> Scratch {
    let scratch = try Scratch(lessons: Self.texts)
    let path = scratch.lessons + "/"
    try #require(symlink("/dev/zero", path + "20-zero.md") == 0)
    try #require(symlink("/etc/passwd", path + "21-passwd.md") == 0)
    try #require(mkfifo(path + "22-pipe.md", 0o600) == 0)
    try #require(mkdir(path + "23-folder.md", 0o700) == 0)
    try #require(symlink("24-loop.md", path + "24-loop.md") == 0)
    let large = open(path + "25-large.md", O_WRONLY | O_CREAT, 0o600)
    try #require(ftruncate(large, 100 << 20) == 0)
    close(large)
    return scratch
  }

  /// Runs a command with its output in a file.
  private func output(_ arguments: String, _ scratch: Scratch) throws -> (ExitStatus, [UInt8]) {
    let file = scratch.path + "/out"
    let session = try Session(
      "sh", ["-c", "cd \"$1\" && exec \"$0\" \(arguments) > \"$2\" 2>&1", Session.program, scratch.lessons, file],
      patience: .seconds(60))
    let status = try session.end()
    return (status, Array(try Data(contentsOf: URL(filePath: file))))
  }

  private func isPlain(_ bytes: [UInt8]) -> Bool {
    guard let text = String(validating: bytes, as: UTF8.self) else { return false }
    return text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x0A: true
      case 0..<0x20, 0x7F..<0xA0, 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069: false
      case _: true
      }
    }
  }

  @Test func theLinterReportsThemInPlainText() throws {
    let scratch = try folder()
    for arguments in [
      "lint .", "lint . --json", "lint 20-zero.md 22-pipe.md 25-large.md 09-nul.md", "lint . --statistics",
    ] {
      let (status, bytes) = try output(arguments, scratch)
      #expect(status == .exited(1), "\(arguments)")
      #expect(isPlain(bytes), "\(arguments)")
    }
    let text = String(decoding: try output("lint .", scratch).1, as: UTF8.self)
    for code in ["symbolic-link", "not-regular", "file-too-large", "binary", "control-character"] {
      #expect(text.contains("[\(code)]"), "\(code)")
    }
    #expect(!text.contains("root:"))
  }

  @Test(arguments: texts.keys.sorted())
  func aHandoutOfOneIsPlain(file: String) throws {
    let scratch = try folder()
    for format in ["text", "html"] {
      let (status, bytes) = try output("export \(file) --format \(format) --answers", scratch)
      #expect(status == .exited(0) || status == .exited(2))
      #expect(isPlain(bytes), "\(file) \(format)")
    }
  }

  @Test func theTutorShowsThemAndNothingElse() throws {
    let scratch = try folder()
    let session = try Session.gradus(data: scratch.data, ["--lessons", scratch.lessons])
    try session.expect("of 15 lessons")
    for name in Self.texts.keys.sorted().prefix(8) {
      // Megabytes of Markdown take an unoptimised build its time; how much is for the benchmarks.
      let opened = try Session.gradus(
        data: scratch.data, ["preview", scratch.lessons + "/" + name], patience: .seconds(180))
      try opened.expect("page 1 of ")
      try opened.press(.right, .tab, .end, .home)
      try opened.press(.controlC)
      #expect(try opened.end() == .exited(0))
      #expect(try opened.settings() == opened.settingsBefore)
      #expect(opened.emulator.controls.isSubset(of: Emulator.harmless), "\(name): \(opened.emulator.controls)")
    }
    try session.type("q")
    #expect(try session.end() == .exited(0))
    #expect(session.emulator.controls.isSubset(of: Emulator.harmless))
  }
}
