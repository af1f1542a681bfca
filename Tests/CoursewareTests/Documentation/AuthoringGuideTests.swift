import Foundation
import Testing

@testable import Courseware

/// The authors' guide: its examples are lessons, and it knows every block and every field.
struct AuthoringGuide {
  static let text: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../..").standardizedFileURL
    return (try? String(contentsOf: root.appending(path: "docs/authoring.md"), encoding: .utf8)) ?? ""
  }()

  /// What stands between four backticks, in order.
  static let examples: [String] = {
    var examples: [String] = []
    var open: [Substring]?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line == "````", let lines = open {
        examples.append(lines.joined(separator: "\n"))
        open = nil
      } else if open != nil {
        open?.append(line)
      } else if line == "````markdown" {
        open = []
      }
    }
    return examples
  }()

  /// The text below a heading of the third level, up to the next heading of that level or above.
  static func section(_ heading: String) -> String? {
    guard let start = text.range(of: "\n### \(heading)\n") else { return nil }
    let rest = text[start.upperBound...]
    return String(
      rest[..<(rest.range(of: "\n### ") ?? rest.range(of: "\n## ") ?? (rest.endIndex..<rest.endIndex)).lowerBound])
  }
}

@Suite struct AuthoringGuideTests {
  @Test(arguments: AuthoringGuide.examples.indices)
  func anExampleLints(number: Int) {
    let example = AuthoringGuide.examples[number]
    let text =
      example.hasPrefix("---")
      ? example : "---\ntitle: Example\n---\n" + (example.contains("## ") ? "" : "## Page\n") + example
    let found = Lesson.read(Array(text.utf8), file: "07-example.md").lint
    #expect(found.map { $0.rendered(file: "example \(number)") } == [])
  }

  @Test(arguments: LiveBlock.Kind.allCases)
  func everyBlockIsExplainedWithAnExample(kind: LiveBlock.Kind) throws {
    let section = try #require(AuthoringGuide.section(kind.rawValue))
    #expect(section.contains("```\(kind.rawValue)\n"))
    for key in Schema.block(kind).keys {
      #expect(section.contains("`\(key.name)`") || section.contains("`\(key.name):"), "\(kind): \(key.name)")
    }
  }

  @Test func theLimitsAreThoseOfTheProgram() {
    for limit in [
      CoursewareLimits.lines, CoursewareLimits.scalarsPerLine, CoursewareLimits.files, CoursewareLimits.fieldNodes,
      CoursewareLimits.listItems, CoursewareLimits.tableColumns, CoursewareLimits.parameterValues,
      CoursewareLimits.blockNesting,
    ] {
      let digits = String(limit)
      let text = digits.count > 3 ? digits.dropLast(3) + "," + digits.suffix(3) : Substring(digits)
      #expect(AuthoringGuide.text.contains(text), "\(limit)")
    }
  }
}
