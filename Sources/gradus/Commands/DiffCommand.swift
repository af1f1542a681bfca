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
        gradus diff 'sin(x)/(x^2+1)' --form pretty
        gradus diff 'relu(w*x)^2' --by w --detail every --json
      """)

  @OptionGroup var request: ExpressionRequest
  @Option(help: "The variable; x, or the only one there is, where it is left out.") var by: String?
  @Option(help: "How many times to differentiate, 1 to 20.") var order = 1
  @Option(parsing: .unconditional, help: "A point at which the value is wanted too, such as x=2.") var at: String?
  @Flag(help: "Show the derivation, a rule a line.") var steps = false
  @Option(help: "How much of the derivation: every rule, what a teacher writes, or the result. Implies --steps.")
  var detail: Derivation.Detail?
  @Option(help: "How to write it: plain, unicode, pretty or latex.") var form = WrittenForm.plain
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard DiffCommand.orders.contains(order) else { throw ValidationError("--order takes a number from 1 to 20.") }
  }

  private static let orders = 1...20

  func run() throws {
    guard let expression = request.expression else { return try JSONLines.run(answer) }
    let (formula, function) = try Input.reading(expression)
    let result = try Differentiation(
      of: function, by: Input.variable(by, of: function), order: order, at: at.map(Input.point),
      detail: detail ?? (steps ? .teacher : nil))
    let notes = Notes(formula, conventionsOf: [function, result.derivative])
    if request.json {
      JSONWriter.print { json in
        result.write(form, to: &json)
        notes.write(to: &json)
      }
      return
    }
    notes.tell()
    let writing = Writing(form, common)
    for step in result.steps {
      let line = writing.line(DerivationLine(step).text(writing.lineNotation))
      print(form == .pretty ? "[\(step.caption)]\n\(line)\n" : "\(line)    [\(step.caption)]")
    }
    print(writing.text(result.derivative))
    if let value = result.value { print(try value.number.text(significantDigits: 15)) }
  }

  private func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let function = try Parser.parseExpression(request.requiredText("expression"))
    let variable = try Input.variable(request.text("variable") ?? by, of: function)
    let order = try request.integer("order", in: DiffCommand.orders) ?? order
    let form: WrittenForm = try request.word("form") ?? form
    let point = try request.point("at") ?? at.map(Input.point)
    let detail: Derivation.Detail? =
      try request.word("detail") ?? ((request.flag("steps") ?? steps) ? self.detail ?? .teacher : nil)
    if point == nil, detail == nil {
      let derivative = try Differentiation.derivative(of: function, by: variable, order: order)
      json.key("derivative")
      derivative.utf8(form.notation).withUnsafeBufferPointer { json.string(utf8: $0) }
    } else {
      try Differentiation(of: function, by: variable, order: order, at: point, detail: detail).write(form, to: &json)
    }
  }
}

extension Derivation.Detail: ExpressibleByArgument {}
