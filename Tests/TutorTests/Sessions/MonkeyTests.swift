import Terminal
import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@testable import Tutor

/// Keys and sizes at random: nothing traps, nothing gets lost, and there is always a way out.
@Suite struct MonkeyTests {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    /// SplitMix64 (Steele, Lea and Flood 2014).
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private static let keys: [Key] =
    [
      .enter, .enter, .enter, .tab, .tab, .backTab, .escape, .backspace, .delete, .insert, .up, .down, .down, .left,
      .right, .right, .home, .end, .pageUp, .pageDown, .wordLeft, .wordRight, .function(1), .function(2), .function(3),
      .function(4), .function(12), .control("u"), .control("k"), .control("y"), .control("_"), .control("t"),
      .control("w"), .control("l"), .control("r"), .control("z"), .alt("d"), "é", "漢", "\u{301}",
    ] + "abcdefghijklmnopqrstuvwxyz0123456789 ()[]{}^*/+-.,=?!|_ZG".map { Key.character($0) }

  private static let sizes = [(0, 0), (1, 1), (20, 5), (40, 12), (60, 16), (80, 24), (100, 30), (120, 40)]

  /// Four monkeys make 20,000 events; `make soak`, with GRADUS_SOAK=10, has them make 1,000,000.
  private static let steps = 5_000 * (getenv("GRADUS_SOAK").flatMap { Int(String(cString: $0)) }.map { 5 * $0 } ?? 1)

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func aMonkeyFindsNoTrap(seed: UInt64) {
    var random = Generator(state: seed)
    var player = Player()
    for step in 0..<Self.steps {
      switch Int.random(in: 0..<100, using: &random) {
      case 0:
        let (width, height) = Self.sizes.randomElement(using: &random) ?? (80, 24)
        player.resize(width, height)
      case 1: player.paste(["x^2\n+1", String(repeating: "(", count: 300), "\u{1B}[31m\u{202E}", ""][step % 4])
      case 2...9: player.wait(.milliseconds(Int.random(in: 0...400, using: &random)))
      default: player.press(Self.keys.randomElement(using: &random) ?? .enter)
      }
      if step.isMultiple(of: 10) { _ = player.tutor.picture }
      if step.isMultiple(of: 500) { leave(player, seed: seed, step: step) }
    }
    leave(player, seed: seed, step: Self.steps)
  }

  /// From wherever the player is, ten times Esc lead home, where q quits.
  private func leave(_ player: Player, seed: UInt64, step: Int) {
    var player = player
    let quits = player.others.count { $0 == .quit }
    player.resize(80, 24)
    for _ in 0..<10 { player.press(.escape) }
    #expect(player.shows("∇ Gradus"), "seed \(seed), step \(step)\n\(player.picture)")
    player.press("q", .enter)
    #expect(player.others.count { $0 == .quit } > quits, "seed \(seed), step \(step)\n\(player.picture)")
  }
}
