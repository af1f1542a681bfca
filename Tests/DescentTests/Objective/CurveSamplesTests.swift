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

  @Test func steepIsNotBroken() throws {
    for text in ["tanh(1000*x)", "x^9", "exp(5x)", "sqrt(x)", "abs(x)", "sin(20x)", "7"] {
      #expect(try breaks(text, -5...5).isEmpty, "\(text)")
    }
  }
}
