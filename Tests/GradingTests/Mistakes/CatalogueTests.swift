import Calculus
import Testing

@testable import Grading

/// The labelled file of problems, wrong answers and the rules that lead to them.
struct CatalogueTests {
  @Test func holdsEveryRuleOnce() {
    let ids = Mistake.all.map(\.id)
    #expect(Set(ids).count == ids.count)
    #expect(ids.count == 161)
    let sizes: [Character: Int] = [
      "A": 22, "B": 18, "C": 20, "D": 10, "E": 9, "F": 10, "G": 12, "H": 14, "I": 9, "J": 20, "K": 17,
    ]
    for (letter, size) in sizes { #expect(ids.count { $0.first == letter } == size, "\(letter)") }
    for mistake in Mistake.all {
      #expect((1...3).contains(mistake.weight), "\(mistake.id)")
      #expect(!mistake.cause.isEmpty && mistake.advice.hasSuffix("."), "\(mistake.id)")
    }
  }

  @Test func everyRuleOverExpressionsHasACase() {
    let tested = Set(MistakeCase.derivatives.map(\.id))
    let needed = Set(
      Mistake.all.compactMap { mistake -> String? in if case .rule = mistake.form { mistake.id } else { nil } })
    #expect(needed.subtracting(tested).isEmpty, "\(needed.subtracting(tested).sorted())")
  }

  @Test(arguments: MistakeCase.derivatives)
  func theTopDiagnosisNamesTheRule(row: MistakeCase) throws {
    let problem = try row.problem()
    let wrong = try Parser.parseExpression(row.wrong)
    // The wrong answer is wrong, by proof.
    guard case .different = Comparison(expected: problem.answer.entries[0], answer: wrong).verdict else {
      Issue.record("\(row): not proved different from \(problem.answer.entries[0])")
      return
    }
    let diagnosis = Diagnostician(problem).diagnose(Problem.Answer(wrong))
    let ids = diagnosis?.mistakes.map(\.id) ?? []
    #expect(ids.contains(row.id), "\(row): \(diagnosis?.id ?? "silent")")
  }

  @Test(arguments: MistakeCase.derivatives)
  func neverGivesTheAnswerAway(row: MistakeCase) throws {
    let problem = try row.problem()
    guard let diagnosis = Diagnostician(problem).diagnose(Problem.Answer(try Parser.parseExpression(row.wrong))) else {
      return
    }
    let answer = problem.answer.entries[0]
    #expect(diagnosis.message.hasPrefix("This is what you get if") || diagnosis.message.hasPrefix("Two things"))
    if let site = diagnosis.site {
      guard case .different = Comparison(expected: answer, answer: site).verdict else {
        Issue.record("\(row): points at the answer, \(site)")
        return
      }
    }
    if answer.weight > 3 { #expect(!diagnosis.message.contains(answer.text(.unicode)), "\(row)") }
  }
}
