import Calculus
import Testing

@testable import Descent

@Suite struct CurvatureTests {
  @Test func eigenvaluesMultiplyAndAddUp() {
    var generator = SplitMix64(seed: 7)
    for _ in 0..<200 {
      let (a, b, c) = (
        Double.random(in: -5...5, using: &generator), Double.random(in: -5...5, using: &generator),
        Double.random(in: -5...5, using: &generator)
      )
      let curvature = Curvature([[a, b], [b, c]])
      let (first, second) = (curvature.eigenvalues[0], curvature.eigenvalues[1])
      #expect(abs(first + second - a - c) < 1e-12)
      #expect(abs(first * second - (a * c - b * b)) < 1e-11)
      #expect(first >= second)
      let vector = curvature.eigenvectors[0]
      #expect(abs(a * vector[0] + b * vector[1] - first * vector[0]) < 1e-11)
      #expect(abs(b * vector[0] + c * vector[1] - first * vector[1]) < 1e-11)
    }
  }

  /// Descent just below the limit converges, and just above it does not.
  @Test func theStabilityLimitIsWhereDescentDiverges() throws {
    let landscape = try #require(Landscape(named: "valley"))
    let limit = try #require(Curvature(landscape.objective, at: landscape.start)?.stabilityLimit)
    #expect(abs(limit - 2.0 / 25) < 1e-12)
    for (factor, diverges) in [(0.98, false), (1.05, true)] {
      var race = Race(
        landscape.objective, from: landscape.start, [Race.Entry(Optimizer(.gradientDescent), rate: limit * factor)])
      race.advance(steps: 2_000)
      if case .diverged = race.runners[0].status { #expect(diverges) } else { #expect(!diverges) }
    }
  }

  @Test(arguments: ["himmelblau", "double-well", "styblinski", "booth", "camel", "saddle"])
  func theMinimaOfTheTableAreFound(id: String) throws {
    let landscape = try #require(Landscape(named: id))
    let points = StationaryPoint.search(landscape.objective)
    func kind(at place: [Double]) -> StationaryPoint.Kind? {
      points.first { zip($0.position, place).allSatisfy { abs($0 - $1) < 1e-5 } }?.kind
    }
    for minimum in landscape.minima { #expect(kind(at: minimum) == .minimum, "\(minimum)") }
    for saddle in landscape.saddles { #expect(kind(at: saddle) == .saddle, "\(saddle)") }
  }

  @Test func himmelblauHasNineStationaryPoints() throws {
    let points = StationaryPoint.search(try #require(Landscape(named: "himmelblau")).objective)
    #expect(points.count { $0.kind == .minimum } == 4)
    #expect(points.count { $0.kind == .saddle } == 4)
    #expect(points.count { $0.kind == .maximum } == 1)
  }

  @Test func aMonkeySaddleIsDegenerate() throws {
    let landscape = try #require(Landscape(named: "monkey"))
    let point = try #require(StationaryPoint(landscape.objective, at: [0, 0]))
    #expect(point.kind == .degenerate)
  }
}
