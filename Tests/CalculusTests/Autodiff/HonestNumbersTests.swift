import Testing

@testable import Calculus

/// Where there is no value the cause is named; where there is one it is not lost to overflow.
struct HonestNumbersTests {
  @Test(
    arguments: [
      ("y*ln(x-2)", [1.0, 1], "ln(x-2)", .outsideDomain(.ln)), ("exp(-1/x)", [0, 0], "1/x", .divisionByZero),
      ("arctan(1/x^2)", [0, 0], "1/x^2", .divisionByZero), ("y/(x-1)", [1, 5], "y/(x-1)", .divisionByZero),
      ("exp(x)", [1000, 0], "exp(x)", .overflow), ("sin(exp(x))", [1000, 0], "exp(x)", .overflow),
      ("x+sqrt(y)", [0, -1], "sqrt(y)", .rootOfNegative), ("x^y", [0, 0], "x^y", .powerOfZero),
      ("x^y", [-2, 0.5], "x^y", .rootOfNegative), ("tanh(x^y)", [0, -1], "x^y", .powerOfZero),
      ("x^(3/2)", [-1, 0], "x^(3/2)", .rootOfNegative), ("max(x, ln(y))", [3, -1], "ln(y)", .outsideDomain(.ln)),
      ("leaky_relu(x, ln(y))", [3, -1], "ln(y)", .outsideDomain(.ln)),
      ("clip(x, 1, 0)", [3, 0], "clip(x,1,0)", .outsideDomain(.clip)),
      ("arcsin(x)*0.5", [1.5, 0], "arcsin(x)", .outsideDomain(.arcsin)),
      ("x/sqrt(x^2+1)", [1e200, 0], "x^2", .overflow), ("1/ln(x+exp(x))", [1000, 0], "exp(x)", .overflow),
      ("x+y", [.nan, 1], "x", .noInput), ("tanh(x+y)", [.infinity, 1], "x", .noInput), ("x+y", [1], "y", .noInput),
    ] as [(String, [Double], String, Undefined.Reason)])
  func theCauseIsNamed(text: String, point: [Double], cause: String, reason: Undefined.Reason) throws {
    let tape = Tape(try read(text), inputs: ["x", "y"])
    #expect(tape.value(at: point) == .undefined(Undefined(cause: try read(cause), reason: reason)))
    let undefined = try #require(tape.gradient(at: point).undefined)
    #expect(undefined.reason == reason)
    #expect(undefined.message.contains(try read(cause).text(.unicode)))
  }

  @Test(
    arguments: [
      ("1/(1+exp(x))", 1000, 0), ("tanh(exp(x))", 1000, 1), ("exp(-exp(x))", 1000, 0), ("min(exp(x), 3)", 1000, 3),
      ("arctan(exp(x))", 1000, .pi / 2), ("sigmoid(x)", 1e6, 1), ("sigmoid(x)", -1e6, 0), ("softplus(x)", 1e6, 1e6),
      ("tanh(x)", -1e6, -1),
    ] as [(String, Double, Double)])
  func overflowThatDoesNotMatterIsForgiven(text: String, x: Double, value: Double) throws {
    #expect(Tape(try read(text)).value(at: [x]) == .defined(value))
  }

  /// Ratios and logarithms of exponentials are right where the exponentials overflow.
  @Test(
    arguments: [
      ("exp(x)/(1+exp(x))", [1e6, 0], 1, [0, 0]), ("1/(1+exp(-x))", [-1e6, 0], 0, [0, 0]),
      ("exp(x)/(1+exp(x))^2", [-2e3, 0], 0, [0, 0]), ("exp(2x)/(1+exp(x))^3", [1e4, 0], 0, [0, 0]),
      ("exp(x)/(exp(x)+exp(y))", [2000, 1999], 0.7310585786300049, [0.19661193324148185, -0.19661193324148185]),
      ("(exp(x)-exp(-x))/(exp(x)+exp(-x))", [1e6, 0], 1, [0, 0]), ("(exp(2x)-1)/(exp(2x)+1)", [-1e6, 0], -1, [0, 0]),
      ("ln(1+exp(x))", [1e6, 0], 1e6, [1, 0]),
      ("ln(exp(x)+exp(y)+3)", [1e5, 1e5], 1e5 + 0.6931471805599453, [0.5, 0.5]),
      ("x*exp(-y)/(2+exp(-y))", [3, -1e5], 3, [1, 0]), ("1/(exp(x)+exp(-x))", [-1e6, 0], 0, [0, 0]),
      ("exp(x)/(exp(x)+2exp(y)+1)", [5e5, 5e5], 1.0 / 3, [2.0 / 9, -2.0 / 9]),
    ] as [(String, [Double], Double, [Double])])
  func exponentialsCancelBeforeTheyOverflow(text: String, point: [Double], value: Double, gradient: [Double]) throws {
    var evaluator = Tape(try read(text), inputs: ["x", "y"]).evaluator()
    let result = try #require(evaluator.value(at: point).value)
    #expect((result - value).magnitude <= 1e-15 * max(1, value.magnitude))
    let slopes = try #require(evaluator.tape.gradient(at: point).value)
    #expect(zip(slopes, gradient).allSatisfy { ($0 - $1).magnitude <= 1e-14 })
    #expect(evaluator.kinks.isEmpty)
  }

  @Test(arguments: [("sqrt(x)", 0.0), ("x^(1/3)", 0), ("arcsin(x)", 1), ("x^(2/3)", 0), ("arcosh(x)", 1)])
  func aMissingDerivativeIsNoValueOfZero(text: String, x: Double) throws {
    let tape = Tape(try read(text))
    #expect(tape.value(at: [x]).value != nil)
    #expect(tape.gradient(at: [x]).undefined == Undefined(cause: try read(text), reason: .noDerivative))
  }

  @Test(arguments: ["abs(x) + sqrt(y)", "y + x*sqrt(y)", "x - 2sqrt(y)", "sqrt(y) + y^2"])
  func thePartWithoutADerivativeIsNamed(text: String) throws {
    let undefined = Tape(try read(text), inputs: ["x", "y"]).gradient(at: [1, 0]).undefined
    #expect(undefined == Undefined(cause: try read("sqrt(y)"), reason: .noDerivative))
  }

  @Test func kinksAreReported() throws {
    var evaluator = Tape(try read("abs(x) + relu(y) + max(x, 2y) + leaky_relu(x, 0.1)"), inputs: ["x", "y"]).evaluator()
    _ = evaluator.value(at: [1, 3])
    #expect(evaluator.kinks.isEmpty)
    _ = evaluator.value(at: [4, 2])
    #expect(evaluator.kinks == [try read("max(x, 2y)")])
    _ = evaluator.value(at: [0, 1])
    #expect(Set(evaluator.kinks) == [try read("abs(x)"), try read("leaky_relu(x, 0.1)")])
  }

  @Test func aFormulaWithoutAnyValueSaysSo() {
    #expect(Tape(.undefined).value(at: []).undefined?.reason == .nowhereDefined)
    #expect(Tape([]).value(at: []).undefined?.reason == .nowhereDefined)
    #expect(Tape(Expression("x" as Symbol)).value(at: [1], output: 7).undefined != nil)
    #expect(Tape(Expression("x" as Symbol)).value(at: [1], output: -1).undefined != nil)
  }
}
