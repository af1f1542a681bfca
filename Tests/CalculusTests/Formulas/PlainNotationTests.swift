import Testing

@testable import Calculus

private let x: Expression = Expression("x" as Symbol)
private let y: Expression = Expression("y" as Symbol)

@Suite struct PlainNotationTests {
  @Test(
    arguments: [
      ("2", 2), ("0.5", .half), ("x", x), ("2x", 2 * x), ("-x^2", -(x * x)), ("2^-1", .half),
      ("2^3^2", Expression(512 as Rational)), ("1/2x", .half * x), ("x+y-x", y), ("sin 2x", .apply(.sin, 2 * x)),
      ("sin x cos x", .apply(.sin, x) * .apply(.cos, x)), ("2 sin x", 2 * .apply(.sin, x)),
      ("sin^2 x", .power(.apply(.sin, x), 2 as Rational)), ("ln x^2", .apply(.ln, x * x)),
      ("|x||y|", .apply(.abs, x) * .apply(.abs, y)), ("2|x|", 2 * .apply(.abs, x)),
      ("||x|-1|", .apply(.abs, .apply(.abs, x) - 1)), ("sqrt(x)", x.squareRoot),
      ("1e-3", Expression(Rational(1, 1000))),
      ("log_2(x)", .apply(.log2, x)),
      ("max(x, y, 1)", .apply(.max, to: [x, y, 1])), ("x**2", x * x),
      ("2*-3", Expression(-6 as Rational)), ("x(x+1)", x * (x + 1)), ("e^-x", .apply(.exp, -x)),
      ("w_1 + w1", 2 * Expression("w1" as Symbol)), ("np.exp(x)", .apply(.exp, x)),
    ] as [(String, Expression)])
  func reads(_ text: String, _ expected: Expression) throws {
    #expect(try Parser.parseExpression(text) == expected)
    #expect(try Parser.parse(text).expression == expected)
  }
}
