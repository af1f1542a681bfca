import Terminal
import Testing

@testable import Tutor

@Suite struct ChoiceSessionTests {
  @Test func aWrongChoiceGetsItsReason() {
    var player = Player()
    player.open("slopes")
    player.press(.enter, "2", .enter)
    #expect(player.shows("✗ That adds up."))
    #expect(player.keptAnswers.map(\.verdict) == [.wrong])
    player.press("1")
    #expect(!player.shows("That adds up."), "a new choice takes the old verdict away")
    player.press(.enter)
    #expect(player.shows("✓ Yes, as a function of the place."))
    #expect(player.keptAnswers.map(\.text) == ["2", "1"])
  }

  @Test func enterAloneAnswersNothing() {
    var player = Player()
    player.open("slopes")
    player.press(.enter, .down, .enter)
    #expect(player.shows("Choose first"))
    #expect(player.keptAnswers.isEmpty)
    player.press(" ", .enter)
    #expect(player.keptAnswers.map(\.text) == ["2"])
  }

  @Test func severalAreTicked() {
    var player = Player()
    player.open("slopes")
    player.press(.tab, .enter)
    #expect(player.shows("More than one is right."))
    player.press(.enter)
    #expect(player.shows("Tick what is right"))
    player.press(" ", .enter)
    #expect(player.shows("not all of it"))
    player.press("3", .enter)
    #expect(player.shows("✗ That is 1 there."))
    player.press("3", "2", .enter)
    #expect(player.shows("✓ Right."))
    #expect(player.keptAnswers.map(\.text) == ["1", "1,3", "1,2"])
  }

  @Test func hintsComeOneAtATime() {
    var player = Player()
    player.open("slopes")
    player.press(.tab, .enter, "h")
    #expect(player.shows("Put in 0."))
    player.press("h")
    #expect(player.shows("last hint"))
  }
}

@Suite struct StepsSessionTests {
  @Test func rulesAreRevealedOneByOne() {
    var player = Player()
    player.open("chain-rule")
    player.press(.right, .enter)
    #expect(player.shows("Differentiate sin(x²)"))
    #expect(!player.shows("Chain rule"))
    player.press(.enter)
    #expect(player.shows("Chain rule, derivative of sin"))
    #expect(player.shows("1 of 1 step"))
    #expect(!player.shows("✓ Together"))
    player.press("n")
    #expect(player.shows("✓ Together"))
    player.press(.backspace, .backspace)
    #expect(!player.shows("Chain rule"))
    player.press("a")
    #expect(player.shows("✓ Together"))
    player.press(.enter)
    #expect(player.shows("page 2 of 3"))
  }
}
