import Calculus
import Testing

@testable import Descent

@Suite struct CurveSamplesTests {
  private func breaks(_ text: String, _ range: ClosedRange<Double>) throws -> [Double] {
    let tape = Tape(try Parser.parseExpression(text), inputs: ["x"])
    let samples = CurveSamples(tape, along: SampleAxis(range, count: 160))
    return samples.breaks.sorted().map { (samples.axis[$0 - 1] + samples.axis[$0]) / 2 }
  }

  @Test func polesAndJumpsBreakACurve() throws {
    #expect(try breaks("1/x", -5...5).count == 1)
    #expect(try breaks("tan(x)", -5...5).count == 4)
    #expect(try breaks("sign(x-1)", -5...5).count <= 2)
  }

  /// Poles that no sample shows: the values on both sides are alike, or there is but one side.
  @Test(arguments: [
    ("1/(x-0.013)^2", [0.013]), ("-1/(x+2.2)^4", [-2.2]), ("abs(1/(x-1.007))", [1.007]), ("ln(abs(x-0.4))", [0.4]),
    ("1/sin(x)^2", [-3.141592653589793, 0, 3.141592653589793]), ("1/sqrt(abs(x-3))", [3]), ("ln(x-1)", [1]),
    ("exp(1/(x-0.5))", [0.5]), ("x^2+1/(1000*(x-1.3)^2)", [1.3]),
  ])
  func polesBetweenSamplesAreFound(_ text: String, _ places: [Double]) throws {
    let found = try breaks(text, -5...5)
    #expect(found.count == places.count, "\(found)")
    for (found, place) in zip(found, places) { #expect(abs(found - place) < 10.0 / 159, "\(text): \(found)") }
  }

  /// Hard to enclose, or without a value in the middle, and yet whole.
  @Test(arguments: [
    "sin(x)/x", "(x^2-1)/(x-1)", "x*ln(abs(x))", "(exp(x)-1)/x", "sqrt(abs(x))", "exp(-1/x^2)", "x/(x^2+1)",
    "1/(x^2-x+1)",
  ])
  func whatHasALimitIsNotBroken(_ text: String) throws { #expect(try breaks(text, -5...5).isEmpty) }

  @Test func steepIsNotBroken() throws {
    for text in ["tanh(1000*x)", "x^9", "exp(5x)", "sqrt(x)", "abs(x)", "sin(20x)", "7"] {
      #expect(try breaks(text, -5...5).isEmpty, "\(text)")
    }
  }
}
