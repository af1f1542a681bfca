import Calculus
import Testing

@testable import Grading

struct QuestionTests {
  private func derivativeQuestion() throws -> Question {
    Question(derivativeOf: try Parser.parseExpression("(x^2+1)^3"), by: "x", scope: Scope(["x"]))
  }

  @Test(arguments: ["6x(x^2+1)^2", "6x^5+12x^3+6x", "6*x*(x**2+1)**2", "2x*3*(x²+1)²"])
  func acceptsEveryForm(answer: String) throws {
    guard case .right(_, nil) = try derivativeQuestion().judge(answer) else {
      Issue.record("\(answer): \(try derivativeQuestion().judge(answer))")
      return
    }
  }

  @Test func namesTheForeseenMistake() throws {
    let mistakes = try ["12x^2", "3(x^2+1)^2"].map { ForeseenMistake(answer: try Parser.parse($0).value) }
    guard case .wrong(_, let wrong) = try derivativeQuestion().judge("3(1+x^2)^2", foreseen: mistakes) else {
      Issue.record("not wrong")
      return
    }
    #expect(wrong.foreseen == 1)
    #expect(try derivativeQuestion().feedback(on: wrong) == "At x = 1 the derivative is 24, yours gives 12.")
  }

  @Test(arguments: ["(x+1", "", "6q", "2,5"])
  func doesNotCountWhatDoesNotRead(answer: String) throws {
    guard case .unreadable = try derivativeQuestion().judge(answer) else {
      Issue.record("\(answer): \(try derivativeQuestion().judge(answer))")
      return
    }
  }

  @Test func asksForTheRightShape() throws {
    let question = Question(
      expected: .vector([try Parser.parseExpression("2x"), try Parser.parseExpression("6y")]), scope: Scope(["x", "y"]))
    guard case .otherShape(let mismatch) = question.judge("2x") else {
      Issue.record("a scalar passes for a vector")
      return
    }
    #expect(
      mismatch.message == "This asks for a vector of 2, written [a, b, …]; your answer reads as a single expression.")
    guard case .wrong(_, let wrong) = question.judge("[2x, 3y]") else {
      Issue.record("not wrong")
      return
    }
    #expect(wrong.component == 1)
    guard case .right = question.judge("[2x, 6y]") else {
      Issue.record("not right")
      return
    }
  }

  @Test(arguments: [("10.873127", true), ("4e", true), ("10.87", true), ("10.8", false), ("5.44", false)])
  func numbersHaveATolerance(answer: String, isRight: Bool) throws {
    let question = Question(
      expected: .expression(try Parser.parseExpression("4e")), scope: Scope([]), noun: "slope",
      tolerance: Question.usualTolerance)
    switch question.judge(answer) {
    case .right: #expect(isRight)
    case .wrong(_, let wrong):
      #expect(!isRight)
      #expect(question.feedback(on: wrong) == "\(answer) is not the slope.")
    case .unreadable, .otherShape, .otherForm, .undecided: Issue.record("\(answer): \(question.judge(answer))")
    }
  }
}
