import ArgumentParser
import Calculus

/// `gradus grad`: the value and the gradient of an expression at a point, by the autodiff tape.
struct GradCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grad", abstract: "Value and gradient of an expression at a point.",
    discussion: """
      Examples:
        gradus grad 'x^2+3*y^2' --at x=1,y=2
        gradus grad '(1-x)^2+100*(y-x^2)^2' --at x=-1.2,y=1 --hessian
        gradus grad 'sin(x*y)' --at x=pi/2,y=1 --json
        gradus grad '(1-x)^2+100*(y-x^2)^2' --at x=-1.2,y=1 --repeat 1000000
      """)

  @OptionGroup var request: ExpressionRequest
  @Option(parsing: .unconditional, help: "The point: a value for each variable, such as x=1,y=2.") var at: String?
  @Flag(help: "Give the matrix of second derivatives too.") var hessian = false
  @Option(name: .customLong("repeat"), help: "Compute it so many times, 1 to 1000000000, and say what one takes.")
  var repetitions: Int?
  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let repetitions, !(1...1_000_000_000).contains(repetitions) {
      throw ValidationError("--repeat takes a number from 1 to 1000000000.")
    }
  }

  func run() throws {
    guard let expression = request.expression else {
      var answers = Answers(withHessian: hessian)
      return try JSONLines.run { request, json in try answers.answer(request, &json) }
    }
    let function = try Input.expression(expression)
    let point = try Coordinates(at.map(Input.numericPoint) ?? [:], for: [function])
    var evaluator = Tape(function, inputs: point.variables).evaluator()
    let gradient = GradientReport(&evaluator, at: point.values, withHessian: hessian)
    if request.json {
      JSONWriter.print { gradient.write(to: &$0) }
    } else {
      try show(gradient)
    }
    if let repetitions { time(&evaluator, point.values, repetitions) }
  }

  private func show(_ report: GradientReport) throws {
    guard let value = report.value else { throw Failure(.badInput, report.undefined?.message) }
    print("value  \(value.text(significantDigits: 15))")
    for (variable, slope) in zip(report.variables, report.gradient) {
      print("d/d\(variable.name)  \(slope.isFinite ? slope.text(significantDigits: 15) : "none")")
    }
    for row in report.hessian ?? [] {
      print(
        (row == report.hessian?.first ? "second derivatives\n  " : "  ")
          + row.map { $0.text(significantDigits: 15) }
          .joined(separator: "  "))
    }
    for kink in report.kinks { print("\(kink.text(.unicode)) has a corner here; its slope is a convention") }
    if let undefined = report.undefined { throw Failure(.badInput, undefined.message) }
  }

  /// Says what a value and a gradient take.
  private func time(_ evaluator: inout Evaluator, _ start: [Double], _ repetitions: Int) {
    var (point, gradient, sum) = (start, start, 0.0)
    /// The point moves a little, so that nothing is computed once for all.
    func nanoseconds(_ work: (inout [Double]) -> Void) -> String {
      let begin = ContinuousClock.now
      for _ in 0..<repetitions {
        if !point.isEmpty { point[0] += 1e-12 }
        work(&point)
      }
      return (begin.duration(to: .now) / .nanoseconds(1) / Double(repetitions)).text(significantDigits: 4)
    }
    print("\(nanoseconds { if case .defined(let value) = evaluator.value(at: $0) { sum += value } }) ns a value")
    print("\(nanoseconds { _ = evaluator.gradient(at: $0, into: &gradient) }) ns a gradient")
  }
}

/// What `grad` found at a point.
private struct GradientReport {
  let variables: [Symbol]
  /// Nil where there is none.
  private(set) var value: Double?
  /// In the order of the variables; what does not exist is not finite.
  private(set) var gradient: [Double] = []
  private(set) var hessian: [[Double]]?
  /// Why something is missing.
  private(set) var undefined: Undefined?
  private(set) var kinks: [Expression] = []

  init(_ evaluator: inout Evaluator, at point: [Double], withHessian: Bool) {
    variables = evaluator.tape.inputs
    value = evaluator.value(at: point).value
    undefined = evaluator.gradient(at: point, into: &gradient).undefined
    kinks = value == nil ? [] : evaluator.kinks
    guard withHessian, undefined == nil else { return }
    switch evaluator.hessian(at: point) {
    case .defined(let rows): hessian = rows
    case .undefined(let cause): undefined = cause
    }
  }

  func write(to json: inout JSONWriter) {
    json.member("value", value ?? .nan)
    json.key("gradient")
    json.numbers(gradient, of: variables)
    if let hessian {
      json.key("hessian")
      json.rows(hessian)
    }
    json.kinks(kinks)
    if let undefined { json.reason(undefined) }
  }
}

/// The answers to requests, one after the other; what was compiled for the last one serves the next if it asks for the
/// same function.
private struct Answers {
  let withHessian: Bool
  private var text: String?
  private var evaluator: Evaluator?

  init(withHessian: Bool) { self.withHessian = withHessian }

  mutating func answer(_ request: JSONRequest, _ json: inout JSONWriter) throws {
    let text = try request.requiredText("expression")
    let point = try request.coordinates("at")
    let withHessian = try request.isTrue("hessian") || self.withHessian
    if text == self.text, var evaluator = evaluator.take() {
      defer { self.evaluator = evaluator }
      if let coordinates = Coordinates(point, like: evaluator.tape.inputs) {
        return GradientReport(&evaluator, at: coordinates.values, withHessian: withHessian).write(to: &json)
      }
    }
    let function = try Parser.parseExpression(text)
    let coordinates = try Coordinates(point, for: [function])
    var evaluator = Tape(function, inputs: coordinates.variables).evaluator()
    GradientReport(&evaluator, at: coordinates.values, withHessian: withHessian).write(to: &json)
    (self.text, self.evaluator) = (text, evaluator)
  }
}
