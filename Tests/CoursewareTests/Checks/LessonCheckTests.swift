import Testing

@testable import Courseware

@Suite struct LessonCheckTests {
  /// An exercise whose fence stands in line 5, and what the linter finds in it.
  @Test(arguments: [
    ("answer: 2x\nwrong: x\n  no", []),
    ("answer: 2x\nwrong: x + x\n  no", ["9:8:5 wrong-is-right"]),
    ("answer: 2x\nwrong: [x, 1]\n  no", []),
    ("gradient: [2x + y, x]\nanswer: x^2 + x y\nwrong: [x, y]\n  no", ["10:8:6 wrong-shape"]),
    ("answer: 1/0", ["5:4:8 answer-undefined"]),
    ("answer: ln(0)", ["5:4:8 answer-undefined"]),
    ("function: x^3\nanswer: 3x*x", []),
    ("function: x^3\nanswer: 3x", ["9:9:2 answer-differs"]),
    ("function: x^3\nanswer: [1]", ["9:9:3 answer-differs"]),
    ("function: x^3\nhints:\n- it is $3x^2$", ["10:10:4 hint-has-answer"]),
    ("function: x^3\nhints:\n- not $x^2$ and not $3$", []),
    ("function: a*x^2\nvariable: x\nat: x = 3\nparameters: a = 1..4\nwrong: a\n  no", []),
    ("function: a*x^2\nvariable: x\nparameters: a = 1..4\nwrong: a^2 x\n  no", ["11:8:5 wrong-is-right"]),
    ("function: x/a\nvariable: x\nparameters: a = -1..1", ["5:4:8 answer-undefined"]),
    ("answer: 2x\nwrong: x\n  no\nwrong: x*1\n  no", ["11:8:3 wrong-twice"]),
    (
      "function: x^n\nvariable: x\nparameters: n = 4..9\nwrong: n*x^n\n  no\nwrong: n*x^(n-1)*x\n  no",
      ["13:8:11 wrong-twice"]
    ),
    ("function: a*x^2\nvariable: x\nparameters: a = 0..3", ["5:4:8 answer-degenerate"]),
    ("answer: 0.125\nhints:\n- half of $0.25$\n- $0.25/2$\n- so $0.25/2 = 0.125$", ["12:7:14 hint-has-answer"]),
    ("derivative: 2x\nanswer: x^2 + 7", []),
    ("function: relu(x)\nat: x = 0\nkink: subgradient", []),
    ("function: x^2\nat: x = 0\nkink: subgradient", ["5:4:8 no-corner"]),
    ("function: exp(x)\nat: x = 1\ndigits: 3\nwrong: 2.73\n  no", []),
    ("derivative: 2x\nanswer: x^3", ["9:9:3 solution-fails"]),
    ("gradient: [2x + y, x]\nanswer: x^2 + x y\nwrong: x^2 + y^2\n  no\nwrong: x y\n  no", []),
    ("gradient: [2x + y, x]\nanswer: x^2 + x y\nwrong: x^2 + x y + 3\n  no", ["10:8:13 wrong-is-right"]),
    (
      "loss: (x-m)^2\nfrom: x = 0\nrate: r\nsteps: k\nparameters: m = 2..4, r = 0.1|0.2, k = 1..3\nwrong: 2r*m*k\n  no",
      ["13:8:6 wrong-is-right"]
    ),
    ("loss: ln(x)\nfrom: x = 1\nrate: 2\nsteps: 1", ["5:4:8 answer-undefined"]),
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

  /// What pages and blocks claim: `3.1^2 = 9.61`.
  @Test(arguments: [
    ("<!-- check: 3.1^2 = 9.61; 2^10 = 1024 -->", []),
    ("<!-- check:\n  3.1^2 = 9.5;\n  1 + 1 = 2\n-->", ["6:3:11 claim-false"]),
    ("<!-- check: sqrt(41) ≈ 6.403124; pi ~ 3.14 -->", []),
    ("<!-- check: sqrt(41) ≈ 6.41 -->", ["5:13:15 claim-false"]),
    ("<!-- check: sqrt(41) = 6.403124 -->", ["5:13:19 claim-rounded"]),
    ("<!-- check: 0.8^10 ≈ 0.107; 0.8^10 ≈ 1.07e-1; 0.25^10 ≈ 9.5367e-7 -->", []),
    ("<!-- check: d/dx (x^2+1)^3 = 6x(x^2+1)^2 -->", []),
    ("<!-- check: d/dx (x^2+1)^3 at x = 1 = 24 -->", []),
    ("<!-- check: d/dx d/dx x^3 = 6x; d/dy x y^2 at x = 2, y = 3 = 12 -->", []),
    ("<!-- check: grad x^2+y^2 at x = 1, y = 2 = [2, 4]; hess x y = [[0, 1], [1, 0]] -->", []),
    ("<!-- check: grad x^2+y^2 at x = 1, y = 2 = [2, 5] -->", ["5:13:37 claim-false"]),
    ("<!-- check: [0.123, 0.456] ≈ [0.12, 0.46] -->", []),
    ("<!-- check: 2 < 3; 3 >= 3; 2 != 3; 1/3 ≤ 0.5; (x+1)^2 != x^2+1 -->", []),
    ("<!-- check: 3 < 2 -->", ["5:13:5 claim-false"]),
    ("<!-- check: x < 2 -->", ["5:13:5 claim-undecided"]),
    ("<!-- check: 2 + 2 -->", ["5:13:5 bad-claim"]),
    ("<!-- check: d/dx x^2 at x = 1 -->", ["5:13:17 bad-claim"]),
    ("<!-- check: sine(2) = 1 -->", ["5:13:4 formula"]),
    ("```card\nid: a\nfront: f\nback: b\ncheck: 1 = 2\n```", ["9:8:5 claim-false"]),
    ("```exercise\nid: a\nask: q\nanswer: 2a\nparameters: a = 1..5\ncheck: 2a < 9\n```", ["10:8:6 claim-false"]),
    (
      "```descent\nloss: (x-3)^2\nfrom: 0\nrate: 0.1\noptimizers: gd, momentum\ncheckpoints:\n"
        + "- 10: x = 2.677877, loss = 0.104\n- momentum 1: x = 0.6\n- momentum 1: x = 0.7\n- adam 1: x = 1\n```",
      ["13:19:3 claim-false", "14:3:13 no-such-runner"]
    ),
    ("<!-- covers: A1 SEE -->\ntext", ["5:14:2 nothing-to-see"]),
    ("<!-- covers: A1 SEE -->\ntext\n\n    diagram", []),
  ])
  func claims(text: String, marks: [String]) {
    let lesson = page(text)
    #expect(lesson.marks == [])
    #expect(lesson.lint.map(\.mark) == marks)
  }
}
