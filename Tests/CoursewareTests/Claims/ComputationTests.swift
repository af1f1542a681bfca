import Testing

@testable import Courseware

@Suite struct ComputationTests {
  @Test(arguments: [
    ("2^10", "1024"), ("1/4", "\\frac{1}{4}"), ("0.25*3", "0.75"), ("1.5/4.5", "\\frac{1}{3}"),
    ("sqrt(41) to 4", "6.403"),
    ("1/3 to 2", "0.33"), ("sqrt(8)", "2 \\sqrt{2}"), ("0.25^20 to 3", "9.09 \\cdot 10^{-13}"),
    ("d/dx (x^2+1)^3 at x = 1", "24"), ("d/dw1 w1^2 w2 at w1 = 2, w2 = 0.1", "0.4"),
    ("grad x y at x = 1, y = 2.5", "[2.5, 1]"),
    ("x^{2} at x = 3", "9"), ("0.998^2849 to 3", "0.00333"),
  ])
  func values(text: String, latex: String) throws {
    let value = try Computation(SourceLine(text, line: 1, column: 1)).latex()
    #expect(value.replacing(" ", with: "") == latex.replacing(" ", with: ""))
  }

  /// Prose is worked out where the lesson is read.
  @Test func valuesStandInMathematics() {
    let lesson = page("so $3.1^2 = {= 3.1^2}$ and $x^{= 1+1}$ and $a {=} b$\n\n| ${= 2^3}$ |\n|---|\n")
    #expect(
      lesson.blocks.map(\.picture) == [
        "p so $3.1^2 = {9.61}$@5:5:17 and $x^{2}$@5:29:9 and $a {=} b$@5:45:7", "table left: ${8}$@7:4:7",
      ])
    #expect(lesson.marks == [])
    #expect(page("$1 + {= 2 +}$").marks == ["5:11:1 formula"])
  }

  @Test func drawsWorkOutTheirOwn() {
    guard
      case .exercise(let exercise)? = page(
        "```exercise\nid: a\nask: q ${= a^2 + b}$\nanswer: a\nparameters: a = 3, b = 0.5\n```"
      ).live
    else {
      Issue.record("no exercise")
      return
    }
    #expect(exercise.drawn(["a": 3, "b": .one]).ask.map(\.picture) == ["p q ${10}$@7:9:11"])
  }
}
