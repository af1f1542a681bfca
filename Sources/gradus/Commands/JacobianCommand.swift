import ArgumentParser
import Calculus

/// `gradus jacobian`: the values of several expressions and all their first derivatives, by the autodiff tape.
struct JacobianCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jacobian", abstract: "Values and first derivatives of several expressions at a point.",
    discussion: """
      A row for each expression, a column for each variable, in the order of the variables' names.

      Examples:
        gradus jacobian 'x*y; x+y' --at x=2,y=5
        gradus jacobian '[r*cos(t), r*sin(t)]' --at r=2,t=pi/6 --json
      """)

  @Argument(help: "The expressions, separated by semicolons, or a vector.") var expressions: String?
  @Option(parsing: .unconditional, help: "The point: a value for each variable, such as x=1,y=2.") var at: String?
  @Flag(help: "Print one JSON object.") var json = false
  @Flag(help: "Answer one JSON object a line: {\"expressions\": [\"x*y\", …], \"at\": {\"x\": …}}.") var jsonl = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard jsonl != (expressions != nil) else {
      throw ValidationError("Give expressions, or --jsonl to read requests from standard input.")
    }
  }

  func run() throws {
    guard let expressions else { return try JSONLines.run(answer) }
    let functions = try Input.expressions(expressions)
    let report = JacobianReport(functions, try Coordinates(at.map(Input.numericPoint) ?? [:], for: functions))
    if json {
      var json = JSONWriter()
      json.object { report.write(to: &$0) }
      print(String(decoding: json.bytes, as: UTF8.self))
      return
    }
    if let undefined = report.undefined { throw Failure(.badInput, undefined.message) }
    print("columns  \(report.variables.map(\.name).joined(separator: "  "))")
    for (value, row) in zip(report.values, report.rows) {
      let slopes = row.map { $0.text(significantDigits: 15) }.joined(separator: "  ")
      print("value \(value.text(significantDigits: 15))  row  \(slopes)")
    }
  }

  private func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    var functions: [Expression] = []
    switch request["expressions"] {
    case .array(let elements)?:
      for element in elements {
        guard case .string(let text) = element else {
          throw Failure(.badInput, "\"expressions\" must be a list of strings")
        }
        functions.append(try Parser.parseExpression(text))
      }
    case .string(let text)?: functions = try Input.expressions(text)
    case .none, .null?: functions = try Input.expressions(request.requiredText("expression"))
    case .number?, .bool?, .object?: throw Failure(.badInput, "\"expressions\" must be a list of strings")
    }
    JacobianReport(functions, try Coordinates(request.coordinates("at"), for: functions)).write(to: &json)
  }
}

/// What `jacobian` found at a point.
private struct JacobianReport {
  let variables: [Symbol]
  /// What does not exist is NaN.
  let values: [Double]
  /// Empty where some value or derivative does not exist.
  let rows: [[Double]]
  let undefined: Undefined?

  init(_ functions: [Expression], _ point: Coordinates) {
    var evaluator = Tape(functions, inputs: point.variables).evaluator()
    variables = evaluator.tape.inputs
    values = evaluator.values(at: point.values).map { $0.value ?? .nan }
    switch evaluator.jacobian(at: point.values) {
    case .defined(let rows): (self.rows, undefined) = (rows, nil)
    case .undefined(let cause): (rows, undefined) = ([], cause)
    }
  }

  func write(to json: inout JSONWriter) {
    json.array("variables") { json in for variable in variables { json.string(variable.name) } }
    json.key("values")
    json.numbers(values)
    json.key("jacobian")
    guard let undefined else { return json.rows(rows) }
    json.number(.nan)
    json.reason(undefined)
  }
}

extension Input {
  /// Expressions separated by semicolons outside of brackets, or the components of a vector.
  static func expressions(_ text: String) throws -> [Expression] {
    var pieces: [Substring] = []
    var (depth, start) = (0, text.startIndex)
    for index in text.indices {
      switch text[index] {
      case "(", "[", "{": depth += 1
      case ")", "]", "}": depth -= 1
      case ";" where depth <= 0:
        pieces.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
    }
    pieces.append(text[start...])
    if pieces.count == 1, case .vector(let components) = try formula(text).value { return components }
    return try pieces.map { try expression(String($0)) }
  }
}
