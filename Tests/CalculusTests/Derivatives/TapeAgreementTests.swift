import Calculus
import Testing

/// The symbolic derivative against the tape, which shares none of its rules of construction.
struct TapeAgreementTests {
  /// To 1e-9 relative, at points where the sweep through doubles has that many digits: 5,000 expressions, and 100,000 by
  /// `make soak`.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func derivativesAgreeWithTheTape(seed: UInt64) {
    var random = RandomExpression(seed: seed &+ 1_000)
    var checked = 0
    let count = Soak.count(250, soak: 5_000)
    for _ in 0..<count {
      let function = random.expression(size: random.pick([4, 8, 12, 18]))
      let (tape, derivative) = (Tape(function, inputs: ["x", "y"]), function.derivative(by: "x"))
      for _ in 0..<8 {
        let point = [
          Double.random(in: -3...3, using: &random.generator), Double.random(in: -3...3, using: &random.generator),
        ]
        let enclosures: [Symbol: Interval] = ["x": Interval(point[0]), "y": Interval(point[1])]
        let dual = function.evaluated(
          at: ["x": Dual(Interval(point[0]), 1), "y": Dual(Interval(point[1]))], undefined: Dual(.undefined))
        let slope = dual.tangent
        guard dual.value.isCertain, slope.isCertain, slope.magnitude < 1e100,
          slope.width < 1e-11 * max(slope.magnitude, 1e-6), let gradient = tape.gradient(at: point).value
        else { continue }
        let symbolic = Ball(
          valueOf: derivative, at: ["x": Ball(point[0]), "y": Ball(point[1])], bits: 256
        ).interval
        #expect(symbolic.isCertain, "seed \(seed): \(derivative) of \(function) has no value at \(point)")
        #expect(
          abs(gradient[0] - symbolic.midpoint) <= 1e-9 * max(abs(symbolic.midpoint), 1e-6),
          "seed \(seed): \(function) at \(enclosures): \(gradient[0]) by the tape, \(symbolic) by \(derivative)")
        checked += 1
        break
      }
    }
    // Some expressions have no value anywhere near.
    #expect(checked > count * 3 / 5, "seed \(seed): only \(checked) of \(count) have a point to compare at")
  }
}
