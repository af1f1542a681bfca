import Courseware
import Terminal
import Testing

@testable import Tutor

@Suite struct NarratorTests {
  @Test(arguments: [("text", "Drawing: a --> b"), ("python", "Code: a --> b"), ("", "Code: a --> b")])
  func drawingsAreToldFromCode(language: String, expected: String) {
    var listener = Listener(["01-a.md": "---\ntitle: A\n---\n\n## Why?\n\n```\(language)\na --> b\n```\n"])
    #expect(listener.answer("1").contains(expected))
  }

  @Test(arguments: [("Why bend at all?", "Page: Why bend at all?"), ("Slopes", "Page: Slopes.")])
  func aHeadingHasOneStop(heading: String, expected: String) {
    var listener = Listener(["01-a.md": "---\ntitle: A\n---\n\n## \(heading)\n\nText.\n"])
    let said = listener.answer("1")
    #expect(said.contains(expected), "\(said)")
  }

  @Test func aFormulaTooWideForItsCellIsWrappedAndNotCut() {
    var player = Player(
      [
        "01-a.md":
          "---\ntitle: A\n---\n\n## Card\n\n| a | b |\n|---|---|\n| derivative of one | $f'(x) = \\lim_{h \\to 0} \\frac{f(x+h)-f(x)}{h}$ |\n"
      ],
      size: Size(width: 40, height: 24))
    player.open("a")
    let words = player.picture.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(words.contains("f(x))/h") || words.contains("f(x)"), "\(player.picture)")
  }
}
