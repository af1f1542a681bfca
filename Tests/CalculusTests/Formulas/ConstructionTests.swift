import Testing

@testable import Calculus

private let x: Expression = Expression("x" as Symbol)
private let y: Expression = Expression("y" as Symbol)
private let half = Expression(Rational.half)

/// What texts mean, against expressions built by hand.
struct ConstructionTests {
  struct Case: Sendable {
    let text: String
    let expected: Expression

    init(_ text: String, _ expected: Expression) {
      self.text = text
      self.expected = expected
    }
  }

  private static let cases: [Case] = [
    Case("2", 2), Case("0.5", half), Case("x", x), Case("2x", 2 * x), Case("-x^2", -(x * x)), Case("2^-1", half),
    Case("2^3^2", Expression(512 as Rational)), Case("1/2x", half * x), Case("x+y-x", y),
    Case("sin 2x", .apply(.sin, 2 * x)),
    Case("sin x cos x", .apply(.sin, x) * .apply(.cos, x)), Case("2 sin x", 2 * .apply(.sin, x)),
    Case("sin^2 x", .power(.apply(.sin, x), 2 as Rational)), Case("ln x^2", .apply(.ln, x * x)),
    Case("|x||y|", .apply(.abs, x) * .apply(.abs, y)), Case("2|x|", 2 * .apply(.abs, x)),
    Case("||x|-1|", .apply(.abs, .apply(.abs, x) - 1)), Case("sqrt(x)", x.squareRoot),
    Case("1e-3", Expression(Rational(1, 1000))), Case("log_2(x)", .apply(.log2, x)),
    Case("max(x, y, 1)", .apply(.max, to: [x, y, 1])), Case("x**2", x * x), Case("2*-3", Expression(-6 as Rational)),
    Case("x(x+1)", x * (x + 1)), Case("e^-x", .apply(.exp, -x)), Case("w_1 + w1", 2 * Expression("w1" as Symbol)),
    Case("np.exp(x)", .apply(.exp, x)), Case("log_3(x)", .apply(.ln, x) / .apply(.ln, 3)), Case("tau", 2 * .pi),
    Case("sin^-1 x", .apply(.arcsin, x)), Case("1/0", .undefined), Case("\\frac{x}{y}", x / y),
    Case("√x", x.squareRoot),
  ]

  @Test(arguments: cases)
  func reads(_ example: Case) throws {
    #expect(try Parser.parseExpression(example.text) == example.expected)
    #expect(try Parser.parse(example.text).expression == example.expected)
  }

  /// Every function, under every spelling, in brackets and, where one argument is enough, without.
  @Test(arguments: Function.allCases)
  func everySpelling(of function: Function) throws {
    let letters = ["x", "y", "z"].map { Expression(Symbol($0)) }
    let arguments = Array(letters.prefix(function.row.arity.lowerBound))
    let expected = Expression.apply(function, to: arguments)
    for spelling in function.row.spellings {
      let list = ["x", "y", "z"].prefix(arguments.count).joined(separator: ", ")
      for text in [
        "\(spelling)(\(list))", "\(spelling.uppercased()) (\(list))", "\\operatorname{\(spelling)}(\(list))",
      ] {
        #expect(try Parser.parseExpression(text) == expected, "\(text)")
      }
      if arguments.count == 1, spelling != "sigma" {
        #expect(try Parser.parseExpression("\(spelling) x") == expected, "\(spelling)")
      }
    }
    #expect(
      try Parser.parseExpression(
        "\(function.row.symbol)(\(["x", "y", "z"].prefix(arguments.count).joined(separator: ",")))") == expected)
    #expect(
      try Parser.parseExpression(
        "\(function.row.latex)\\left(\(["x", "y", "z"].prefix(arguments.count).joined(separator: ",")) \\right)")
        == expected)
  }

  @Test(arguments: GreekLetter.all.map(\.name).filter { $0 != "tau" })
  func greekLettersAreTheirNames(name: String) throws {
    let letter = try #require(GreekLetter.letters[name])
    for text in [name, String(letter), "\\\(name)"] {
      #expect(try Parser.parseExpression(text) == Expression(Symbol(name)), "\(text)")
    }
  }
}
