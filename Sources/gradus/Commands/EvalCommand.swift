import ArgumentParser
import Calculus

/// `gradus eval`: the value of an expression at a point.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Evaluate an expression at a point.",
    discussion: """
      The value is a decimal, right in every digit; --form writes it exactly instead.

      Examples:
        gradus eval 'sqrt(2)+1/3'
        gradus eval 'x^2*y' --at x=0.1,y=3
        gradus eval 'sin(x)' --at x=pi/3 --form unicode
        gradus eval 'ln(1+e^-(w*x+b))' --at w=2,x=0.5,b=-1 --steps
      """)

  @OptionGroup var request: ExpressionRequest
  @Option(parsing: .unconditional, help: "The values of its variables, such as x=1,y=pi/2.") var at: String?
  @Option(help: "Write the exact value: plain, unicode, pretty or latex.") var form: WrittenForm?
  @Flag(help: "Show the value of every part.") var steps = false
  @OptionGroup var common: CommonOptions

  func run() throws {
    guard let expression = request.expression else { return try JSONLines.run(answer) }
    let (formula, function) = try Input.reading(expression)
    let point = try at.map(Input.point) ?? [:]
    let notes = Notes(formula)
    let result = try Result(of: function, at: point)
    if request.json {
      JSONWriter.print { json in
        result.write(form ?? .plain, withSteps: steps, to: &json)
        notes.write(to: &json)
      }
      return
    }
    notes.tell()
    let writing = Writing(form ?? .plain, common)
    if steps {
      for part in result.parts {
        guard case .number(let number) = part.value else { continue }
        let line = "\(part.expression.text(writing.lineNotation)) = \(number.text(significantDigits: 15))"
        print(writing.line(line))
      }
    }
    if form == nil {
      print(try result.value.number.text(significantDigits: 15))
    } else {
      if case .none = result.value { _ = try result.value.number }
      guard let exact = result.exact else { throw Failure(.badInput, "the exact value would be too long to write") }
      print(writing.text(exact))
    }
  }

  private func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let function = try Parser.parseExpression(request.requiredText("expression"))
    let point = try request.point("at") ?? at.map(Input.point) ?? [:]
    let result = try Result(of: function, at: point)
    result.write(
      try request.word("form") ?? form ?? .plain, withSteps: try request.flag("steps") ?? steps, to: &json)
  }

  /// What an evaluation found: the parts from the inside out, the last of them the whole.
  private struct Result {
    /// Nil where it would be long, and dear to find.
    let exact: Expression?
    let parts: [(expression: Expression, value: PointValue)]
    let value: PointValue

    init(of function: Expression, at point: [Symbol: Expression]) throws {
      let parts = function.operations
      let values = try PointValue.all(of: parts + [function], at: point)
      self.parts = Array(zip(parts, values))
      value = values[parts.count]
      exact = function.weight <= Result.exactWeight ? function.substituting(point) : nil
    }

    private static let exactWeight = 500

    func write(_ form: WrittenForm, withSteps: Bool, to json: inout JSONWriter) {
      value.write(to: &json)
      switch value {
      case .number, .tooLarge:
        guard let exact else { break }
        json.member("exact", exact.text(form.notation))
      case .none: break
      }
      guard withSteps else { return }
      json.array("steps") { json in
        for part in parts {
          json.object { json in
            json.member("part", part.expression.text(form.notation))
            part.value.write(to: &json)
          }
        }
      }
    }
  }
}

extension Expression {
  /// The parts that are calculated with, each once, inner ones first; the expression is the last.
  fileprivate var operations: [Expression] {
    var found: [Expression] = []
    var seen: Set<Expression> = []
    func visit(_ expression: Expression) {
      guard !expression.children.isEmpty, seen.insert(expression).inserted else { return }
      for child in expression.children { visit(child) }
      found.append(expression)
    }
    visit(self)
    return found
  }
}
