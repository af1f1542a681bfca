import Calculus
import Testing

@testable import Courseware

@Suite struct DrawingTests {
  private func exercise(_ fields: String) throws -> ExerciseBlock {
    let block = page("```exercise\nid: a\n\(fields)\n```").live
    guard case .exercise(let exercise)? = block else {
      throw Failure(message: String(describing: block))
    }
    return exercise
  }

  private struct Failure: Error { let message: String }

  @Test(arguments: [
    ("a = 2..4", ["2", "3", "4"]),
    ("a = -1..1", ["-1", "0", "1"]),
    ("a = -1..1 except 0", ["-1", "1"]),
    ("a = 0.1..0.3 by 0.1", ["1/10", "1/5", "3/10"]),
    ("a = 1|3|pi", ["1", "3", "pi"]),
    ("a = 1/2", ["1/2"]),
    ("a = 0..1 by 1/3 except 0|1", ["1/3", "2/3"]),
  ])
  func values(text: String, expected: [String]) throws {
    let exercise = try exercise("ask: q\nanswer: a\nparameters: \(text)")
    #expect(exercise.parameters.map { $0.values.map { $0.text(.plain) } } == [expected])
  }

  @Test func numbersStandEverywhere() throws {
    let exercise = try exercise(
      """
      ask: Differentiate {function} at ${a}$; $x^{n}$ and $\\frac{b}{a}$ and `{a}`.
      function: a*x^n
      variable: x
      at: x = a
      parameters: a = 5, n = 3
      hints:
        - lower {n}
      wrong: a*n
        {n} is not enough
      explain: $${a}$$
      """)
    let drawn = exercise.drawn(["a": 5, "n": 3])
    #expect(
      drawn.ask.map(\.picture)
        == ["p Differentiate 5x³ at ${5}$@7:35:3; $x^{3}$@7:42:5 and $\\frac{b}{5}$@7:54:11 and `5`."])
    #expect(drawn.hints.map { $0.map(\.picture) } == [["p lower 3"]])
    #expect(drawn.wrongAnswers.map(\.answer.text) == ["15"])
    #expect(drawn.wrongAnswers.map { $0.explanation.map(\.picture) } == [["p 3 is not enough"]])
    #expect(drawn.task.answer.text(.plain) == "375")
    #expect(drawn.parameters.isEmpty)
  }

  /// Pages show the question alone, with the numbers that the exercise then asks for.
  @Test(arguments: ShippedLessons.ids)
  func theQuestionAloneIsThatOfTheDraw(id: String) throws {
    for case .exercise(let exercise) in try ShippedLessons.lesson(id).liveBlocks.map(\.block) {
      for seed in 1...3 as ClosedRange<UInt64> {
        var (one, other) = (SplitMix64(seed: seed), SplitMix64(seed: seed))
        #expect(exercise.drawnAsk(using: &one) == exercise.drawn(using: &other).ask, "\(exercise.id), seed \(seed)")
      }
    }
  }

  @Test func aDrawIsFixedByItsSeedAndAllValuesComeUp() throws {
    let exercise = try exercise("ask: q\nanswer: a\nparameters: a = 1..5")
    var seen: Set<String> = []
    for seed in 0..<100 as Range<UInt64> {
      var (one, other) = (SplitMix64(seed: seed), SplitMix64(seed: seed))
      let drawn = exercise.drawn(using: &one)
      #expect(drawn == exercise.drawn(using: &other), "seed \(seed)")
      seen.insert(drawn.task.answer.text(.plain))
    }
    #expect(seen == ["1", "2", "3", "4", "5"])
  }
}
