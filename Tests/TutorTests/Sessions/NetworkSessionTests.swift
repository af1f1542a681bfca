import Terminal
import Testing

@testable import Tutor

@Suite struct NetworkSessionTests {
  private static let lesson = [
    "01-networks.md": """
    ---
    title: Networks
    summary: Learning.
    ---

    ## A network

    ```network
    data: circles
    layers: 4, 4
    activation: tanh
    steps: 60
    ```

    ```plot
    function: x^2
    x: -2..2
    ```
    """
  ]

  private func opened(_ preferences: Preferences = Preferences(), _ size: Size = Size(width: 100, height: 30)) -> Player
  {
    var player = Player(Self.lesson, size: size, preferences: preferences)
    player.open("networks")
    player.press(.enter)
    return player
  }

  @Test func aTrainingMovesAndEnds() {
    var player = opened()
    #expect(player.shows("circles, 2-4-4-1 tanh"), "\(player.picture)")
    #expect(player.shows("step 0 of 60"))
    player.wait(.milliseconds(240))
    #expect(!player.shows("step 0 of 60"))
    for _ in 0..<60 { player.wait(.milliseconds(240)) }
    #expect(player.shows("finished, step 60 of 60"), "\(player.picture)")
    #expect(player.tutor.nextTick == nil)
  }

  @Test func aNeuronIsLookedInto() {
    var player = opened(Preferences(isMotionReduced: true))
    #expect(player.tutor.nextTick == nil)
    player.press(".", "n")
    #expect(player.shows("Layer 1, unit 1 at example 1"), "\(player.picture)")
    #expect(player.shows("adjoint ∂L/∂z"))
    player.press(.down, .right, .tab)
    #expect(player.shows("Layer 2, unit 2 at example 2"))
    player.press(.right, .right)
    #expect(player.shows("Output at example 2"))
    player.press(.escape)
    #expect(player.shows("layer  units"))
  }

  @Test func aNeuronFitsAnOrdinaryTerminal() {
    var player = opened(Preferences(isMotionReduced: true), Size(width: 80, height: 24))
    player.press(".", "n", .right)
    let rows = player.picture.split(separator: "\n").map { $0.trimmingPrefix(" ").prefix(3) }
    #expect(rows.filter { ["w1 ", "w2 ", "w3 ", "w4 ", "b  "].contains($0) }.count == 5, "\(player.picture)")
    #expect(player.shows("weight"))
    #expect(player.shows("next step") && !player.shows("next ste…"), "\(player.picture)")
  }

  @Test func threeClassesEndInASoftmax() {
    var player = Player(
      ["01-networks.md": "---\ntitle: N\n---\n\n## A\n\n```network\ndata: three-blobs\nlayers: 3\n```\n"],
      size: Size(width: 80, height: 24), preferences: Preferences(isMotionReduced: true))
    player.open("networks")
    player.press(.enter)
    #expect(player.shows("out 3 softmax"), "\(player.picture)")
    player.press("n", .right)
    #expect(player.shows("value z: the softmax takes all outputs"), "\(player.picture)")
  }

  @Test func settingsMakeAnotherNetwork() {
    var player = opened()
    player.press("o", .right, .down, .right, .down, .left, .down, .right)
    #expect(player.shows("hidden layers"))
    player.press(.enter)
    #expect(player.shows("moons, 2-3-3-3-1"), "\(player.picture)")
    #expect(player.shows("step 0"))
  }

  @Test func vanishingGradientsAreNamed() {
    var player = opened()
    // Six layers of sigmoids.
    player.press("o", .down, .right, .right, .right, .right, .down, .down, .left, .enter, " ")
    #expect(player.shows("sigmoid"), "\(player.picture)")
    #expect(player.shows("vanishing"), "\(player.picture)")
  }

  @Test func aPlotIsExploredAndPlayedWith() {
    var player = Player(Self.lesson, size: Size(width: 100, height: 40))
    player.open("networks")
    player.press(.tab, "y")
    #expect(player.shows("∇ Playground"), "\(player.picture)")
    #expect(player.shows("> x^2"))
    player.press(.escape, .enter)
    #expect(player.shows("∇ Curve"), "\(player.picture)")
  }

  @Test(arguments: [Size(width: 40, height: 12), Size(width: 60, height: 16), Size(width: 200, height: 60)])
  func everySizeShowsTheLoss(size: Size) {
    let player = opened(Preferences(), size)
    #expect(player.shows("loss"), "\(player.picture)")
  }
}
