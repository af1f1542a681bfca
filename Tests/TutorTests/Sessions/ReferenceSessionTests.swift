import Courseware
import Terminal
import Testing

@testable import Tutor

/// The reference pages, which are a key away from everywhere.
@Suite struct ReferenceSessionTests {
  private static let course = Samples.course.filter { $0.key != "04-odd.md" }.merging(
    [
      "80-sheet.md": "---\ntitle: S\n---\n## Formula card\n<!-- reference: formula-card -->\n\nThe slope of $x^n$.\n",
      "81-terms.md": "---\ntitle: Terms\n---\n## Words\n<!-- reference: words -->\n\nA gradient is a vector.\n",
    ], uniquingKeysWith: { first, _ in first })

  @Test func theCardOpensOverAHalfTypedAnswerAndGivesItBack() {
    var player = Player(Self.course)
    player.open("chain-rule")
    player.press(.enter)
    player.type("6x(x^2")
    player.press(.control("r"))
    #expect(player.shows("Reference  ›  Formula card"))
    #expect(player.shows("The slope of xⁿ."))
    player.press(.right)
    #expect(player.shows("Reference  ›  Words"))
    #expect(player.shows("A gradient is a vector."))
    player.press(.right)
    #expect(player.shows("Formula card"), "the last is followed by the first")
    player.press(.escape)
    #expect(player.shows("6x(x^2"))
    player.type("+1)^2")
    player.press(.enter)
    #expect(player.keptAnswers.map(\.verdict) == [.right])
    let marked = player.entries.compactMap { if case .bookmark(let mark) = $0 { mark.lesson } else { nil } }
    #expect(!marked.contains("sheet"), "looking something up is no place in the course")
  }

  @Test func pagesOfOneNameInThreeLessonsAreThree() {
    let page = "## Card\n<!-- reference: card -->\n\n"
    var player = Player(
      [
        "01-a.md": "---\ntitle: A\n---\n\(page)From a.\n", "02-b.md": "---\ntitle: B\n---\n\(page)From b.\n",
        "03-c.md": "---\ntitle: C\n---\n\(page)From c.\n",
      ])
    player.press(.control("r"))
    for text in ["From a.", "From b.", "From c.", "From a."] {
      #expect(player.shows(text))
      player.press(.right)
    }
  }

  @Test func aCourseWithoutOneSaysSo() {
    var player = Player(Samples.course.filter { $0.key != "04-odd.md" })
    player.press(.control("r"))
    #expect(player.shows("This course has no reference pages."))
  }

  @Test func theLinearModeReadsItOut() {
    var listener = Listener(Self.course)
    #expect(listener.answer("reference").contains { $0.contains("The slope of") })
    #expect(listener.answer("next").contains { $0.contains("A gradient is a vector") })
    #expect(listener.answer("back").contains { $0.hasPrefix("Screen:") })
  }
}
