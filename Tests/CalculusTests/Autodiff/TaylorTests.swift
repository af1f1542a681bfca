import Testing

@testable import Calculus

/// Taylor coefficients against the derivatives of the formula, one order after the other.
struct TaylorTests {
  @Test(arguments: Function.allCases.filter { $0.row.isUnary })
  func functionsHaveTheirDerivatives(function: Function) throws {
    for sample in function.row.entry.samples {
      try compare(.apply(function, Expression("x" as Symbol)), at: sample[0], order: 5)
    }
  }

  @Test(arguments: [
    ("x^5 - 3x^2 + 1", 0.0), ("x^5 - 3x^2 + 1", 1.5), ("x^12", 0), ("x^3/(1+x)^2", 0.25), ("x^x", 1.5),
    ("2^x*x^0.7", 0.75), ("sin(x)^3", 0), ("exp(-x^2/2)", 0.5), ("1/(1+exp(-x))", -0.25), ("sqrt(1+x^2)", -1.5),
    ("(x^2-x)^4", 1), ("x^(-3)", -0.5), ("x^(1/3)", -8), ("max(x, 2-x)", 3), ("leaky_relu(x^2, 0.1)", 0.5),
    ("clip(x^2, -1, 1)", 0.5), ("tanh(0.3x+0.1)^2", 0.5), ("ln(x+sqrt(x^2+1))", 0.5), ("(1+x^2)^(x)", 0.5),
  ])
  func formulasHaveTheirDerivatives(text: String, x: Double) throws { try compare(try read(text), at: x, order: 8) }

  @Test func aDirectionIsALine() throws {
    var evaluator = Tape(try read("x^2*y + y^3"), inputs: ["x", "y"]).evaluator()
    var coefficients: [Double] = []
    let value = evaluator.taylor(at: [1, 2], along: [2, -1], order: 4, into: &coefficients)
    // (1 + 2t)²(2 − t) + (2 − t)³
    #expect(value == .defined(10))
    #expect(coefficients == [10, -5, 10, -5, 0])
  }

  @Test func whatHasNoDerivativeHasNoSeries() throws {
    var root = Tape(try read("sqrt(x)")).evaluator()
    #expect(root.taylor(at: 0).undefined?.reason == .noDerivative)
    #expect(root.taylor(at: -1).undefined?.reason == .rootOfNegative)
    #expect(root.taylor(at: 0, order: 0) == .defined([0]))
    var quotient = Tape(try read("1/x")).evaluator()
    #expect(quotient.taylor(at: 0).undefined?.reason == .divisionByZero)
    #expect(quotient.taylor(at: 1, order: 99).value?.count == 9)
    #expect(quotient.taylor(at: 2, order: -3) == .defined([0.5]))
  }

  private func compare(_ formula: Expression, at x: Double, order: Int) throws {
    var evaluator = Tape(formula, inputs: ["x"]).evaluator()
    let series = try #require(evaluator.taylor(at: x, order: order).value, "\(formula) at \(x)")
    var (derivative, factorial) = (formula, 1.0)
    let scale = series.reduce(0) { max($0, $1.magnitude) }
    for (index, coefficient) in series.enumerated() {
      let ball = Ball(valueOf: derivative, at: ["x": Ball(x)], bits: 256)
      #expect(ball.isCertain, "derivative \(index) of \(formula) at \(x)")
      let expected = ball.interval.midpoint / factorial
      #expect(
        (coefficient - expected).magnitude <= 1e-12 * max(scale, expected.magnitude),
        "coefficient \(index) of \(formula) at \(x): \(coefficient) for \(expected)")
      derivative = derivative.derivative(by: "x")
      factorial *= Double(index + 1)
    }
  }
}
