import Calculus
import Testing

struct TransformationTests {
  @Test(arguments: [
    ("(x+1)^2", "x^2 + 2*x + 1"), ("(x+1)(x-1)", "x^2 - 1"), ("2(x+1)+3", "2*x + 5"), ("x(x+1)", "x^2 + x"),
    ("(x+1)^2/(x-1)", "(x^2 + 2*x + 1)/(x - 1)"), ("(sqrt(x+1)+1)(sqrt(x+1)-1)", "x"),
    ("sin(x(x+1))", "sin(x*(x + 1))"),
    ("(x+1)^(10^9)", "(x + 1)^1000000000"), ("(x+y)^2-(x-y)^2", "4*x*y"), ("x+1", "x + 1"), ("7", "7"),
    ("-(x+1)(x+2)", "-x^2 - 3*x - 2"), ("(e^x+1)(e^-x+1)", "exp(x) + exp(-x) + 2"),
  ])
  func expands(text: String, expanded: String) throws { #expect(try read(text).expanded.text() == expanded) }

  @Test(arguments: [
    ("x^2-1", "(x + 1)*(x - 1)"), ("x^2+2x+1", "(x + 1)^2"), ("x^4-1", "(x^2 + 1)*(x + 1)*(x - 1)"),
    ("x^4+4", "(x^2 + 2*x + 2)*(x^2 - 2*x + 2)"), ("x^2-y^2", "(x + y)*(x - y)"),
    ("x^3-y^3", "(x*y + x^2 + y^2)*(x - y)"), ("a x+a y", "a*(x + y)"), ("6x^2+5x-6", "(3*x - 2)*(2*x + 3)"),
    ("x^3-6x^2+11x-6", "(x - 1)*(x - 2)*(x - 3)"), ("x^2+x+1", "x^2 + x + 1"), ("2x^2+4x+2", "2*(x + 1)^2"),
    ("e^(2x)-1", "(exp(x) + 1)*(exp(x) - 1)"), ("x^2-2", "x^2 - 2"), ("x^2/2-x/2", "x*(x - 1)/2"),
    ("a c+a d+b c+b d", "(a + b)*(c + d)"), ("a^2+2a b+b^2-c^2", "(a + b + c)*(a + b - c)"),
    ("sin(x)^2-cos(x)^2", "(sin(x) + cos(x))*(sin(x) - cos(x))"), ("4x^2-9y^2", "(2*x + 3*y)*(2*x - 3*y)"),
    ("x-1/x", "(x + 1)*(x - 1)/x"), ("x^10-1", "(x^4 + x^3 + x^2 + x + 1)*(x^4 - x^3 + x^2 - x + 1)*(x + 1)*(x - 1)"),
    ("2x sin(x)+x^2 cos(x)", "x*(2*sin(x) + x*cos(x))"), ("12", "12"), ("x", "x"), ("-x^2+x", "-x*(x - 1)"),
  ])
  func factors(text: String, factored: String) throws { #expect(try read(text).factored.text() == factored) }

  @Test(arguments: [
    ("1/x+1/y", "(x + y)/(x*y)"), ("1/(x-1)+1/(x+1)", "2*x/(x^2 - 1)"), ("1/(1-x)+1/(1+x)", "2/(1 - x^2)"),
    ("x/2+1/3", "(3*x + 2)/6"), ("(x^2-1)/(x-1)", "x + 1"), ("1/x+1/x^2", "(x + 1)/x^2"),
    ("sqrt(x+1)+x/(2sqrt(x+1))", "(3*x + 2)/(2*sqrt(x + 1))"), ("e^x+e^-x", "exp(x) + exp(-x)"),
    ("1/(1+e^-x)", "1/(exp(-x) + 1)"), ("1/(1/x+1/y)", "x*y/(x + y)"), ("x/(x^2-1)+1/(x-1)", "(2*x + 1)/(x^2 - 1)"),
    ("1/(sqrt(x)-1)+1/(sqrt(x)+1)", "2*sqrt(x)/(x - 1)"), ("1/(x-1)^2-1/(x+1)^2", "4*x/(x^2 - 1)^2"),
    ("a/b+c/d", "(a*d + b*c)/(b*d)"), ("1/(1-x)", "1/(1 - x)"), ("x+1", "x + 1"), ("1/(x+1)-1/(1+x)", "0"),
    ("(x^3-1)/(x-1)", "x^2 + x + 1"), ("1/x-1/(x+h)", "h/(x*(h + x))"),
  ])
  func bringsTogether(text: String, fraction: String) throws {
    #expect(try read(text).singleFraction.text() == fraction)
  }

  @Test(arguments: [
    ("(-x^2+2x(x-1)-1)/(x-1)^2", "(x^2 - 2*x - 1)/(x - 1)^2"), ("sin(x)^2+cos(x)^2", "1"), ("1-sin(x)^2", "cos(x)^2"),
    ("sin(x)/cos(x)", "tan(x)"), ("tan(x)cos(x)", "sin(x)"), ("(x+1)^2-(x-1)^2", "4*x"), ("(x^2-1)/(x-1)", "x + 1"),
    ("sqrt(x^2+2x+1)", "abs(x + 1)"), ("ln(x^3)", "3*ln(x)"), ("ln(x^2)", "ln(x^2)"), ("ln(1/x)", "-ln(x)"),
    ("ln(sqrt(x))", "ln(x)/2"), ("ln(e^x*y)", "x + ln(y)"), ("e^(x+ln(y))", "y*exp(x)"),
    ("sigmoid(x)+sigmoid(-x)", "1"), ("x*sign(x)", "abs(x)"), ("abs(x)/x", "sign(x)"), ("abs(x)*sign(x)", "x"),
    ("x^2+2x+1", "x^2 + 2*x + 1"), ("2sin(x)cos(x)", "2*sin(x)*cos(x)"), ("cosh(x)^2-sinh(x)^2", "1"),
    ("3sin(x)^2+2cos(x)^2", "sin(x)^2 + 2"), ("x^2+x", "x^2 + x"), ("(a+b)c+(a+b)d", "(a + b)*(c + d)"),
    ("sin(x)/tan(x)", "cos(x)"), ("softplus(x)-softplus(-x)", "x"), ("relu(x)-relu(-x)", "x"), ("sqrt(x^2)", "abs(x)"),
    ("((x+h)^2-x^2)/h", "h + 2*x"), ("(1/(x+h)-1/x)/h", "-1/(x*(h + x))"), ("(x-1)(x+1)", "(x + 1)*(x - 1)"),
    ("sin(sin(x)^2+cos(x)^2)", "sin(1)"), ("1/0", "undefined"), ("tan(x)^2+1", "1/cos(x)^2"),
    ("sinh(x)/cosh(x)", "tanh(x)"),
  ])
  func simplifies(text: String, simple: String) throws { #expect(try read(text).simplified.text() == simple) }

  private static let transformations: [(name: String, transform: @Sendable (Expression) -> Expression)] = [
    ("expanded", { $0.expanded }), ("factored", { $0.factored }), ("single fraction", { $0.singleFraction }),
    ("simplified", { $0.simplified }),
  ]

  /// No transformation changes a value where the expression had one; intervals would prove it.
  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func valuesAreKept(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(6) {
      let expression = random.expression(size: 12)
      let points: [[Symbol: Interval]] = [
        ["x": Interval(0.703), "y": Interval(-1.217)], ["x": Interval(-0.417), "y": Interval(0.291)],
        ["x": Interval(1.831), "y": Interval(2.113)],
      ]
      for (name, transform) in TransformationTests.transformations {
        let result = transform(expression)
        for point in points {
          let value = Interval(valueOf: expression, at: point)
          guard value.isCertain else { continue }
          #expect(
            !value.isDisjoint(from: Interval(valueOf: result, at: point)),
            "seed \(seed): \(expression) \(name) is \(result), at \(point)")
        }
      }
    }
  }

  @Test(arguments: 1...10 as ClosedRange<UInt64>)
  func simplifyingNeverMakesLongerAndSettles(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<Soak.count(10) {
      let expression = random.expression(size: 14)
      let simple = expression.simplified
      #expect(simple.weight <= expression.weight, "seed \(seed): \(expression) became \(simple)")
      #expect(simple.simplified == simple, "seed \(seed): \(expression) became \(simple), then \(simple.simplified)")
    }
  }

  /// Whatever is handed in, the answer comes at once.
  @Test(arguments: [
    "(x+1)^(10^9)", "(x+y+z+u+v+w)^40", "((x+1)^50+(x-1)^50)/((x+2)^50-1)", "x^x^x^x^x", "(a+b+c+d)^20*(e+f+g+h)^20",
    "1/(x+1)^100+1/(x+2)^100+1/(x+3)^100", "sqrt(x+1)^999*(x+1)^(1/7)+(x+1)^(1/11)", "x^1000-1", "x^(10^12)-x^(10^11)",
    "1/x1+1/x2+1/x3+1/x4+1/x5+1/x6+1/x7+1/x8+1/x9+1/x10+1/x11+1/x12+1/x13+1/x14+1/x15+1/x16+1/x17",
    "(sqrt(2)+sqrt(3)+sqrt(5)+sqrt(7))^12", "e^(x/1000)+e^(x/1001)+e^(x/1003)",
  ])
  func boundsHold(text: String) throws {
    let expression = try read(text)
    for (name, transform) in TransformationTests.transformations {
      let time = ContinuousClock().measure { _ = transform(expression) }
      #expect(time < .seconds(3), "\(name) took \(time), without optimisation")
    }
  }

  /// The product rule's and the quotient rule's results are put as a teacher puts them.
  @Test(arguments: [
    ("(x^2+1)/(x-1)", "(x^2 - 2*x - 1)/(x - 1)^2"), ("x^2*sin(x)", "2*x*sin(x) + x^2*cos(x)"),
    ("(x^2+1)^3*(x-1)^2", "2*(4*x^2 - 3*x + 1)*(x^2 + 1)^2*(x - 1)"), ("x*sqrt(x+1)", "(3*x + 2)/(2*sqrt(x + 1))"),
    ("sqrt(x)*(x+1)", "(3*x + 1)/(2*sqrt(x))"), ("x*exp(-x^2)", "(1 - 2*x^2)*exp(-x^2)"),
    ("(e^x-e^-x)/(e^x+e^-x)", "4/(exp(x) + exp(-x))^2"), ("sin(x)^2*cos(x)", "2*sin(x)*cos(x)^2 - sin(x)^3"),
    ("sigmoid(x)*(1-sigmoid(x))", "sigmoid(x)*(1 - sigmoid(x))*(1 - 2*sigmoid(x))"), ("x*e^(-x)", "(1 - x)*exp(-x)"),
    ("arctan((1+x)/(1-x))", "1/(x^2 + 1)"), ("x/sqrt(x^2+1)", "1/(x^2 + 1)^(3/2)"),
    ("e^x*sin(x)", "exp(x)*(sin(x) + cos(x))"),
    ("sin(x)/(1+cos(x))", "1/(cos(x) + 1)"), ("(x+1)/(x^2+x+1)", "-(x^2 + 2*x)/(x^2 + x + 1)^2"),
    ("e^x/(e^x+e^y+e^z)", "exp(x)*(exp(y) + exp(z))/(exp(x) + exp(y) + exp(z))^2"),
  ])
  func derivativesAreTidy(function: String, derivative: String) throws {
    #expect(try read(function).derivative(by: "x").text() == derivative)
  }
}
