import Terminal
import Testing

@testable import Tutor

@Suite struct DescentSessionTests {
  private func running(_ preferences: Preferences = Preferences(), size: Size = Size(width: 100, height: 30)) -> Player
  {
    var player = Player(size: size, preferences: preferences)
    player.open("gradients")
    player.press(.enter)
    return player
  }

  @Test func runnersMoveAsTimePassesAndThenNothingMoves() {
    var player = running()
    #expect(player.tutor.nextTick != nil)
    #expect(player.shows("step 0 of 60"))
    player.wait(.milliseconds(200))
    #expect(!player.shows("step 0 of 60"))
    for _ in 0..<200 { player.wait(.milliseconds(200)) }
    #expect(player.shows("step 60 of 60"))
    #expect(player.tutor.nextTick == nil, "who has arrived wakes nobody")
  }

  @Test func pausedItSleeps() {
    var player = running()
    player.press(" ")
    #expect(player.tutor.nextTick == nil)
    let before = player.picture
    player.wait(.seconds(5))
    #expect(player.picture == before)
    player.press(".")
    #expect(player.shows("step 1 of 60"))
    player.press(" ")
    #expect(player.tutor.nextTick != nil)
  }

  @Test func helpAndAnotherWindowStopTheClock() {
    var player = running()
    player.press("?")
    #expect(player.tutor.nextTick == nil)
    player.press(.escape)
    #expect(player.tutor.nextTick != nil)
    player.resize(20, 5)
    #expect(player.tutor.nextTick == nil)
  }

  @Test func theRateChangesWhileItRuns() {
    var player = running()
    #expect(player.shows("rate 0.05"))
    player.press("]")
    #expect(player.shows("rate 0.1"))
    #expect(player.tutor.nextTick != nil)
    player.press("[")
    #expect(!player.shows("rate 0.1"))
    #expect(player.shows("rate 0.05"))
  }

  @Test func reducedMotionGoesInSteps() {
    var player = running(Preferences(isMotionReduced: true))
    #expect(player.tutor.nextTick == nil)
    player.press(".")
    #expect(player.shows("step 1 of 60"))
    player.press(" ")
    #expect(player.shows("step 11 of 60"))
    #expect(player.tutor.nextTick == nil)
  }

  @Test func divergenceIsSaid() {
    var player = Player(size: Size(width: 100, height: 30))
    player.open("gradients")
    player.press(.right, .enter)
    for _ in 0..<300 { player.wait(.milliseconds(200)) }
    #expect(player.shows("Diverged at step"))
    #expect(player.shows("smaller"))
    #expect(player.tutor.nextTick == nil)
  }

  @Test func anotherFunctionIsTyped() {
    var player = running()
    player.press("f", .control("u"))
    player.type("x^2 + sin(")
    player.press(.enter)
    #expect(player.shows("^"))
    #expect(player.tutor.nextTick == nil)
    player.press(.control("u"))
    player.type("a*b*c")
    player.press(.enter)
    #expect(player.shows("has 3 variables: a, b, c"))
    player.press(.control("u"))
    player.type("(u-1)^2 + v^2")
    player.press(.enter)
    #expect(player.shows("L(u, v) = (u − 1)² + v²"))
    #expect(player.shows("step 0"))
  }

  @Test func runnersAreChosen() {
    var player = running()
    player.press("o")
    #expect(player.shows("[x] Momentum"))
    player.press(.down, " ")
    #expect(player.shows("[ ] Momentum"))
    player.press(.enter)
    #expect(!player.shows("momentum"))
    #expect(player.shows("gd"))
  }

  @Test func theStartMovesAndTheRaceBeginsAgain() {
    var player = running()
    player.wait(.milliseconds(250))
    player.press(.left)
    #expect(player.shows("step 0 of 60"))
    #expect(player.tutor.nextTick == nil)
  }

  @Test func theMapIsDrawnOnceAndFramesCopyIt() {
    var player = running()
    let first = player.tutor.picture
    player.wait(.milliseconds(250))
    let second = player.tutor.picture
    #expect(first != second)
    let changed = zip(first.cells, second.cells).count { $0 != $1 }
    #expect(changed < 200, "\(changed) cells")
  }

  @Test(arguments: [Size(width: 40, height: 12), Size(width: 60, height: 16), Size(width: 200, height: 60)])
  func everySizeHasALegend(size: Size) {
    let player = running(size: size)
    #expect(player.shows("gd"))
    #expect(player.shows("momentum"))
    #expect(player.shows("∇L"))
  }
}
