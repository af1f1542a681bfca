import Calculus
import Testing

@testable import Descent

private let x = Expression("x" as Symbol)
private let y = Expression("y" as Symbol)

/// A race of one method on one formula.
private func run(
  _ formula: Expression, _ method: Method = .gradientDescent, rate: Double, from start: [Double], box: Box? = nil,
  steps: Int
) -> Runner {
  var race = Race(
    Objective(formula, variables: ["x", "y"], box: box), from: start, [.init(Optimizer(method), rate: rate)])
  race.advance(steps: steps)
  return race.runners[0]
}

@Suite struct RaceTests {
  private let ravine = (x * x + 25 * y * y).scaled(by: .half)

  @Test func descentOnAQuadraticFollowsItsClosedForm() {
    let runner = run(ravine, rate: 0.03, from: [10, 1], steps: 40)
    #expect(runner.step == 40)
    for point in runner.trail.points {
      let decay = [1 - 0.03, 1 - 0.75].map { $0.raised(to: point.step) }
      #expect((point.position[0] - 10 * decay[0]).magnitude < 1e-12)
      #expect((point.position[1] - decay[1]).magnitude < 1e-12)
    }
  }

  @Test func theStabilityLimitIsTwoOverTheLargestCurvature() {
    // λmax = 25: at η = 0.0799 it shrinks, at 0.0801 it grows.
    let stable = run(ravine, rate: 0.0799, from: [1, 1], steps: 9_000)
    let unstable = run(ravine, rate: 0.0801, from: [1, 1], steps: 9_000)
    guard case .converged = stable.status else {
      Issue.record("\(stable.status)")
      return
    }
    guard case .diverged(let divergence) = unstable.status else {
      Issue.record("\(unstable.status)")
      return
    }
    #expect(divergence.lastPoint.allSatisfy { $0.isFinite })
    #expect(divergence.step == unstable.step + 1)
  }

  @Test func divergenceIsNoticedAndTheRunnerStaysOnAFinitePoint() {
    for rate in [1.5, 10, 1e10, 1e300] {
      let runner = run(x * x * x * x, rate: rate, from: [2, 0], steps: 500)
      guard case .diverged(let divergence) = runner.status else {
        Issue.record("rate \(rate): \(runner.status)")
        continue
      }
      #expect(runner.point == divergence.lastPoint)
      #expect(runner.loss.isFinite && runner.point.allSatisfy { $0.isFinite })
      #expect(divergence.message.contains("step \(divergence.step)"))
    }
  }

  @Test func aSaddleIsLeftDownhillForEver() {
    let runner = run(x * x - y * y, rate: 0.05, from: [3, 0.001], steps: 5_000)
    guard case .diverged(let divergence) = runner.status else {
      Issue.record("\(runner.status)")
      return
    }
    #expect(divergence.kind == .downhillForever)
  }

  @Test func onTheRidgeOfASaddleDescentConvergesToIt() {
    // |∇L| = 6·0.9^k is at most 10⁻⁶ from k = ln(6·10⁶)/ln(1/0.9) = 148.1 on.
    #expect(run(x * x - y * y, rate: 0.05, from: [3, 0], steps: 5_000).status == .converged(step: 149))
  }

  @Test func aStepOutOfTheDomainIsReportedWithItsCause() {
    let logarithm = Expression.apply(.ln, x)
    let runner = run(x - logarithm.scaled(by: .half), rate: 3, from: [2, 0], steps: 50)
    guard case .leftDomain(let step, let undefined) = runner.status else {
      Issue.record("\(runner.status)")
      return
    }
    #expect(undefined == Undefined(cause: logarithm, reason: .outsideDomain(.ln)))
    #expect(step == runner.step + 1)
    #expect(runner.loss.isFinite)
  }

  @Test func aStartWithoutAValueStopsAtOnce() {
    let runner = run(.apply(.ln, x), rate: 0.1, from: [-1, 0], steps: 10)
    guard case .leftDomain(0, _) = runner.status else {
      Issue.record("\(runner.status)")
      return
    }
    #expect(runner.trail.points.isEmpty)
  }

  @Test func aCornerMakesAFixedRateGoBackAndForth() {
    let runner = run(.apply(.abs, x), rate: 0.3, from: [1, 0], steps: 2_000)
    guard case .cycling = runner.status else {
      Issue.record("\(runner.status)")
      return
    }
    #expect(runner.step < 500)
  }

  @Test func crawlingIsAPlateau() {
    let runner = run(.apply(.sigmoid, x), rate: 1e-9, from: [-8, 0], steps: 2_000)
    guard case .plateau = runner.status else {
      Issue.record("\(runner.status)")
      return
    }
  }

  @Test func theStepLimitHoldsAndARateCanChangeOnTheWay() {
    var race = Race(
      Objective(ravine), from: [10, 1],
      [.init(Optimizer(.gradientDescent), rate: 0.01), .init(Optimizer(.adam), rate: 0.01)], limit: 30)
    race.advance(steps: 10)
    let before = race.runners[0].point
    race.setRate(0.05)
    race.advance()
    #expect((race.runners[0].point[0] - before[0] * 0.95).magnitude < 1e-12)
    race.advance(steps: 100)
    #expect(race.runners.allSatisfy { $0.status == .stepLimit(30) && $0.step == 30 })
    race.restart(from: [1, 1])
    #expect(race.runners.allSatisfy { $0.step == 0 && $0.rate == 0.05 && $0.status == .running })
  }

  @Test func theTrailIsBoundedAndKeepsBothEnds() {
    let box = Box(x: -1e9...1e9, y: -1...1)
    let runner = run(x, rate: 1, from: [0, 0], box: box, steps: 10_000)
    let steps = runner.trail.points.map(\.step)
    #expect(steps.count <= 4_097)
    #expect(steps.first == 0)
    #expect(steps.last == 10_000)
    #expect(zip(steps, steps.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func equalRacesAreEqual() {
    #expect(
      run(ravine, .adam, rate: 0.1, from: [1, 2], steps: 300)
        == run(ravine, .adam, rate: 0.1, from: [1, 2], steps: 300))
  }
}
