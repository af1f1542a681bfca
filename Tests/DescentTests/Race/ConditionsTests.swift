import Calculus
import Testing

@testable import Descent

@Suite struct ConditionsTests {
  @Test(arguments: [
    ("constant", [1.0, 1, 1]), ("step:2:0.5", [1, 1, 0.5]), ("warmup:4", [0.25, 0.5, 0.75]),
    ("cosine:2", [1, 0.5, 0]), ("warmup:1+step:1:0.1", [1, 1, 0.1]),
  ])
  func schedulesAreWhatTheySay(text: String, shares: [Double]) throws {
    let schedule = try #require(Schedule(reading: text))
    for (step, share) in shares.enumerated() { #expect(abs(schedule.share(at: step) - share) < 1e-15, "step \(step)") }
    #expect(schedule.text == text)
  }

  @Test(arguments: ["", "cosine", "step:0:0.5", "step:5:2", "warmup:-1", "cosine:5:5", "linear:3"])
  func whatIsNoScheduleIsRefused(text: String) { #expect(Schedule(reading: text) == nil) }

  private func race(_ conditions: Conditions, _ methods: [Descent.Method] = [.gradientDescent, .adam]) throws -> Race {
    let landscape = try #require(Landscape(named: "valley"))
    return Race(
      landscape.objective, from: landscape.start, methods.map { Race.Entry(Optimizer($0), rate: 0.05) }, limit: 300,
      conditions)
  }

  @Test func theSameSeedGivesTheSameRun() throws {
    var first = try race(Conditions(noise: 1, seed: 3))
    var second = try race(Conditions(noise: 1, seed: 3))
    var other = try race(Conditions(noise: 1, seed: 4))
    first.advance(steps: 50)
    second.advance(steps: 50)
    other.advance(steps: 50)
    #expect(first.runners.map(\.point) == second.runners.map(\.point))
    #expect(first.runners.map(\.point) != other.runners.map(\.point))
  }

  @Test func noiseHasItsDeviation() {
    var generator = SplitMix64(seed: 1)
    let draws = (0..<20_000).map { _ in generator.bell() }
    let mean = draws.reduce(0, +) / 20_000
    let variance = draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
    #expect(abs(mean) < 0.03 && abs(variance - 1) < 0.05)
  }

  @Test func clippingKeepsTheDirection() {
    let seen = Conditions(clip: 1).seen([3, -4], at: 0)
    #expect(abs(seen[0] - 0.6) < 1e-15 && abs(seen[1] + 0.8) < 1e-15)
    #expect(Conditions(clip: 10).seen([3, -4], at: 0) == [3, -4])
  }

  @Test func aRaceIsRewoundWithItsRates() throws {
    var race = try race(Conditions(noise: 0.1, seed: 5))
    race.advance(steps: 10)
    race.setRate(0.01, of: 0)
    race.advance(steps: 10)
    let there = race.runners.map(\.point)
    race.setRate(0.02, of: 1)
    race.advance(steps: 10)
    #expect(race.rewound(to: 20).runners.map(\.point) == there)
    #expect(race.rewound(to: 0).runners.map(\.point) == [race.start, race.start])
  }

  @Test(arguments: Descent.Method.allCases) func everyStepIsExplained(method: Descent.Method) throws {
    var race = try race(Conditions(), [method])
    race.advance(steps: 3)
    let lists = race.explanation(of: 0) { $0.text(significantDigits: 12) }
    let next = try #require(race.nextPoint(of: 0))
    let lines = lists.joined().joined(separator: "\n")
    // The last number of the lines that assign a coordinate is where the race goes.
    for (name, value) in zip(["x", "y"], next) {
      let line = lists.joined().last { $0.hasPrefix("\(name) ←") }
      #expect(line?.contains(value.text(significantDigits: 12)) ?? false, "\(lines)")
    }
    race.advance()
    #expect(race.runners[0].point == next)
  }

  @Test func aStepOfMomentumReadsAsInTheLesson() throws {
    let objective = Objective(try Parser.parseExpression("(x-3)^2"))
    var race = Race(objective, from: [0], [Race.Entry(Optimizer(.momentum), rate: 0.1)])
    race.advance()
    #expect(
      race.explanation(of: 0) { $0.text(significantDigits: 4) } == [
        ["v ← 0.9·(-6) + (-4.8) = -10.2", "x ← 0.6 − 0.1·(-10.2) = 1.62"]
      ])
  }
}
