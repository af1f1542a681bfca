import Testing

/// Something no file of Sources may do, with a snippet that does it and one that comes close and may.
struct Rule: CustomTestStringConvertible, Sendable {
  let name: String
  let path = "Sources/Calculus/Sample.swift"
  let wrong: String
  let right: String
  /// Whether it holds for the files of Tests too.
  let coversTests: Bool
  /// Lines, counted from 1, where the file breaks the rule.
  let breaches: @Sendable (SourceFile) -> [Int]

  var testDescription: String { name }

  init(
    _ name: String, coversTests: Bool = false, wrong: String, right: String,
    _ breaches: @escaping @Sendable (SourceFile) -> [Int]
  ) {
    self.name = name
    self.coversTests = coversTests
    self.wrong = wrong
    self.right = right
    self.breaches = breaches
  }

  /// A rule about single lines of code.
  static func line(
    _ name: String, coversTests: Bool = false, wrong: String, right: String,
    unless isExempt: @escaping @Sendable (SourceFile) -> Bool = { _ in false },
    _ isBreach: @escaping @Sendable (String) -> Bool
  ) -> Rule {
    Rule(name, coversTests: coversTests, wrong: wrong, right: right) { file in
      isExempt(file) ? [] : file.lines.enumerated().filter { isBreach($0.element) }.map { $0.offset + 1 }
    }
  }

  static let all: [Rule] = [
    Rule("imports follow the arrows", wrong: "@testable import struct Foundation.Date", right: "import BigInt") {
      file in
      file.imports.filter { !Arrows.allows($0.module, in: file) }.map(\.line)
    },
    Rule(
      "a file has at most 400 lines", coversTests: true, wrong: String(repeating: "\n", count: 401),
      right: String(repeating: "\n", count: 400)
    ) { file in
      // The text after the last newline is no line.
      file.lines.count - 1 > 400 ? [401] : []
    },
    .line("no try!", coversTests: true, wrong: "let a = try! f()", right: "let a = try? f() // never try!") {
      $0.contains("try!")
    },
    .line("no as!", coversTests: true, wrong: "let a = b as! Int", right: "let a = \"as!\"") { $0.contains("as!") },
    .line("nothing stops the program", wrong: "fatalError(\"no\")", right: "/* fatalError() */ error()") {
      $0.contains("fatalError(") || $0.contains("preconditionFailure(")
    },
    .line("no forced unwrap", coversTests: true, wrong: "let a = \"\\(table[1]!)\"", right: "if !a, b != c, b!=d {}") {
      unwrapsByForce($0)
    },
    .line("packages need no public", wrong: "  public var a = 1", right: "package var publicKey = 1") {
      $0.split { !$0.isLetter }.contains("public")
    },
    .line(
      "only the program prints", wrong: "  print(a)", right: "  a.print(); fingerprint(a)",
      unless: { $0.target == "gradus" }
    ) { calls("print", in: $0) },
    .line(
      "a Double becomes an Int in one place", wrong: "let a = Int(x.rounded())",
      right: "let a = Int(exactly: x.rounded())",
      unless: { $0.path == "Sources/Calculus/Numbers/Int+Checking.swift" }
    ) { convertsDouble($0) },
  ]
}
