import Testing

@testable import Calculus

private let x = Expression("x" as Symbol)
private let y = Expression("y" as Symbol)
private let one: Expression = .one
private let two: Expression = .two

private func f(_ function: Function, _ argument: Expression) -> Expression { .apply(function, argument) }

/// What is typed, and what it means. Several small tables, as one would overtax the type checker.
private enum Readings {
  static let numbers: [(String, Expression)] = [
    ("2", .two), ("0.5", Expression(.half)), ("2^-1", Expression(.half)), ("2^3^2", Expression(512 as Rational)),
    ("1e-3", Expression(Rational(1, 1000))), ("2*-3", Expression(-6 as Rational)),
  ]
  static let operators: [(String, Expression)] = [
    ("x", x), ("2x", two * x), ("-x^2", -(x * x)), ("1/2x", Expression(.half) * x), ("x+y-x", y), ("x**2", x * x),
    ("x(x+1)", x * (x + one)), ("w_1 + w1", two * Expression("w1" as Symbol)),
  ]
  static let functions: [(String, Expression)] = [
    ("sin 2x", f(.sin, two * x)), ("sin x cos x", f(.sin, x) * f(.cos, x)), ("2 sin x", two * f(.sin, x)),
    ("sin^2 x", Expression.power(f(.sin, x), 2 as Rational)), ("ln x^2", f(.ln, x * x)), ("log_2(x)", f(.log2, x)),
    ("sqrt(x)", x.squareRoot), ("e^-x", f(.exp, -x)), ("np.exp(x)", f(.exp, x)),
    ("max(x, y, 1)", Expression.apply(.max, to: [x, y, one])),
  ]
  static let bars: [(String, Expression)] = [
    ("|x||y|", f(.abs, x) * f(.abs, y)), ("2|x|", two * f(.abs, x)), ("||x|-1|", f(.abs, f(.abs, x) - one)),
  ]
}

@Suite struct PlainNotationTests {
  @Test(arguments: Readings.numbers + Readings.operators + Readings.functions + Readings.bars)
  func reads(_ text: String, _ expected: Expression) throws {
    #expect(try Parser.parseExpression(text) == expected)
    #expect(try Parser.parse(text).expression == expected)
  }
}
