import Calculus
import Testing

@testable import Grading

struct HintLadderTests {
  private func ladder(_ text: String) throws -> HintLadder {
    HintLadder(.derivative(Problem.WrittenFunction(try Parser.parse(text)), by: "x", order: 1))
  }

  @Test func climbsFromANudgeToAWorkedSibling() throws {
    let hints = try ladder("(x^2+1)^3").hints
    #expect(hints.map(\.rung) == [.nudge, .rule, .setup, .step, .sibling])
    #expect(hints[0].formulas.isEmpty && hints[1].formulas.isEmpty)
    #expect(hints[1].text.hasPrefix("Use the chain rule, power rule."))
    #expect(hints[2].text.contains("u = x² + 1"))
    #expect(hints[3].text.contains("is 2x") || hints[3].text.contains("is 2·x"))
  }

  @Test(arguments: ["x^2*sin(x)", "sin(x)/(x^2+1)", "x^x", "e^(3x)", "5x^4", "x^3+ln(x)", "sqrt(1+x^2)", "|x|*x"])
  func namesTheRuleOfEveryShape(text: String) throws {
    let hints = try ladder(text).hints
    #expect(hints.contains { $0.rung == .nudge } && hints.contains { $0.rung == .rule }, "\(text)")
  }

  /// Over problems drawn at random: no hint holds the answer, nor anything equal to it.
  @Test func neverGivesTheAnswerAway() throws {
    let seed: UInt64 = 99
    var random = SplitMix64(seed: seed)
    for _ in 0..<150 {
      let problem = try RandomProblem(&random)
      let answer = problem.problem.answer.entries[0]
      let texts = [Calculus.Notation.plain, .unicode].map { answer.text($0) }
      for hint in HintLadder(problem.problem).hints {
        #expect(!hint.formulas.contains(answer), "seed \(seed): \(problem.text): \(hint.text)")
        if answer.weight > 4 {
          #expect(!texts.contains { hint.text.contains($0) }, "seed \(seed): \(problem.text): \(hint.text)")
        }
      }
    }
  }

  @Test func laddersExistForGradientsAndValues() throws {
    let f = Problem.WrittenFunction(try Parser.parse("x^2*y+sin(y)"))
    for problem in [Problem.gradient(f, by: ["x", "y"]), .hessian(f, by: ["x", "y"]), .mixed(f, by: ["x", "y"])] {
      #expect(HintLadder(problem).hints.count >= 3)
      #expect(HintLadder(.value(problem, at: ["x": 2, "y": 1])).hints.count >= 3)
    }
  }
}
