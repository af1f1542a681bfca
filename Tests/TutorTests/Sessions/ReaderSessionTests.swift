import Terminal
import Testing

@testable import Tutor

@Suite struct ReaderSessionTests {
  @Test func pagesTurnAndArePlaces() {
    var player = Player()
    player.open("chain-rule")
    player.press(.right)
    #expect(player.shows("page 2 of 3"))
    player.press(" ")
    #expect(player.shows("page 3 of 3"))
    player.press("h")
    #expect(player.shows("page 2 of 3"))
    #expect(
      player.entries == [0, 1, 2, 1].map { .bookmark(Bookmark(lesson: "chain-rule", page: $0)) })
  }

  @Test func theLastPageSaysSo() {
    var player = Player()
    player.open("chain-rule")
    player.press(.right, .right, .right)
    #expect(player.shows("page 3 of 3"))
    #expect(player.shows("last page"))
  }

  @Test func leavingKeepsThePlaceOfAFirstPage() {
    var player = Player()
    player.open("chain-rule")
    player.send(.interrupted)
    #expect(player.entries == [.bookmark(Bookmark(lesson: "chain-rule", page: 0))])
  }

  @Test func spaceScrollsBeforeItTurns() {
    var player = Player(size: Size(width: 60, height: 12))
    player.open("odd")
    player.press(" ")
    #expect(player.shows("page 1 of 3"))
    #expect(!player.shows("This exercise block"))
    for _ in 0..<5 where player.shows("page 1 of 3") { player.press(" ") }
    #expect(player.shows("page 2 of 3"))
  }

  @Test func pageUpComesBackToTheEndOfThePageBefore() {
    var player = Player(size: Size(width: 60, height: 12))
    player.open("odd")
    player.press(.right, .pageUp)
    #expect(player.shows("page 1 of 3"))
    #expect(player.shows("Enter answer"))
  }

  @Test func aBrokenBlockSaysWhereAndTheRestWorks() {
    var player = Player()
    player.open("odd")
    #expect(player.shows("This exercise block has a mistake"))
    #expect(player.shows("function: sin(x"))
    #expect(player.shows("never closed"))
    player.press(.enter)
    player.type("1")
    player.press(.enter)
    #expect(player.shows("✓ Right."))
  }

  @Test func everyKindOfBlockIsShown() {
    var player = Player(size: Size(width: 80, height: 40))
    player.open("odd")
    player.press(.right)
    for text in [
      "Front side", "• a list", "1. within a list", "[x] a task", "│ a quote with code", "1/2", "function  x",
    ] {
      #expect(player.shows(text), "\(text)\n\(player.picture)")
    }
    #expect(player.shows("├(·) f = 2"), "\(player.picture)")
  }

  @Test func aPlotIsDrawnWithWhatIsLaidAgainstIt() {
    var player = Player(size: Size(width: 80, height: 40))
    player.open("odd")
    player.press(.right, .right)
    for text in [
      "slope 2 at x = 1", "slope 3 over a width of 1", "slope 2.5 over a width of 0.5", "degree 1", "degree 2",
    ] {
      #expect(player.shows(text), "\(text)\n\(player.picture)")
    }
    let dots = player.tutor.picture.cells.count { (0x2801...0x28FF).contains($0.cluster.base.value) }
    #expect(dots > 100)
  }

  @Test func aRecallCardTurnsOver() {
    var player = Player()
    player.open("odd")
    player.press(.right)
    #expect(!player.shows("Back side"))
    player.press(.enter)
    #expect(player.shows("Back side"))
    player.press(.enter)
    #expect(!player.shows("Back side"))
  }

  @Test func afterASolvedBlockTheNextIsMarked() {
    var player = Player()
    player.open("slopes")
    player.press(.enter, "1", .enter, .enter)
    player.press(.enter)
    #expect(player.shows("Which are zero at 0?"))
    #expect(player.shows("[ ]"))
  }

  @Test func withEverythingSolvedEnterReadsOn() {
    var player = Player(record: LearnerRecord(solved: ["chain-rule": ["cube"]]))
    player.open("chain-rule")
    #expect(player.footer.hasPrefix(" Enter Space read on"))
    player.press(.enter)
    #expect(player.shows("page 2 of 3"))
  }

  @Test func skippingMarksTheNextBlock() {
    var player = Player()
    player.open("slopes")
    player.press(.tab, .enter)
    #expect(player.shows("Which are zero at 0?"))
  }
}
