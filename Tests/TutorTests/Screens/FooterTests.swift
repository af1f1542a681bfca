import Terminal
import Testing

@testable import Tutor

/// What the footer says is what the keys do.
@Suite struct FooterTests {
  /// Every screen, by the keys that lead to it.
  static let ways: [(name: String, lesson: String?, keys: [Key])] = [
    ("home", nil, []),
    ("finding", nil, ["/"]),
    ("reader", "chain-rule", []),
    ("exercise", "chain-rule", [.enter]),
    ("exercise without its line", "chain-rule", [.enter, .tab]),
    ("lines", "chain-rule", [.enter, .function(5)] + "u=2x".map { .character($0) } + [.enter]),
    ("rules", "chain-rule", [.enter, .function(6), .down, .down, .down, .down, .down, .down, .enter]),
    ("exercise, solved", "odd", [.enter, "1", .enter]),
    ("choice", "slopes", [.enter]),
    ("choice, solved", "slopes", [.enter, "1", .enter]),
    ("ticks", "slopes", [.tab, .enter]),
    ("steps", "chain-rule", [.right, .enter]),
    ("steps, all", "chain-rule", [.right, .enter, "a"]),
    ("descent", "gradients", [.enter]),
    ("descent, choosing", "gradients", [.enter, "o"]),
    ("descent, typing", "gradients", [.enter, "f"]),
    ("curve", "gradients", [.right, .enter]),
    ("descent, terms", "gradients", [.enter, "t"]),
    ("descent, conditions", "gradients", [.enter, "c"]),
    ("playground", nil, ["y"]),
    ("playground, typed", nil, ["y"] + "x*y".map { .character($0) } + [.enter]),
    ("landscape", nil, ["y"] + "x*y".map { .character($0) } + [.enter, "c"]),
    ("graph", nil, ["y"] + "x*y".map { .character($0) } + [.enter, "g"]),
    ("reference", nil, [.control("r")]),
    ("reference over an answer", "chain-rule", [.enter, "3", .control("r"), .right]),
    ("network", "gradients", [.right, .right, .enter]),
    ("neuron", "gradients", [.right, .right, .enter, "n"]),
    ("network, settings", "gradients", [.right, .right, .enter, "o"]),
    ("landscapes", nil, ["y", .function(2)]),
    ("progress", nil, ["s"]),
    ("practice", nil, ["p"]),
    ("placement", nil, ["w"]),
    ("review, nothing due", nil, ["r"]),
    ("card", nil, ["i"]),
    ("card, turned", nil, ["i", .enter]),
    ("debrief", nil, ["i", .enter, "1", .enter, .escape]),
    ("curve, explored", nil, ["y"] + "x^2".map { .character($0) } + [.enter, "p"]),
  ]

  private func player(_ way: (name: String, lesson: String?, keys: [Key])) -> Player {
    var player = Player(size: Size(width: 160, height: 24))
    if let lesson = way.lesson { player.open(lesson) }
    for key in way.keys { player.press(key) }
    return player
  }

  @Test(arguments: ways.indices)
  func everyKeyOfTheFooterDoesSomething(index: Int) {
    let start = player(Self.ways[index])
    for hint in start.tutor.footer.hints {
      for key in hint.keys {
        // At the first of a list one cannot move up, so another place is tried as well.
        let does = [[], [Key.down], [.right]].contains { changes(key, after: $0, start) }
        #expect(does, "\(Self.ways[index].name): \(key.name) \(hint.label)")
      }
    }
  }

  private func changes(_ key: Key, after keys: [Key], _ start: Player) -> Bool {
    var player = start
    for key in keys { player.press(key) }
    let before = (player.tutor.picture, player.entries.count, player.others.count)
    player.press(key)
    if player.tutor.picture == before.0 { player.wait(.milliseconds(240)) }
    return player.tutor.picture != before.0 || player.entries.count != before.1 || player.others.count != before.2
  }

  @Test(arguments: ways.indices)
  func helpListsEveryKeyOfTheFooter(index: Int) {
    var player = player(Self.ways[index])
    let hints = player.tutor.footer.hints
    player.resize(160, 60)
    player.press(.function(1))
    for key in hints.flatMap(\.keys) {
      #expect(player.shows(key.name), "\(Self.ways[index].name): \(key.name)")
    }
  }

  @Test(arguments: ways.indices)
  func theWayOutIsAlwaysShown(index: Int) {
    var player = player(Self.ways[index])
    for width in [40, 60, 80, 200] {
      player.resize(width, 24)
      #expect(player.footer.contains("help"), "\(Self.ways[index].name) at \(width): \(player.footer)")
      #expect(
        ["Esc", "q quit", "Enter"].contains { player.footer.contains($0) },
        "\(Self.ways[index].name) at \(width): \(player.footer)")
    }
  }
}
