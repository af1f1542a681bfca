import Courseware
import Terminal
import Testing

@testable import Tutor

/// What an author sees: parts that wait for a key, and a lesson that changes while it is open.
@Suite struct AuthorSessionTests {
  private static func text(_ pages: String) -> String { "---\ntitle: Draft\n---\n\(pages)" }

  private static let paused = text(
    """
    ## First
    Guess.

    <!-- pause -->

    Solved it.

    <!-- pause -->

    ```exercise
    id: a
    ask: Differentiate $x^3$.
    function: x^3
    ```
    ## Second
    Later.
    """)

  @Test func aPauseWaitsForAKey() {
    var player = Player(["01-draft.md": Self.paused])
    player.press(.enter)
    #expect(player.shows("Guess.") && !player.shows("Solved it.") && player.shows("shows what follows"))
    player.press(" ")
    #expect(player.shows("Solved it.") && !player.shows("Differentiate"))
    player.press(.enter)
    #expect(player.shows("Differentiate") && !player.shows("shows what follows"))
    player.press(" ")
    #expect(player.shows("Later."))
    // What was revealed stays so.
    player.press(.left)
    #expect(player.shows("Solved it.") && player.shows("Differentiate"))
  }

  @Test func theLinearModeWaitsAtAPauseAndSaysWhatFollows() {
    var listener = Listener(["01-draft.md": Self.paused])
    let first = listener.answer("1")
    #expect(first.contains { $0.contains("Guess.") } && !first.contains { $0.contains("Solved it.") })
    let second = listener.answer("show")
    #expect(second.contains { $0.contains("Solved it.") } && !second.contains { $0.contains("Differentiate") })
    let third = listener.answer("")
    #expect(third.contains { $0.contains("Differentiate") } && !third.contains { $0.contains("show what follows") })
  }

  @Test func aBookmarkBehindAPauseDoesNotHideWhatWasRead() {
    var player = Player(["01-draft.md": Self.paused], record: LearnerRecord(pages: ["draft": 1]))
    player.press(.enter, .left)
    #expect(player.shows("Solved it."))
  }

  @Test func aSaveIsShownAtTheSamePage() {
    var player = Player(["01-draft.md": Self.text("## One\na\n## Two\nb\n")])
    player.press(.enter, .right)
    #expect(player.shows("Two"))
    let edited = { (pages: String) in Lesson.read(Array(Self.text(pages).utf8), file: "01-draft.md") }
    player.send(.changed(edited("## One\na\n## Two\nbetter\n")))
    #expect(player.shows("better") && player.shows("page 2 of 2"))
    // A page before it: the heading is followed.
    player.send(.changed(edited("## Zero\n## One\na\n## Two\nbetter\n")))
    player.send(.told("Line 4: what is wrong"))
    #expect(player.shows("better") && player.shows("page 3 of 3") && player.shows("Line 4: what is wrong"))
    player.send(.changed(edited("## Only\nthis\n")))
    #expect(player.shows("this") && player.shows("page 1 of 1") && !player.shows("Line 4"))
    // Mistakes stand in their place, and the rest lives.
    player.send(.changed(edited("## Only\nthis\n```plot\nfunction: x +\nx: 0..1\n```\n")))
    #expect(player.shows("This plot block has a mistake") && player.shows("this"))
  }

  @Test func aSaveClosesWhatWasOpenOnTheLesson() {
    var player = Player(["01-draft.md": Self.text("## One\n```exercise\nid: a\nask: q\nfunction: x^2\n```\n")])
    player.press(.enter, .enter)
    player.type("2x")
    player.send(
      .changed(Lesson.read(Array(Self.text("## One\nnew\n").utf8), file: "01-draft.md")))
    #expect(player.shows("new") && player.shows("page 1 of 1"))
    player.press(.escape)
    // Another lesson's save changes nothing.
    player.send(.changed(Lesson.read(Array(Self.text("## X\nother\n").utf8), file: "09-other.md")))
    #expect(!player.shows("other"))
  }

  @Test func aHandoutReadsAsPlainText() {
    let lesson = Lesson.read(Array(Self.paused.utf8), file: "01-draft.md")
    let lines = TextHandout(Handout(lesson, hasAnswers: true), width: 60).lines
    #expect(lines.prefix(2) == ["Draft", "====="])
    #expect(lines.contains("[Exercise 1]") && lines.contains("Answer: 3x²"))
    #expect(lines.allSatisfy { $0.columns <= 60 && !$0.hasSuffix(" ") })
    let without = TextHandout(Handout(lesson, hasAnswers: false), charset: .ascii).lines
    #expect(!without.contains { $0.contains("3x") })
    #expect(without.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } })
  }
}
