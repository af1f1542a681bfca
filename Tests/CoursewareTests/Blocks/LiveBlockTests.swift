import Calculus
import Descent
import Testing

@testable import Courseware

/// A block as a lesson holds it; its fence stands in line 5, its first field in line 6.
private func block(_ kind: String, _ fields: String...) -> LiveBlock? {
  page("```\(kind)\n" + fields.joined(separator: "\n") + "\n```").live
}

@Suite struct LiveBlockTests {
  @Test func anExerciseWithAFunction() throws {
    let block = block(
      "exercise", "id: cube", "ask: Differentiate $x^3$.", "  Take care.", "function: x^3", "variable: x",
      "hints:", "  - One", "  - Two $x$", "wrong: x^2", "  Why.", "wrong: 3x", "  Because.", "explain: Done.",
      "difficulty: 2", "tags: a, b", "covers: C-1", "form: factored", "assume: x > 0, x < 9", "tolerance: 0.01")
    guard case .exercise(let exercise)? = block, case .derive(let derivation) = exercise.task else {
      Issue.record("\(String(describing: block))")
      return
    }
    #expect(exercise.id == "cube")
    #expect(exercise.ask.map(\.picture) == ["p Differentiate $x^3$@7:21:3. Take care."])
    #expect(derivation.function.text == "x^3")
    #expect(derivation.function.range.mark == "9:11:3")
    #expect(derivation.kind == .derivative(variable: "x", order: 1))
    #expect(exercise.hints.map { $0.map(\.picture) } == [["p One"], ["p Two $x$@13:10:1"]])
    #expect(exercise.wrongAnswers.map(\.answer.text) == ["x^2", "3x"])
    #expect(exercise.wrongAnswers.map { $0.explanation.map(\.picture) } == [["p Why."], ["p Because."]])
    #expect(exercise.explanation.map(\.picture) == ["p Done."])
    #expect(exercise.difficulty == 2)
    #expect(exercise.tags == ["a", "b"])
    #expect(exercise.notes.covers.map(\.item) == ["C-1"])
    #expect(exercise.form == "factored")
    #expect(exercise.assumptions.map(\.text) == ["x > 0", "x < 9"])
    #expect(exercise.tolerance == 0.01)
    #expect(exercise.notes.range.mark == "5:4:8")
  }

  /// The fields that say what is asked for, and the answer.
  @Test(arguments: [
    ("function: x^3", "3*x^2", "derivative"),
    ("function: x^3\norder: 2", "6*x", "derivative of order 2"),
    ("function: x^3\nat: 2", "12", "derivative at this point"),
    ("function: x^3\nat: x = 2", "12", "derivative at this point"),
    ("function: x^3\norder: 0\nat: x = 2", "8", "value at this point"),
    ("function: a*x^2\nvariable: x", "2*a*x", "partial derivative"),
    ("function: x^2 y^3\nvariable: y\norder: 2", "6*x^2*y", "partial derivative of order 2"),
    ("function: x^2 y^3\nvariable: x, y", "6*x*y^2", "mixed partial derivative"),
    ("function: x^2 + x y\nwrt: [x, y]", "[2*x + y, x]", "gradient"),
    ("function: x^2 + x y\nwrt: y, x\nat: x = 1, y = 2", "[1, 4]", "gradient at this point"),
    ("function: x^2 + x y\nwrt: [x, y]\norder: 2", "[[2, 1], [1, 0]]", "Hessian"),
    ("function: [x y, x + y]\nwrt: [x, y]", "[[y, x], [1, 1]]", "Jacobian"),
    ("answer: 20", "20", "answer"),
    ("answer: [1, 2x]", "[1, 2*x]", "answer"),
    ("function: w_1^2\nvariable: w₁", "2*w1", "derivative"),
    (
      "function: (x*w1*w2 - t)^2\nvariable: w1\nat: x = 2, w1 = 0.5, w2 = 3, t = 5", "-24",
      "partial derivative at this point"
    ),
    ("function: u^3\nwhere: u = x^2 + 1", "6*x*(x^2 + 1)^2", "derivative"),
    (
      "function: r^2\nwhere: r = h - t, h = w*x\nvariable: h\nat: w = 3, x = 2, t = 5", "2",
      "partial derivative at this point"
    ),
    (
      "function: r^2\nwhere: r = h - t, h = w*x\nwrt: r, h, w, x\nat: w = 3, x = 2, t = 5", "[2, 2, 4, 6]",
      "gradient at this point"
    ),
    ("function: u v\nwhere: u = w^2, v = 3w, z = 7\nvariable: w", "9*w^2", "derivative"),
    ("function: u v\nwhere: u = w^2, v = 3w\norder: 0\nat: w = 2", "24", "value at this point"),
    ("loss: (x-3)^2\nfrom: x = 0\nrate: 0.1\nsteps: 2", "27/25", "position"),
    ("loss: x^2 + x y + y^2\nfrom: 1, 2\nrate: 0.1\nsteps: 1", "[3/5, 3/2]", "position"),
    ("loss: (x-3)^2\nfrom: x = 0\nrate: 0.1\nsteps: 1\npredict: loss", "144/25", "loss"),
    ("loss: (w*2 + b - 3)^2\nfrom: w = 0.5, b = 0.1\nrate: 0.01\nsteps: 1\npredict: w", "72/125", "value of w"),
    ("loss: x^2/2\nfrom: x = 1\noptimizer: momentum beta=0.5\nrate: 0.5\nsteps: 2", "0", "position"),
    ("derivative: 2x\nanswer: x^2 + 5", "x^2 + 5", "derivative of the function"),
    ("gradient: [y, x]\nanswer: x y", "x*y", "gradient of the function"),
    ("gradient: [2y, 1]\nwrt: [y, x]\nanswer: x + y^2", "y^2 + x", "gradient of the function"),
  ])
  func whatIsAskedFor(fields: String, answer: String, noun: String) {
    let block = block("exercise", "id: a", "ask: b", fields)
    guard case .exercise(let exercise)? = block else {
      Issue.record("\(String(describing: block))")
      return
    }
    #expect(exercise.task.answer.text(.plain) == answer)
    #expect(exercise.task.noun == noun)
  }

  @Test func aChoice() {
    let block = block(
      "choice", "id: c", "ask: Which?", "- [ ] the $x$ one", "  Not that.", "", "  Really not.", "- [x] the other",
      "hints:", "- think")
    guard case .choice(let choice)? = block else {
      Issue.record("\(String(describing: block))")
      return
    }
    #expect(choice.options.map(\.text.picture) == ["the $x$@8:12:1 one", "the other"])
    #expect(choice.options.map(\.isRight) == [false, true])
    #expect(choice.options.map { $0.reason.map(\.picture) } == [["p Not that.", "p Really not."], []])
    #expect(choice.hints.count == 1)
    #expect(!choice.hasSeveralRight)
  }

  @Test func optionsMayStandUnderTheirKey() {
    guard
      case .choice(let choice)? = block("choice", "id: c", "ask: q", "options:", "  - [x] a", "  - [X] b", "  - [ ] c")
    else {
      Issue.record("no choice")
      return
    }
    #expect(choice.options.map(\.isRight) == [true, true, false])
    #expect(choice.hasSeveralRight)
  }

  /// The line that does not follow is found, not told.
  @Test func aCalculationWithAMistake() {
    guard
      case .choice(let choice)? = block(
        "choice", "id: c", "ask: q", "function: (3x-1)^4", "lines:", "  - 4(3x-1)^3", "    No inner slope.",
        "  - 4(3x-1)^2 (3x-1)")
    else {
      Issue.record("no choice")
      return
    }
    #expect(choice.options.map(\.isRight) == [true, false])
    #expect(choice.options.map { $0.reason.map(\.picture) } == [["p No inner slope."], []])
    // As it is written, not as it would be simplified.
    #expect(choice.options.map { $0.text.mathematics.first?.text.contains("3 x") } == [true, true])
  }

  @Test func pictures() throws {
    guard case .steps(let steps)? = block("steps", "function: sin x^2", "order: 2") else {
      Issue.record("no steps")
      return
    }
    #expect(steps.variable == "x" && steps.order == 2)

    guard
      case .plot(let plot)? = block(
        "plot", "function: t^2; 2t", "x: -pi..2", "y: -1/2 .. 4", "tangent: 1", "secant: 0", "taylor: 0",
        "degrees: 1, 3")
    else {
      Issue.record("no plot")
      return
    }
    #expect(plot.functions.map(\.text) == ["t^2", "2t"] && plot.variable == "t")
    #expect(abs(plot.x.lowerBound + .pi) < 1e-12 && plot.x.upperBound == 2 && plot.y == -0.5...4)
    #expect(plot.secant == PlotBlock.Secant(at: 0, widths: BlockDefaults.secantWidths))
    #expect(plot.taylor == PlotBlock.Taylor(at: 0, degrees: [1, 3]))

    guard
      case .descent(let descent)? = block(
        "descent", "loss: (1-x)^2 + y^2", "x: -2..2", "y: -1..3", "from: (-1, 1/2)",
        "optimizers: gd rate=0.1, momentum rate=0.03 beta=0.8", "rate: 0.05", "steps: 30")
    else {
      Issue.record("no descent")
      return
    }
    #expect(descent.variables == ["x", "y"])
    #expect(descent.start.map { $0.value.text(.plain) } == ["-1", "1/2"])
    #expect(descent.optimizers.map(\.name) == ["gd", "momentum"])
    #expect(descent.optimizers.map(\.rate) == [0.1, 0.03])
    #expect(try descent.optimizers[1].optimizer == Optimizer(.momentum, [(name: "beta", value: 0.8)]))
    #expect(descent.rate == 0.05 && descent.steps == 30)

    guard case .graph(let graph)? = block("graph", "function: x*w + b", "at: x = 2, w = 3, b = -1") else {
      Issue.record("no graph")
      return
    }
    #expect(graph.point.values == ["x": 2, "w": 3, "b": -1])

    guard case .network(let network)? = block("network", "data: moons", "layers: 8, 4", "optimizer: adam rate=0.01")
    else {
      Issue.record("no network")
      return
    }
    #expect(network.layers == [8, 4] && network.activation == "tanh" && network.optimizer.name == "adam")

    guard case .card(let card)? = block("card", "id: c", "front: f", "back: b", "points:", "- one", "answer: 2x") else {
      Issue.record("no card")
      return
    }
    #expect(card.points.count == 1 && card.answer?.text == "2x")
  }

  /// A whole lesson's worth of errors, each with its place.
  @Test(arguments: [
    ("exercise", "ask: q\nanswer: 1", ["5:4:8 missing-key"]),
    ("exercise", "id: A b\nask: q\nanswer: 1", ["6:5:3 bad-id"]),
    ("exercise", "id: a\nask: q", ["5:4:8 missing-key"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nanswr: 2", ["9:1:5 unknown-key"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nanswer: 2", ["9:1:6 duplicate-key"]),
    ("exercise", "id: a\nask: q\nanswer:", ["8:1:6 empty-value"]),
    ("exercise", "id: a\nask: q\nanswer: 1\n  more", ["8:1:6 not-one-line"]),
    ("exercise", "id: a\nask: q\nanswer: 2x +* 3", ["8:13:1 formula"]),
    ("exercise", "id: a\nask: q\nanswer: σ + sine(x)", ["8:13:4 formula"]),
    ("exercise", "id: a\nask: q\nanswer: x = 2", ["8:9:5 not-an-expression"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nwrt: x", ["9:1:3 needs-key"]),
    ("exercise", "id: a\nask: q\nfunction: x y", ["8:1:8 missing-variable"]),
    ("exercise", "id: a\nask: q\nfunction: 3", ["8:1:8 missing-variable"]),
    ("exercise", "id: a\nask: q\nfunction: x\nat: y = 1", ["9:5:5 unknown-variable"]),
    ("exercise", "id: a\nask: q\nfunction: x\nat: x = 1, x = 2", ["9:12:5 given-twice"]),
    ("exercise", "id: a\nask: q\nfunction: x\nat: 1, 2", ["9:1:2 wrong-number-of-values"]),
    ("exercise", "id: a\nask: q\nfunction: x\nvariable: 2", ["9:11:1 bad-name"]),
    ("exercise", "id: a\nask: q\nfunction: x\nvariable: x\nwrt: x", ["9:1:8 conflicting-keys"]),
    ("exercise", "id: a\nask: q\nfunction: x y\nwrt: x, y\norder: 3", ["10:1:5 number-out-of-range"]),
    ("exercise", "id: a\nask: q\nfunction: x y\nvariable: x, y\norder: 2", ["10:1:5 conflicting-keys"]),
    ("exercise", "id: a\nask: q\nfunction: [x, 1]\nvariable: x", ["8:1:8 needs-key"]),
    ("exercise", "id: a\nask: q\nfunction: x\nwrong: y\n  no", ["9:8:1 formula"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nwrong: 2", ["9:8:1 missing-explanation"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nhints:\n  one\n  - two", ["9:1:5 not-a-list"]),
    ("exercise", "id: a\nask: q\nanswer: 1\ntolerance: fast", ["9:12:4 bad-number"]),
    ("exercise", "id: a\nask: q\nanswer: 1\ntolerance: 2", ["9:12:1 number-out-of-range"]),
    ("exercise", "id: a\nask: q\nanswer: 1\ndifficulty: 1.5", ["9:13:3 bad-whole-number"]),
    ("exercise", "id: a\nask: q\nanswer: 1\n- item", ["9:1:6 item-without-field"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nparameters: a = 9..2", ["9:13:8 bad-parameter"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nparameters: a", ["9:13:1 bad-parameter"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nparameters: a = 1..99999", ["9:13:12 too-many-values"]),
    ("exercise", "id: a\nask: q\nanswer: 1\nrequire: a > 1", ["9:1:7 needs-key"]),
    ("exercise", "id: a\nask: q\nanswer: a\nparameters: a = 1..3\nrequire: a > 3", ["10:1:7 requirements-impossible"]),
    ("exercise", "id: a\nask: q\nanswer: a\nparameters: a = 1..3\nrequire: a", ["10:10:1 bad-claim"]),
    ("exercise", "id: a\nask: q\nfunction: x\nloss: x", ["9:1:4 conflicting-keys"]),
    ("exercise", "id: a\nask: q\nfunction: x\nsteps: 2", ["9:1:5 needs-key"]),
    ("exercise", "id: a\nask: q\nloss: x^2\nfrom: x = 1", ["8:1:4 needs-key"]),
    ("exercise", "id: a\nask: q\nloss: x^2\nsteps: 1", ["8:1:4 needs-key"]),
    ("exercise", "id: a\nask: q\nloss: x^2\nfrom: 1\nsteps: 0", ["10:8:1 number-out-of-range"]),
    ("exercise", "id: a\nask: q\nloss: x^2\nfrom: 1\nsteps: 1\npredict: y", ["11:1:7 unknown-variable"]),
    ("exercise", "id: a\nask: q\nderivative: 2x", ["8:1:10 needs-key"]),
    ("exercise", "id: a\nask: q\ngradient: 2x\nanswer: x^2", ["8:1:8 not-a-vector"]),
    ("exercise", "id: a\nask: q\ngradient: [2x, 2y]\nwrt: x\nanswer: x^2", ["8:1:8 wrong-number-of-values"]),
    ("exercise", "id: a\nask: q\nfunction: u^2\nwhere: u = v, v = u\nvariable: x", ["9:8:5 circular-definition"]),
    ("exercise", "id: a\nask: q\nfunction: u^2\nwhere: x^2\nvariable: u", ["9:8:3 bad-definition"]),
    ("exercise", "id: a\nask: q\nfunction: u^2\nwhere: u = x^2\nvariable: u\norder: 2", ["10:1:8 defined-variable"]),
    ("exercise", "id: a\nask: is ${= 2+}$\nanswer: 1", ["7:14:1 formula"]),
    ("exercise", "id: a\nask: is {= 2}\nanswer: 1", ["7:9:2 computation-in-text"]),
    ("exercise", "id: a\nask: q\nanswer: 1\ncovers: C1 WATCH", ["9:12:5 activity-impossible"]),
    ("exercise", "id: a\nask: q\nanswer: 1\ncovers: CHECK, chain", ["9:9:5 activity-without-item", "9:16:5 bad-item"]),
    ("choice", "id: a\nask: q\n- [x] one\n- [ ] two\nlines:\n  - x", ["10:1:5 conflicting-keys"]),
    ("choice", "id: a\nask: q\nlines:\n  - x", ["8:1:5 too-few-lines", "8:1:5 no-mistake"]),
    ("choice", "id: a\nask: q\nlines:\n  - x\n  - 2x/2", ["8:1:5 no-mistake"]),
    ("choice", "id: a\nask: q\nlines:\n  - x\n  - 2x\n  - 3x", ["11:5:2 second-mistake"]),
    ("choice", "id: a\nask: q\n- [x] one\n- [ ] two\nfunction: x", ["10:1:8 needs-key"]),
    ("descent", "loss: x^2\nfrom: 1\ncheckpoints:\n- 3: y", ["9:3:4 bad-checkpoint"]),
    ("card", "id: a\nfront: f\nback: b\nseconds: 2", ["9:10:1 number-out-of-range"]),
    ("choice", "id: a\nask: q", ["5:4:6 missing-key"]),
    ("choice", "id: a\nask: q\n- [x] one", ["8:1:9 too-few-options"]),
    ("choice", "id: a\nask: q\n- [ ] one\n- [ ] two", ["8:1:9 no-right-option"]),
    ("choice", "id: a\nask: q\n- [x] one\n- two", ["8:1:9 too-few-options", "9:3:3 bad-option"]),
    ("choice", "id: a\nask: q\n- [x] one\n- [y] two\n- [ ] three", ["9:3:7 bad-option"]),
    ("plot", "function: x", ["5:4:4 missing-key"]),
    ("plot", "function: x\nx: 1-2", ["7:4:3 bad-interval"]),
    ("plot", "function: x\nx: 2..1", ["7:4:4 bad-interval"]),
    ("plot", "function: x y\nx: 0..1", ["6:1:8 wrong-number-of-variables"]),
    ("plot", "function: x\nx: 0..1\nwidths: 1", ["8:1:6 needs-key"]),
    ("plot", "function: x; )\nx: 0..1", ["6:14:1 formula"]),
    ("descent", "loss: x y z\nfrom: 1, 2, 3", ["6:1:4 wrong-number-of-variables"]),
    ("descent", "loss: x^2\nfrom: 1\noptimizers: gd rate", ["8:16:4 bad-setting"]),
    ("descent", "loss: x^2\nfrom: 1\noptimizers: gd, sgdd", ["8:17:4 unknown-word"]),
    ("descent", "loss: x^2\nfrom: 1\noptimizers: adam beta3=1", ["8:18:7 unknown-word"]),
    ("descent", "loss: x^2\nfrom: 1\noptimizers: momentum beta=7", ["8:22:6 number-out-of-range"]),
    ("descent", "loss: x^2 + y^2\nfrom: x = 1", ["7:1:4 missing-value"]),
    ("descent", "loss: x^2\nfrom: x = 1\nrate: -1", ["8:7:2 number-out-of-range"]),
    ("graph", "function: x*w\nat: x = 1", ["7:1:2 missing-value"]),
    ("graph", "function: x*w\nat: x =", ["7:5:3 bad-point"]),
    ("network", "data: moons\nlayers: 0", ["7:9:1 number-out-of-range"]),
    ("network", "data: moons\nlayers: 4\noptimizer: gd, adam", ["8:1:9 not-one-optimizer"]),
    ("steps", "what is this", ["5:4:5 missing-key", "6:1:12 field-syntax"]),
    ("steps", "  function: x", ["5:4:5 missing-key", "6:1:13 indented-without-field"]),
  ])
  func errorsNameTheirPlace(kind: String, fields: String, marks: [String]) {
    let lesson = page("before\n```\(kind)\n".replacing("before\n", with: "") + fields + "\n```\nafter")
    #expect(lesson.marks == marks)
    let hasError = lesson.diagnostics.contains { $0.severity == .error }
    if case .broken(let broken)? = lesson.live {
      #expect(hasError)
      #expect(broken.kind.rawValue == kind)
      #expect(broken.diagnostics == lesson.diagnostics.filter { $0.severity == .error })
      #expect(broken.lines.map(\.text).joined(separator: "\n") == fields)
    } else {
      #expect(!hasError)
    }
    #expect(lesson.blocks.last?.picture == "p after")
  }

  @Test func anEmptyBlockIsReported() {
    #expect(page("```exercise\n```").diagnostics.map(\.code).allSatisfy { $0 == "missing-key" })
    #expect(page("```plot").live?.kind == .plot)
  }

  @Test func idsAreUsedOnce() {
    let lesson = page("```card\nid: a\nfront: f\nback: b\n```\n## Two\n```card\nid: a\nfront: f\nback: b\n```\n")
    #expect(lesson.marks == ["11:4:4 duplicate-id"])
    #expect(lesson.liveBlocks.map(\.page) == [0, 1])
    #expect(lesson.liveBlocks.map { $0.block.id } == ["a", nil])
  }
}
