import Terminal
import Testing

@testable import Tutor

/// Screens as text, compared cell by cell with the files in `Golden`.
@Suite struct PictureTests {
  static let sizes = [(0, 0), (1, 1), (20, 5), (60, 16), (80, 24), (100, 30), (200, 60)]

  /// Screens by name, and how to get there.
  static let screens: [(name: String, lesson: String?, keys: [Key])] = [
    ("home", nil, []),
    ("reader", "chain-rule", []),
    ("exercise", "chain-rule", [.enter] + "3(x^2+1)^2".map { .character($0) } + [.enter]),
    (
      "lines", "chain-rule",
      [.enter, .function(5)]
        + "u=x^2+1\rdu/dx=2x\r3u^2*2x\r6x(x^2+1)^3\r".map { $0 == "\r" ? .enter : .character($0) }
    ),
    ("rules", "chain-rule", [.enter, .function(6)] + Array(repeating: .down, count: 6) + [.enter, .up, .enter]),
    ("choice", "slopes", [.enter, "2", .enter]),
    ("steps", "chain-rule", [.right, .enter, "a"]),
    ("help", "chain-rule", ["?"]),
    ("reference", "chain-rule", [.control("r")]),
    ("neuron", "gradients", [.right, .right, .enter, "n"]),
  ]

  @Test(arguments: screens.indices)
  func everySize(index: Int) throws {
    let screen = Self.screens[index]
    var pictures: [(String, String)] = []
    for (width, height) in Self.sizes {
      var player = Player(
        record: LearnerRecord(solved: ["slopes": ["slope-word"]], pages: ["slopes": 0], daysInARow: 2),
        size: Size(width: 80, height: 24))
      if let lesson = screen.lesson { player.open(lesson) }
      for key in screen.keys { player.press(key) }
      player.resize(width, height)
      pictures.append(("\(width)x\(height)", player.picture))
      #expect(player.tutor.picture.size == Size(width: width, height: height))
    }
    try Golden(screen.name).check(pictures)
  }

  @Test func tooSmallIsSaidAndGrowingBringsAllBack() {
    var player = Player()
    player.open("chain-rule")
    player.press(.enter)
    player.type("6x")
    let before = player.picture
    player.resize(39, 24)
    #expect(player.picture.contains("need 40x12, have 39x24"))
    player.type("y")
    player.resize(80, 24)
    #expect(player.picture == before, "what cannot be seen takes no input")
  }

  @Test func asciiReachesTheMathematics() {
    var player = Player(preferences: Preferences(charset: .ascii))
    player.open("slopes")
    #expect(player.shows("x^2"))
  }
}
