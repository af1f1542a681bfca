import Calculus
import Testing

@testable import Grading

/// How often a mistake that was made is the one that is named.
struct RecallTests {
  struct Score: CustomStringConvertible {
    var made = 0
    var named = 0
    var right = 0
    var misses: [String] = []

    var precision: Double { Double(right) / Double(max(named, 1)) }
    var recall: Double { Double(right) / Double(max(made, 1)) }
    var description: String {
      "\(made) wrong answers, \(named) diagnoses, \(right) right; precision \(precision), recall \(recall)"
    }
  }

  /// Of single mistakes and of two at once, on seeds that nothing was tuned on; on more by `make soak`.
  @Test(arguments: [(1, 20_261_121), (2, 4_711)] + (Soak.isOn ? [(1, 5), (2, 6), (2, 7)] : []) as [(Int, UInt64)])
  func mistakesAreNamed(count: Int, seed: UInt64) throws {
    let score = try measure(mistakes: count, problems: 180, seed: seed)
    #expect(score.precision >= 0.95, "seed \(seed): \(score) \(score.misses.prefix(20))")
    #expect(score.recall >= 0.80, "seed \(seed): \(score) \(score.misses.prefix(20))")
    #expect(score.made >= 150)
  }

  private func measure(mistakes count: Int, problems: Int, seed: UInt64) throws -> Score {
    var random = SplitMix64(seed: seed &+ UInt64(count))
    var score = Score()
    for _ in 0..<problems {
      let problem = try RandomProblem(&random)
      guard let (wrong, names) = try mistaken(problem, count, &random) else { continue }
      let rewriting = Rewriting.allCases[Int(random.next() % UInt64(Rewriting.allCases.count))]
      let diagnosis = Diagnostician(problem.problem).diagnose(Problem.Answer(rewriting.apply(to: wrong)))
      score.made += 1
      guard let diagnosis else {
        score.misses.append("\(problem.text) as \(wrong): \(names) not named")
        continue
      }
      score.named += 1
      let found = Set(diagnosis.mistakes.map(\.id))
      // One message may cover several explanations; of two mistakes either both are named or one of them.
      if diagnosis.kind == .either ? !found.isDisjoint(with: names) : found.isSubset(of: names) {
        score.right += 1
      } else {
        score.misses.append("\(problem.text) as \(wrong): \(names) named \(diagnosis.id)")
      }
    }
    return score
  }

  /// A wrong answer that so many mistakes lead to and no fewer.
  private func mistaken(_ problem: RandomProblem, _ count: Int, _ random: inout SplitMix64) throws
    -> (Expression, Set<String>)?
  {
    guard case .derivative(let f, let x, _) = problem.problem, let figure = f.figure(by: x) else { return nil }
    let points: [Symbol: Samples] = [x: Samples(SIMD4(0.31, 0.77, 1.43, 2.19))]
    var derivatives = WrongDerivatives(of: figure, by: x, points)
    let levels = derivatives.candidates(mistakes: count)
    guard let truth = levels[0].first?.value, truth.isFinite else { return nil }
    let simpler = levels.prefix(count).flatMap(\.self).map(\.value)
    let usable = levels[count].filter { candidate in
      candidate.value.isFinite && !simpler.contains { $0.agrees(with: candidate.value) }
        && Set(candidate.slips.map(\.mistake)).count == count
    }
    guard !usable.isEmpty else { return nil }
    // Common mistakes are commoner.
    var chosen = usable[Int(random.next() % UInt64(usable.count))]
    for _ in 0..<8 {
      let weight = chosen.slips.map { Mistake.all[$0.mistake].weight }.min() ?? 1
      if random.next() % 3 < UInt64(weight) { break }
      chosen = usable[Int(random.next() % UInt64(usable.count))]
    }
    let wrong = derivatives.expression(with: chosen.slips)
    guard case .different = Comparison(expected: problem.problem.answer.entries[0], answer: wrong).verdict else {
      return nil
    }
    return (wrong, Set(chosen.slips.map { Mistake.all[$0.mistake].id }))
  }

  @Test func rightAnswersNeverTriggerOne() throws {
    let seed: UInt64 = 7
    var random = SplitMix64(seed: seed)
    for _ in 0..<60 {
      let problem = try RandomProblem(&random)
      let right = problem.problem.answer.entries[0]
      for rewriting in Rewriting.allCases {
        for extra in [Expression.zero, 1, right] {
          let answer = rewriting.apply(to: right + extra) - extra
          let diagnosis = Diagnostician(problem.problem).diagnose(Problem.Answer(answer))
          #expect(diagnosis == nil, "seed \(seed): \(problem.text) as \(answer): \(diagnosis?.id ?? "")")
        }
      }
    }
  }
}
