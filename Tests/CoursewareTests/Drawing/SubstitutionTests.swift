import Calculus
import Testing

@testable import Courseware

@Suite struct SubstitutionTests {
  /// A formula, what is drawn, and how it is written then.
  @Test(arguments: [
    ("a*x^n", "a = 3..3, n = 4..4", "3*x^4"), ("a x^2", "a = 1|1", "x^2"), ("a*x^2", "a = -1|-1", "-x^2"),
    ("a x", "a = -3|-3", "-3x"), ("x^a", "a = 1|1", "x"), ("x + a", "a = -2|-2", "x - 2"),
    ("x - a", "a = -2|-2", "x + 2"),
    ("x + a", "a = 0|0", "x"), ("(x+a)^2", "a = 3|3", "(x + 3)^2"), ("a*(x+1)", "a = 1|1", "(x + 1)"),
    ("2*a*x", "a = 3|3", "6*x"), ("a/b*x", "a = 3|3, b = 4|4", "3/4*x"), ("x/a", "a = 1|1", "x"),
    ("a/x", "a = 1|1", "1/x"), ("r*x", "r = 1.15|1.15", "1.15*x"), ("r*x", "r = 23/20|23/20", "23/20*x"),
    ("x^(n-1)", "n = 3|3", "x^2"), ("sin(a x)", "a = 2|2", "sin(2x)"), ("a x + b", "a = 1|1, b = -1|-1", "x - 1"),
    ("x*a", "a = -3|-3", "x*(-3)"), ("(3x-1)^a/2 + 0.50", "a = 4|4", "(3x - 1)^4/2 + 0.50"),
    ("sqrt(a+x)", "a = 2|2", "sqrt(2 + x)"),
    ("[a*x, y]", "a = 1|1", "[x, y]"), ("a^2*x", "a = -3|-3", "9*x"), ("-a*x", "a = -3|-3", "3*x"),
    ("x - (y - a)", "a = -2|-2", "x - (y + 2)"), ("|a x|", "a = 2|2", "abs(2x)"), ("w_1*a", "a = 5|5", "w1*5"),
    ("e^(a x)", "a = 1|1", "e^x"), ("(a x)^2", "a = 3|3", "(3x)^2"),
  ])
  func aDrawnFormulaReadsAsPeopleWriteIt(source: String, parameters: String, expected: String) throws {
    let read = try SourceLine(parameters, line: 1, column: 1).parts(at: ",").map { try $0.parameter() }
    let draw = Draw(
      Dictionary(uniqueKeysWithValues: read.map { ($0.variable, $0.values[0]) }),
      decimals: Set(read.filter(\.isDecimal).map(\.variable)))
    let formula = try FormulaText(MathText(text: source, range: .start), as: .answer)
    let drawn = formula.substituting(draw)
    #expect(drawn.text == expected)
    // Whatever it looks like, it means what it should.
    #expect(drawn.value == formula.value.map { $0.substituting(draw.values) })
    #expect(try Parser.parse(drawn.text).value == drawn.value)
  }

  /// Random formulas with random draws mean what they should, and read back.
  @Test(arguments: 0..<300)
  func aDrawnFormulaMeansWhatItShould(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    func formula(_ depth: Int) -> String {
      let leaves = ["x", "a", "b", "2", "0.5", "y", "1"]
      guard depth > 0 else { return leaves.randomElement(using: &random) ?? "x" }
      let (left, right) = (formula(depth - 1), formula(depth - 1))
      switch Int.random(in: 0..<9, using: &random) {
      case 0: return "\(left) + \(right)"
      case 1: return "\(left) - \(right)"
      case 2: return "(\(left))*(\(right))"
      case 3: return "(\(left))/(\(right))"
      case 4: return "(\(left))^2"
      case 5: return "sin(\(left))"
      case 6: return "-(\(left))"
      case 7: return "(\(left)) (\(right))"
      case _: return "(\(left) + \(right))^a"
      }
    }
    let text = formula(3)
    let values: [Symbol: Expression] = [
      "a": Expression(Rational(Int.random(in: -3...4, using: &random))),
      "b": Expression(Rational(Int.random(in: -3...4, using: &random))),
    ]
    guard let read = try? FormulaText(MathText(text: text, range: .start), as: .scalar) else { return }
    let drawn = read.substituting(Draw(values))
    #expect(drawn.value == read.value.map { $0.substituting(values) }, "seed \(seed): \(text)")
    if !drawn.expression.isUndefined {
      #expect(try Parser.parse(drawn.text).value == drawn.value, "seed \(seed): \(text) becomes \(drawn.text)")
    }
  }

  /// LaTeX with a value put into it.
  @Test(arguments: [
    ("{a}x^2", "1", "x^2"), ("{a}x^2", "-1", "-x^2"), ("{a}x^2", "3", "{3}x^2"), ("x^{a}", "1", "x"),
    ("x^{a}", "-2", "x^{-2}"),
    ("x + {a}", "-3", "x -{3}"), ("x - {a}", "-3", "x +{3}"), ("-{a} x", "-3", "{3} x"),
    ("2 \\cdot {a}", "-3", "2 \\cdot {(-3)}"),
    ("{a}^2", "-3", "{(-3)}^2"), ("{a} \\cdot x", "1", "{1} \\cdot x"), ("\\frac{{a}}{4}", "1", "\\frac{{1}}{4}"),
    ("\\frac{1}{a}x", "1", "\\frac{1}{1}x"), ("\\sqrt{a}x", "1", "\\sqrt{1}x"), ("{a}\\sin x", "1", "\\sin x"),
    ("{a}\\le x", "1", "{1}\\le x"), ("x_{a}", "1", "x_{1}"), ("= {a}", "-2", "= -{2}"), ("x + {a} y", "-1", "x - y"),
    ("\\eta {a}", "2", "\\eta {2}"), ("{b}", "2", "{b}"), ("{a", "2", "{a"), ("{{a}}", "1", "{{1}}"),
    ("3{a}", "1", "3{1}"),
  ])
  func aValueInLaTeX(source: String, value: String, expected: String) {
    let draw = Draw(["a": (try? Parser.parseExpression(value)) ?? .zero])
    var filling = Filling(draw)
    let text = filling.fill([Markdown.Run(.mathematics(MathText(text: source, range: .start)))])
    #expect(text.mathematics.map(\.text) == [expected])
  }

  @Test func decimalsStayDecimals() throws {
    guard
      case .exercise(let exercise)? = page(
        "```exercise\nid: a\nask: rate {r}, half ${= r/2}$\nfunction: r*x^2\nvariable: x\nparameters: r = 0.05..0.2 by 0.05\n```"
      ).live
    else {
      Issue.record("no exercise")
      return
    }
    let drawn = exercise.drawn(["r": try Parser.parseExpression("0.15")])
    #expect(drawn.ask.map(\.line) == ["rate 0.15, half 0.075"])
    guard case .derive(let derivation) = drawn.task else {
      Issue.record("no derivation")
      return
    }
    #expect(derivation.function.text == "0.15*x^2")
    #expect(derivation.function.notation.line().text == "0.15x²")
    #expect(exercise.instance(seed: 7) == exercise.instance(seed: 7))
    #expect(exercise.instance(seed: 7).parameters.isEmpty)
  }
}

extension Markdown.Block {
  fileprivate var line: String { [self].line }
}
