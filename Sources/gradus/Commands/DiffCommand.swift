import ArgumentParser
import Calculus

/// `gradus diff`: the derivative, its steps, its value at a point.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Differentiate an expression.",
    discussion: """
      Examples:
        gradus diff 'x^2*sin(x)'
        gradus diff 'ln(1+e^x)' --steps
        gradus diff 'w*x+b' --by w
        gradus diff 'x^3' --order 2 --at x=2
      """)

  @Argument(help: "The expression, such as 'x^2*sin(x)'.") var expression: String?
  @Option(help: "The variable; x, or the only one there is, where it is left out.") var by: String?
  @Option(help: "How many times to differentiate, 1 to 20.") var order = 1
  @Option(parsing: .unconditional, help: "A point at which the value is wanted too, such as x=2.") var at: String?
  @Flag(help: "Show the derivation, a rule a line.") var steps = false
  @Option(help: "How to write it: plain, unicode or latex.") var form = Notation.plain
  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Answer one JSON object a line: {\"expression\": …, \"variable\": …, \"order\": …}.") var jsonl = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard DiffCommand.orders.contains(order) else { throw ValidationError("--order takes a number from 1 to 20.") }
    guard jsonl != (expression != nil) else {
      throw ValidationError("Give an expression, or --jsonl to read requests from standard input.")
    }
  }

  private static let orders = 1...20

  func run() throws {
    guard let expression else { return try JSONLines.run(answer) }
    let function = try Input.expression(expression)
    let variable = try Input.variable(by, of: function)
    let derivations = derivations(of: function, by: variable)
    let derivative = derivations.last?.derivative ?? function
    let value = try at.map { try Interval(valueOf: derivative, at: Input.numericPoint($0).mapValues { Interval($0) }) }
    if json {
      printJSON(derivative, variable, derivations, value)
      return
    }
    if steps { for derivation in derivations { printSteps(of: derivation) } }
    print(derivative.text(form))
    if steps { for convention in derivative.conventions + function.conventions { print(convention) } }
    if let value { print(try value.number(of: derivative).text(significantDigits: 15)) }
  }

  private func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let function = try Parser.parseExpression(request.requiredText("expression"))
    let variable = try Input.variable(request.text("variable") ?? by, of: function)
    let order = try request.integer("order", in: DiffCommand.orders) ?? order
    json.key("derivative")
    function.derivative(by: variable, order: order).utf8(form).withUnsafeBufferPointer { json.string(utf8: $0) }
  }

  private func derivations(of function: Expression, by variable: Symbol) -> [Derivation] {
    var result = [Derivation(of: function, by: variable)]
    while result.count < order { result.append(Derivation(of: result[result.count - 1].derivative, by: variable)) }
    return result
  }

  private func printSteps(of derivation: Derivation) {
    for step in derivation.steps() { print("\(step.line(form))    [\(step.title)]") }
  }

  private func printJSON(
    _ derivative: Expression, _ variable: Symbol, _ derivations: [Derivation], _ value: Interval?
  ) {
    var json = JSONWriter()
    json.object { json in
      json.key("derivative")
      json.string(derivative.text(form))
      json.key("variable")
      json.string(variable.name)
      if steps {
        json.key("steps")
        json.array { json in
          for step in derivations.flatMap({ $0.steps() }) {
            json.object { json in
              for (key, text) in [
                ("rule", step.title), ("before", step.expression.text(form)), ("after", step.derivative.text(form)),
              ] {
                json.key(key)
                json.string(text)
              }
            }
          }
        }
      }
      if let value {
        json.key("value")
        json.number(value.isCertain ? value.midpoint : .nan)
        if !value.isCertain {
          json.key("reason")
          json.string("the derivative has no value there")
        }
      }
    }
    print(String(decoding: json.bytes, as: UTF8.self))
  }
}

extension Derivation {
  /// `d/dx (x^2 + 1)^3 = 3*(x^2 + 1)^2 * d/dx (x^2 + 1)`.
  fileprivate func line(_ notation: Notation) -> String {
    let operation = "d/d\(variable.text(notation))"
    let left = "\(operation) \(grouped(expression, notation)) = "
    if contributions.allSatisfy(\.part.isTrivial) { return left + derivative.text(notation) }
    let terms = contributions.filter { $0.part.rule != .constant }.map { contribution in
      if contribution.part.isTrivial {
        return grouped(contribution.factor * contribution.part.derivative, notation)
      }
      let inner = "\(operation) \(grouped(contribution.part.expression, notation))"
      return contribution.factor.isOne ? inner : "\(grouped(contribution.factor, notation)) * \(inner)"
    }
    return left + terms.joined(separator: " + ")
  }

  private func grouped(_ expression: Expression, _ notation: Notation) -> String { "[\(expression.text(notation))]" }
}

extension Interval {
  /// The number that the interval stands for; a failure that names the expression where there is none.
  func number(of expression: Expression) throws -> Double {
    guard isCertain, midpoint.isFinite else { throw Failure(.badInput, "\(expression) has no value there") }
    return midpoint
  }
}

extension Notation: ExpressibleByArgument {
  package init?(argument: String) {
    switch argument {
    case "plain": self = .plain
    case "unicode": self = .unicode
    case "latex": self = .latex
    default: return nil
    }
  }
}
