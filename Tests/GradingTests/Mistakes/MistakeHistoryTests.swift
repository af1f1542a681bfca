import Calculus
import Testing

@testable import Grading

struct MistakeHistoryTests {
  @Test func whatWasMadeBeforeIsLikelier() throws {
    // x² − 5x³ with the minus lost, or with the sign of a power wrong: one prior is raised by the learner's history.
    let problem = Problem.derivative(Problem.WrittenFunction(try Parser.parse("e^(3x)")), by: "x", order: 1)
    let wrong = Problem.Answer(try Parser.parseExpression("e^(3x)"))
    let before = try #require(Diagnostician(problem).diagnose(wrong))
    #expect(before.mistakes.count == 2)
    var history = MistakeHistory()
    let mistake = try #require(before.mistakes.first { $0.id == "B2" })
    history.confirm(mistake)
    history.confirm(mistake)
    let after = try #require(Diagnostician(problem, history: history).diagnose(wrong))
    #expect(after.mistakes.map(\.id) == ["B2"])
    for _ in 0..<200 { history.attempt() }
    #expect(try #require(Diagnostician(problem, history: history).diagnose(wrong)).mistakes.count == 2)
  }

  @Test func whatWasDeniedIsLessLikely() throws {
    var history = MistakeHistory()
    let mistake = Mistake.all[0]
    let usual = history.prior(of: mistake)
    history.deny(mistake)
    #expect(history.prior(of: mistake) < usual)
    for _ in 0..<20 { history.deny(mistake) }
    #expect(history.prior(of: mistake) > 0)
  }
}
