/// A Swift file with its comments and the text of its string literals blanked out, so that a rule sees code alone.
struct SourceFile: CustomStringConvertible, Sendable {
  let path: String
  /// The code, a line each; as many as the file has.
  let lines: [String]

  init(path: String, text: String) {
    self.path = path
    var blanker = Blanker(text)
    lines = blanker.blanked().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  var description: String { path }

  /// The target, as the folder under Sources names it.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }

  /// The modules imported, with the lines that do.
  var imports: [(line: Int, module: String)] {
    lines.enumerated().compactMap { index, line in
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let start = words.firstIndex(of: "import"), words[..<start].allSatisfy(Self.mayPrecedeImport) else {
        return nil
      }
      let rest = words[(start + 1)...].drop { Self.kinds.contains($0) }
      return rest.first.map { (index + 1, String($0.prefix { $0 != "." })) }
    }
  }

  private static func mayPrecedeImport(_ word: Substring) -> Bool {
    word.hasPrefix("@") || ["package", "internal", "private", "fileprivate", "public"].contains(word)
  }
  private static let kinds: Set<Substring> = [
    "struct", "class", "enum", "protocol", "func", "var", "let", "typealias",
  ]
}

/// Walks Swift text once. Interpolations are code and stay; everything else inside quotes becomes blanks.
private struct Blanker {
  private let text: [Character]
  private var position = 0
  private var code = ""

  init(_ text: String) {
    self.text = Array(text)
    code.reserveCapacity(text.utf8.count)
  }

  mutating func blanked() -> String {
    walk(untilClosing: false)
    return code
  }

  private func starts(with prefix: String) -> Bool {
    text[position...].starts(with: prefix)
  }

  private mutating func keep() {
    code.append(text[position])
    position += 1
  }

  private mutating func blank(_ count: Int = 1) {
    for _ in 0..<count where position < text.count {
      code.append(text[position].isNewline ? "\n" : " ")
      position += 1
    }
  }

  /// Code, up to the end or to the parenthesis that closes an interpolation.
  private mutating func walk(untilClosing: Bool) {
    var depth = 0
    while position < text.count {
      switch text[position] {
      case "/" where starts(with: "//"):
        while position < text.count, !text[position].isNewline { blank() }
      case "/" where starts(with: "/*"): comment()
      case "\"", "#": literal()
      case "(":
        depth += 1
        keep()
      case ")":
        if untilClosing, depth == 0 { return }
        depth -= 1
        keep()
      default: keep()
      }
    }
  }

  private mutating func comment() {
    var depth = 0
    repeat {
      if starts(with: "/*") {
        depth += 1
        blank(2)
      } else if starts(with: "*/") {
        depth -= 1
        blank(2)
      } else {
        blank()
      }
    } while depth > 0 && position < text.count
  }

  /// A string literal of any kind, or a lone `#` such as that of a directive.
  private mutating func literal() {
    let hashes = text[position...].prefix { $0 == "#" }.count
    guard position + hashes < text.count, text[position + hashes] == "\"" else { return keep() }
    blank(hashes)
    let quote = starts(with: "\"\"\"") ? "\"\"\"" : "\""
    let fence = String(repeating: "#", count: hashes)
    keep()
    blank(quote.count - 1)
    while position < text.count {
      if starts(with: quote + fence) {
        blank(quote.count - 1)
        keep()
        blank(hashes)
        return
      }
      if starts(with: "\\" + fence + "(") {
        blank(1 + hashes)
        keep()
        walk(untilClosing: true)
        if position < text.count { keep() }
      } else if starts(with: "\\" + fence) {
        blank(2 + hashes)
      } else {
        blank()
      }
    }
  }
}
