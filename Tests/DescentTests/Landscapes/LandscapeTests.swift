import Calculus
import Testing

@testable import Descent

@Suite struct LandscapeTests {
  @Test(arguments: Landscape.all.map(\.id)) func theTableIsRight(id: String) throws {
    let landscape = try #require(Landscape(named: id))
    let objective = landscape.objective
    #expect(objective.variables == landscape.variables)
    #expect(landscape.box.contains(landscape.start))
    #expect(!landscape.moral.isEmpty && !landscape.source.isEmpty)
    for minimum in landscape.minima {
      #expect(landscape.box.contains(minimum))
      let gradient = try #require(objective.gradient(at: minimum).value)
      #expect(gradient.norm < 1e-9, "\(minimum): \(gradient)")
      let bottom = try #require(objective.value(at: minimum).value)
      // Lower than all around.
      for angle in 0..<16 {
        let turn = Double(angle) * .pi / 8
        let direction = [Double.apply(.cos, turn), Double.apply(.sin, turn)]
        let beside = zip(minimum, direction).map { $0 + 1e-3 * $1 }
        #expect(try #require(objective.value(at: beside).value) > bottom)
      }
    }
    for saddle in landscape.saddles {
      #expect(try #require(objective.gradient(at: saddle).value).norm < 1e-9)
      let hessian = try #require(objective.tape.hessian(at: saddle).value)
      #expect(hessian[0][0] * hessian[1][1] - hessian[0][1] * hessian[1][0] < 0)
    }
  }

  @Test func namesAreUnique() {
    #expect(Set(Landscape.all.map(\.id)).count == Landscape.all.count)
  }

  /// At the rates of the table nothing flies off that should not, and the loss falls.
  @Test(arguments: Landscape.all.map(\.id)) func theSuggestedRatesSuit(id: String) throws {
    let landscape = try #require(Landscape(named: id))
    var race = landscape.race(landscape.rates.keys.sorted { $0.rawValue < $1.rawValue })
    race.advance(steps: 400)
    for runner in race.runners {
      let first = try #require(runner.trail.points.first)
      #expect(runner.loss < first.loss, "\(runner.optimizer.method)")
      if case .diverged(let divergence) = runner.status {
        #expect(landscape.minima.isEmpty && divergence.kind == .downhillForever, "\(runner.optimizer.method)")
      }
    }
  }
}
