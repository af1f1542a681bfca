import Terminal
import Testing

@testable import Tutor

@Suite struct CurveSessionTests {
  private static func lesson(_ fields: String) -> [String: String] {
    ["01-curves.md": "---\ntitle: Curves\n---\n\n## A curve\n\n```plot\nfunction: x^2\nx: -2..4\n\(fields)```\n"]
  }

  private func opened(_ fields: String) -> Player {
    var player = Player(Self.lesson(fields), size: Size(width: 80, height: 40))
    player.open("curves")
    player.press(.tab, .enter)
    return player
  }

  @Test func theSecantRunsThroughTheWidthsOfItsBlock() {
    var player = opened("secant: 1\nwidths: 2, 0.5\n")
    player.press("s")
    #expect(player.shows("secant over h = 2: slope (f(x+h) − f(x))/h = 4"), "\(player.picture)")
    player.press("s")
    #expect(player.shows("secant over h = 0.5: slope (f(x+h) − f(x))/h = 2.5"), "\(player.picture)")
    player.press("s")
    #expect(!player.shows("secant over"), "after the narrowest comes none")
    player.press("s")
    #expect(player.shows("secant over h = 2:"))
  }

  @Test func withoutWidthsItBeginsAtAFifthOfTheView() {
    var player = opened("")
    player.press("s")
    #expect(player.shows("secant over h = 1.2:"), "\(player.picture)")
    player.press("s")
    #expect(player.shows("secant over h = 0.12:"))
  }

  @Test func aPolynomialHasItsSigns() {
    var player = Player(size: Size(width: 100, height: 30))
    player.press("y")
    player.type("1-x+x^3")
    player.press(.enter, .enter)
    player.type("x = -1")
    player.press(.enter, "p", "p", "p", "p")
    #expect(player.shows("degree 3, u = x + 1: 1 + 2·u − 3·u² + 1·u³"), "\(player.picture)")
  }

  @Test func whereEnterReadsOnAPlotSaysSo() {
    var player = Player(Self.lesson(""), size: Size(width: 80, height: 40))
    player.open("curves")
    #expect(player.shows("Tab, Enter explore"), "\(player.picture)")
    #expect(player.footer.contains("Enter Space read on"), "\(player.footer)")
    player.press(.tab)
    #expect(!player.shows("Tab, Enter"))
    #expect(player.footer.contains("Enter explore"))
  }

  @Test func legendsHaveOneBlankBetweenWords() {
    var player = Player(Self.lesson("tangent: -2\nsecant: -2\nwidths: 1\n"), size: Size(width: 80, height: 40))
    player.open("curves")
    #expect(player.shows("tangent   slope −4 at x = −2"), "\(player.picture)")
    #expect(player.shows("secant    slope −3 over a width of 1"), "\(player.picture)")
  }
}
