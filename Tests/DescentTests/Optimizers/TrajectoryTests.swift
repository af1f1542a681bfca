import Calculus
import Foundation
import Testing

@testable import Descent

/// Optimisers against trajectories computed outside, in decimal arithmetic: see `References/trajectories.py`.
@Suite struct TrajectoryTests {
  private struct Row {
    let landscape: String
    let method: String
    let rate: Double
    let step: Int
    let point: [Double]
  }

  private static let rows: [Row] = {
    let url = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "References/trajectories.tsv")
    guard let text = try? String(contentsOf: url, encoding: .utf8) else { return [] }
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t").map(String.init)
      guard fields.count == 6, let rate = Double(fields[2]), let step = Int(fields[3]), let x = Double(fields[4]),
        let y = Double(fields[5])
      else { return nil }
      return Row(landscape: fields[0], method: fields[1], rate: rate, step: step, point: [x, y])
    }
  }()

  @Test func theTableIsWhole() {
    #expect(Self.rows.count > 900)
    #expect(Set(Self.rows.map(\.method)).count == Method.allCases.count)
    #expect(Set(Self.rows.map(\.landscape)).count == 5)
  }

  private static let starts = [
    "valley": [10.0, 1], "booth": [-8, 8], "matyas": [9, -4], "himmelblau": [4, 4], "rosenbrock": [-1.2, 1],
  ]

  @Test(arguments: Method.allCases) func everyStepIsWhereItShouldBe(method: Method) throws {
    for (name, start) in Self.starts {
      let rows = Self.rows.filter { $0.landscape == name && $0.method == method.name }
      let rate = try #require(rows.first?.rate)
      let objective = try #require(Landscape(named: name)).objective
      var evaluator = objective.tape.evaluator()
      var gradient: [Double] = []
      let optimizer = Optimizer(method)
      var state = optimizer.start(at: start)
      for row in rows {
        while state.step < row.step {
          _ = evaluator.gradient(at: state.point, into: &gradient)
          state = try #require(optimizer.step(state, gradient: gradient, rate: rate, &evaluator))
        }
        for (reached, expected) in zip(state.point, row.point) {
          #expect(
            abs(reached - expected) <= 1e-9 * max(1, abs(expected)),
            "\(name), step \(row.step): \(state.point) \(row.point)")
        }
      }
    }
  }

  /// Why RMSProp's rate on Rosenbrock's valley is the lowest of all in the table: at its usual rate of 0.02 it jumps
  /// across the valley's floor, each jump turns a difference into a larger one, and a start that is off by one unit in the
  /// last place ends elsewhere. No two programs that round differently could agree on it to 1e-9. At the table's rate
  /// the same nudge stays a nudge.
  @Test func rmspropAtItsUsualRateTellsNothingOfThePrograms() throws {
    let objective = try #require(Landscape(named: "rosenbrock")).objective
    func distance(rate: Double) throws -> Double {
      let ends = [-1.2, (-1.2).nextUp].map { x in
        var race = Race(objective, from: [x, 1], [Race.Entry(Optimizer(.rmsprop), rate: rate)])
        race.advance(steps: 200)
        #expect(race.step == 200)
        return race.runners[0].point
      }
      return zip(ends[0], ends[1]).map { $0 - $1 }.norm
    }
    #expect(try distance(rate: Method.rmsprop.row.usualRate) > 1e-9)
    let rate = try #require(Self.rows.first { $0.landscape == "rosenbrock" && $0.method == "rmsprop" }?.rate)
    #expect(try distance(rate: rate) < 1e-12)
  }

  @Test func newtonReachesTheBottomOfAQuadraticInOneStep() throws {
    for name in ["bowl", "valley", "matyas", "booth"] {
      let landscape = try #require(Landscape(named: name))
      var race = Race(landscape.objective, from: landscape.start, [Race.Entry(Optimizer(.newton))])
      race.advance()
      let minimum = try #require(landscape.minima.first)
      #expect(zip(race.runners[0].point, minimum).map { $0 - $1 }.norm < 1e-12, "\(name)")
      #expect(race.runners[0].status == .converged(step: 1), "\(name)")
    }
  }
}
