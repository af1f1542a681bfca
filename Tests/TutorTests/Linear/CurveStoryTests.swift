import Calculus
import Testing

@testable import Tutor

@Suite struct CurveStoryTests {
  @Test(arguments: [
    ("x^2", -2.0...3.0, "from 4 at x = -2 falls to 0 near x = 0, rises to 9 at x = 3."),
    ("2x+1", -1.0...3.0, "from -1 at x = -1 rises to 7 at x = 3, crosses zero near x = -0.5."),
    ("5", 0.0...1.0, "stays at 5 from x = 0 to x = 1."),
    ("sqrt(x)", -1.0...1.0, "from 0 at x = 0 rises to 1 at x = 1."),
    ("ln(-1-x^2)", -1.0...1.0, "has no value from x = -1 to 1."),
    ("1/x", -1.0...1.0, "after a gap"),
    ("sin(10x)", -3.0...3.0, "goes up and down 20 times between -1 and 1"),
  ])
  func tells(function: String, range: ClosedRange<Double>, story: String) throws {
    let expression = try Parser.parseExpression(function)
    var evaluator = Tape(expression, inputs: ["x"]).evaluator()
    let axis = SampleAxis(range, count: 401)
    let sentence = CurveStory(evaluator.values(along: axis), along: axis, "x").sentence
    if story.hasSuffix(".") { #expect(sentence == story) } else { #expect(sentence.contains(story), "\(sentence)") }
  }
}
