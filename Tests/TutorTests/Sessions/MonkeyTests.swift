import Testing

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

@testable import Tutor

/// Keys and sizes at random: nothing traps, nothing gets lost, and there is always a way out.
@Suite struct MonkeyTests {
  /// Four monkeys make 20,000 events; `make soak`, with GRADUS_SOAK=10, has them make 1,000,000.
  private static let steps = 5_000 * (setting("GRADUS_SOAK").map { 5 * $0 } ?? 1)

  private static func setting(_ name: String) -> Int? { getenv(name).flatMap { Int(String(cString: $0)) } }

  @Test(arguments: [UInt64(1), 2, 3, 4])
  func aMonkeyFindsNoTrap(seed: UInt64) {
    var monkey = Monkey(seed: seed)
    for step in 0..<Self.steps {
      monkey.step()
      if step.isMultiple(of: 500) {
        leave(monkey.player, seed: seed, step: step)
        monkey.forget()
      }
    }
    leave(monkey.player, seed: seed, step: Self.steps)
    #expect(monkey.titles.contains("Reference"), "seed \(seed): \(monkey.titles.sorted())")
  }

  #if os(Linux)
    /// GRADUS_SOAK_SECONDS says for how long; a learner makes 20 events a second at most, a monkey thousands.
    @Test(.enabled(if: setting("GRADUS_SOAK_SECONDS") != nil, "make soak runs it"))
    func memoryStaysFlat() throws {
      let seconds = try #require(Self.setting("GRADUS_SOAK_SECONDS"))
      let start = ContinuousClock.now
      var monkey = Monkey(seed: 1)
      var samples: [Int] = []
      while ContinuousClock.now - start < .seconds(seconds) {
        for _ in 0..<2_000 { monkey.step() }
        leave(monkey.player, seed: 1, step: monkey.steps)
        monkey.forget()
        samples.append(try residentBytes())
      }
      // Medians, as samples jump; from a third of the way on, when everything was once used.
      let third = max(samples.count / 3, 1)
      func median(_ part: ArraySlice<Int>) -> Int { part.sorted()[part.count / 2] }
      let growth = median(samples.suffix(third)) - median(samples.dropFirst(third).prefix(third))
      let hours = Double(monkey.steps) / (20 * 3_600)
      print(
        "\(monkey.steps) events, \(hours) hours at 20 a second: memory grew by \(growth) bytes to \(samples.last ?? 0)")
      #expect(growth < 5 << 20)
    }

    private func residentBytes() throws -> Int {
      var bytes = [UInt8](repeating: 0, count: 256)
      let file = open("/proc/self/statm", O_RDONLY)
      defer { close(file) }
      let count = read(file, &bytes, bytes.count)
      let fields = String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: " ")
      return try #require(fields.dropFirst().first.flatMap { Int($0) }) * Int(getpagesize())
    }
  #endif

  /// From wherever the player is, Esc leaves each screen within four keys (a field, a choice and a mode may be open in
  /// it) and leads home within twelve, since eight screens lie upon each other at most; there q quits.
  private func leave(_ player: Player, seed: UInt64, step: Int) {
    var player = player
    let quits = player.others.count { $0 == .quit }
    player.resize(80, 24)
    var titles: [String] = []
    for _ in 0..<12 {
      titles.append(player.title)
      player.press(.escape)
    }
    #expect(player.shows("∇ Gradus"), "seed \(seed), step \(step): \(titles)\n\(player.picture)")
    let stays = titles.indices.dropFirst(4).contains { titles[$0] != "Gradus" && Set(titles[$0 - 4...$0]).count == 1 }
    #expect(!stays, "seed \(seed), step \(step): \(titles)")
    player.press("q", .enter)
    #expect(player.others.count { $0 == .quit } > quits, "seed \(seed), step \(step)\n\(player.picture)")
  }
}
