import BigInt
import Testing

@testable import Calculus

struct BallTests {
  /// Against values computed elsewhere to 45 digits: never beside them, and as narrow as the precision promises.
  @Test(arguments: [64, 128, 256, 512])
  func functionsEncloseTheirReferences(bits: Int) throws {
    let arithmetic = BallArithmetic(bits: bits)
    for reference in try FunctionReference.all() {
      let ball = arithmetic.apply(reference.function, Ball(reference.argument))
      #expect(ball.isCertain, "\(reference)")
      #expect(!ball.isDisjoint(from: reference.ball), "\(reference) at \(bits) bits: \(ball.interval)")
      let scale = max(reference.ball.magnitudeExponent ?? 0, min(Ball(reference.argument).magnitudeExponent ?? 0, 0))
      #expect((ball.radiusExponent ?? .min) <= scale + 6 - bits, "\(reference) at \(bits) bits")
    }
  }

  /// Doubles' own functions and intervals against the same values.
  /// e^(−10³⁰⁰) is 0 ± 2^(−2⁴⁰): a number beside which nothing can be aligned.
  @Test func nothingIsAlignedOverHugeDistances() {
    let arithmetic = BallArithmetic(bits: 128)
    let tiny = arithmetic.apply(.exp, Ball(-1e300))
    for divisor in [arithmetic.add(.one, tiny), arithmetic.subtract(Ball(-1), tiny)] {
      let quotient = arithmetic.divide(Ball(1), divisor)
      #expect(quotient.interval.magnitude == 1 || quotient.interval.magnitude == 1.0.nextUp)
    }
    #expect(tiny.nearestDouble == 0)
    #expect(arithmetic.multiply(Ball(0x1p-1074), Ball(0x1p-1074)).nearestDouble == 0)
    #expect(!arithmetic.divide(Ball(1), tiny).isCertain)
  }

  @Test func doublesAreNearTheirReferences() throws {
    for reference in try FunctionReference.all() {
      let row = reference.function.row
      let interval = Interval.apply(reference.function, to: [Interval(reference.argument)])
      #expect(interval.isCertain, "\(reference)")
      #expect(interval.isBelow(reference.ball) && !interval.isAbove(reference.ball), "\(reference): \(interval)")
      let value = row.value([reference.argument])
      let nearest = reference.ball.interval.midpoint
      #expect((value - nearest).magnitude <= 4 * nearest.ulp, "\(reference): \(value) for \(nearest)")
    }
  }
}

struct BallPowerTests {
  /// The same in doubles, in intervals and in balls, as far as there is a value.
  @Test(
    arguments: [
      (-2, 3, nil), (-2, 0.5, nil), (0, 0, nil), (0, 2, 0), (0, -1, nil), (0, 0.5, 0), (3, 0, 1), (2, -2, 0.25),
      (2, 0.5, 1.4142135623730951), (0, -0.5, nil), (1e300, 2, .infinity),
    ] as [(Double, Double, Double?)])
  func powersWithVariableExponents(base: Double, exponent: Double, value: Double?) throws {
    let tape = Tape(try read("x^y"), inputs: ["x", "y"])
    let ball = tape.balls(at: [Ball(base), Ball(exponent)], bits: 128)[0]
    let interval = tape.intervals(at: [Interval(base), Interval(exponent)])[0]
    guard let value else {
      #expect(!ball.isCertain && !interval.isCertain)
      #expect(tape.value(at: [base, exponent]).value == nil)
      return
    }
    #expect(ball.isCertain && interval.isCertain)
    if value.isFinite {
      #expect(tape.value(at: [base, exponent]) == .defined(value))
      #expect(interval.lower <= value && value <= interval.upper)
      #expect(ball.interval.lower <= value && value <= ball.interval.upper)
    }
  }

  /// Numbers far apart are not aligned, far too large ones not computed.
  @Test(arguments: [
    "x^(10^9)", "exp(exp(exp(x)))", "exp(-exp(exp(x)))", "(1+exp(-10^9 x))^3 - 1", "sin(10^300 x)", "x^x^x^x",
  ])
  func nothingGrowsWithoutBound(text: String) throws {
    let tape = Tape(try read(text))
    for bits in [64, 512] { #expect(tape.balls(at: [Ball(3.7)], bits: bits)[0].isCertain) }
    #expect(tape.balls(at: [Ball(3.7).widened(by: .power(ofTwo: -1))], bits: 64)[0].isCertain)
  }
}
