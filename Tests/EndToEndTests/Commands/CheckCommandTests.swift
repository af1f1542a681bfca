import Testing

/// `gradus check` as scripts and graders call it.
struct CheckCommandTests {
  @Test(arguments: [
    (["2*x", "x+x"], 0, "right"), (["2*x", "3*x"], 1, "wrong. At x = 1"), (["2*x", "3*x+"], 2, ""),
    (["[2*x, 1]", "2*x"], 2, ""), (["sqrt(-1-x^2)", "ln(-3-x^2)"], 4, "undecided."),
    (["x", "sqrt(x^2)", "--assume", "x > 0"], 0, "given: x > 0\nright"), (["x", "sqrt(x^2)"], 1, "wrong. At x = -1"),
    (["ln(x^2)", "2*ln(x)"], 0, "right. It is the same wherever both have a value; yours has none for x < 0"),
    (["(x+1)^2", "x^2+2x+1", "--form", "factored"], 0, "right. Correct. Now write it as a product of factors."),
    (["pi", "3.14"], 1, "wrong. That is rounded."), (["pi", "3.14", "--tolerance", "0.001"], 0, "right"),
    (["--function", "(x^2+1)^3", "3(x^2+1)^2"], 1, "the slope of the inside is left out"),
    (["--function", "x^3", "--at", "x=2", "12"], 0, "right"), (["x", "x", "--form", "fancy"], 2, ""),
    (["x", "x", "--assume", "x likes y"], 2, ""),
    (["x+", "x", "--json"], 2, #"{"error": "x+"#), (["12", "6x", "--json"], 1, #"{"verdict": "different""#),
    (["12", "6*q", "--variables", "x", "--json"], 2, "This asks for a number"),
    (["x", "x^1", "--explain"], 0, "form: both have the canonical form x"),
  ])
  func exitsWithTheVerdict(arguments: [String], status: Int32, says: String) throws {
    let (output, found) = try run(arguments)
    #expect(found == status, "\(arguments): \(output)")
    #expect(says.isEmpty || output.contains(says), "\(arguments): \(output)")
  }

  @Test func answersLineByLine() throws {
    let requests = """
      {"id": 1, "expected": "6*x*(x^2+1)^2", "answer": "3(x^2+1)^2", "variables": ["x"]}
      {"id": 2, "function": "(x^2+1)^3", "variable": "x", "answer": "3(x^2+1)^2"}
      {"id": 3, "expected": "x", "answer": "x+"}
      {"id": 4, "expected": "x", "answer": "1*x"}
      {"id": 5, "answer": "x"}

      """
    let (output, status) = try run(["--jsonl"], input: requests)
    let lines = output.split(separator: "\n")
    #expect(lines.count == 5)
    #expect(status == 2)
    #expect(lines[0] == #"{"id": 1, "verdict": "different", "at": {"x": 1}, "expected": 24, "answer": 12}"#)
    #expect(lines[1].contains(#""misconception": {"id": "inner-missing", "says": "This is what you get if"#))
    #expect(lines[2].contains(#""verdict": "invalid""#) && lines[3] == #"{"id": 4, "verdict": "equivalent"}"#)
    #expect(lines[4].contains(#""error": "\"expected\" is missing""#) || lines[4].contains("error"))
  }

  @Test func aCalculationIsCheckedLineByLine() throws {
    let right = "u = x^2+1\ndy/dx = 3u^2*2x = 6x(x^2+1)^2\n"
    let (output, status) = try run(["--function", "(x^2+1)^3", "--lines"], input: right)
    #expect(status == 0, "\(output)")
    #expect(output.hasPrefix("right      u = x^2+1\n") && output.hasSuffix("The answer is reached.\n"), "\(output)")
    let (wrong, failure) = try run(["--function", "(x^2+1)^3", "--lines"], input: "u = x^2+1\n3u^2\n")
    #expect(failure == 1)
    #expect(wrong.contains("the slope of the inside is left out") && wrong.contains("Line 2 is the first wrong one."))
    let (json, _) = try run(["6x", "--lines", "--json"], input: "2*3x\n")
    #expect(json.contains(#""mark": "right""#) && json.contains(#""finished": true"#), "\(json)")
    #expect(try run(["6x", "--lines"]).status == 2)
  }

  @Test func aTableShowsItsFailures() throws {
    let rows = "sum\tequal\tx+x\t2*x\t\ttwice\nsum\tequal\tx+x\t3*x\t\tthrice\n"
    let (output, status) = try run(["--table"], input: rows)
    #expect(status == 1)
    #expect(output.contains("ok   equal: x+x  |  2*x  (twice)"))
    #expect(output.contains("FAIL different: x+x  |  3*x  (thrice)"))
    #expect(output.hasSuffix("2 pairs, 1 with another verdict than they must get\n"))
  }

  private func run(_ arguments: [String], input: String = "") throws -> (output: String, status: Int32) {
    let run = try Run.gradus(["check"] + arguments, input: Array(input.utf8))
    return (run.output, run.status)
  }
}
