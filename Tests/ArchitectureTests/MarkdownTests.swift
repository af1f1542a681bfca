import Testing

/// The links of the Markdown files at the top lead somewhere.
struct MarkdownTests {
  @Test(arguments: ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])
  func linksResolve(path: String) throws {
    let text = try PackageFiles.text(path)
    for link in Markdown.links(in: text) {
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let target = parts[0].isEmpty ? path : parts[0]
      #expect(PackageFiles.exists(target), "\(path): \(link)")
      if parts.count > 1, target.hasSuffix(".md") {
        #expect(Markdown.anchors(in: try PackageFiles.text(target)).contains(parts[1]), "\(path): \(link)")
      }
    }
  }

  @Test func linksAreFound() {
    let text =
      "See [a](A.md), [b](B.md#the-end \"title\") and ![c](c.png).\n    [d](in-code)\n`[e](e)` [f](https://f.org)"
    #expect(Markdown.links(in: text) == ["A.md", "B.md#the-end", "c.png"])
    #expect(Markdown.anchors(in: "# One\n## Two words, here\n") == ["one", "two-words-here"])
  }
}

enum Markdown {
  /// The targets of links to files of the package; code and links into the web are passed over.
  static func links(in text: String) -> [String] {
    var isFenced = false
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
      if line.hasPrefix("```") { isFenced.toggle() }
      if isFenced || line.hasPrefix("    ") { return [] }
      // Every second piece between backquotes is code.
      let prose = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        .filter { $0.offset.isMultiple(of: 2) }.map(\.element).joined(separator: " ")
      return prose.split(separator: "](", omittingEmptySubsequences: false).dropFirst().compactMap { rest in
        rest.prefix { $0 != ")" }.split(separator: " ").first.map(String.init)
      }
    }
    .filter { !$0.contains("://") && !$0.hasPrefix("mailto:") }
  }

  /// The names that headings can be linked by.
  static func anchors(in text: String) -> [String] {
    text.split(separator: "\n").filter { $0.hasPrefix("#") }.map { heading in
      heading.drop { $0 == "#" }.drop { $0 == " " }.lowercased()
        .filter { $0.isLetter || $0.isNumber || $0 == " " || $0 == "-" || $0 == "_" }
        .map { $0 == " " ? "-" : String($0) }.joined()
    }
  }
}
