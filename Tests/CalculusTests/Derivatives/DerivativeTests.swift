import Calculus
import Testing

struct DerivativeTests {
  /// Rewriting went round for ever on these: powers of signs, and roots of numbers that come back in another form.
  @Test(arguments: [
    "x^3*abs(x)/(ln(x)*abs(y/sign(x)))", "ln(leaky_relu(3)/sign(y)*relu(abs(x))*abs(leaky_relu(x*y)))",
    "sign(x)^(2/3)*x^2*sign(softplus(x+3))", "sqrt(1/2)^(1/3)*leaky_relu(x)*x^2",
    "x*y*(x^2+2y)*sqrt(x/2)^(1/3)/sqrt(3x)", "x*(1/2)^(1/3)/(y*sqrt(1/2)*abs(2x^2)/(3x+3y))",
  ])
  func rewritingEnds(text: String) throws {
    let derivative = try Parser.parseExpression(text).derivative(by: "x")
    #expect(!derivative.isUndefined)
  }

  @Test(arguments: [
    ("(x^2+1)^3", "6*x*(x^2 + 1)^2"), ("x^2*sin(x)", "2*x*sin(x) + x^2*cos(x)"),
    ("sin(x)/x", "(x*cos(x) - sin(x))/x^2"),
    ("ln(3x+1)", "3/(3*x + 1)"), ("exp(-x^2)", "-2*x*exp(-x^2)"), ("sqrt(1+x^2)", "x/sqrt(x^2 + 1)"),
    ("sigmoid(w x+b)", "w*sigmoid(w*x + b)*(1 - sigmoid(w*x + b))"), ("tanh(x)", "1 - tanh(x)^2"),
    ("exp((2x-1)^2)", "4*(2*x - 1)*exp((2*x - 1)^2)"), ("x^x", "x^x*(ln(x) + 1)"), ("2^x", "2^x*ln(2)"),
    ("x ln x", "ln(x) + 1"), ("relu(x)", "step(x)"), ("|x|", "sign(x)"), ("max(x,0)", "step(x)"), ("7", "0"),
    ("y", "0"),
    ("ln(1+e^x)", "exp(x)/(exp(x) + 1)"), ("1/x", "-1/x^2"), ("x^(2/3)", "2/(3*x^(1/3))"), ("tan(x)", "1/cos(x)^2"),
    ("softplus(x)", "sigmoid(x)"), ("arctan(x)", "1/(x^2 + 1)"), ("log_2(x)", "1/(x*ln(2))"), ("y*x^3", "3*x^2*y"),
    ("ln|x|", "1/x"), ("x|x|", "2*abs(x)"), ("x/(1+|x|)", "1/(abs(x) + 1)^2"), ("|x|^3", "3*x*abs(x)"),
    ("arcsin(x/2)", "1/sqrt(4 - x^2)"), ("(sin(x)+cos(x))/(sin(x)-cos(x))", "-2/(sin(x) - cos(x))^2"), ("0^x", "0^x"),
    ("x^(1/x)", "x^(1/x - 2)*(1 - ln(x))"), ("(-2)^x", "undefined"), ("1/0", "undefined"),
  ])
  func isWhatATeacherWrites(function: String, derivative: String) throws {
    #expect(try read(function).derivative(by: "x").text() == derivative)
  }

  @Test func higherOrders() throws {
    #expect(try read("x^5").derivative(by: "x", order: 3) == read("60x^2"))
    #expect(try read("x^5").derivative(by: "x", order: 6) == 0)
    let rows = [[try read("2y"), try read("2x")], [try read("2x"), 0]]
    #expect(try read("x^2 y").hessian(by: ["x", "y"]) == rows)
  }

  /// The symbolic derivative against dual numbers, which know no rule but the table's.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func agreesWithDualNumbers(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(50) {
      let function = random.expression(size: 12)
      let derivative = function.derivative(by: "x")
      let point = ["x": Double.random(in: -2...2, using: &random.generator), "y": 0.7] as [Symbol: Double]
      let symbolic = Interval(valueOf: derivative, at: point.mapValues { Interval($0) })
      let dual = function.evaluated(
        at: ["x": Dual(Interval(point["x", default: 0]), 1), "y": Dual(Interval(0.7))], undefined: Dual(.undefined))
      guard symbolic.isCertain, dual.tangent.isCertain else { continue }
      #expect(!symbolic.isDisjoint(from: dual.tangent), "seed \(seed): \(function) at \(point)")
    }
  }

  /// Each line of a derivation is the sum of its factors times the lines of its parts.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func everyStepFollows(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    let point: [Symbol: Interval] = ["x": Interval(0.703), "y": Interval(-1.217)]
    for _ in 0..<Soak.count(25, soak: 500) {
      let function = random.expression(size: 10)
      let derivation = Derivation(of: function, by: "x")
      #expect(derivation.derivative == function.derivative(by: "x"), "seed \(seed): \(function)")
      for step in derivation.steps(.every) where step.rule != .variable {
        let sum = step.contributions.map { $0.factor * $0.part.derivative }.reduce(0) { $0 + $1 }
        let (left, right) = (Interval(valueOf: step.derivative, at: point), Interval(valueOf: sum, at: point))
        guard left.isCertain, right.isCertain else { continue }
        #expect(!left.isDisjoint(from: right), "seed \(seed): \(step.expression) by \(step.title)")
      }
    }
  }

  @Test func deepCompositionsAndLongProductsAreInstant() throws {
    var nested: Expression = Expression("x")
    for index in 0..<20 { nested = .apply(index.isMultiple(of: 2) ? .sin : .exp, nested * 2) }
    #expect(nested.derivative(by: "x").weight < 5_000)
    let product = Expression.product(
      (1...40).map { Expression.apply(.sin, Expression("x") * Expression(Rational($0))) })
    #expect(product.derivative(by: "x").weight < 10_000)
  }

  @Test func conventionsAtKinksAreTold() throws {
    #expect(try read("relu(x)+|x|").conventions.count == 2)
    #expect(try read("sin(x)").conventions.isEmpty)
  }
}
