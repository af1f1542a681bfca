import Calculus
import Testing

@testable import Descent

/// Steps against formulas worked out by hand.
@Suite struct OptimizerTests {
  private func isClose(_ a: Double, _ b: Double) -> Bool {
    (a - b).magnitude <= 1e-12 * max(1, a.magnitude, b.magnitude)
  }

  /// The parameter after each of some gradients, from a start.
  private func run(
    _ optimizer: Optimizer, rate: Double, from start: Double = 0, gradients: [Double]
  ) -> [Double] {
    var state = optimizer.start(at: [start])
    return gradients.map { gradient in
      state = optimizer.step(state, gradient: [gradient], rate: rate)
      return state.point[0]
    }
  }

  @Test func aQuadraticShrinksByTheSameFactorEachStep() {
    // On λx²/2 the gradient is λx, so x_k = (1 − ηλ)^k · x₀.
    let (rate, curvature, start) = (0.07, 3.0, 2.5)
    var state = Optimizer(.gradientDescent).start(at: [start])
    var expected = start
    for _ in 1...50 {
      state = Optimizer(.gradientDescent).step(state, gradient: [curvature * state.point[0]], rate: rate)
      expected *= 1 - rate * curvature
      #expect(isClose(state.point[0], expected))
    }
  }

  @Test func momentumOnAParabolaTakesTheStepsOfTheLesson() {
    // (x − 3)² from 0 with η = 0.1, β = 0.9: 0.6, then v = 0.9·(−6) + 2·(0.6 − 3) = −10.2.
    let momentum = Optimizer(.momentum)
    let first = momentum.step(momentum.start(at: [0]), gradient: [-6], rate: 0.1)
    let second = momentum.step(first, gradient: [2 * (first.point[0] - 3)], rate: 0.1)
    #expect(isClose(first.point[0], 0.6))
    #expect(isClose(second.memory[0][0], -10.2))
    #expect(isClose(second.point[0], 1.62))
  }

  @Test func velocityUnderAlternatingAndConstantGradients() throws {
    let momentum = Optimizer(.momentum)
    var state = momentum.start(at: [0])
    for (gradient, velocity) in zip([1.0, -1, 1, -1], [1, -0.1, 0.91, -0.181]) {
      state = momentum.step(state, gradient: [gradient], rate: 0.1)
      #expect(isClose(state.memory[0][0], velocity))
    }
    state = momentum.start(at: [0])
    for _ in 0..<400 { state = momentum.step(state, gradient: [1], rate: 0.1) }
    #expect((state.memory[0][0] - 10).magnitude < 1e-12)
  }

  @Test func momentumOnAQuadraticObeysItsRecurrence() throws {
    // x_{k+1} = (1 + β − ηλ)·x_k − β·x_{k−1} (Polyak 1964).
    let (rate, decay, curvature) = (0.05, 0.8, 4.0)
    let momentum = try Optimizer(.momentum, [("beta", decay)])
    var state = momentum.start(at: [1.5])
    var (previous, current) = (1.5, 1.5)
    for _ in 1...100 {
      state = momentum.step(state, gradient: [curvature * state.point[0]], rate: rate)
      (previous, current) = (current, (1 + decay - rate * curvature) * current - decay * previous)
      #expect(isClose(state.point[0], current))
    }
  }

  @Test func nesterovOnAQuadraticObeysItsRecurrence() {
    // In the variable at which the gradient is taken: v ← βv + λx, x ← x − η(λx + βv).
    let nesterov = Optimizer(.nesterov)
    var state = nesterov.start(at: [2])
    var (x, v) = (2.0, 0.0)
    for _ in 1...60 {
      state = nesterov.step(state, gradient: [3 * x], rate: 0.04)
      v = 0.9 * v + 3 * x
      x -= 0.04 * (3 * x + 0.9 * v)
      #expect(isClose(state.point[0], x))
    }
  }

  @Test func adagradDividesByTheRootOfTheSum() {
    let points = run(Optimizer(.adagrad), rate: 0.1, gradients: [3, 4])
    #expect((points[0] - points[1] - 0.08).magnitude < 1e-9)
  }

  @Test func rmspropDividesByTheRootOfTheRunningMean() {
    let points = run(Optimizer(.rmsprop), rate: 0.01, gradients: [2])
    #expect((-points[0] - 0.01 * 2 / 0.4.squareRoot()).magnitude < 1e-9)
  }

  @Test(arguments: [-7.6, 1e-3, 20, 0.2, -1e6])
  func adamsFirstStepHasTheSizeOfTheRate(gradient: Double) {
    let points = run(Optimizer(.adam), rate: 0.001, gradients: [gradient])
    #expect((points[0] - (gradient < 0 ? 0.001 : -0.001)).magnitude < 1e-7)
  }

  @Test func adamsMeanIsCorrectedForItsStart() {
    let adam = Optimizer(.adam)
    var state = adam.step(adam.start(at: [0]), gradient: [4], rate: 0.1)
    state = adam.step(state, gradient: [2], rate: 0.1)
    #expect((state.memory[0][0] / (1 - 0.9 * 0.9) - 2.947368).magnitude < 1e-6)
    // By the definition: m̂ and v̂ are weighted means of the gradients and of their squares.
    let mean = (0.9 * 4 + 2) / 1.9
    let square = (0.999 * 16 + 4) / 1.999
    #expect((state.point[0] - (-0.1 - 0.1 * mean / square.squareRoot())).magnitude < 1e-8)
  }

  @Test func adamwDecaysTheWeightItself() {
    let points = run(Optimizer(.adamw), rate: 0.1, from: 2, gradients: [0])
    #expect(isClose(points[0], 1.998))
  }

  @Test func lionStepsByTheSignOfABlend() throws {
    let lion = Optimizer(.lion)
    var state = lion.start(at: [0, 0])
    state.memory[0] = [0.5, -0.2]
    state = lion.step(state, gradient: [-1, 3], rate: 0.001)
    #expect(state.point == [-0.001, -0.001])
    #expect(isClose(state.memory[0][0], 0.99 * 0.5 - 0.01))
  }

  @Test(arguments: Method.allCases) func aZeroGradientAndNoMemoryMoveNothing(method: Method) {
    let settings = method.row.settings.contains { $0.name == "decay" } ? [("decay", 0.0)] : []
    guard let optimizer = try? Optimizer(method, settings.map { (name: $0.0, value: $0.1) }) else {
      Issue.record("settings refused")
      return
    }
    let state = optimizer.step(optimizer.start(at: [1.5, -2]), gradient: [0, 0], rate: 0.3)
    #expect(state.point == [1.5, -2])
  }

  @Test(arguments: Method.allCases) func everyNameFindsItsMethod(method: Method) {
    for name in method.row.names {
      #expect(Method(named: name) == method)
      #expect(Method(named: name.uppercased()) == method)
    }
    #expect(method.row.usualRate > 0)
    #expect(method.row.settings.allSatisfy { $0.range.contains($0.usual) })
  }

  @Test func settingsThatDoNotFitAreRefusedByName() {
    #expect(throws: OptimizerError.unknownSetting("beta", .gradientDescent)) {
      try Optimizer(.gradientDescent, [("beta", 0.9)])
    }
    #expect(throws: OptimizerError.self) { try Optimizer(.momentum, [("beta", 1)]) }
    #expect(throws: OptimizerError.self) { try Optimizer(.momentum, [("beta", .nan)]) }
  }
}
