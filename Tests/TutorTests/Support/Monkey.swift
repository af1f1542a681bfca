import Calculus
import Terminal

@testable import Tutor

/// Someone who presses keys, pastes, waits and changes the window at random.
struct Monkey {
  private(set) var player = Player()
  private var random: SplitMix64
  private(set) var steps = 0
  /// The screens that were seen, by what their headers begin with.
  private(set) var titles: Set<String> = []

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  private static let keys: [Key] =
    [
      .enter, .enter, .enter, .tab, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .down, .left,
      .right, .right, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .function(1), .function(2), .function(3),
      .function(4), .function(12), .control("u"), .control("k"), .control("y"), .control("_"), .control("t"),
      .control("w"), .control("l"), .control("r"), .control("z"), .alt("d"), "é", "漢", "\u{301}",
    ] + "abcdefghijklmnopqrstuvwxyz0123456789 ()[]{}^*/+-.,=?!|_ZG".map { Key.character($0) }

  private static let sizes = [(0, 0), (1, 1), (20, 5), (40, 12), (60, 16), (80, 24), (100, 30), (120, 40)]

  mutating func step() {
    switch Int.random(in: 0..<100, using: &random) {
    case 0:
      let (width, height) = Self.sizes.randomElement(using: &random) ?? (80, 24)
      player.resize(width, height)
    case 1: player.paste(["x^2\n+1", String(repeating: "(", count: 300), "\u{1B}[31m\u{202E}", ""][steps % 4])
    case 2...9: player.wait(.milliseconds(Int.random(in: 0...400, using: &random)))
    default: player.press(Self.keys.randomElement(using: &random) ?? .enter)
    }
    if steps.isMultiple(of: 10) { titles.insert(player.title) }
    steps += 1
  }

  /// Lets go of what a long run would gather in the test and not in the tutor.
  mutating func forget() { player.forget() }
}
