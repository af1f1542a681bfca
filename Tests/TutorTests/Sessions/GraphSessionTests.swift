import Terminal
import Testing

@testable import Tutor

@Suite struct GraphSessionTests {
  private static let lesson = [
    "01-graphs.md": """
    ---
    title: Graphs
    summary: Steps.
    ---

    ## A graph

    ```graph
    function: (w*x-t)^2
    at: w = 3, x = 2, t = 5
    ```
    """
  ]

  private func opened(_ size: Size = Size(width: 80, height: 24)) -> Player {
    var player = Player(Self.lesson, size: size)
    player.open("graphs")
    return player
  }

  @Test func theLessonShowsThePictureAndOpensIt() {
    var player = opened()
    #expect(player.shows("├(·)"), "\(player.picture)")
    player.press(.enter)
    #expect(player.shows("forward, 0 of 3"))
    player.press(.escape)
    #expect(player.shows("page 1 of 1"))
  }

  @Test func valuesThenAdjointsComeANodeAKey() {
    var player = opened()
    player.press(.enter, .enter)
    #expect(player.shows("u₁ = w·x = 6"), "\(player.picture)")
    #expect(player.shows("= ?"))
    player.press(.enter, .enter)
    #expect(player.shows("backward, 0 of 6"))
    player.press(.enter, .enter)
    #expect(player.shows("∂f/∂u₂ = ∂f/∂f · ∂f/∂u₂ = 1 · 2 = 2"), "\(player.picture)")
    player.press(.backspace)
    #expect(player.shows("∂f/∂f = 1"))
    player.press("a")
    #expect(player.shows("∂f/∂w = 4"), "\(player.picture)")
    #expect(player.shows("gradient:"))
  }

  @Test func theLearnerFillsIn() {
    var player = opened()
    player.press(.enter, "f")
    #expect(player.shows("What is u₁"))
    player.type("5")
    player.press(.enter)
    #expect(player.shows("Not yet"))
    player.press(.backspace)
    player.type("6")
    player.press(.enter)
    #expect(player.shows("Right: 6."))
    player.type("1")
    player.press(.enter)
    player.type("1")
    player.press(.enter)
    #expect(player.shows("What is ∂f/∂f?"), "\(player.picture)")
    player.press(.escape, .enter)
    #expect(player.shows("backward, 1 of 6"))
  }

  @Test func modesAndTheGradientCheckAreShown() {
    var player = opened()
    player.press(.enter, "m")
    #expect(player.shows("Reverse mode: one sweep"))
    player.press("m", "v")
    #expect(player.shows("forward quotient"))
    #expect(player.shows("curve is a V"), "\(player.picture)")
    player.press(.escape)
    #expect(player.shows("(·)"))
  }

  @Test(arguments: [Size(width: 40, height: 12), Size(width: 60, height: 16), Size(width: 120, height: 40)])
  func everySizeShowsTheNodeThatIsSpokenOf(size: Size) {
    var player = opened(size)
    player.press(.enter)
    for _ in 0..<9 {
      player.press(.enter)
      #expect(!player.picture.isEmpty)
    }
    #expect(player.shows("f"))
  }
}
