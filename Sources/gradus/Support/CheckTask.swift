import Calculus
import Grading

/// What `gradus check` is asked, read.
struct CheckTask {
  let question: Question

  /// - Parameter expected: the right answer; nil where a function is given that is to be differentiated.
  init(
    expected: String?, function: String?, variable: String?, order: Int, at: String?, variables: [String]?,
    assume: String?, form: String, tolerance: Double?, seed: UInt64
  ) throws {
    let scope = variables.map { Scope($0.map { Symbol($0) }) } ?? .any
    let assumptions = try assume.map(CheckTask.assumptions) ?? []
    let forms = try CheckTask.forms(form)
    if let expected {
      guard let value = Problem.Answer(try Input.formula(expected, in: scope).value) else {
        throw Failure(.badInput, "\(expected)\n^ expected an expression, a vector or a matrix")
      }
      question = Question(
        expected: value.expected, scope: scope, noun: "expected value", seed: seed, tolerance: tolerance,
        assuming: assumptions, forms: forms)
    } else {
      let formula = try Input.formula(function ?? "", in: scope)
      guard let expression = formula.expression else {
        throw Failure(.badInput, "\(function ?? "")\n^ expected a function")
      }
      let general = Problem.derivative(
        Problem.WrittenFunction(formula), by: try Input.variable(variable, of: expression), order: order)
      let point = try at.map(Input.point)
      question = Question(
        point.map { Problem.value(general, at: $0) } ?? general, scope: scope, seed: seed, tolerance: tolerance,
        assuming: assumptions, forms: forms)
    }
  }

  private static func assumptions(_ text: String) throws -> [Assumption] {
    guard let assumptions = Assumption.reading(text) else {
      throw Failure(.badInput, "\(text)\n^ expected conditions, such as 'x > 0, n integer, 0 < p < 1'")
    }
    return assumptions
  }

  private static func forms(_ name: String) throws -> [Form] {
    if name == "any" { return [] }
    guard let form = Form(rawValue: name) else {
      let known = (["any"] + Form.allCases.map(\.rawValue)).joined(separator: ", ")
      throw Failure(.badInput, "\(name)\n^ there is no such form; known are \(known)")
    }
    return [form]
  }
}
