import Calculus
import Testing

@testable import Grading

@Test(arguments: [
  ("6*x*(x^2+1)^2", "3(x^2+1)^2"), ("6*x*(x^2+1)^2", "6x(x^4+2x^2+1)"), ("sin(x)^2+cos(x)^2", "1"),
  ("ln(x^2)", "2ln x"), ("sqrt(x^2)", "x"), ("x*y", "y^2"), ("exp(x)/(1+exp(x))", "sigma(x)"),
  ("sqrt(x-5)", "sqrt(x-5)*1.0001"), ("0", "e^(-x^2)"), ("3x^2", "3.0001x^2"), ("e^(20x)*e^(-20x)", "1"),
  ("max(0,x-7)", "0"), ("1/x", "1/(x+0.00001)"), ("sqrt(-1-x^2)", "ln(-3-x^2)"), ("2", "1+1/2+1/2"), ("pi", "3.14"),
])
func scratch(_ a: String, _ b: String) throws {
  let f = try Parser.parse(a), g = try Parser.parse(b)
  guard let e = f.expression, let h = g.expression else { return }
  print(a, "|", b, "|", Comparison(expected: e, answer: h).verdict)
}
