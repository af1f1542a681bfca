import Calculus
import FuzzCorpus
import Testing

@testable import Grading

struct ComparisonTests {
  @Test(arguments: [
    ("6x(x^2+1)^2", "6x(x^4+2x^2+1)"), ("sin(x)^2+cos(x)^2", "1"), ("exp(x)/(1+exp(x))", "sigma(x)"),
    ("e^(20x)*e^(-20x)", "1"), ("(3x+7)/(x+4)", "(-3x-7)/(-x-4)"), ("(x^2-1)/(x-1)", "x+1"),
    ("sin(3x)", "3sin(x)-4sin(x)^3"),
    ("-x/sqrt(1-x^2)", "-x*(1-x^2)^(-1/2)"), ("1/sqrt(x-5)", "(x-5)^(-1/2)"), ("tan(x)", "sin(x)/cos(x)"),
    ("ln(x^2)", "2ln|x|"), ("1-tanh(x)^2", "1/cosh(x)^2"), ("softplus(x)", "ln(1+e^x)"), ("relu(x)", "max(0,x)"),
    ("x^50*x^50", "x^100"), ("sqrt(4-x^2)*sqrt(4-x^2)", "4-x^2"), ("sqrt(8)", "2sqrt(2)"), ("ln(8)", "3ln(2)"),
    ("(x+y)^2", "x^2+2x y+y^2"), ("sigma(w*x+b)", "1/(1+exp(-w*x-b))"),
  ])
  func acceptsEqualForms(expected: String, answer: String) throws {
    guard case .equivalent = try verdict(expected, answer) else {
      Issue.record("\(expected) and \(answer): \(try verdict(expected, answer))")
      return
    }
  }

  @Test(arguments: [
    ("6x(x^2+1)^2", "3(x^2+1)^2"), ("0", "e^(-x^2)"), ("2x e^(x^2)", "(2x+0.000001)e^(x^2)"), ("3x^2", "3.0001x^2"),
    ("sqrt(x^2)", "x"), ("arcsin(sin x)", "x"), ("max(0,x-7)", "0"), ("1/x", "1/(x+0.00001)"), ("x^20", "0"),
    ("1e-12x^9", "0"), ("e^(-10x)", "e^(-10x)+c"), ("x^x*(1+ln x)", "x*x^(x-1)"), ("pi", "3.14"), ("1/3", "0.333"),
    ("x y", "y^2"), ("sqrt(x-5)", "1.0001sqrt(x-5)"),
  ])
  func provesDifference(expected: String, answer: String) throws {
    guard case .different(let witness) = try verdict(expected, answer) else {
      Issue.record("\(expected) and \(answer): \(try verdict(expected, answer))")
      return
    }
    // The witness is a proof anybody can repeat.
    let point = Dictionary(uniqueKeysWithValues: witness.point.map { ($0.symbol, Interval($0.value)) })
    let left = Interval(valueOf: try Parser.parseExpression(expected), at: point)
    let right = Interval(valueOf: try Parser.parseExpression(answer), at: point)
    #expect(left.isCertain && right.isCertain && left.isDisjoint(from: right), "\(witness.pointText)")
  }

  @Test(arguments: [("sqrt(-1-x^2)", "ln(-3-x^2)"), ("1/0", "1/0"), ("ln(-x^2)", "ln(-x^2)+1")])
  func neverAgreesOnWhatHasNoValue(expected: String, answer: String) throws {
    guard case .undecided = try verdict(expected, answer) else {
      Issue.record("\(expected) and \(answer): \(try verdict(expected, answer))")
      return
    }
  }

  @Test func tellsASmallerDomain() throws {
    guard case .equivalent(_, let gap?) = try verdict("ln(x^2)", "2ln(x)") else {
      Issue.record("no smaller domain")
      return
    }
    #expect(gap.witness.answer == nil && gap.witness.expected != nil)
    #expect(gap.place == "for x < 0")
    guard case .equivalent(_, nil) = try verdict("(x^2-1)/(x-1)*1", "(x+1)*1") else {
      Issue.record("a larger domain counts as smaller")
      return
    }
  }

  @Test func witnessesAreReadable() throws {
    guard case .different(let witness) = try verdict("6x(x^2+1)^2", "3(x^2+1)^2") else {
      Issue.record("not different")
      return
    }
    #expect(witness.sentence(noun: "derivative") == "At x = 1 the derivative is 24, yours gives 12.")
  }

  /// Whichever of the two is the answer, what is proved one way is not disproved the other.
  @Test func whatFuzzingKeptIsJudgedTheSameBothWays() throws {
    let inputs = try corpus("Checker")
    #expect(!inputs.isEmpty)
    for input in inputs {
      let lines = String(decoding: input, as: UTF8.self).split(separator: "\n", maxSplits: 1)
      guard lines.count == 2, let there = try? verdict(String(lines[0]), String(lines[1])),
        let back = try? verdict(String(lines[1]), String(lines[0]))
      else { continue }
      switch (there, back) {
      case (.equivalent, .different), (.different, .equivalent): Issue.record("\(lines): \(there), \(back)")
      case (.equivalent, _), (.different, _), (.undecided, _): break
      }
    }
  }

  private func verdict(_ expected: String, _ answer: String) throws -> Verdict {
    Comparison(expected: try Parser.parseExpression(expected), answer: try Parser.parseExpression(answer)).verdict
  }
}
