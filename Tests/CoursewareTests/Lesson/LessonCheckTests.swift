import Testing

@testable import Courseware

@Suite struct LessonCheckTests {
  /// An exercise whose fence stands in line 5, and what the linter finds in it.
  @Test(arguments: [
    ("answer: 2x\nwrong: x\n  no", []),
    ("answer: 2x\nwrong: x + x\n  no", ["9:8:5 wrong-is-right"]),
    ("answer: 2x\nwrong: [x, 1]\n  no", ["9:8:6 wrong-shape"]),
    ("answer: 1/0", ["5:4:8 answer-undefined"]),
    ("answer: ln(0)", ["5:4:8 answer-undefined"]),
    ("function: x^3\nanswer: 3x*x", []),
    ("function: x^3\nanswer: 3x", ["9:9:2 answer-differs"]),
    ("function: x^3\nanswer: [1]", ["9:9:3 answer-differs"]),
    ("function: x^3\nhints:\n- it is $3x^2$", ["10:10:4 hint-has-answer"]),
    ("function: x^3\nhints:\n- not $x^2$ and not $3$", []),
    ("function: a*x^2\nvariable: x\nat: x = 1\nparameters: a = 1..4\nwrong: a\n  no", []),
    ("function: a*x^2\nvariable: x\nparameters: a = 1..4\nwrong: a^2 x\n  no", ["11:8:5 wrong-is-right"]),
    ("function: x/a\nvariable: x\nparameters: a = -1..1", ["5:4:8 answer-undefined"]),
    ("answer: 2x\nwrong: x\n  no\nwrong: x*1\n  no", ["11:8:3 wrong-twice"]),
    ("function: a*x^2\nvariable: x\nparameters: a = 0..3", ["5:4:8 answer-degenerate"]),
    ("answer: 0.125\nhints:\n- half of $0.25$\n- $0.25/2$\n- so $0.25/2 = 0.125$", ["12:7:14 hint-has-answer"]),
    ("answer: 1\nexplain: so $\\frac{1}{2$", ["9:22:1 latex"]),
    ("answer: 1\nhints:\n- $\\foo$", ["10:4:4 latex"]),
  ])
  func exercises(fields: String, marks: [String]) {
    let lesson = page("```exercise\nid: a\nask: q\n\(fields)\n```\n")
    #expect(lesson.marks == [])
    #expect(lesson.lint.map(\.mark) == marks)
  }

  @Test(arguments: [
    ("    " + String(repeating: "x", count: 76), []),
    ("    ok\n    " + String(repeating: "x", count: 77), ["6:5:77 too-wide"]),
    ("$$" + String(repeating: "x", count: 76) + "$$", []),
    ("$$" + String(repeating: "x", count: 77) + "$$", ["5:3:77 too-wide"]),
    ("| $a$ | b |\n|---|---|\n| 1 | " + String(repeating: "x", count: 72) + " |", []),
    ("| $a$ | b |\n|---|---|\n| 1 | " + String(repeating: "x", count: 73) + " |", ["5:4:1 too-wide"]),
  ])
  func widths(text: String, marks: [String]) {
    #expect(page(text).lint.map(\.mark) == marks)
  }
}
