import Calculus

/// A derivative of some order, with its derivation and its value at a point where these are wanted.
struct Differentiation {
  let derivative: Expression
  private let variable: Symbol
  /// The lines of the derivations of all orders, one after the other.
  let steps: [Derivation]
  private let showsSteps: Bool
  /// Nil where no point was given.
  let value: PointValue?

  init(
    of function: Expression, by variable: Symbol, order: Int, at point: [Symbol: Expression]?,
    detail: Derivation.Detail?
  ) throws {
    self.variable = variable
    showsSteps = detail != nil
    if let detail {
      var (current, steps) = (function, [Derivation]())
      for index in 1...order {
        let derivation = Derivation(of: current, by: variable)
        try Differentiation.check(derivation.derivative, order: index)
        let lines = derivation.steps(detail)
        // A step that a teacher does in passing is told where it is the only one.
        steps += lines.isEmpty ? [derivation] : lines
        current = derivation.derivative
      }
      (derivative, self.steps) = (current, detail == .result ? [] : steps)
    } else {
      (derivative, steps) = (try Differentiation.derivative(of: function, by: variable, order: order), [])
    }
    let derivative = derivative
    value = try point.map { try Differentiation.value(of: derivative, from: function, at: $0) }
  }

  /// The derivative alone; a failure where it would be longer than anybody reads.
  static func derivative(of function: Expression, by variable: Symbol, order: Int) throws -> Expression {
    var result = function
    for index in 1...order {
      result = result.derivative(by: variable)
      try check(result, order: index)
    }
    return result
  }

  private static func check(_ derivative: Expression, order: Int) throws {
    guard derivative.weight <= maximumWeight else {
      let name = order == 1 ? "the derivative" : "the derivative of order \(order)"
      throw Failure(.badInput, "\(name) would have more than \(maximumWeight) parts")
    }
  }

  /// The parts of the longest derivative that is printed, about a megabyte.
  private static let maximumWeight = 200_000

  /// A derivative has a value only where its function has one.
  private static func value(
    of derivative: Expression, from function: Expression, at point: [Symbol: Expression]
  ) throws -> PointValue {
    let values = try PointValue.all(of: [function, derivative], at: point)
    if case .none = values[0] { return values[0] }
    return values[1]
  }

  func write(_ form: WrittenForm, to json: inout JSONWriter) {
    json.member("derivative", derivative.text(form.notation))
    json.member("variable", variable.name)
    if showsSteps {
      json.array("steps") { json in
        for step in steps { json.object { step.write(form, to: &$0) } }
      }
    }
    value?.write(to: &json)
  }
}

extension Derivation {
  fileprivate func write(_ form: WrittenForm, to json: inout JSONWriter) {
    for (key, text) in [
      ("rule", title), ("says", rule.statement), ("before", expression.text(form.notation)),
      ("after", derivative.text(form.notation)), ("line", DerivationLine(self).text(form.notation)),
    ] {
      json.member(key, text)
    }
    json.array("constant") { json in for symbol in heldConstant { json.string(symbol.name) } }
  }
}
