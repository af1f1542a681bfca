import Calculus
import Testing

@testable import Grading

struct JudgementTests {
  private func question(
    _ expected: String, _ variables: [Symbol], tolerance: Double? = nil, assume: String? = nil, forms: [Form] = []
  ) throws -> Question {
    Question(
      expected: try #require(Problem.Answer(try Parser.parse(expected).value)).expected, scope: Scope(variables),
      tolerance: tolerance, assuming: try assume.map { try #require(Assumption.reading($0)) } ?? [], forms: forms)
  }

  private func isRight(_ judgement: Judgement) -> Bool { if case .right = judgement { true } else { false } }

  private func resemblance(_ judgement: Judgement) -> Judgement.Resemblance? {
    if case .wrong(_, let wrong) = judgement { wrong.resemblance } else { nil }
  }

  @Test(arguments: [
    ("0.6", "x = 0.6", true), ("0.6", "0.6", true), ("0.6", "x = 0.7", false), ("[1, 2]", "x = 1, y = 2", true),
    ("[1, 2]", "y = 2, x = 1", true),
  ])
  func numbersMayBeNamed(expected: String, answer: String, isRight: Bool) throws {
    let question = try question(expected, ["x", "y"], tolerance: 1e-3)
    #expect(self.isRight(question.judge(answer)) == isRight)
  }

  @Test func toleranceHoldsForVectorsAndMatrices() throws {
    #expect(isRight(try question("[pi, 1/3]", [], tolerance: 1e-3).judge("[3.142, 0.3333]")))
    #expect(isRight(try question("[[pi, 1], [0, 1/3]]", [], tolerance: 1e-3).judge("[[3.142, 1], [0, 0.3333]]")))
    #expect(!isRight(try question("[pi, 1/3]", []).judge("[3.142, 0.3333]")))
    #expect(Question.tolerance(significantDigits: 3) == 0.005)
  }

  @Test(arguments: [
    ("pi", "3.14", Judgement.Resemblance.rounded), ("x/3", "0.333x", .rounded), ("1/3", "0.33", .rounded),
    ("[2x, 3y]", "[3y, 2x]", .reordered), ("[[1, 2], [3, 4]]", "[[1, 3], [2, 4]]", .transposed),
    ("[[x, y], [y, 1]]", "[[x, y], [-y, 1]]", .asymmetric),
  ])
  func saysHowItComesClose(expected: String, answer: String, resemblance: Judgement.Resemblance) throws {
    #expect(self.resemblance(try question(expected, ["x", "y"]).judge(answer)) == resemblance)
  }

  @Test(arguments: [("pi", "3.15"), ("x/3", "0.34x"), ("2x", "3x")])
  func isSilentWhereItDoesNot(expected: String, answer: String) throws {
    #expect(resemblance(try question(expected, ["x"]).judge(answer)) == nil)
  }

  @Test func aTransposedAnswerCanBeForeseen() throws {
    let question = try question("[[1, 2, 3], [4, 5, 6]]", [])
    let transposed = try Parser.parse("[[1, 4], [2, 5], [3, 6]]")
    guard
      case .otherShape(let mismatch) = question.judge(transposed, foreseen: [ForeseenMistake(answer: transposed.value)])
    else {
      Issue.record("a matrix of 3 by 2 passes for one of 2 by 3")
      return
    }
    #expect(mismatch.foreseen == 0)
    #expect(mismatch.message.hasSuffix("Rows and columns look swapped."))
  }

  @Test(arguments: [
    ("(x+1)^2", "x^2+2x+1", Form.factored), ("(x+1)^2", "(x+1)^2", .expanded), ("1/x+1/y", "1/x+1/y", .singleFraction),
    ("1/2", "0.5", .exact), ("1/x", "x^(-1)", .noNegativeExponents),
  ])
  func anotherFormIsNeverWrong(expected: String, answer: String, form: Form) throws {
    let judgement = try question(expected, ["x", "y"], forms: [form]).judge(answer)
    guard case .otherForm(_, let objection) = judgement else {
      Issue.record("\(judgement)")
      return
    }
    #expect(objection.feedback.hasPrefix("Correct. Now write it "))
  }

  @Test func assumptionsAreRespected() throws {
    #expect(isRight(try question("x", ["x"], assume: "x > 0").judge("sqrt(x^2)")))
    #expect(!isRight(try question("x", ["x"]).judge("sqrt(x^2)")))
    #expect(isRight(try question("(-1)^n", ["n"], assume: "n integer").judge("cos(n*pi)")))
    #expect(Assumption.reading("x > 0, n integer")?.map(\.description) == ["x > 0", "n a whole number"])
    #expect(Assumption.reading("x likes y") == nil)
  }

  @Test(arguments: [("0.5", true), ("0", true), ("1", true), ("-0.01", false), ("1.01", false), ("-1", false)])
  func anySubgradientCountsWhereTheExerciseSaysSo(answer: String, isRight: Bool) throws {
    let question = try #require(
      Question(subgradientOf: try Parser.parseExpression("relu(x)"), by: "x", at: 0, scope: Scope([])))
    #expect(self.isRight(question.judge(answer)) == isRight)
  }

  @Test(arguments: [
    ("|x|", 0, "-1", "1"), ("relu(x-2)", 2, "0", "1"), ("max(x, 2x)", 0, "1", "2"), ("x^2", 1, "2", "2"),
    ("|x^2-1|", 1, "-2", "2"), ("3|x|+x", 0, "-2", "4"), ("|x|^3", 0, "0", "0"),
  ])
  func cornersHaveTwoSlopes(text: String, point: Int, left: String, right: String) throws {
    let slopes = try #require(
      Subgradients(of: try Parser.parseExpression(text), by: "x", at: Expression(Rational(point))))
    let (expectedLeft, expectedRight) = (try Parser.parseExpression(left), try Parser.parseExpression(right))
    #expect(slopes.left == expectedLeft && slopes.right == expectedRight)
  }

  @Test(arguments: [
    ("-1/25", "-0.04"), ("5/6", "5/6"), ("1/2", "0.5"), ("123456789/987654321", "0.125"), ("7", "7"),
  ])
  func numbersAreShownAsOneWritesThem(expected: String, shown: String) throws {
    #expect(try question(expected, [], tolerance: 1e-3).answerText(.plain).hasPrefix(shown.prefix(5)))
    #expect(
      isRight(
        try question(expected, [], tolerance: 1e-3).judge(
          try question(expected, [], tolerance: 1e-3).answerText(.plain))))
  }

  @Test func theSameAnswerGetsTheSameVerdict() throws {
    let question = try question("x e^(x^2)", ["x"])
    for answer in ["x e^(x^2+0.0001)", "e^(x^2)*x", "ln(x)"] {
      #expect("\(question.judge(answer))" == "\(question.judge(answer))")
    }
  }
}
