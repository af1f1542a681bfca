import Calculus

@testable import Grading

/// Problems drawn from the shapes that lessons ask for.
struct RandomProblem {
  let text: String
  let problem: Problem

  init(_ random: inout SplitMix64) throws {
    text = RandomProblem.function(&random)
    problem = .derivative(Problem.WrittenFunction(try Parser.parse(text)), by: "x", order: 1)
  }

  private static func pick<Element>(_ list: [Element], _ random: inout SplitMix64) -> Element {
    list[Int(random.next() % UInt64(list.count))]
  }

  private static func number(_ random: inout SplitMix64) -> Int { pick([2, 3, 4, 5, 6, 7, 9], &random) }

  private static func inside(_ random: inout SplitMix64) -> String {
    let (a, b, n) = (number(&random), number(&random), pick([2, 3, 4], &random))
    return pick(["\(a)x", "\(a)x+\(b)", "x^\(n)", "x^\(n)+\(b)", "\(a)x^\(n)-\(b)x", "\(b)-\(a)x"], &random)
  }

  private static func simple(_ random: inout SplitMix64) -> String {
    let (a, n) = (number(&random), pick([3, 4, 5, 6], &random))
    return pick(
      ["x^\(n)", "\(a)x^\(n)", "sin(x)", "cos(x)", "e^x", "ln(x)", "sqrt(x)", "tanh(x)", "\(a)x", "x^\(n)+\(a)x"],
      &random)
  }

  private static func chain(_ random: inout SplitMix64) -> String {
    let u = inside(&random)
    let n = pick([3, 4, 5, 6], &random)
    return pick(
      [
        "(\(u))^\(n)", "sin(\(u))", "cos(\(u))", "e^(\(u))", "ln(\(u))", "sqrt(\(u))", "tanh(\(u))", "sigma(\(u))",
        "1/(\(u))^\(n)", "arctan(\(u))",
      ], &random)
  }

  private static func function(_ random: inout SplitMix64) -> String {
    let (f, g) = (simple(&random), simple(&random))
    let (u, v) = (chain(&random), chain(&random))
    let a = number(&random)
    return pick(
      [
        f, u, u, "\(a)\(u)", "\(f)+\(g)", "\(f)-\(u)", "(\(f))*(\(g))", "(\(f))*\(u)", "(\(f))/(\(g)+\(a))",
        "\(u)/(\(f))", "\(u)+\(v)", "sin(\(u))", "(\(u))^2+\(a)x",
      ], &random)
  }
}

/// An expression written in another way.
enum Rewriting: CaseIterable {
  case none, expanded, factored, singleFraction, simplified, reparsed, split

  func apply(to expression: Expression) -> Expression {
    switch self {
    case .none: expression
    case .expanded: expression.expanded
    case .factored: expression.factored
    case .singleFraction: expression.singleFraction
    case .simplified: expression.simplified
    case .reparsed: (try? Parser.parseExpression(expression.text(.latex))) ?? expression
    case .split: 3 * expression - 2 * expression.expanded
    }
  }
}
