import Calculus
import Testing

@testable import Grading

struct RuleWorkingTests {
  @Test func rulesLeadToTheDerivative() throws {
    let function = try Parser.parseExpression("x^2*sin(3x)")
    var working = RuleWorking(of: function, by: "x")
    for _ in 0..<40 {
      guard let (name, part) = working.open.first else { break }
      let rule = RuleWorking.Rule.allCases.first { rule in
        var copy = working
        return (try? copy.apply(rule, to: name)) != nil
      }
      try working.apply(try #require(rule, "\(part)"), to: name)
    }
    #expect(working.isFinished)
    guard case .equivalent = Comparison(expected: function.derivative(by: "x"), answer: working.expression).verdict
    else {
      Issue.record("\(working.expression)")
      return
    }
  }

  @Test(arguments: [
    ("x^2*sin(x)", RuleWorking.Rule.quotient, "is a product of factors"), ("e^x", .power, "in the exponent"),
    ("x^5", .exponential, "has x in the base of a power"), ("x^3+x", .product, "its last operation is + or −"),
    ("7", .variable, "does not contain x"), ("sin(x)", .power, "is a named function"),
  ])
  func refusesWithTheReason(text: String, rule: RuleWorking.Rule, reason: String) throws {
    var working = RuleWorking(of: try Parser.parseExpression(text), by: "x")
    let name = try #require(working.open.first?.name)
    do {
      try working.apply(rule, to: name)
      Issue.record("\(rule.name) applies to \(text)")
    } catch {
      #expect(
        error.reason.contains(reason) && error.reason.hasPrefix("The \(rule.name) does not fit"), "\(error.reason)")
    }
    #expect(working.open.count == 1)
  }

  @Test(arguments: [
    ("x^2/sin(x)", RuleWorking.Rule.product), ("1/x^3", .quotient), ("5x^3", .product), ("x^2*e^x", .product),
  ])
  func otherWaysAreOpen(text: String, rule: RuleWorking.Rule) throws {
    let function = try Parser.parseExpression(text)
    var working = RuleWorking(of: function, by: "x")
    try working.apply(rule, to: try #require(working.open.first?.name))
    #expect(working.text().contains("d/dx["))
    let derivatives = Dictionary(uniqueKeysWithValues: working.open.map { ($0.name, $0.part.derivative(by: "x")) })
    let whole = working.expression.substituting(derivatives)
    guard case .equivalent = Comparison(expected: function.derivative(by: "x"), answer: whole).verdict else {
      Issue.record("\(whole)")
      return
    }
  }
}
