import Testing

@testable import Calculus

private let x = Expression("x" as Symbol)
private let y = Expression("y" as Symbol)

private let rosenbrock = Expression.power(1 - x, 2 as Rational) + 100 * Expression.power(y - x * x, 2 as Rational)

@Suite struct TapeTests {
  @Test func rosenbrockHasItsValueGradientAndHessian() {
    let tape = Tape(rosenbrock)
    #expect(tape.inputs == ["x", "y"])
    #expect(tape.value(at: [3, 2]) == .defined(4 + 4900))
    #expect(tape.gradient(at: [3, 2]) == .defined([8404, -1400]))
    #expect(tape.hessian(at: [3, 2]) == .defined([[10_002, -1200], [-1200, 200]]))
  }

  @Test func aJacobianHasARowForEachFormula() {
    let tape = Tape([x * y, x + y], inputs: ["y", "x"])
    #expect(tape.jacobian(at: [2, 5]) == .defined([[5, 2], [1, 1]]))
  }

  @Test func thePartThatLeavesTheDomainIsNamed() {
    let logarithm = Expression.apply(.ln, x - 2)
    #expect(
      Tape(y * logarithm).value(at: [1, 1])
        == .undefined(Undefined(cause: logarithm, reason: .outsideDomain(.ln))))
    #expect(
      Tape(.apply(.exp, -1 / x)).value(at: [0])
        == .undefined(Undefined(cause: 1 / x, reason: .divisionByZero)))
    #expect(
      Tape(.apply(.exp, x)).value(at: [1000])
        == .undefined(Undefined(cause: .apply(.exp, x), reason: .overflow)))
    #expect(Tape(x.squareRoot).gradient(at: [0]).undefined?.reason == .noDerivative)
  }
}
