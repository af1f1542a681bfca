import Calculus
import Testing

/// Texts that construction must make one expression, and texts that it must keep apart.
struct CanonicalFormTests {
  @Test(arguments: [
    ("x+x", "2x"), ("x-x", "0"), ("x*x", "x^2"), ("x/x", "1"), ("2*3*x", "6x"), ("x*y", "y*x"), ("a+b+c", "c+a+b"),
    ("0.1*3", "0.3"), ("1/3+1/6", "1/2"), ("(x^2)^3", "x^6"), ("x^2*x^-5", "1/x^3"), ("2^-1", "1/2"),
    ("(2x)^3", "8x^3"),
    ("sqrt(x)*sqrt(x)", "x"), ("sqrt(x^2)", "|x|"), ("(x^4)^(1/2)", "x^2"), ("(x^6)^(1/2)", "|x|^3"),
    ("sqrt(4x)", "2sqrt(x)"),
    ("sqrt(12)", "2sqrt(3)"), ("sqrt(2)*sqrt(3)", "sqrt(6)"), ("sqrt(1/2)", "sqrt(2)/2"), ("8^(1/3)", "2"),
    ("(-8)^(1/3)", "-2"), ("4^(1/4)", "sqrt(2)"), ("2^(3/2)", "2sqrt(2)"), ("e^x*e^y", "e^(x+y)"), ("e^0", "1"),
    ("ln(1)", "0"), ("ln(e)", "1"), ("ln(e^x)", "x"), ("e^(ln x)", "x"), ("e^(2ln x)", "x^2"), ("exp(1)", "e"),
    ("sin(0)", "0"), ("sin(pi/6)", "1/2"), ("cos(pi)", "-1"), ("tan(pi/4)", "1"), ("sin(7pi/6)", "-1/2"),
    ("cos(pi/12)", "(sqrt(6)+sqrt(2))/4"), ("arcsin(1/2)", "pi/6"), ("arctan(1)", "pi/4"), ("arccos(0)", "pi/2"),
    ("sin(-x)", "-sin(x)"), ("cos(-x)", "cos(x)"), ("tanh(-2x)", "-tanh(2x)"), ("|-x|", "|x|"), ("|3x|", "3|x|"),
    ("|x|^2", "x^2"), ("x-(x+1)", "-1"), ("-(a+b)", "-a-b"), ("log2(8)", "3"), ("log10(0.01)", "-2"),
    ("sigmoid(0)", "1/2"), ("relu(3)", "3"), ("relu(-3)", "0"), ("max(1,3,2)", "3"), ("max(x,y)", "max(y,x)"),
    ("max(x,x)", "x"), ("min(x,1,2)", "min(x,1)"), ("step(-1)", "0"), ("sign(-2)", "-1"), ("(x*y)^2", "x^2*y^2"),
    ("(1/x)^-1", "x"), ("x^(1/3)*x^(2/3)", "x"), ("(x^3)^(1/3)", "x"), ("2^x*2^y", "2^(x+y)"), ("softplus(0)", "ln(2)"),
  ])
  func areOne(first: String, second: String) throws { #expect(try read(first) == read(second)) }

  @Test(arguments: [
    ("sqrt(x^2)", "x"), ("ln(x^2)", "2ln(x)"), ("sqrt(x*y)", "sqrt(x)*sqrt(y)"), ("(x^2)^(1/6)", "x^(1/3)"),
    ("e^x", "x^e"),
    ("x^y", "y^x"), ("2^x", "x^2"), ("sin(x)", "cos(x)"), ("arcsin(sin(x))", "x"), ("arccos(-x)", "arccos(x)"),
    ("ln(-1)", "0"), ("2^100", "2^101"), ("x1", "x"), ("x", "X"), ("w1*w2", "w12"), ("max(x,0)", "x"),
  ])
  func stayApart(first: String, second: String) throws { #expect(try read(first) != read(second)) }

  @Test(arguments: ["1/0", "0^0", "0^-1", "ln(0)", "ln(-3)", "sqrt(-4)", "arcsin(2)", "x+1/0", "0*(1/0)", "sin(1/0)"])
  func hasNoValue(text: String) throws { #expect(try read(text).isUndefined) }

  /// Construction may widen a domain but never changes a value: intervals of the parts, put together again, agree.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func constructionKeepsValues(seed: UInt64) throws {
    var random = RandomExpression(seed: seed)
    for _ in 0..<25 {
      let (a, b) = (random.expression(size: 6), random.expression(size: 6))
      let point: [Symbol: Interval] = ["x": Interval(0.703), "y": Interval(-1.217)]
      let (u, v) = (Interval(valueOf: a, at: point), Interval(valueOf: b, at: point))
      guard u.isCertain, v.isCertain else { continue }
      for (name, whole, expected) in [
        ("sum", a + b, u + v), ("difference", a - b, u - v), ("product", a * b, u * v), ("quotient", a / b, u / v),
        ("square", .power(a, 2 as Rational), .power(u, 2 as Rational)), ("root", a.squareRoot, .power(u, .half)),
        ("sine", .apply(.sin, a), .apply(.sin, to: [u])), ("logarithm", .apply(.ln, a), .apply(.ln, to: [u])),
      ] where expected.isCertain {
        let value = Interval(valueOf: whole, at: point)
        #expect(!value.isDisjoint(from: expected), "seed \(seed), \(name) of \(a) and \(b): \(whole)")
      }
    }
  }

  /// However an expression is put together, the result is the same.
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func orderOfConstructionDoesNotMatter(seed: UInt64) {
    var random = RandomExpression(seed: seed)
    for _ in 0..<25 {
      let parts = (0..<5).map { _ in random.expression(size: 5) }
      let shuffled = parts.shuffled(using: &random.generator)
      #expect(Expression.sum(parts) == Expression.sum(shuffled), "seed \(seed): \(parts)")
      #expect(Expression.product(parts) == Expression.product(shuffled), "seed \(seed): \(parts)")
      #expect(parts.reduce(0) { $0 + $1 } == Expression.sum(parts), "seed \(seed): \(parts)")
    }
  }
}
