import Testing

struct RuleTests {
  @Test(arguments: Rule.all)
  func sourcesKeepTheRule(rule: Rule) {
    #expect(!PackageFiles.sources.isEmpty)
    for file in PackageFiles.sources {
      for line in rule.breaches(file) { Issue.record("\(file):\(line): \(rule.name)") }
    }
  }

  @Test(arguments: Rule.all.filter(\.coversTests))
  func testsKeepTheRule(rule: Rule) {
    #expect(!PackageFiles.tests.isEmpty)
    for file in PackageFiles.tests {
      for line in rule.breaches(file) { Issue.record("\(file):\(line): \(rule.name)") }
    }
  }

  @Test(arguments: Rule.all)
  func theRuleSeesABreach(rule: Rule) {
    #expect(rule.breaches(SourceFile(path: rule.path, text: rule.wrong)) != [])
  }

  @Test(arguments: Rule.all)
  func theRuleLetsGoodCodePass(rule: Rule) {
    #expect(rule.breaches(SourceFile(path: rule.path, text: rule.right)) == [])
  }
}

struct ArrowTests {
  @Test func everyTargetStandsInTheTable() {
    #expect(PackageFiles.targets == Arrows.allowed.keys.sorted())
  }

  @Test func arrowsPointDown() {
    // The table has no cycle: targets can be taken away one by one, each importing none that is left above it.
    var left = Set(Arrows.allowed.keys)
    while let leaf = left.first(where: { Arrows.allowed[$0]?.contains(where: left.contains) == false }) {
      left.remove(leaf)
    }
    #expect(left == [])
  }

  @Test(arguments: [
    ("Sources/Calculus/A.swift", "import Foundation"), ("Sources/Terminal/A.swift", "import Calculus"),
    ("Sources/Tutor/A.swift", "import Curses"), ("Sources/Grading/A.swift", "internal import Descent"),
    ("Sources/Descent/A.swift", "import Glibc"), ("Sources/Courseware/Lesson/A.swift", "import Glibc"),
    ("Sources/Curses/A.swift", "import GRDB"), ("Sources/Unknown/A.swift", "import Calculus"),
  ])
  func upwardImportsAreSeen(path: String, text: String) {
    let file = SourceFile(path: path, text: text)
    #expect(file.imports.contains { !Arrows.allows($0.module, in: file) })
  }

  @Test(arguments: [
    ("Sources/Calculus/A.swift", "import BigInt\n// import Foundation"), ("Sources/Tutor/A.swift", "import Terminal"),
    ("Sources/Courseware/Reading/A.swift", "#if canImport(Glibc)\n  import Glibc\n#endif"),
    ("Sources/gradus/A.swift", "import Foundation\nimport Journal"),
  ])
  func downwardImportsPass(path: String, text: String) {
    let file = SourceFile(path: path, text: text)
    #expect(file.imports.allSatisfy { Arrows.allows($0.module, in: file) })
  }
}

struct SourceFileTests {
  /// Compared without their blanks.
  @Test(arguments: [
    ("a // b\nc", "a\nc"), ("a /* b /* c */ d */ e", "ae"), (##"f("x // y", #"z"#, g)"##, ##"f("","",g)"##),
    (#""a \(b + "c") d" + e"#, #""(b+"")"+e"#), (#""\"" + a"#, #"""+a"#), ("#if a\n#endif", "#ifa\n#endif"),
    ("\"\"\"\n  try!\n  \"\"\" + a", "\"\n\n\"+a"), (##"#"\("# + a"##, "\"\"+a"),
  ])
  func blanksCommentsAndText(text: String, code: String) {
    let blanked = SourceFile(path: "", text: text).lines.joined(separator: "\n")
    #expect(blanked.filter { $0 != " " } == code)
  }

  @Test func keepsThePlaceOfEveryCharacter() {
    for file in PackageFiles.sources + PackageFiles.tests {
      let text = (try? PackageFiles.text(file.path)) ?? ""
      #expect(file.lines.map(\.count) == text.split(separator: "\n", omittingEmptySubsequences: false).map(\.count))
    }
  }
}
