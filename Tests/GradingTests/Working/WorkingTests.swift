import Calculus
import Testing

@testable import Grading

struct WorkingTests {
  private func question(_ text: String, forms: [Form] = []) throws -> Question {
    Question(
      .derivative(Problem.WrittenFunction(try Parser.parse(text)), by: "x", order: 1), scope: Scope(["x"]), forms: forms
    )
  }

  private func kinds(_ lines: [String], on question: Question) -> [String] {
    Working(lines, on: question).lines.map { line in
      switch line {
      case .definition: "definition"
      case .right: "right"
      case .answer: "answer"
      case .otherForm: "form"
      case .wrong: "wrong"
      case .followsFromWrong: "follows"
      case .undecided: "undecided"
      case .unreadable: "unreadable"
      case .otherShape: "shape"
      }
    }
  }

  @Test(arguments: [
    (["3(x^2+1)^2*2x", "6x(x^2+1)^2"], ["answer", "answer"]), (["6x(x^2+1)^2"], ["answer"]),
    (
      ["u = x^2+1", "du/dx = 2x", "y = u^3", "dy/du = 3u^2", "dy/dx = 3u^2*2x", "6x(x^2+1)^2"],
      ["definition", "right", "definition", "right", "right", "answer"]
    ),
    (["u = x^2+1", "3u^2*2x", "6x*u^2", "6x(x^2+1)^2"], ["definition", "right", "right", "answer"]),
    (["3(x^2+1)^2", "3x^4+6x^2+3"], ["wrong", "follows"]),
    (["3(x^2+1)^2*2x", "6x(x^2+1)^3"], ["answer", "wrong"]),
    (["u = x^2+1", "u' = 3x"], ["definition", "wrong"]), (["f' = 3(x^2+1)^2*2x = 6x(x^2+1)^2"], ["answer", "answer"]),
    (["6x(x^2+"], ["unreadable"]), (["[1, 2]"], ["shape"]), ([], []),
  ])
  func everyLineGetsItsVerdict(lines: [String], expected: [String]) throws {
    #expect(kinds(lines, on: try question("(x^2+1)^3")) == expected, "\(lines)")
  }

  /// Where a number is asked for, what stands in letters is compared with the derivative before the number is put in.
  @Test(arguments: [
    (["4(2x+4)", "4*10", "40"], ["right", "answer", "answer"]), (["2(2x+4)", "20"], ["wrong", "wrong"]),
    (["u = 2x+4", "2u*2", "40"], ["definition", "right", "answer"]), (["41"], ["wrong"]),
  ])
  func lettersComeBeforeTheNumber(lines: [String], expected: [String]) throws {
    let slope = Problem.derivative(Problem.WrittenFunction(try Parser.parse("(2x+4)^2")), by: "x", order: 1)
    let question = Question(.value(slope, at: ["x": 3]), scope: Scope(["x"]))
    #expect(kinds(lines, on: question) == expected, "\(lines)")
    let working = Working(lines, on: question)
    guard case .wrong(_, let mistaken)? = working.lines.first, lines.count == 2 else { return }
    #expect(mistaken.comparison == "At x = 1 the derivative is 24, yours gives 12.")
  }

  @Test func theFirstWrongLineHasItsMistake() throws {
    let working = Working(["u = x^2+1", "3u^2"], on: try question("(x^2+1)^3"))
    #expect(working.firstWrong == 1)
    #expect(!working.isFinished)
    guard case .wrong(_, let mistaken)? = working.lines.last else {
      Issue.record("\(working)")
      return
    }
    #expect(mistaken.diagnosis?.mistakes.first?.id == "D1")
    #expect(!mistaken.followsRightLine)
  }

  @Test func aSlipBetweenTwoLinesIsOneOfAlgebra() throws {
    let working = Working(["2x*sin(x)+x^2*cos(x)", "2x*sin(x)-x^2*cos(x)"], on: try question("x^2*sin(x)"))
    guard case .wrong(_, let mistaken)? = working.lines.last else {
      Issue.record("\(working)")
      return
    }
    #expect(mistaken.followsRightLine)
    #expect(mistaken.diagnosis?.mistakes.first?.id == "S5")
  }

  @Test func theFormOfTheLastLineCounts() throws {
    let kinds = kinds(["6x(x^2+1)^2", "6x^5+12x^3+6x"], on: try question("(x^2+1)^3", forms: [.expanded]))
    #expect(kinds == ["form", "answer"])
  }
}
