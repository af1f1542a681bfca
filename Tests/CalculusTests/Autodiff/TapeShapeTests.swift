import Testing

@testable import Calculus

private let x = Expression("x" as Symbol)
private let y = Expression("y" as Symbol)

/// What is compiled, not what comes out.
struct TapeShapeTests {
  @Test(arguments: [
    ("(1-x)^2 + 100(y-x^2)^2", 7), ("x", 0), ("7", 0), ("sqrt(2)*pi + ln(3)", 0), ("sin(x)*sin(x)", 2),
    ("sin(x)^2 + sin(x)", 3), ("x/3", 1), ("1/x", 1), ("x^4", 2), ("x^7", 1), ("sqrt(x)", 1), ("x - y", 1),
    ("1 - x", 1),
    ("-x", 1), ("x*y/(x+y)", 3), ("1/(1+exp(-x))", 1), ("ln(1+exp(x))", 1), ("max(x, y, 1)", 1),
  ])
  func noInstructionIsWasted(text: String, count: Int) throws {
    let tape = Tape(try read(text))
    #expect(tape.instructionCount == count, "\(tape.provenance)")
  }

  @Test func formulasShareTheirParts() throws {
    let (first, second) = (try read("sin(x*y) + x"), try read("sin(x*y) * y"))
    #expect(Tape([first, second]).instructionCount == 4)
    #expect(Tape([first, first]).instructionCount == 3)
  }

  @Test func inputsKeepTheOrderThatIsAskedForAndMissingOnesFollow() {
    #expect(Tape(x + y).inputs == ["x", "y"])
    #expect(Tape(x + y, inputs: ["y"]).inputs == ["y", "x"])
    #expect(Tape(x, inputs: ["z", "x", "z"]).inputs == ["z", "x"])
    #expect(Tape(x, inputs: ["z", "x"]).gradient(at: [5, 2]) == .defined([0, 1]))
  }

  /// A part that occurs twice is differentiated once: 2^60 paths through sixty squarings, and one sweep.
  @Test func sharedPartsAreNotUnfolded() {
    var formula = x
    for _ in 0..<60 { formula = formula * formula.scaled(by: .half) + y }
    let tape = Tape(formula)
    #expect(tape.instructionCount <= 240)
    #expect(tape.gradient(at: [0.3, 0.1]).value != nil)
  }

  @Test func aTapeGrowsWithTheFormulaAndNotFaster() {
    let terms = (1...10_000).map { Expression.apply(.sin, x.scaled(by: Rational($0))) }
    let tape = Tape(.sum(terms))
    #expect(tape.instructionCount == 2 * 10_000)
    #expect(MemoryLayout<Instruction>.stride == 12)
  }

  @Test func aDeepFormulaNeedsNoDeepStack() {
    var formula = x
    for index in 1...3_000 { formula = .apply(.sin, formula + Expression(Rational(index))) }
    let tape = Tape(formula)
    #expect(tape.instructionCount == 6_000)
    #expect(tape.gradient(at: [0.5]).value != nil)
  }

  /// A million instructions, half of them products with a number of their own: compiled in a moment, run, differentiated,
  /// and kept in 40 bytes each.
  @Test func aMillionInstructions() throws {
    let count = Soak.factor == 1 ? 50_000 : 500_000
    let terms = (1...count).map { Expression.apply(.sin, x.scaled(by: Rational($0, 1_000))) }
    let tape = Tape(.sum(terms))
    #expect(tape.instructionCount >= 2 * count)
    #expect(tape.byteCount <= 40 * tape.instructionCount, "\(tape.byteCount) for \(tape.instructionCount)")
    var evaluator = tape.evaluator()
    var (gradient, sum, slope): ([Double], Double, Double) = ([], 0, 0)
    for index in 1...count {
      let rate = Double(index) / 1_000
      sum += Function.sin.row.value([0.5 * rate])
      slope += rate * Function.cos.row.value([0.5 * rate])
    }
    let value = try #require(evaluator.gradient(at: [0.5], into: &gradient).value)
    #expect((value - sum).magnitude <= 1e-9 * Double(count) && (gradient[0] - slope).magnitude <= 1e-9 * Double(count))
  }
}

extension Tape {
  /// The memory of everything that there is one of for each instruction, constant or operand.
  fileprivate var byteCount: Int {
    code.count * MemoryLayout<Instruction>.stride + operands.count * MemoryLayout<Int32>.stride
      + (provenance.count + constantExpressions.count) * MemoryLayout<Expression>.stride
      + constants.count * MemoryLayout<Double>.stride + absorbed.count * MemoryLayout<Int32>.stride
      + kinked.count * MemoryLayout<Int>.stride + calls.count * MemoryLayout<Call>.stride
      + exponents.count * MemoryLayout<Rational>.stride
  }
}
